import type { Grid } from '../base/grid.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { buildingAt, buildingFields } from './building-results.ts';
import type { FinishedRun } from './compare.ts';
import type { EngineSpec } from './contract.ts';
import { amountsByBuilding, squaresOfBuildings } from './density.ts';
import { leastDwellings, mayShow, publishedGroups } from './privacy.ts';

/** Who looks: the studio, which sees all, or everyone else. */
export type Audience = 'internal' | 'published';

/** Whether runs of an engine tell of households, so that not all of them may be seen outside the studio. */
export function tellsOfHouseholds({ sheet }: EngineSpec): boolean {
  return sheet !== undefined;
}

/** Identifiers of the buildings of several runs, in the order of the first that has them. */
export function buildingsOf(runs: readonly FinishedRun[]): readonly string[] {
  return [...new Set(runs.flatMap(({ axes }) => axes.building ?? []))];
}

/** Fewest dwellings of a building in the runs where it has any. */
export function fewestDwellings(runs: readonly FinishedRun[], id: string): number {
  const counts = runs.map((run) => dwellingsIn(run, id)).filter((count) => count > 0);
  return counts.length === 0 ? 0 : Math.min(...counts);
}

function dwellingsIn(run: FinishedRun, id: string): number {
  const values = run.result.fields[run.spec.sheet?.dwellings ?? ''];
  return values?.[buildingAt(run, id)] ?? 0;
}

/** Buildings of several runs whose figures are seen side by side. */
interface Stock {
  readonly runs: readonly FinishedRun[];
  readonly ids: readonly string[];
  /** Fewest of each building, in the order of `ids`. */
  readonly dwellings: readonly number[];
  /** Those that are seen one by one. */
  readonly told: ReadonlySet<string>;
}

/** The stock of runs, counted once for all that is asked of it. */
function stockOf(runs: readonly FinishedRun[]): Stock {
  const ids = buildingsOf(runs);
  const dwellings = ids.map((id) => fewestDwellings(runs, id));
  return { runs, ids, dwellings, told: seenOneByOne(ids, dwellings) };
}

/**
 * Whether buildings have enough dwellings for their sum to be told, or none: all of them, and those among them that are not
 * seen one by one, since what the others give may be taken off the sum.
 *
 * @param isMaker By position in the stock.
 */
function areEnough(
  { ids, dwellings, told }: Stock,
  isMaker: (building: number) => boolean,
  least: number,
): boolean {
  let [all, unseen] = [0, 0];
  for (const [i, count] of dwellings.entries()) {
    if (!isMaker(i)) continue;
    all += count;
    if (!told.has(ids[i] as string)) unseen += count;
  }
  return [all, unseen].every((sum) => sum === 0 || sum >= least);
}

/** Whether what differs between two runs, in any field of buildings, stands for some dwellings but too few. */
export function changesTooFew(base: FinishedRun, other: FinishedRun, least: number): boolean {
  const after = new Map(buildingFields(other).map(({ name, values }) => [name, values]));
  const fields = buildingFields(base).flatMap(({ name, values }) => {
    const twin = after.get(name);
    return twin === undefined ? [] : [[values, twin] as const];
  });
  const stock = stockOf([base, other]);
  const isChanged = (building: number): boolean => {
    const id = stock.ids[building] as string;
    const [from, to] = [buildingAt(base, id), buildingAt(other, id)];
    return from < 0 || to < 0 || fields.some(([before, now]) => !Object.is(before[from], now[to]));
  };
  return !areEnough(stock, isChanged, least);
}

/**
 * The runs whose figures may be seen side by side outside the studio, in their order. One that changes something for
 * fewer dwellings than may be told, against any before it, is left out: a difference of totals would tell of them.
 */
export function runsTold(runs: readonly FinishedRun[], least = leastDwellings): readonly FinishedRun[] {
  const told: FinishedRun[] = [];
  for (const run of runs) if (!told.some((one) => changesTooFew(one, run, least))) told.push(run);
  return told;
}

/**
 * Says of an indicator, for each run, whether its figures may be told beside those of the runs before it: enough dwellings
 * make them, and enough make what differs. A figure that does not say which buildings make it counts as the whole's.
 */
export function totalsTold(
  runs: readonly FinishedRun[],
  least: number,
): (indicator: string) => readonly boolean[] {
  const stock = stockOf(runs);
  return (indicator) => {
    const given = runs.map((run) => amountsIn(run, indicator, stock.ids));
    const told: boolean[] = [];
    for (const amounts of given) {
      const apart = told.every(
        (isTold, before) => !isTold || areEnough(stock, (i) => given[before]?.[i] !== amounts[i], least),
      );
      told.push(apart && areEnough(stock, (i) => amounts[i] !== 0, least));
    }
    return told;
  };
}

/** What each building gives to an indicator of a run; 0: nothing, or the run does not have it. */
function amountsIn(run: FinishedRun, indicator: string, ids: readonly string[]): readonly number[] {
  const amounts = amountsByBuilding(run.result.indicators[indicator] ?? [], run.axes.building?.length ?? 0);
  return ids.map((id) => amounts[buildingAt(run, id)] ?? 0);
}

/**
 * Buildings that may be seen one by one outside the studio: those without a dwelling, and those with enough of them in
 * every run. Where the others come to too few dwellings together, the smallest join them: the whole may be known.
 */
export function buildingsTold(runs: readonly FinishedRun[]): ReadonlySet<string> {
  return stockOf(runs).told;
}

function seenOneByOne(ids: readonly string[], dwellings: readonly number[]): ReadonlySet<string> {
  const all = ids.map((id, i) => ({ id, dwellings: dwellings[i] as number }));
  const told = new Set(all.flatMap((one) => (mayShow(one.dwellings) ? [one.id] : [])));
  let withheld = all.reduce((sum, one) => (told.has(one.id) ? sum : sum + one.dwellings), 0);
  const waiting = all
    .filter((one) => one.dwellings > 0 && told.has(one.id))
    .toSorted((a, b) => a.dwellings - b.dwellings);
  for (const one of waiting) {
    if (mayShow(withheld)) break;
    told.delete(one.id);
    withheld += one.dwellings;
  }
  return told;
}

/** A run, and the buildings of the territory as its alternative makes it. */
export interface PlacedRun {
  readonly run: FinishedRun;
  readonly buildings: FeatureTable;
}

/**
 * Squares whose density may be seen outside the studio: what each run gives there, and what differs between any two, comes
 * from enough dwellings or from none; so does what is left of it without the buildings that are seen one by one. The runs are
 * those that may be told side by side.
 *
 * @param of Indicator that is spread over squares, its members amounts of buildings.
 * @returns Cells of the grid.
 */
export function squaresTold(placed: readonly PlacedRun[], of: string, grid: Grid): ReadonlySet<number> {
  const { runs, ids, dwellings, told } = stockOf(placed.map(({ run }) => run));
  const finders = placed.map(({ buildings }) => squaresOfBuildings(buildings, grid));
  const squares = ids.map((id) => {
    const cell = finders.map((find) => find(id)).find((found) => found >= 0);
    return cell === undefined ? '' : String(cell);
  });
  const columns = runs.map((run) => {
    const values = amountsIn(run, of, ids);
    const unseen = values.map((value, i) => (told.has(ids[i] as string) ? 0 : value));
    return [
      { name: of, values },
      { name: 'unseen', values: unseen },
    ];
  });
  const groups = publishedGroups(squares, dwellings, columns, leastDwellings);
  return new Set(groups.flatMap(({ key, sums }) => (key === '' || sums.includes(null) ? [] : [Number(key)])));
}
