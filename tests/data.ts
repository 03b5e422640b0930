import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'vitest';

const repository = resolve(import.meta.dirname, '..');

/**
 * Folder of the published cases and real files that some tests read: `JUMELLES_DATA`, else `../shared/data`
 * beside the repository. It may not exist; see `describeWithData`.
 */
export function dataFolder(): string {
  return resolve(repository, process.env['JUMELLES_DATA'] ?? '../shared/data');
}

/** Path of something in the data folder, e.g. `dataPath('flood', 'ea_test2')`. */
export function dataPath(...parts: readonly string[]): string {
  return join(dataFolder(), ...parts);
}

/**
 * A group of tests that read `needs` (paths under the data folder, e.g. `flood/ea_test2`). Where one of them is
 * absent, the group counts as not run, and says in one line what it needs and how to get it.
 */
export function describeWithData(name: string, needs: readonly string[], body: () => void): void {
  const absent = needs.filter((need) => !existsSync(dataPath(need)));
  if (absent.length === 0) {
    describe(name, body);
    return;
  }
  const notice =
    `NOT RUN: "${name}" needs ${absent.join(', ')}, absent from ${dataFolder()}; ` +
    'put the data there or set JUMELLES_DATA to the folder that has it.';
  console.info(notice);
  describe(name, () => {
    test('its data are there', ({ skip }) => skip(notice));
  });
}
