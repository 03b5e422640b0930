import { sum } from '../../../base/sum.ts';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  isotropicModel,
  lightOf,
  planeYear,
  type SkyYear,
  skyYear,
} from '../../../engines/energy/sun/sky-year.ts';
import { readEpw } from '../../../loaders/epw.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { keptFrom, type ValidationResult } from '../result.ts';
import { type BestestFile, parametersOf } from './bestest-parameters.ts';
import { type BestestResult, runBestest } from './bestest-run.ts';
import { findFiles, numbersOf, tableOf, type TextTable, textsOf } from './data-files.ts';
import { between, type Check, judged } from './judge.ts';

const parametersFile = 'cases_5r1c_parameters.json';

/** What of the glass is not as in the parameter file: `docs/engines/energy.md`. */
const glassNote =
  'glass of case 600 by the edition of 2020, diffuse light through glass fitted to these results (one number)';

/** A folder with the cases of ASHRAE 140, its weather read. */
interface AshraeFolder {
  readonly path: string;
  readonly file: BestestFile;
  readonly weather: WeatherYear;
}

async function openFolder(parametersPath: string): Promise<AshraeFolder> {
  const path = dirname(parametersPath);
  const file = JSON.parse(await readFile(parametersPath, 'utf8')) as BestestFile;
  const name = String(file.common['weather']).split(',')[0] as string;
  const { weather } = readEpw(await readFile(join(path, name), 'latin1'), name);
  return { path, file, weather };
}

/** Light by orientation, then every thermal case, of each folder that has the parameters. */
export async function* ashraeCases(root: string): AsyncGenerator<ValidationResult, void, void> {
  for (const found of await findFiles(root, parametersFile)) {
    yield* keptFrom('ASHRAE 140', async function* () {
      const folder = await openFolder(found);
      const sky = skyYear(folder.weather);
      yield* keptFrom('ASHRAE 140 solar by orientation', () => solarByOrientation(folder, sky));
      yield* keptFrom('ASHRAE 140 thermal', () => thermalCases(folder, sky));
    });
  }
}

const surfaces: readonly (readonly [string, number, number])[] = [
  ['HORZ.', 0, 180],
  ['NORTH', 90, 0],
  ['EAST', 90, 90],
  ['SOUTH', 90, 180],
  ['WEST', 90, 270],
];

interface Range {
  readonly low: number;
  readonly high: number;
}

async function* solarByOrientation(
  { path, weather, file }: AshraeFolder,
  sky: SkyYear,
): AsyncGenerator<ValidationResult, void, void> {
  const programs = join(path, 'annual_solar_kWh_m2_by_program.csv');
  if (!existsSync(programs)) return;
  const ranges = rangesOf(tableOf(await readFile(programs)));
  const albedo = Number(file.common['albedo']);
  const annual = (year: SkyYear, tilt: number, azimuth: number): number =>
    sum(lightOf(planeYear(year, { tilt, azimuth }, albedo))) / 1000;
  const within = (year: SkyYear): Check[] =>
    surfaces.map(([name, tilt, azimuth]) => {
      const { low, high } = ranges.get(name) ?? { low: Number.NaN, high: Number.NaN };
      return between(`${name} (kWh/m²)`, annual(year, tilt, azimuth), low, high);
    });
  yield judged(
    'ASHRAE 140 solar by orientation',
    'inside the range of the programs, each as precise as it is printed; Perez',
    within(sky),
  );
  const even = within(skyYear(weather, isotropicModel));
  const outside = even.filter(({ holds }) => !holds).length;
  yield judged('ASHRAE 140 solar, isotropic sky', 'must fall outside for at least one orientation', [
    { figure: 'orientations outside', found: outside, expected: '≥ 1', holds: outside >= 1 },
  ]);
}

/** Least and greatest light of the programs by surface, opened by half of the last digit that a program prints. */
function rangesOf(table: TextTable): ReadonlyMap<string, Range> {
  const quantity = textsOf(table, 'quantity');
  const written = textsOf(table, 'kWh_m2');
  const ranges = new Map<string, Range>();
  for (const [i, surface] of textsOf(table, 'surface').entries()) {
    if (quantity[i] !== 'annual_incident') continue;
    const value = Number(written[i]);
    const half = 0.5 / 10 ** (written[i]?.split('.')[1]?.length ?? 0);
    const { low, high } = ranges.get(surface) ?? { low: Infinity, high: -Infinity };
    ranges.set(surface, { low: Math.min(low, value - half), high: Math.max(high, value + half) });
  }
  return ranges;
}

/** Published figures of one kind, by case. */
type Published = ReadonlyMap<string, { readonly value: number; readonly low: number; readonly high: number }>;

async function publishedOf(path: string, name: string): Promise<Published> {
  const table = tableOf(await readFile(join(path, name)));
  const values = numbersOf(table, 'IBPSA_5R1C');
  const [a, b] = ['accept_lower', 'accept_upper'].map((column) => numbersOf(table, column));
  return new Map(
    textsOf(table, 'case').map((id, i) => [
      id,
      {
        value: values[i] as number,
        // One pair of limits is printed the wrong way round.
        low: Math.min(a?.[i] as number, b?.[i] as number),
        high: Math.max(a?.[i] as number, b?.[i] as number),
      },
    ]),
  );
}

async function* thermalCases(
  { path, file, weather }: AshraeFolder,
  sky: SkyYear,
): AsyncGenerator<ValidationResult, void, void> {
  const read = (name: string): Promise<Published> => publishedOf(path, `ibpsa_iso13790_${name}.csv`);
  const [heating, cooling] = [await read('annual_heating_MWh'), await read('annual_cooling_MWh')];
  const [peakHeating, peakCooling] = [await read('peak_heating_kW'), await read('peak_cooling_kW')];
  const [least, most] = [await read('FF_min_C'), await read('FF_max_C')];
  const run = (id: string): BestestResult =>
    runBestest(parametersOf(file, id), weather, sky, id.endsWith('FF'));
  const insideLimits = { heating: 0, cooling: 0 };
  const ids = [...heating.keys()].filter((id) => cooling.has(id));
  for (const id of ids) {
    const found = run(id);
    const [heat, cool] = [found.heatKwh / 1000, found.coolKwh / 1000];
    if (isInside(heating, id, heat)) insideLimits.heating++;
    if (isInside(cooling, id, cool)) insideLimits.cooling++;
    yield judged(
      `ASHRAE 140 ${id}`,
      `published 5R1C: energy 3 % (640 and 940: 4 %) or 0.09 MWh, peaks 4 %; ${glassNote}`,
      [
        near('heating (MWh)', heat, heating.get(id)?.value, energyShare(id), 0.09),
        near('cooling (MWh)', cool, cooling.get(id)?.value, energyShare(id), 0.09),
        near('peak heating (kW)', found.peakHeatW / 1000, peakHeating.get(id)?.value, 0.04, 0),
        near('peak cooling (kW)', found.peakCoolW / 1000, peakCooling.get(id)?.value, 0.04, 0),
      ],
    );
  }
  yield judged(
    `ASHRAE 140 acceptance, ${ids.length} cases`,
    'inside the acceptance limits: heating all, cooling all but 3',
    [
      atLeast('heating inside', insideLimits.heating, ids.length),
      atLeast('cooling inside', insideLimits.cooling, ids.length - 3),
    ],
  );
  for (const id of most.keys()) {
    const found = run(id);
    yield judged(`ASHRAE 140 ${id}`, `published 5R1C ± 0.7 K; ${glassNote}`, [
      near('least air (°C)', found.leastAirC, least.get(id)?.value, 0, 0.7),
      near('most air (°C)', found.mostAirC, most.get(id)?.value, 0, 0.7),
    ]);
  }
}

function energyShare(id: string): number {
  return id === '640' || id === '940' ? 0.04 : 0.03;
}

function isInside(limits: Published, id: string, value: number): boolean {
  const limit = limits.get(id);
  return limit !== undefined && value >= limit.low && value <= limit.high;
}

function near(
  figure: string,
  found: number,
  published: number | undefined,
  share: number,
  absolute: number,
): Check {
  const due = published ?? Number.NaN;
  const allowed = Math.max(share * Math.abs(due), absolute);
  return { figure, found, expected: due, holds: Math.abs(found - due) <= allowed + 1e-9 };
}

function atLeast(figure: string, found: number, least: number): Check {
  return { figure, found, expected: `≥ ${least}`, holds: found >= least };
}
