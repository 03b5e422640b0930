import { cpus } from 'node:os';
import type { RunSurroundings } from '../simulation/execute.ts';

/** What a record says of where it was made. */
export function surroundingsHere(): RunSurroundings {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return {
    at: new Date().toISOString(),
    host: `Node ${process.version}, ${process.platform} ${process.arch}, ${processor}`,
    appVersion: String(import.meta.env?.['VITE_APP_VERSION'] ?? 'dev'),
  };
}
