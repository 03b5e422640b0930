import type { WeatherColumnName } from './weather-rows.ts';
import { number, type ReadWeather, syntax, weatherYear } from './weather-year.ts';

/** Fields of a row of data, from 1 (EnergyPlus, Auxiliary Programs, "EPW CSV format"). */
const fields = {
  airC: 7,
  humidity: 9,
  pressurePa: 10,
  infraredW: 13,
  ghi: 14,
  dni: 15,
  dhi: 16,
  windM: 22,
} as const satisfies Record<WeatherColumnName, number>;
const columns = Object.entries(fields) as readonly [WeatherColumnName, number][];
const titles = Object.fromEntries(columns.map(([name, field]) => [name, `N${field}`])) as Record<
  WeatherColumnName,
  string
>;
const headerLines = 8;

/**
 * Reads a year of EnergyPlus weather. Stamps are the ends of hours of local standard time (hour 1 ends at 1 h);
 * irradiance is the mean of the hour, so that the Sun stands for it half an hour before.
 *
 * @throws AppError `weather/syntax`, and those of `weatherYear`.
 */
export function readEpw(text: string, file: string): ReadWeather {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const place = (lines[0] ?? '').split(',');
  if (place[0]?.trim().toUpperCase() !== 'LOCATION') throw syntax(file, 1, 'LOCATION');
  const [latitudeDeg, longitudeDeg, utcOffsetH, altitudeM] = place.slice(6, 10).map(number);
  const periods = lines.findIndex((line) => /^data periods/i.test(line));
  if (periods < 0 || periods >= headerLines) throw syntax(file, headerLines, 'DATA PERIODS');
  const perHour = number(lines[periods]?.split(',')[2]);
  if (perHour !== 1) throw syntax(file, periods + 1, 'DATA PERIODS,1,1: one record per hour');

  const clockS: number[] = [];
  const values: Partial<Record<WeatherColumnName, number[]>> = {};
  for (const [name] of columns) values[name] = [];
  for (const [i, line] of lines.entries()) {
    if (i <= periods || line.trim() === '') continue;
    const cells = line.split(',');
    clockS.push(startOf(cells, file, i + 1));
    for (const [name, field] of columns) values[name]?.push(number(cells[field - 1]));
  }
  return weatherYear(
    {
      name: place[1]?.trim() ?? file,
      latitudeDeg: latitudeDeg as number,
      longitudeDeg: longitudeDeg as number,
      altitudeM: altitudeM as number,
      utcOffsetH: utcOffsetH as number,
      sunAfterS: 1800,
      sunIntervalS: 3600,
    },
    { clockS, values, titles },
    file,
  );
}

/** Clock time at which a row's hour begins, as if it were UTC, s. */
function startOf(cells: readonly string[], file: string, line: number): number {
  const [year, month, day, hour] = cells.slice(0, 4).map(number);
  const isStamp =
    Number.isInteger(year) &&
    isWithin(month, 1, 12) &&
    isWithin(day, 1, 31) &&
    isWithin(hour, 1, 24) &&
    cells.length > 15;
  if (!isStamp) throw syntax(file, line, 'year, month, day, hour (1 to 24) and the values of the hour');
  return Date.UTC(year as number, (month as number) - 1, day, (hour as number) - 1) / 1000;
}

function isWithin(value: number | undefined, low: number, high: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= low && value <= high;
}
