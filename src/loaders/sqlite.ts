import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { AppError } from '../base/errors.ts';
import type { InputFile } from './input-file.ts';
import { decodeWindows1252 } from './windows-1252.ts';

let sqlite: Promise<SqlJsStatic> | null = null;

/** SQLite with its WebAssembly inside the module: the same in a worker, in Node and in a page opened from disk. */
function loadSqlite(): Promise<SqlJsStatic> {
  sqlite ??= import('sql.js/dist/sql-wasm-inline.js').then((module) => module.default());
  return sqlite;
}

/** The last database opened: a delivery's layers are read one after the other from one large file. */
let held: { readonly input: InputFile; readonly database: Database; users: number } | null = null;

/**
 * Lets `read` look into a file's database. The last one stays open until another is asked for.
 *
 * @throws AppError `file/unreadable` when the file is not a database.
 */
export async function withDatabase<T>(
  input: InputFile,
  read: (database: Database) => Promise<T>,
): Promise<T> {
  if (held?.input !== input) {
    const database = await openDatabase(input);
    if (held?.users === 0) held.database.close();
    held = { input, database, users: 0 };
  }
  const mine = held;
  mine.users += 1;
  try {
    return await read(mine.database);
  } finally {
    mine.users -= 1;
    if (mine !== held && mine.users === 0) mine.database.close();
  }
}

async function openDatabase(input: InputFile): Promise<Database> {
  const SQL = await loadSqlite();
  const bytes = new Uint8Array(await input.bytes());
  if (decodeWindows1252(bytes.subarray(0, 15)) !== 'SQLite format 3')
    throw new AppError('file/unreadable', `${input.path} is not a GeoPackage`, { file: input.path });
  try {
    return new SQL.Database(bytes);
  } catch (error) {
    throw new AppError('file/unreadable', `${input.path}: ${String(error)}`, { file: input.path });
  }
}

/** All rows of a query. */
export function rowsOf(database: Database, sql: string): SqlValue[][] {
  return database.exec(sql)[0]?.values ?? [];
}

/** A table's or column's name inside a query. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
