import { readNumber, significantLines, syntaxError, type TextLine } from './lisflood-text.ts';

/** A place where a run's depths are followed. */
export interface StagePoint {
  readonly xM: number;
  readonly yM: number;
}

/**
 * Reads a `.stage` file given to a run: the number of points, then `x y` for each.
 *
 * @throws AppError `flood/lisflood-syntax` with file and line.
 */
export function readStagePoints(text: string, file: string): StagePoint[] {
  const lines = significantLines(text);
  const [header] = lines;
  const count = readNumber(header?.words[0]);
  if (!header || count === null || !Number.isSafeInteger(count) || count < 0) {
    throw syntaxError(file, header ?? null, 'the number of points');
  }
  return Array.from({ length: count }, (_, i) => {
    const line = lines[i + 1];
    const [xM, yM] = [readNumber(line?.words[0]), readNumber(line?.words[1])];
    if (!line || xM === null || yM === null) throw syntaxError(file, line ?? header, `point ${i + 1}: x y`);
    return { xM, yM };
  });
}

/** What a run wrote of its stage points. */
export interface StageResults {
  readonly points: readonly (StagePoint & { readonly bedM: number })[];
  readonly timesS: readonly number[];
  /** Depth, m, by instant then by point; NaN where the run wrote none. */
  readonly depthsM: readonly (readonly number[])[];
}

/**
 * Reads a `.stage` file written by a run of LISFLOOD-FP: a table of points, then one line per instant.
 *
 * @throws AppError `flood/lisflood-syntax` with file and line.
 */
export function readStageResults(text: string, file: string): StageResults {
  const lines = significantLines(text);
  const tableAt = lines.findIndex((line) => /^stage information/i.test(line.words.join(' ')));
  const outputAt = lines.findIndex((line) => /^time;/i.test(line.words.join(' ')));
  if (tableAt < 0 || outputAt < 0) throw syntaxError(file, lines[0] ?? null, 'a stage table');
  const points = lines.slice(tableAt + 1, outputAt).flatMap((line) => {
    const [index, xM = null, yM = null, bedM = null] = line.words.map(readNumber);
    if (index === null || index === undefined) return [];
    if (xM === null || yM === null || bedM === null) throw syntaxError(file, line, 'stage, x, y, elevation');
    return [{ xM, yM, bedM }];
  });
  const rows = lines.slice(outputAt + 1).map((line) => rowOf(line, points.length + 1, file));
  return { points, timesS: rows.map((row) => row[0] as number), depthsM: rows.map((row) => row.slice(1)) };
}

function rowOf(line: TextLine, columns: number, file: string): number[] {
  if (line.words.length !== columns) throw syntaxError(file, line, `${columns} columns`);
  return line.words.map((word, i) => {
    const value = readNumber(word);
    if (value === null && i === 0) throw syntaxError(file, line, 'a time');
    return value ?? Number.NaN;
  });
}

/**
 * Reads a `.mass` file: columns by their title (`Time`, `Area`, `Vol`, `Qin`, `Qout`, …), in the file's units
 * (s, m², m³, m³/s).
 *
 * @throws AppError `flood/lisflood-syntax` with file and line.
 */
export function readMass(text: string, file: string): Record<string, number[]> {
  const [titles, ...rows] = significantLines(text);
  if (titles?.words[0] !== 'Time') throw syntaxError(file, titles ?? null, 'Time');
  const columns: Record<string, number[]> = Object.fromEntries(titles.words.map((title) => [title, []]));
  for (const line of rows) {
    const row = rowOf(line, titles.words.length, file);
    for (const [i, title] of titles.words.entries()) columns[title]?.push(row[i] as number);
  }
  return columns;
}
