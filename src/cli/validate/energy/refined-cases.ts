import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { skyYear } from '../../../engines/energy/sun/sky-year.ts';
import { readEpw } from '../../../loaders/epw.ts';
import { keptFrom, type ValidationResult } from '../result.ts';
import { type BestestFile, parametersOf } from './bestest-parameters.ts';
import { findFiles, numbersOf, tableOf, textsOf } from './data-files.ts';
import { between, type Check, judged } from './judge.ts';
import { type RefinedYear, runRefined } from './refined-room.ts';

const parametersFile = 'cases_5r1c_parameters.json';
const method =
  'inside the union of the acceptance limits and the range of the programs; nodes of ISO 52016-1, from layers and panes';

/** What a figure of a case may be, and what the programs found. */
interface Allowed {
  readonly low: number;
  readonly high: number;
  readonly isAmongPrograms: (value: number) => boolean;
}

type AllowedByCase = ReadonlyMap<string, Allowed>;

/** Every thermal case of ASHRAE 140 in the refined mode, of each folder that has its ranges. */
export async function* refinedCases(root: string): AsyncGenerator<ValidationResult, void, void> {
  for (const found of await findFiles(root, parametersFile)) {
    const path = dirname(found);
    const programs = join(path, 'annual_and_peak_loads_range.csv');
    if (!existsSync(programs)) continue;
    yield* keptFrom('ASHRAE 140 refined', async function* () {
      const file = JSON.parse(await readFile(found, 'utf8')) as BestestFile;
      const name = String(file.common['weather']).split(',')[0] as string;
      const { weather } = readEpw(await readFile(join(path, name), 'latin1'), name);
      const sky = skyYear(weather);
      const allowedOf = (kind: string): Promise<AllowedByCase> => allowed(path, programs, kind);
      const [heating, cooling] = [await allowedOf('heating'), await allowedOf('cooling')];
      const run = (id: string): RefinedYear => runRefined(id, parametersOf(file, id), weather, sky);
      yield* loadCases(heating, cooling, run, await freeFloat(path, run));
    });
  }
}

function* loadCases(
  heating: AllowedByCase,
  cooling: AllowedByCase,
  run: (id: string) => RefinedYear,
  told: readonly Check[],
): Generator<ValidationResult, void, void> {
  const inside = { heating: 0, cooling: 0, programs: 0 };
  const ids = [...heating.keys()].filter((id) => cooling.has(id));
  for (const id of ids) {
    const { heatKwh, coolKwh } = run(id);
    const [heat, cool] = [heating.get(id) as Allowed, cooling.get(id) as Allowed];
    const heated = between('heating (MWh)', heatKwh / 1000, heat.low, heat.high);
    const cooled = between('cooling (MWh)', coolKwh / 1000, cool.low, cool.high);
    if (heated.holds) inside.heating++;
    if (cooled.holds) inside.cooling++;
    if (heat.isAmongPrograms(heatKwh / 1000)) inside.programs++;
    if (cool.isAmongPrograms(coolKwh / 1000)) inside.programs++;
    yield judged(`ASHRAE 140 refined ${id}`, method, [heated, cooled]);
  }
  const count = ids.length;
  yield judged(`ASHRAE 140 refined, ${count} cases`, method, [
    exactly('heating inside', inside.heating, count),
    exactly('cooling inside', inside.cooling, count),
    {
      figure: 'figures inside the programs alone',
      found: inside.programs,
      expected: `of ${2 * count}, told`,
      holds: true,
    },
    ...told,
  ]);
}

/** How many extremes of rooms without heating or cooling lie within the programs' range: told, not required. */
async function freeFloat(path: string, run: (id: string) => RefinedYear): Promise<readonly Check[]> {
  const programs = join(path, 'free_float_temperatures_by_program.csv');
  if (!existsSync(programs)) return [];
  const table = tableOf(await readFile(programs));
  const ids = textsOf(table, 'case');
  const isWithin = (id: string, column: string, value: number): boolean => {
    const given = numbersOf(table, column).filter((one, i) => ids[i] === id && Number.isFinite(one));
    return value >= Math.min(...given) && value <= Math.max(...given);
  };
  const within = [...new Set(ids)]
    .filter((id) => id.endsWith('FF'))
    .flatMap((id) => {
      const { leastAirC, mostAirC } = run(id);
      return [isWithin(id, 'min_C', leastAirC), isWithin(id, 'max_C', mostAirC)];
    });
  return [
    {
      figure: 'extremes in free float inside the programs',
      found: within.filter(Boolean).length,
      expected: `of ${within.length}, told`,
      holds: true,
    },
  ];
}

function exactly(figure: string, found: number, due: number): Check {
  return { figure, found, expected: due, holds: found === due };
}

/** Limits of each case that has published ones: the wider of those of acceptance and of the programs. */
async function allowed(path: string, programs: string, kind: string): Promise<AllowedByCase> {
  const ranges = tableOf(await readFile(programs));
  const at = new Map(textsOf(ranges, 'case').map((id, i) => [id, i]));
  const least = numbersOf(ranges, `${kind}_MWh_min`);
  const most = numbersOf(ranges, `${kind}_MWh_max`);
  const limits = tableOf(await readFile(join(path, `ibpsa_iso13790_annual_${kind}_MWh.csv`)));
  const lower = numbersOf(limits, 'accept_lower');
  const upper = numbersOf(limits, 'accept_upper');
  return new Map(
    textsOf(limits, 'case').map((id, i) => {
      const row = at.get(id) as number;
      const [low, high] = [least[row] as number, most[row] as number];
      // One pair of limits is printed the wrong way round.
      const limit = [lower[i] as number, upper[i] as number];
      return [
        id,
        {
          low: Math.min(low, ...limit),
          high: Math.max(high, ...limit),
          isAmongPrograms: (value: number): boolean => value >= low && value <= high,
        },
      ];
    }),
  );
}
