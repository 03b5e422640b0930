import type { ForcingSeries } from '../territory/forcing.ts';
import { readNumber, significantLines, syntaxError, type TextLine } from './lisflood-text.ts';

export interface BdySeries extends ForcingSeries {
  readonly name: string;
}

const secondsPer: readonly (readonly [RegExp, number])[] = [
  [/^s(ec(ond)?s?)?$/i, 1],
  [/^min(ute)?s?$/i, 60],
  [/^h((ou)?rs?)?$/i, 3600],
  [/^d(ays?)?$/i, 86_400],
];

/**
 * Reads the series of a `.bdy` file. Each is a line with its name, a line `count unit` (seconds, minutes, hours
 * or days), then `count` lines `value time`. Other lines between series are comments, as is the first line.
 *
 * @returns By name; a series given twice keeps its first, which is the one LISFLOOD-FP reads.
 * @throws AppError `flood/lisflood-syntax` with file and line.
 */
export function readBdy(text: string, file: string): Map<string, BdySeries> {
  const lines = significantLines(text);
  const found = new Map<string, BdySeries>();
  let at = 0;
  while (at + 1 < lines.length) {
    const count = countOf(lines[at + 1] as TextLine);
    const title = lines[at] as TextLine;
    if (count === null) {
      // Past the comment of the first line, a line of figures belongs to no series: something is miscounted.
      if (at > 0 && isPair(title)) throw syntaxError(file, title, 'the name of a series');
      at++;
      continue;
    }
    const name = title.words[0] as string;
    const series = readSeries(name, count, lines, at + 2, file);
    if (!found.has(name)) found.set(name, series);
    at += 2 + count.values;
  }
  const last = lines[at];
  if (last && isPair(last)) throw syntaxError(file, last, 'the name of a series');
  return found;
}

interface Count {
  readonly values: number;
  readonly secondsPerUnit: number;
}

function countOf(line: TextLine): Count | null {
  const [count, unit] = line.words;
  if (line.words.length !== 2 || count === undefined || unit === undefined || !/^\d+$/.test(count))
    return null;
  const seconds = secondsPer.find(([pattern]) => pattern.test(unit))?.[1];
  return seconds === undefined ? null : { values: Number(count), secondsPerUnit: seconds };
}

function isPair(line: TextLine): boolean {
  return line.words.length === 2 && readNumber(line.words[0]) !== null && readNumber(line.words[1]) !== null;
}

function readSeries(
  name: string,
  count: Count,
  lines: readonly TextLine[],
  from: number,
  file: string,
): BdySeries {
  const header = lines[from - 1] as TextLine;
  if (count.values < 1) throw syntaxError(file, header, 'at least one value');
  const timesS: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < count.values; i++) {
    const line = lines[from + i];
    if (!line) throw syntaxError(file, header, `${count.values} values for ${name}, not ${i}`);
    const value = readNumber(line.words[0]);
    const time = readNumber(line.words[1]);
    if (value === null || time === null)
      throw syntaxError(file, line, `value ${i + 1} of ${name} and its time`);
    const timeS = time * count.secondsPerUnit;
    if (i > 0 && timeS <= (timesS[i - 1] as number))
      throw syntaxError(file, line, `a time after the last one`);
    timesS.push(timeS);
    values.push(value);
  }
  return { name, timesS, values };
}
