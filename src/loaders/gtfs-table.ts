import { isDate } from '../territory/transit-feed.ts';
import { valuesOfLine } from './csv.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { linesOf } from './text-lines.ts';

/** A table of a GTFS archive, column by column; row 0 stands on line 2. */
export interface GtfsTable {
  readonly rows: number;
  has(column: string): boolean;
  /** Texts, trimmed; all '' where the table has no such column. */
  column(name: string): readonly string[];
}

/** Reads a table of CSV with a heading; rows that are short lack their last fields. */
export async function readGtfsTable(file: InputFile, options: LoadOptions = {}): Promise<GtfsTable> {
  let titles: readonly string[] = [];
  const columns: string[][] = [];
  let rows = 0;
  for await (const lines of linesOf(file, options)) {
    for (const line of lines) {
      if (line.trim() === '') continue;
      const fields = valuesOfLine(line, ',');
      if (titles.length === 0) {
        titles = fields.map((title) => title.toLowerCase());
        for (const _ of titles) columns.push([]);
        continue;
      }
      for (const [i, column] of columns.entries()) column.push(fields[i] ?? '');
      rows++;
    }
  }
  return {
    rows,
    has: (name) => titles.includes(name),
    column: (name) => columns[titles.indexOf(name)] ?? new Array<string>(rows).fill(''),
  };
}

/** Seconds of a GTFS time `H:MM:SS`, past 24:00 too; NaN for anything else. */
export function gtfsSeconds(text: string): number {
  const found = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/.exec(text);
  return found ? 3600 * Number(found[1]) + 60 * Number(found[2]) + Number(found[3]) : Number.NaN;
}

/** A GTFS date as a number YYYYMMDD; NaN for anything else, a day that no month has among it. */
export function gtfsDate(text: string): number {
  return /^\d{8}$/.test(text) && isDate(Number(text)) ? Number(text) : Number.NaN;
}

/** Tells which table of the archive the rows are in. */
export function withTable(problems: readonly Problem[], table: string): Problem[] {
  return problems.map((one) => ({ ...one, details: { ...one.details, table } }));
}
