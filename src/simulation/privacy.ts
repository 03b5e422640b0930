import type { Text } from '../base/text.ts';
import type { Unit } from '../base/units.ts';

/** Fewest dwellings of a group whose figures may leave the studio. */
export const leastDwellings = 10;
/** Fewest households of a square that is told by itself; under it, it counts in totals only. So do published counts. */
export const leastHouseholds = 11;

/** Whether a figure of a group of buildings may be shown outside the studio: it tells nothing of one household. */
export function mayShow(dwellings: number): boolean {
  return dwellings === 0 || dwellings >= leastDwellings;
}

/** How a published count reads outside the studio. */
export function publishedCount(count: number): Text {
  if (count >= leastHouseholds || count === 0) return { fr: String(count), en: String(count) };
  return { fr: `moins de ${leastHouseholds}`, en: `fewer than ${leastHouseholds}` };
}

/** Units of counts of households and of what they live in. */
const counted: ReadonlySet<Unit> = new Set(['building', 'dwelling', 'person']);

/** What stands outside the studio for a value that is too small a count; null: the value itself may. */
export function fewOf(unit: Unit, value: number): Text | null {
  return counted.has(unit) && value > 0 && value < leastHouseholds ? publishedCount(value) : null;
}

/** A published cell: a value, a count that is too small to be told, or one withheld so that another cannot be found. */
export type PublishedCell = number | 'few' | 'withheld' | null;

/**
 * Rows of one indicator as they may leave the studio. Counts under 11 are not told; where exactly one row of several is
 * kept back the smallest of the others is too, since their total may be known.
 */
export function publishedRows(unit: Unit, values: readonly (number | null)[]): readonly PublishedCell[] {
  if (!counted.has(unit)) return values;
  const cells = values.map(
    (value): PublishedCell => (value !== null && value > 0 && value < leastHouseholds ? 'few' : value),
  );
  const kept = cells.flatMap((cell, i) => (typeof cell === 'number' && cell > 0 ? [i] : []));
  if (cells.length < 2 || cells.filter((cell) => cell === 'few').length !== 1) return cells;
  const smallest = kept.toSorted((a, b) => (cells[a] as number) - (cells[b] as number))[0];
  return cells.map((cell, i) => (i === smallest ? 'withheld' : cell));
}

/** Sums that can be added up: each has one value per building; NaN: the building has none. */
export interface Measure {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** Buildings that stand in the same square. */
export interface PublishedGroup {
  /** '' for the squares that are put together. */
  readonly key: string;
  readonly dwellings: number;
  /** One sum per measure, null where the measure is kept back everywhere. */
  readonly sums: readonly (number | null)[];
}

/**
 * Sums of measures over squares as they may leave the studio. A square has a line only where each measure, and each
 * difference between two columns of a measure, comes from no dwelling or from `leastHouseholds` at least; the others are
 * put together in one line, for which the same holds: the smallest squares join them until it does. So each line, and
 * every sum and difference of lines, stands for enough dwellings. A measure for which that cannot be reached even over
 * the whole is kept back, and where it is the only one, so is the one of fewest dwellings beside it.
 *
 * @param square Key of each building's square; '' where it has none.
 * @param dwellings Fewest dwellings that each building has in the columns where it has any.
 * @param columns Measures, column by column (one column per alternative), all in the same order.
 * @param least Fewest dwellings behind a figure.
 * @returns The lines in the order of their keys, those put together last; the whole is their sum.
 */
export function publishedGroups(
  square: readonly string[],
  dwellings: ArrayLike<number>,
  columns: readonly (readonly Measure[])[],
  least = leastHouseholds,
): readonly PublishedGroup[] {
  const isSafe = (count: number): boolean => count === 0 || count >= least;
  const sources = columns.flat();
  const widths = columns[0]?.length ?? 0;
  const contributions = [
    ...sources.map(
      ({ values }) =>
        (i: number) =>
          present(values[i]),
    ),
    ...pairs(columns).map(
      ([a, b]) =>
        (i: number) =>
          present(a.values[i]) - present(b.values[i]),
    ),
  ];
  const measureOf = [...sources.map((_, k) => k % widths), ...pairs(columns).map((_, k) => k % widths)];
  const all = [...square.keys()];
  const counts = (members: readonly number[]): readonly number[] =>
    contributions.map((of) =>
      members.reduce((sum, i) => (of(i) === 0 ? sum : sum + (dwellings[i] as number)), 0),
    );
  const withheld = measuresWithheld(counts(all), measureOf, widths, isSafe);
  const isEnough = (members: readonly number[]): boolean =>
    counts(members).every((count, k) => withheld.has(measureOf[k] as number) || isSafe(count)) &&
    isSafe(total(members));
  const total = (members: readonly number[]): number =>
    members.reduce((sum, i) => sum + (dwellings[i] as number), 0);
  const bySquare = new Map<string, number[]>();
  for (const i of all) {
    const members = bySquare.get(square[i] as string);
    if (members) members.push(i);
    else bySquare.set(square[i] as string, [i]);
  }
  const told = [...bySquare].filter(([key, members]) => key !== '' && isEnough(members));
  const rest = [...bySquare].filter(([key, members]) => key === '' || !isEnough(members));
  const together = rest.flatMap(([, members]) => members);
  const waiting = told.toSorted(([, a], [, b]) => total(a) - total(b));
  while (together.length > 0 && !isEnough(together) && waiting.length > 0) {
    const next = waiting.shift() as (typeof told)[number];
    told.splice(told.indexOf(next), 1);
    together.push(...next[1]);
  }
  const groupOf = (key: string, members: readonly number[]): PublishedGroup => ({
    key,
    dwellings: total(members),
    sums: sources.map(({ values }, k) =>
      withheld.has(measureOf[k] as number) ? null : members.reduce((sum, i) => sum + present(values[i]), 0),
    ),
  });
  const lines = told
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([key, members]) => groupOf(key, members));
  // Not even the whole is enough: nothing may be told.
  if (together.length > 0 && !isEnough(together)) return [];
  return together.length === 0 ? lines : [...lines, groupOf('', together)];
}

function present(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

/** The same measure in two columns, for every two columns. */
function pairs(columns: readonly (readonly Measure[])[]): readonly (readonly [Measure, Measure])[] {
  return columns.flatMap((first, i) =>
    columns
      .slice(i + 1)
      .flatMap((second) => first.map((measure, k) => [measure, second[k] as Measure] as const)),
  );
}

/** Measures that too few dwellings make over the whole; never one alone, since a sum of measures may be known. */
function measuresWithheld(
  counts: readonly number[],
  measureOf: readonly number[],
  width: number,
  isSafe: (dwellings: number) => boolean,
): ReadonlySet<number> {
  const withheld = new Set(counts.flatMap((count, k) => (isSafe(count) ? [] : [measureOf[k] as number])));
  if (withheld.size !== 1) return withheld;
  const others = Array.from({ length: width }, (_, k) => k).filter((k) => !withheld.has(k));
  const makers = (measure: number): number =>
    Math.max(...counts.map((count, k) => (measureOf[k] === measure ? count : 0)));
  const [fewest] = others.filter((k) => makers(k) > 0).toSorted((a, b) => makers(a) - makers(b));
  return fewest === undefined ? withheld : withheld.add(fewest);
}

/** Squares of so many metres, named by their south-west corner, in which points lie; '' where one has no place. */
export function squaresOf(xy: ArrayLike<number>, sideM: number): readonly string[] {
  return Array.from({ length: Math.floor(xy.length / 2) }, (_, i) => {
    const corner = [xy[2 * i] as number, xy[2 * i + 1] as number].map((at) => sideM * Math.floor(at / sideM));
    return corner.every(Number.isFinite) ? `${corner[0]} ${corner[1]}` : '';
  });
}
