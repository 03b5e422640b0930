import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A table of a text file: its titles, and its cells as written. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A file found under the data, with the table that it begins with. */
export interface DataFile {
  readonly path: string;
  readonly table: TextTable;
}

/** Every file of an ending under a folder, in the order of their paths; none where the folder is absent. */
export async function findFiles(folder: string, ending: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((path) => path.toLowerCase().endsWith(ending))
    .toSorted()
    .map((path) => join(folder, path));
}

export async function readTables(folder: string): Promise<readonly DataFile[]> {
  const paths = await findFiles(folder, '.csv');
  return Promise.all(paths.map(async (path) => ({ path, table: tableOf(await readFile(path, 'utf8')) })));
}

/** Cells split at commas; none of the published files quotes any. */
export function tableOf(text: string): TextTable {
  const [first = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const rows = lines.filter((line) => line !== '').map((line) => line.split(','));
  return { columns: first.split(','), rows };
}

/** @param wanted Titles, or patterns that one title at least must fit. */
export function hasColumns({ columns }: TextTable, wanted: readonly (string | RegExp)[]): boolean {
  return wanted.every((title) =>
    typeof title === 'string' ? columns.includes(title) : columns.some((column) => title.test(column)),
  );
}

/** Cells of one column as written. */
export function textsOf({ columns, rows }: TextTable, name: string): readonly string[] {
  const at = columns.indexOf(name);
  return rows.map((row) => row[at] ?? '');
}

/** Cells of one column as numbers; NaN where nothing is written. */
export function numbersOf(table: TextTable, name: string): readonly number[] {
  return textsOf(table, name).map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
}
