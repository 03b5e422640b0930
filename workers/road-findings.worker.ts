import { type FindingsPort, serveFindings } from '../src/engines/traffic/roads/serve-findings.ts';

export type { FindingsAnswer, FindingsCall } from '../src/engines/traffic/roads/serve-findings.ts';

serveFindings(globalThis as unknown as FindingsPort);
