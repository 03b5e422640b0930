import { type LoadingPort, serveLoading } from '../src/loaders/loading.ts';

serveLoading(globalThis as unknown as LoadingPort);
