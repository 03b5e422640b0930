import { sum } from '../../../base/sum.ts';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pressureAt } from '../../../engines/energy/sun/atmosphere.ts';
import { physicalModifier } from '../../../engines/energy/sun/incidence.ts';
import {
  pvwattsDc,
  pvwattsInverter,
  sapmCell,
  sapmMountings,
} from '../../../engines/energy/sun/photovoltaic.ts';
import { type SkyYear, skyYear } from '../../../engines/energy/sun/sky-year.ts';
import {
  incidenceAngle,
  onPlane,
  type PlaneIrradiance,
  type Plane,
  totalOf,
} from '../../../engines/energy/sun/transposition.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { keptFrom, type ValidationResult } from '../result.ts';
import { findFiles } from './data-files.ts';
import { atMost, judged, rmse } from './judge.ts';

/** An hourly export of PVWatts: what it was asked for, and its columns. */
interface PvwattsExport {
  readonly place: { readonly latitudeDeg: number; readonly longitudeDeg: number; readonly altitudeM: number };
  readonly plane: Plane;
  readonly sizeW: number;
  readonly losses: number;
  readonly inverterEfficiency: number;
  readonly dcToAc: number;
  readonly isRoofMounted: boolean;
  readonly column: (title: string) => Float64Array;
}

const firstLine = 'PVWatts: Hourly PV Performance Data';
/** Change of power per kelvin of a standard module (Dobos 2014, table 1). */
const standardGamma = -0.0047;
const glassIndex = 1.526;
/** How much hotter a module close to a roof runs: nominal 49 °C there, 45 °C in the open, at 20 °C (Dobos 2014, table 2). */
const roofRise = (49 - 20) / (45 - 20);
const albedo = 0.2;

function exportOf(text: string): PvwattsExport | null {
  const lines = text.split(/\r?\n/);
  if (!lines[0]?.startsWith(firstLine)) return null;
  const at = lines.findIndex((line) => line.startsWith('Month,Day,Hour'));
  const said = (title: string): string =>
    lines
      .slice(0, at)
      .find((line) => line.startsWith(title))
      ?.split(',')[1] ?? '';
  const titles = lines[at]?.split(',') ?? [];
  const rows = lines.slice(at + 1).map((line) => line.split(','));
  // The last line has the sums.
  const hours = rows.filter(([month]) => /^\d+$/.test(month ?? ''));
  return {
    place: {
      latitudeDeg: Number(said('Lat (deg N)')),
      longitudeDeg: -Number(said('Long (deg W)')),
      altitudeM: Number(said('Elev (m)')),
    },
    plane: { tilt: Number(said('Array Tilt')), azimuth: Number(said('Array Azimuth')) },
    sizeW: 1000 * Number(said('DC System Size')),
    losses: Number(said('System Losses')) / 100,
    inverterEfficiency: Number(said('Invert Efficiency')) / 100,
    dcToAc: Number(said('DC to AC Size Ratio')),
    isRoofMounted: /roof/.test(said('Array Type').toLowerCase()),
    column: (title) => {
      const index = titles.findIndex((one) => one.startsWith(title));
      return Float64Array.from(hours, (row) => Number(row[index]));
    },
  };
}

/** Every export of PVWatts under a folder: light on the plane, and current. */
export async function* pvwattsCases(root: string): AsyncGenerator<ValidationResult, void, void> {
  for (const path of await findFiles(root, '.csv')) {
    const name = `PVWatts, ${basename(path)}`;
    const text = await readFile(path, 'utf8');
    yield* keptFrom(name, () => {
      const given = exportOf(text);
      return given ? [pvwattsCase(name, given)] : [];
    });
  }
}

function pvwattsCase(name: string, given: PvwattsExport): ValidationResult {
  const weather = weatherOf(given);
  const sky = skyYear(weather);
  const light = lightOnPlane(sky, given.plane);
  const plane = light.map((parts) => (parts ? totalOf(parts) : 0));
  const due = given.column('Plane of Array Irradiance');
  const ac = light.map((parts, hour) => (parts ? currentOf(given, weather, sky, parts, hour) : 0));
  return judged(name, 'plane ≤ 0.2 % a year, RMSE ≤ 3 W/m²; AC ≤ 2.5 % a year', [
    atMost('plane of array (%)', 100 * Math.abs(sum(plane) / sum(due) - 1), 0.2),
    atMost('plane RMSE (W/m²)', rmse(plane, due), 3),
    atMost('AC (%)', 100 * Math.abs(sum(ac) / sum(given.column('AC System Output')) - 1), 2.5),
  ]);
}

/** Hours of local standard time from midnight on, of a year that is not a leap year. */
function weatherOf({ place, column }: PvwattsExport): WeatherYear {
  const [dni, dhi] = [column('Beam Irradiance'), column('Diffuse Irradiance')];
  const utcOffsetH = Math.round(place.longitudeDeg / 15);
  const startS = dni.map((_, hour) => Date.UTC(2023, 0, 1) / 1000 + 3600 * (hour - utcOffsetH));
  return {
    ...place,
    name: 'PVWatts',
    utcOffsetH,
    startS,
    sunS: startS.map((start) => start + 1800),
    sunIntervalS: 3600,
    airC: column('Ambient Temperature'),
    humidity: new Float64Array(dni.length).fill(50),
    pressurePa: new Float64Array(dni.length).fill(pressureAt(place.altitudeM)),
    windM: column('Wind Speed'),
    // Not in the file; the sky needs to know that there is light.
    ghi: dhi.map((diffuse, hour) => diffuse + (dni[hour] as number)),
    parts: { dni, dhi },
    infraredW: null,
  };
}

/** Light on a plane, the global irradiance that the ground mirrors made from beam and diffuse. */
function lightOnPlane(year: SkyYear, plane: Plane): readonly (PlaneIrradiance | null)[] {
  return year.map((lit) => {
    if (!lit) return null;
    const { sky, brightness } = lit;
    const sine = Math.max(Math.sin((sky.elevation * Math.PI) / 180), 0);
    return onPlane({ ...sky, ghi: sky.dni * sine + sky.dhi }, plane, albedo, brightness);
  });
}

function currentOf(
  given: PvwattsExport,
  weather: WeatherYear,
  year: SkyYear,
  light: PlaneIrradiance,
  hour: number,
): number {
  const sky = year[hour]?.sky;
  if (!sky) return 0;
  const angle = incidenceAngle(sky.elevation, sky.azimuth, given.plane);
  const entering = light.beam * physicalModifier(angle, glassIndex) + totalOf(light) - light.beam;
  const airC = weather.airC[hour] as number;
  const rise =
    sapmCell(totalOf(light), airC, weather.windM[hour] as number, sapmMountings.openRackGlassPolymer) - airC;
  const cellC = airC + rise * (given.isRoofMounted ? roofRise : 1);
  const dc = pvwattsDc(entering, cellC, given.sizeW, standardGamma) * (1 - given.losses);
  return pvwattsInverter(dc, given.sizeW / given.dcToAc / given.inverterEfficiency, given.inverterEfficiency);
}
