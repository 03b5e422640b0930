import { AppError } from '../base/errors.ts';
import { type Problem, problem } from './problem.ts';

/** Least and greatest values that a place on Earth can have; the codes of EPW for what is missing lie outside. */
const possible = {
  airC: [-70, 60],
  humidity: [0, 110],
  pressurePa: [31_000, 110_000],
  windM: [0, 60],
  ghi: [0, 1600],
  dni: [0, 1500],
  dhi: [0, 1000],
  infraredW: [40, 700],
} as const satisfies Record<string, readonly [number, number]>;

export type WeatherColumnName = keyof typeof possible;

/** Rows of a weather file before they are checked: the clock when an hour begins, and values as read (NaN: none). */
export interface WeatherRows {
  /** As if the clock showed UTC, s. */
  readonly clockS: readonly number[];
  readonly values: Readonly<Partial<Record<WeatherColumnName, readonly number[]>>>;
  /** How the file names its columns, for a person who looks for them. */
  readonly titles: Readonly<Record<WeatherColumnName, string>>;
}

/** A full year of hours without holes, and what had to be filled in. */
export interface FullYear {
  readonly clockS: Float64Array;
  readonly values: Readonly<Partial<Record<WeatherColumnName, Float64Array>>>;
  readonly problems: readonly Problem[];
}

/** Hours in a row that are filled in between their neighbours; more is weather that nobody observed. */
const longestGap = 6;
const hoursOfYear: readonly number[] = [8760, 8784];

/**
 * A full year of the rows of a file. Single hours that are absent, and values that are missing or impossible, are
 * filled in evenly between their neighbours and told of; a column that has next to no values is left out.
 *
 * @throws AppError `weather/length` not a year of hours, `weather/gaps` more than six hours in a row without rows or values,
 *   `weather/order` rows that go back or stand twice.
 */
export function fullYear(rows: WeatherRows, file: string): FullYear {
  const { positions, length } = hoursOf(rows.clockS, file);
  const problems: Problem[] = [];
  const clockS = filled(rows.clockS, positions, length, file, 'date');
  const missingRows = length - positions.length;
  if (missingRows > 0) problems.push(filledIn(file, 'date', missingRows));
  const values: Partial<Record<WeatherColumnName, Float64Array>> = {};
  for (const [key, given] of Object.entries(rows.values) as [WeatherColumnName, readonly number[]][]) {
    const [min, max] = possible[key];
    const title = rows.titles[key];
    const known = given.map((value) => (value >= min && value <= max ? value : Number.NaN));
    const absent = known.filter(Number.isNaN).length;
    // A file that never observes something is whole without it; one that lost it is not.
    if (absent === known.length) continue;
    const column = filled(known, positions, length, file, title);
    values[key] = column;
    if (absent > 0) problems.push(filledIn(file, title, absent));
  }
  return { clockS, values, problems };
}

function filledIn(file: string, column: string, count: number): Problem {
  return problem('weather/filled', 'partial', `${file}: ${count} hours of ${column} filled in`, {
    file,
    column,
    count,
  });
}

/** Position of each row among the hours of the year: months of a typical year follow each other across years. */
function hoursOf(clockS: readonly number[], file: string): { positions: readonly number[]; length: number } {
  const leap = clockS.some(isLeapDay);
  const length = hoursOfYear[leap ? 1 : 0] as number;
  const positions = clockS.map((second) => hourInYear(second, leap));
  const back = positions.findIndex((hour, i) => i > 0 && hour <= (positions[i - 1] as number));
  if (back > 0 && positions.length > length) throw lengthError(file, positions.length, length);
  if (back > 0)
    throw new AppError('weather/order', `${file}: row ${back + 1} is not after the one before`, {
      file,
      row: back + 1,
    });
  if (length - positions.length > longestGap * 24) throw lengthError(file, positions.length, length);
  return { positions, length };
}

function lengthError(file: string, count: number, expected: number): AppError {
  return new AppError('weather/length', `${file}: ${count} hours, not ${expected}`, {
    file,
    count,
    expected,
  });
}

function isLeapDay(second: number): boolean {
  const date = new Date(second * 1000);
  return date.getUTCMonth() === 1 && date.getUTCDate() === 29;
}

/** Hour since the start of its own year; the leap day counts only in years that have it. */
function hourInYear(second: number, leap: boolean): number {
  const date = new Date(second * 1000);
  const month = date.getUTCMonth();
  const day =
    (Date.UTC(leap ? 2024 : 2023, month, date.getUTCDate()) - Date.UTC(leap ? 2024 : 2023, 0, 1)) / 864e5;
  return day * 24 + date.getUTCHours();
}

/** Values at their positions, holes of at most six hours evenly filled; the year is a ring. */
function filled(
  given: readonly number[],
  positions: readonly number[],
  length: number,
  file: string,
  column: string,
): Float64Array {
  const values = new Float64Array(length).fill(Number.NaN);
  for (const [i, value] of given.entries()) values[positions[i] as number] = value;
  const start = values.findIndex((value) => !Number.isNaN(value));
  const at = (i: number): number => (start + i) % length;
  for (let last = 0; last < length; ) {
    let next = last + 1;
    while (Number.isNaN(values[at(next)] as number)) next++;
    const gap = next - last - 1;
    if (gap > longestGap) {
      const details = { file, column, hours: gap, hour: at(last + 1) + 1 };
      throw new AppError('weather/gaps', `${file}: ${gap} hours in a row without ${column}`, details);
    }
    const before = values[at(last)] as number;
    const step = column === 'date' ? 3600 : ((values[at(next)] as number) - before) / (gap + 1);
    for (let k = 1; k <= gap; k++) values[at(last + k)] = before + step * k;
    last = next;
  }
  return values;
}
