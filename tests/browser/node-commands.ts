import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const repository = resolve(import.meta.dirname, '../..');

/** Makes the run of `tests/contract/flood-digest.ts` in a Node process of its own; its record as JSON. */
export async function floodRecordInNode(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'tests/contract/flood-digest.ts'],
    { cwd: repository, maxBuffer: 2 ** 24 },
  );
  return stdout;
}

declare module 'vitest/browser' {
  interface BrowserCommands {
    floodRecordInNode: () => Promise<string>;
  }
}
