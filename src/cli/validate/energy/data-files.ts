import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { numberOfText, rowsOfCsv } from '../../../loaders/csv.ts';

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
    .map((path) => join(folder, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

export async function readTables(folder: string): Promise<readonly DataFile[]> {
  const paths = await findFiles(folder, '.csv');
  return Promise.all(paths.map(async (path) => ({ path, table: tableOf(await readFile(path)) })));
}

/** A table in text, whatever separates and quotes its cells. */
export function tableOf(bytes: Uint8Array): TextTable {
  const { fields, rows } = rowsOfCsv(bytes);
  return { columns: fields, rows };
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
  return textsOf(table, name).map(numberOfText);
}
