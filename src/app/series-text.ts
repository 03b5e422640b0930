import type { Unit } from '../base/units.ts';
import type { Series } from '../scenario/project.ts';

const secondsPerHour = 3600;

/** A line that could not be understood, counted from 1; 0: the text as a whole. */
export interface SeriesFault {
  readonly line: number;
  readonly reason: 'two-numbers' | 'order' | 'empty';
}

function numberOf(text: string): number {
  return Number(text.trim().replace(',', '.').replace('\u2212', '-'));
}

function cellsOf(line: string): readonly string[] {
  const text = line.trim();
  if (/[;\t]/.test(text)) return text.split(/[;\t]/);
  if (/\s/.test(text)) return text.split(/\s+/).map((cell) => cell.replace(/,$/, ''));
  return text.split(',');
}

/**
 * Reads a series pasted from a spreadsheet: one instant a line, hours then value, separated by a tab, a
 * semicolon, spaces, or a comma; decimal comma or point. A first line of titles is passed over.
 */
export function parseSeries(text: string): Series | SeriesFault {
  const timesS: number[] = [];
  const values: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const [hours, value] = [numberOf(cells[0] ?? ''), numberOf(cells[1] ?? '')];
    const readable = cells.length === 2 && cells.every((cell) => cell.trim() !== '');
    if (!readable || !Number.isFinite(hours) || !Number.isFinite(value)) {
      if (timesS.length === 0 && /\p{L}/u.test(line)) continue;
      return { line: index + 1, reason: 'two-numbers' };
    }
    const timeS = Math.round(hours * secondsPerHour);
    if (timesS.length > 0 && timeS <= (timesS.at(-1) ?? 0)) return { line: index + 1, reason: 'order' };
    timesS.push(timeS);
    values.push(value);
  }
  if (timesS.length === 0) return { line: 0, reason: 'empty' };
  return { timesS, values };
}

export function isFault(parsed: Series | SeriesFault): parsed is SeriesFault {
  return 'reason' in parsed;
}

/** The text of a series, as `parseSeries` reads it. */
export function formatSeries(series: Series): string {
  return series.timesS
    .map((timeS, i) => `${Number((timeS / secondsPerHour).toFixed(4))} ; ${series.values[i] ?? 0}`)
    .join('\n');
}

/** A rise, a peak, a fall, in straight lines; hours. */
export interface Peak {
  readonly base: number;
  readonly peak: number;
  readonly riseH: number;
  readonly fallH: number;
}

/** The series of a peak: from its base at instant 0, up to the peak, back to the base. */
export function seriesOfPeak({ base, peak, riseH, fallH }: Peak): Series {
  const riseS = Math.max(60, Math.round(riseH * secondsPerHour));
  const fallS = Math.max(60, Math.round(fallH * secondsPerHour));
  return { timesS: [0, riseS, riseS + fallS], values: [base, peak, base] };
}

/** A peak to start a form from: of a size that makes sense in its unit. */
export function firstPeak(unit: Unit): Peak {
  const peaks: Partial<Record<Unit, number>> = { m: 3, 'mm/h': 30 };
  return { base: 0, peak: peaks[unit] ?? 10, riseH: 3, fallH: 6 };
}

/** The peak that a series of three points describes, or null when it is another shape. */
export function peakOfSeries({ timesS, values }: Series): Peak | null {
  const [start, top, end] = timesS;
  const [base, peak, after] = values;
  if (timesS.length !== 3 || start !== 0 || top === undefined || end === undefined) return null;
  if (base === undefined || peak === undefined || base !== after) return null;
  return { base, peak, riseH: top / secondsPerHour, fallH: (end - top) / secondsPerHour };
}

/** Value at an instant: linear between instants, constant before the first and after the last. */
export function seriesAt({ timesS, values }: Series, timeS: number): number {
  const next = timesS.findIndex((t) => t > timeS);
  if (next === 0) return values[0] ?? 0;
  if (next < 0) return values.at(-1) ?? 0;
  const [t0, t1] = [timesS[next - 1] ?? 0, timesS[next] ?? 1];
  const [v0, v1] = [values[next - 1] ?? 0, values[next] ?? 0];
  return v0 + ((v1 - v0) * (timeS - t0)) / (t1 - t0);
}
