import type { InputFile, LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { type Problem, problemOf } from './problem.ts';
import type { TableKind } from './understanding.ts';

/** What came of the tables of one kind. */
export interface TableReadings<T> {
  /** One for each of `used`, in the order of the parts. */
  readonly read: readonly T[];
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
}

/** What a table comes to; `value` is null where it holds nothing for here. */
export interface TableReading<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads tables of a kind among the parts; one that cannot be read is told.
 *
 * @param most Read as many at most: 1 where a territory has one.
 */
export async function readTables<T>(
  kind: TableKind,
  parts: readonly Part[],
  most: number,
  { signal }: LoadOptions,
  readOne: (file: InputFile) => Promise<TableReading<T>>,
): Promise<TableReadings<T>> {
  const problems: Problem[] = [];
  const read: T[] = [];
  const used: Part[] = [];
  for (const part of parts) {
    const [file] = part.opened.files;
    if (part.understanding.kind !== kind || file === undefined || used.length >= most) continue;
    try {
      const { value, problems: told } = await readOne(file);
      problems.push(...told);
      if (value === null) continue;
      read.push(value);
      used.push(part);
    } catch (error) {
      problems.push(problemOf(error, file.path, signal));
    }
  }
  return { read, used, problems };
}
