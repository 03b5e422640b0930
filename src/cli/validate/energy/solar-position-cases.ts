import { readFile } from 'node:fs/promises';
import { geocentricSun } from '../../../engines/energy/sun/geocentric-sun.ts';
import { dayOfSun, solarPosition } from '../../../engines/energy/sun/solar-position.ts';
import type { ValidationResult } from '../result.ts';
import { numbersOf, type TextTable, textsOf } from './data-files.ts';
import { atMost, type Check, judged, maxOf } from './judge.ts';

/** The worked example of the algorithm's authors, as `spa_reference.json` holds it. */
interface SpaExample {
  readonly input: {
    readonly lat: number;
    readonly lon: number;
    readonly elevation_m: number;
    readonly pressure_hPa: number;
    readonly temperature_C: number;
    readonly delta_t_s: number;
  };
  readonly [figure: string]: unknown;
}

/** Examples of a reference file, by their instant; none when it holds none. */
export async function spaExamples(path: string): Promise<readonly (readonly [string, SpaExample])[]> {
  const content = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content)
    .filter(([key]) => key.startsWith('NREL_SPA_'))
    .map(([key, example]) => [key.slice('NREL_SPA_'.length), example as SpaExample]);
}

/** Degrees that angles of the example may differ by. */
const exampleTolerance = 1e-4;

export function spaCase(instant: string, example: SpaExample): ValidationResult {
  const { input } = example;
  const timeS = Date.parse(instant) / 1000;
  const sun = geocentricSun(timeS, input.delta_t_s);
  const place = {
    latitudeDeg: input.lat,
    longitudeDeg: input.lon,
    altitudeM: input.elevation_m,
    pressureHpa: input.pressure_hPa,
    temperatureC: input.temperature_C,
  };
  const position = solarPosition(timeS, place, input.delta_t_s);
  const pairs: readonly (readonly [string, number])[] = [
    ['L', sun.heliocentricLongitude],
    ['B', sun.heliocentricLatitude],
    ['R', sun.distanceAu],
    ['dPsi', sun.nutationInLongitude],
    ['dEpsilon', sun.nutationInObliquity],
    ['epsilon', sun.obliquity],
    ['lambda', sun.apparentLongitude],
    ['v', sun.siderealTime],
    ['alpha', sun.rightAscension],
    ['delta', sun.declination],
    ['elevation_no_refraction', position.elevation],
    ['elevation_apparent', position.apparentElevation],
    ['azimuth', position.azimuth],
  ];
  const checks = pairs.flatMap(([figure, found]): Check[] => {
    const due = example[figure];
    if (typeof due !== 'number') return [];
    return [{ figure, found, expected: due, holds: Math.abs(found - due) <= exampleTolerance }];
  });
  return judged(`SPA example ${instant}`, '≤ 1e-4° (and 1e-4 au)', checks);
}

export const positionColumns = ['lat', 'lon', 'alt_m', 'utc', 'elevation_deg', 'azimuth_deg'];

/** Positions of a table of instants: height with and without refraction, azimuth, equation of time. */
export function positionsCase(name: string, table: TextTable): ValidationResult {
  const [lat, lon, alt] = ['lat', 'lon', 'alt_m'].map((column) => numbersOf(table, column));
  const positions = textsOf(table, 'utc').map((utc, i) =>
    solarPosition(Date.parse(utc) / 1000, {
      latitudeDeg: lat?.[i] as number,
      longitudeDeg: lon?.[i] as number,
      altitudeM: alt?.[i] as number,
      pressureHpa: 1013.25 * (1 - 2.25577e-5 * (alt?.[i] as number)) ** 5.25588,
      temperatureC: 12,
    }),
  );
  const error = (column: string, found: (i: number) => number): number =>
    maxOf(
      numbersOf(table, column).map((due, i) => {
        const difference = Math.abs(found(i) - due);
        return Math.min(difference, Math.abs(difference - 360));
      }),
    );
  const checks = [
    atMost(
      'elevation error (°)',
      error('elevation_deg', (i) => positions[i]?.elevation as number),
      0.02,
    ),
    atMost(
      'azimuth error (°)',
      error('azimuth_deg', (i) => positions[i]?.azimuth as number),
      0.02,
    ),
  ];
  if (table.columns.includes('apparent_elevation_deg'))
    checks.push(
      atMost(
        'apparent elevation error (°)',
        error('apparent_elevation_deg', (i) => positions[i]?.apparentElevation as number),
        0.02,
      ),
    );
  if (table.columns.includes('equation_of_time_min'))
    checks.push(
      atMost(
        'equation of time error (min)',
        error('equation_of_time_min', (i) => positions[i]?.equationOfTimeMin as number),
        0.08,
      ),
    );
  return judged(name, 'largest error ≤ 0.02°, the equation of time as much (0.08 min)', checks);
}

export const riseColumns = ['lat', 'lon', 'date', 'sunrise_utc', 'transit_utc', 'sunset_utc'];

/** Rise, noon and set of a table of days, within what the method's authors state for them. */
export function riseCase(name: string, table: TextTable): ValidationResult {
  const [lat, lon] = ['lat', 'lon'].map((column) => numbersOf(table, column));
  const days = textsOf(table, 'date').map((date, i) =>
    dayOfSun(Date.parse(`${date}T00:00:00Z`) / 1000, {
      latitudeDeg: lat?.[i] as number,
      longitudeDeg: lon?.[i] as number,
    }),
  );
  const error = (column: string, found: (i: number) => number | null | undefined): number =>
    maxOf(
      textsOf(table, column).map((due, i) =>
        Math.abs((found(i) ?? Number.NaN) - Date.parse(due.slice(0, 23) + 'Z') / 1000),
      ),
    );
  return judged(name, 'largest error ≤ 20 s', [
    atMost(
      'rise error (s)',
      error('sunrise_utc', (i) => days[i]?.riseS),
      20,
    ),
    atMost(
      'noon error (s)',
      error('transit_utc', (i) => days[i]?.noonS),
      20,
    ),
    atMost(
      'set error (s)',
      error('sunset_utc', (i) => days[i]?.setS),
      20,
    ),
  ]);
}
