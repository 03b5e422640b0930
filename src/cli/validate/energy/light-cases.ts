import { sum } from '../../../base/sum.ts';
import {
  absoluteAirMass,
  extraterrestrial,
  haurwitzClearSky,
  ineichenClearSky,
  pressureAt,
  relativeAirMass,
} from '../../../engines/energy/sun/atmosphere.ts';
import { disc, erbs } from '../../../engines/energy/sun/decomposition.ts';
import { evenSky, onPlane, perezBrightness, totalOf } from '../../../engines/energy/sun/transposition.ts';
import type { ValidationResult } from '../result.ts';
import { numbersOf, type TextTable } from './data-files.ts';
import { atMost, type Check, judged, maxOf, rmse, unitTolerance, largestShare } from './judge.ts';

export const clearSkyColumns = ['linke_turbidity', 'altitude_m', 'apparent_elevation_deg', 'ineichen_ghi'];

/** Sunlight above the air that the published clear skies were made with, W/m². */
const clearSkyExtraW = 1364;

export function clearSkyCase(name: string, table: TextTable): ValidationResult {
  const turbidity = numbersOf(table, 'linke_turbidity');
  const altitude = numbersOf(table, 'altitude_m');
  const elevation = numbersOf(table, 'apparent_elevation_deg');
  const airMass = elevation.map((height, i) =>
    absoluteAirMass(relativeAirMass(height), pressureAt(altitude[i] as number)),
  );
  const skies = elevation.map((height, i) =>
    ineichenClearSky(
      height,
      airMass[i] as number,
      turbidity[i] as number,
      altitude[i] as number,
      clearSkyExtraW,
    ),
  );
  const checks = (['ghi', 'dni', 'dhi'] as const).map((part) =>
    atMost(
      `Ineichen ${part}`,
      largestShare(
        skies.map((sky) => sky[part]),
        numbersOf(table, `ineichen_${part}`),
      ),
      1,
    ),
  );
  if (table.columns.includes('airmass_absolute'))
    checks.push(atMost('air mass', largestShare(airMass, numbersOf(table, 'airmass_absolute'), 1e-3), 1));
  if (table.columns.includes('haurwitz_ghi'))
    checks.push(
      atMost('Haurwitz', largestShare(elevation.map(haurwitzClearSky), numbersOf(table, 'haurwitz_ghi')), 1),
    );
  return judged(name, unitTolerance, checks);
}

export const decompositionColumns = ['elevation_deg', 'ghi', 'erbs_dni', 'erbs_dhi', 'erbs_kt'];

/** Sunlight above the air is not in these files: it comes back from their clearness, away from its bounds. */
export function decompositionCase(name: string, table: TextTable): ValidationResult {
  const elevation = numbersOf(table, 'elevation_deg');
  const ghi = numbersOf(table, 'ghi');
  const extra = numbersOf(table, 'erbs_kt').map((kt, i) => {
    const sine = Math.max(Math.sin(((elevation[i] as number) * Math.PI) / 180), 0.065);
    return (ghi[i] as number) / (kt * sine);
  });
  const extraW = extra.toSorted((a, b) => a - b)[extra.length >> 1] as number;
  const parts = elevation.map((height, i) => erbs(ghi[i] as number, height, extraW));
  const checks = (['dni', 'dhi'] as const).map((part) =>
    atMost(
      `Erbs ${part}`,
      largestShare(
        parts.map((sky) => sky[part]),
        numbersOf(table, `erbs_${part}`),
      ),
      1,
    ),
  );
  if (table.columns.includes('disc_dni')) {
    const found = elevation.map((height, i) => disc(ghi[i] as number, height, extraW).dni);
    checks.push(atMost('DISC dni', largestShare(found, numbersOf(table, 'disc_dni')), 1));
  }
  return judged(name, unitTolerance, checks);
}

export const transpositionColumns = [
  'zenith',
  'azimuth',
  'tilt',
  'surface_azimuth',
  'dni_extra',
  'airmass',
  'sky_perez',
];

export function transpositionCase(name: string, table: TextTable): ValidationResult {
  const column = Object.fromEntries(table.columns.map((title) => [title, numbersOf(table, title)]));
  const value = (title: string, i: number): number => column[title]?.[i] as number;
  const found = table.rows.map((_, i) => {
    const sky = {
      elevation: 90 - value('zenith', i),
      azimuth: value('azimuth', i),
      ghi: value('ghi', i),
      dni: value('dni', i),
      dhi: value('dhi', i),
      extraW: value('dni_extra', i),
      airMass: value('airmass', i),
    };
    const plane = { tilt: value('tilt', i), azimuth: value('surface_azimuth', i) };
    const perez = onPlane(sky, plane, 0.2, perezBrightness(sky));
    const even = onPlane(sky, plane, 0.2, evenSky);
    return {
      sky_perez: perez.circumsolar + perez.dome,
      sky_isotropic: even.circumsolar + even.dome,
      'ground_albedo0.2': perez.ground,
      beam: perez.beam,
    };
  });
  const names = ['sky_perez', 'sky_isotropic', 'ground_albedo0.2', 'beam'] as const;
  const checks = names
    .filter((title) => column[title] !== undefined)
    .map((title) =>
      atMost(
        title,
        largestShare(
          found.map((parts) => parts[title]),
          column[title] ?? [],
        ),
        1,
      ),
    );
  return judged(name, unitTolerance, checks);
}

export const planesColumns = ['hour_of_year', 'apparent_elevation', 'azimuth', 'ghi', 'dni', 'dhi'];

const faces: Readonly<Record<string, number>> = { N: 0, E: 90, S: 180, W: 270, H: 180 };

/** A year of hours on planes named by what they face and their tilt (`S30`, `N90`, `H`), Perez's sky. */
export function planesCase(name: string, table: TextTable): ValidationResult {
  const column = Object.fromEntries(planesColumns.map((title) => [title, numbersOf(table, title)]));
  const value = (title: string, i: number): number => column[title]?.[i] as number;
  const skies = table.rows.map((_, i) => {
    const elevation = value('apparent_elevation', i);
    return {
      elevation,
      azimuth: value('azimuth', i),
      ghi: value('ghi', i),
      dni: value('dni', i),
      dhi: value('dhi', i),
      extraW: extraterrestrial(Math.floor((value('hour_of_year', i) - 1) / 24) + 1),
      airMass: relativeAirMass(elevation),
    };
  });
  const bright = skies.map(perezBrightness);
  const planes = table.columns.flatMap((title) => {
    const [, face = '', tilt = ''] = /^([NESWH])(\d*)_perez$/.exec(title) ?? [];
    const azimuth = faces[face];
    return azimuth === undefined
      ? []
      : [{ title, plane: { azimuth, tilt: face === 'H' ? 0 : Number(tilt) } }];
  });
  const errors = planes.map(({ title, plane }) => {
    const due = numbersOf(table, title);
    const found = skies.map((sky, i) => totalOf(onPlane(sky, plane, 0.2, bright[i] ?? evenSky)));
    return { annual: Math.abs(sum(found) / sum(due) - 1), rmse: rmse(found, due) };
  });
  const checks: Check[] = [
    { figure: 'planes', found: planes.length, expected: '> 0', holds: planes.length > 0 },
    atMost('annual error', maxOf(errors.map(({ annual }) => annual)), 0.002),
    atMost('RMSE (W/m²)', maxOf(errors.map((error) => error.rmse)), 3),
  ];
  return judged(
    `${name}: ${table.rows.length} h`,
    'of the plane that is furthest off: ≤ 0.2 % a year, RMSE ≤ 3 W/m²',
    checks,
  );
}
