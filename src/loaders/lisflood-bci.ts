import type { Forcing, ForcingSeries } from '../territory/forcing.ts';
import type { BdySeries } from './lisflood-bdy.ts';
import { readNumber, significantLines, syntaxError, type TextLine } from './lisflood-text.ts';

/** One line of a `.bci` file: where water enters, leaves or is held. */
export interface BciLine {
  readonly where: Forcing['where'];
  readonly type: 'CLOSED' | 'FREE' | 'HFIX' | 'HVAR' | 'QFIX' | 'QVAR';
  /** Value of HFIX, QFIX, slope of FREE when given. */
  readonly value: number | null;
  /** Series of HVAR and QVAR. */
  readonly series: string | null;
  readonly line: TextLine;
}

const sides = { N: 'north', E: 'east', S: 'south', W: 'west' } as const;
const types = new Set(['CLOSED', 'FREE', 'HFIX', 'HVAR', 'QFIX', 'QVAR']);

/**
 * Reads a `.bci` file: `N|E|S|W from to TYPE [value]` along a border (the two ends in any order), or
 * `P x y TYPE [value]` at a point.
 *
 * @throws AppError `flood/lisflood-syntax` with file and line.
 */
export function readBci(text: string, file: string): BciLine[] {
  return significantLines(text).map((line) => readLine(line, file));
}

function readLine(line: TextLine, file: string): BciLine {
  const [place = '', first, second, word = '', value] = line.words;
  const letter = place.toUpperCase();
  const type = word.toUpperCase();
  if (!(letter in sides) && letter !== 'P') throw syntaxError(file, line, 'N, E, S, W or P');
  const [a, b] = [readNumber(first), readNumber(second)];
  if (a === null || b === null) throw syntaxError(file, line, 'two coordinates');
  if (!types.has(type)) throw syntaxError(file, line, 'CLOSED, FREE, HFIX, HVAR, QFIX or QVAR');
  if (letter === 'P' && (type === 'FREE' || type === 'CLOSED')) {
    throw syntaxError(file, line, 'HFIX, HVAR, QFIX or QVAR at a point');
  }
  const where: Forcing['where'] =
    letter === 'P'
      ? { kind: 'point', xM: a, yM: b }
      : {
          kind: 'border',
          side: sides[letter as keyof typeof sides],
          fromM: Math.min(a, b),
          toM: Math.max(a, b),
        };
  const known = { where, type: type as BciLine['type'], line };
  if (type === 'HVAR' || type === 'QVAR') {
    if (value === undefined) throw syntaxError(file, line, 'the name of a series');
    return { ...known, value: null, series: value };
  }
  if (type === 'CLOSED' || (type === 'FREE' && value === undefined))
    return { ...known, value: null, series: null };
  const number = readNumber(value);
  if (number === null) throw syntaxError(file, line, 'a number');
  return { ...known, value: number, series: null };
}

/**
 * The water conditions of a `.bci` with its `.bdy`. Closed borders give none: borders are closed anyway.
 *
 * @param cellSizeM LISFLOOD-FP gives a point's discharge per metre of its cell's side; here it becomes m³/s.
 * @throws AppError `flood/lisflood-syntax` when a series is missing.
 */
export function forcingsOf(
  lines: readonly BciLine[],
  series: ReadonlyMap<string, BdySeries>,
  cellSizeM: number,
  file: string,
): Forcing[] {
  return lines
    .filter((line) => line.type !== 'CLOSED')
    .map((line): Forcing => {
      const { where, type } = line;
      if (type === 'FREE') return { name: type, where, what: { kind: 'free', slope: line.value } };
      const found = line.series === null ? constant(line.value ?? 0) : series.get(line.series);
      if (!found) throw syntaxError(file, line.line, `a series named ${line.series} in the .bdy file`);
      const name = line.series ?? type;
      if (type === 'HFIX' || type === 'HVAR')
        return { name, where, what: { kind: 'level', series: plain(found, 1) } };
      const width = where.kind === 'point' ? cellSizeM : 1;
      return { name, where, what: { kind: 'discharge', series: plain(found, width) } };
    });
}

function constant(value: number): ForcingSeries {
  return { timesS: [0], values: [value] };
}

function plain(series: ForcingSeries, factor: number): ForcingSeries {
  return { timesS: series.timesS, values: series.values.map((value) => value * factor) };
}
