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

/** Whether what differs between two runs, in any field of buildings, stands for some dwellings but too few. */
export function changesTooFew(base: FinishedRun, other: FinishedRun, least: number): boolean {
  const pair = [base, other];
  const after = new Map(buildingFields(other).map(({ name, values }) => [name, values]));
  const fields = buildingFields(base).flatMap(({ name, values }) => {
    const twin = after.get(name);
    return twin === undefined ? [] : [[values, twin] as const];
  });
  let dwellings = 0;
  for (const id of buildingsOf(pair)) {
    const [from, to] = [buildingAt(base, id), buildingAt(other, id)];
    const isChanged = from < 0 || to < 0 || fields.some(([before, now]) => !Object.is(before[from], now[to]));
    if (isChanged) dwellings += fewestDwellings(pair, id);
  }
  return dwellings > 0 && dwellings < least;
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
 * For each run, whether its figures of an indicator may be told beside those of the runs before it: enough dwellings make
 * them, and enough make what differs. A figure that does not say which buildings make it counts as the whole's.
 */
export function totalsTold(runs: readonly FinishedRun[], name: string, least: number): readonly boolean[] {
  const amounts = runs.map((run) => {
    const rows = run.result.indicators[name] ?? [];
    return amountsByBuilding(rows, run.axes.building?.length ?? 0);
  });
  const ids = buildingsOf(runs);
  const valueIn = (k: number, id: string): number =>
    amounts[k]?.[buildingAt(runs[k] as FinishedRun, id)] ?? 0;
  const isEnough = (isMaker: (id: string) => boolean): boolean => {
    let dwellings = 0;
    for (const id of ids) if (isMaker(id)) dwellings += fewestDwellings(runs, id);
    return dwellings === 0 || dwellings >= least;
  };
  const told: boolean[] = [];
  for (const k of runs.keys()) {
    const apart = told.every(
      (isTold, before) => !isTold || isEnough((id) => valueIn(before, id) !== valueIn(k, id)),
    );
    told.push(apart && isEnough((id) => valueIn(k, id) !== 0));
  }
  return told;
}

/**
 * Buildings that may be seen one by one outside the studio: those without a dwelling, and those with enough of them in
 * every run. Where the others come to too few dwellings together, the smallest join them: the whole may be known.
 */
export function buildingsTold(runs: readonly FinishedRun[]): ReadonlySet<string> {
  const all = buildingsOf(runs).map((id) => ({ id, dwellings: fewestDwellings(runs, id) }));
  const told = new Set(all.flatMap(({ id, dwellings }) => (mayShow(dwellings) ? [id] : [])));
  let withheld = all.reduce((sum, { id, dwellings }) => (told.has(id) ? sum : sum + dwellings), 0);
  const waiting = all
    .filter(({ id, dwellings }) => dwellings > 0 && told.has(id))
    .toSorted((a, b) => a.dwellings - b.dwellings);
  for (const { id, dwellings } of waiting) {
    if (mayShow(withheld)) break;
    told.delete(id);
    withheld += dwellings;
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
 * from enough dwellings or from none. The runs are those that may be told side by side.
 *
 * @param of Indicator that is spread over squares, its members amounts of buildings.
 * @returns Cells of the grid.
 */
export function squaresTold(placed: readonly PlacedRun[], of: string, grid: Grid): ReadonlySet<number> {
  const runs = placed.map(({ run }) => run);
  const ids = buildingsOf(runs);
  const finders = placed.map(({ buildings }) => squaresOfBuildings(buildings, grid));
  const squares = ids.map((id) => {
    const cell = finders.map((find) => find(id)).find((found) => found >= 0);
    return cell === undefined ? '' : String(cell);
  });
  const columns = runs.map((run) => {
    const amounts = amountsByBuilding(run.result.indicators[of] ?? [], run.axes.building?.length ?? 0);
    return [{ name: of, values: ids.map((id) => amounts[buildingAt(run, id)] ?? 0) }];
  });
  const dwellings = ids.map((id) => fewestDwellings(runs, id));
  const groups = publishedGroups(squares, dwellings, columns, leastDwellings);
  return new Set(groups.flatMap(({ key, sums }) => (key === '' || sums.includes(null) ? [] : [Number(key)])));
}
