import { AppError } from '../base/errors.ts';
import type { WeatherYear } from '../territory/weather.ts';
import type { Problem } from './problem.ts';
import { fullYear, type WeatherRows } from './weather-rows.ts';

/** A weather file that was read, and what had to be filled in. */
export interface ReadWeather {
  readonly weather: WeatherYear;
  readonly problems: readonly Problem[];
}

/** Where a file says that its weather is, and how its irradiance stands to its clock. */
export interface WeatherStation {
  readonly name: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  readonly utcOffsetH: number;
  /** From the start of a row's hour to what its irradiance belongs to, s. */
  readonly sunAfterS: number;
  readonly sunIntervalS: number;
}

/** Values that stand in for what a file does not observe at all: neither moves a result by much. */
const usualHumidity = 70;
const usualWindM = 3;

/**
 * @throws AppError those of `fullYear`; `weather/column` without temperatures or global irradiance; `weather/syntax`
 *   for a place that is none.
 */
export function weatherYear(station: WeatherStation, rows: WeatherRows, file: string): ReadWeather {
  const { name, latitudeDeg, longitudeDeg, altitudeM, utcOffsetH } = station;
  if (!isPlace(station)) throw syntax(file, 1, 'latitude, longitude and altitude');
  const { clockS, values, problems } = fullYear(rows, file);
  const startS = clockS.map((clock) => clock - 3600 * utcOffsetH);
  const { airC, ghi, dni, dhi } = values;
  if (!airC) throw absent(file, rows.titles.airC);
  const parts = dni && dhi ? { dni, dhi } : null;
  if (!ghi) throw absent(file, rows.titles.ghi);
  const constant = (value: number): Float64Array => new Float64Array(startS.length).fill(value);
  const weather = {
    name,
    latitudeDeg,
    longitudeDeg,
    altitudeM,
    utcOffsetH,
    startS,
    sunS: startS.map((start) => start + station.sunAfterS),
    sunIntervalS: station.sunIntervalS,
    airC,
    humidity: values.humidity ?? constant(usualHumidity),
    pressurePa: values.pressurePa ?? constant(101_325 * (1 - 2.25577e-5 * altitudeM) ** 5.25588),
    windM: values.windM ?? constant(usualWindM),
    ghi,
    parts,
    infraredW: values.infraredW ?? null,
  };
  return { weather, problems };
}

function isPlace({ latitudeDeg, longitudeDeg, altitudeM, utcOffsetH }: WeatherStation): boolean {
  return (
    Math.abs(latitudeDeg) <= 90 &&
    Math.abs(longitudeDeg) <= 180 &&
    altitudeM > -500 &&
    altitudeM < 9000 &&
    Math.abs(utcOffsetH) <= 14
  );
}

function absent(file: string, column: string): AppError {
  return new AppError('weather/column', `${file}: no values in ${column}`, { file, column });
}

/** `weather/syntax` at a line, with what was expected there. */
export function syntax(file: string, line: number, expected: string): AppError {
  return new AppError('weather/syntax', `${file}:${line}: expected ${expected}`, { file, line, expected });
}

/** NaN for what is no number, also for an empty cell. */
export function number(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? Number.NaN : Number(text);
}
