import { type ArchivePort, serveArchives } from '../src/simulation/archive/serve.ts';

serveArchives(globalThis as unknown as ArchivePort);
