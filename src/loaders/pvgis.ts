import { AppError } from '../base/errors.ts';
import type { WeatherColumnName } from './weather-rows.ts';
import { number, type ReadWeather, syntax, type WeatherStation, weatherYear } from './weather-year.ts';

/** Values of a row by the title of its column. */
type Row = (title: string) => number;

const titles = {
  airC: 'T2m',
  humidity: 'RH',
  pressurePa: 'SP',
  infraredW: 'IR(h)',
  ghi: 'G(h)',
  dni: 'Gb(n)',
  dhi: 'Gd(h)',
  windM: 'WS10m',
} as const satisfies Record<WeatherColumnName, string>;
const columns = Object.entries(titles) as readonly [WeatherColumnName, string][];

/**
 * Reads a year of PVGIS: the typical year (`tmy`) or an hourly series of the horizontal plane (`seriescalc`, one year,
 * parts of the radiation). Stamps are UTC. Irradiance is that of the satellite's view: in the typical year at the
 * stamp plus the "Irradiance Time Offset" of the head (0 where older files have none), in the series at the stamp's
 * minutes.
 *
 * @throws AppError `weather/syntax`, `weather/plane` for a series of a tilted plane, and those of `weatherYear`.
 */
export function readPvgis(text: string, file: string): ReadWeather {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const at = lines.findIndex((line) => /^time(\(UTC\))?,/.test(line));
  if (at < 0) throw syntax(file, 1, 'time(UTC) or time, and the titles of the columns');
  const head = lines.slice(0, at);
  const header = (lines[at] as string).split(',').map((title) => title.trim());
  const isSeries = header.includes('Gb(i)') || header.includes('G(i)');
  if (isSeries) refuseTilt(head, header, file);

  const clockS: number[] = [];
  const values: Partial<Record<WeatherColumnName, number[]>> = {};
  for (const [name] of columns) values[name] = [];
  let minuteS = 0;
  for (let i = at + 1; i < lines.length; i++) {
    // The legend follows the rows after an empty line.
    const line = (lines[i] as string).trim();
    if (line === '') break;
    const cells = line.split(',');
    const stamp = stampOf(cells[0], file, i + 1);
    minuteS = stamp % 3600;
    clockS.push(stamp - minuteS);
    const row: Row = (title) => number(cells[header.indexOf(title)]);
    for (const [name, title] of columns)
      values[name]?.push(isSeries ? ofSeries(name, title, row) : row(title));
  }
  return weatherYear(stationOf(head, minuteS), { clockS, values, titles }, file);
}

function stationOf(head: readonly string[], minuteS: number): WeatherStation {
  const offsetH = headNumber(head, 'Irradiance Time Offset');
  return {
    name: `PVGIS ${headNumber(head, 'Latitude')}, ${headNumber(head, 'Longitude')}`,
    latitudeDeg: headNumber(head, 'Latitude'),
    longitudeDeg: headNumber(head, 'Longitude'),
    altitudeM: headNumber(head, 'Elevation'),
    utcOffsetH: 0,
    sunAfterS: minuteS + (Number.isNaN(offsetH) ? 0 : offsetH * 3600),
    sunIntervalS: 0,
  };
}

/** The number after the colon of a line of the head; NaN where there is none. */
function headNumber(head: readonly string[], title: string): number {
  return number(
    head
      .find((line) => line.startsWith(title))
      ?.split(':')[1]
      ?.replace(/deg\.?/, ''),
  );
}

function refuseTilt(head: readonly string[], header: readonly string[], file: string): void {
  const slope = headNumber(head, 'Slope');
  if (slope === 0 && header.includes('Gb(i)') && header.includes('H_sun')) return;
  throw new AppError('weather/plane', `${file}: radiation of a plane of slope ${slope}`, { file });
}

/** Value of a series of the horizontal plane; the beam is turned towards the Sun, whose height the file gives. */
function ofSeries(name: WeatherColumnName, title: string, row: Row): number {
  const beam = row('Gb(i)');
  if (name === 'ghi') return beam + row('Gd(i)') + row('Gr(i)');
  if (name === 'dhi') return row('Gd(i)');
  if (name !== 'dni') return row(title);
  return beam === 0 ? 0 : Math.min(beam / Math.sin((row('H_sun') * Math.PI) / 180), 1361);
}

/** `20180131:2310` as seconds, as if the clock showed UTC. */
function stampOf(text: string | undefined, file: string, line: number): number {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d):(\d\d)(\d\d)$/.exec(text ?? '') ?? [];
  if (minute === undefined) throw syntax(file, line, '20180131:2300');
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / 1000;
}
