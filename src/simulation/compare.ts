import { AppError } from '../base/errors.ts';
import { sameGrid } from '../base/grid.ts';
import { type AmountParts, amountsBetween } from './compare-amounts.ts';
import { type Parts, partsBetween, sameList } from './compare-parts.ts';
import type { Axes, EngineSpec, IndicatorRow, RunResult } from './contract.ts';
import type { RunRecord } from './record.ts';
import { conditionsKey } from './request.ts';

/** A run that came to its end, with what is needed to read it. */
export interface FinishedRun {
  readonly spec: EngineSpec;
  readonly axes: Axes;
  readonly result: RunResult;
  readonly record: RunRecord;
}

/** One row of an indicator in two runs. A value is null where there is none, and its reason says why. */
export interface ComparedRow {
  readonly key?: string;
  readonly reference: IndicatorRow;
  readonly other: IndicatorRow;
  /** Other minus reference, of a sum that of its parts; null when either is missing. */
  readonly difference: number | null;
  /** null when the rows do not say who is in the figure. */
  readonly parts: Parts | null;
  /** null when the rows do not say who gives how much to the figure. */
  readonly amounts: AmountParts | null;
  /** The difference is smaller than the two runs' own noise: « écart trop petit pour conclure ». */
  readonly tooSmall: boolean;
}

/** Rows by indicator, in the order of the engine's spec. */
export type Comparison = Readonly<Record<string, readonly ComparedRow[]>>;

/**
 * Two runs side by side, figure by figure. It says how they differ, never which is preferable.
 *
 * @throws AppError `compare/unlike` with the first thing (`what`) in which the runs cannot be compared: engine,
 * territory, conditions, parameters, seed, units, axes.
 */
export function compareRuns(reference: FinishedRun, other: FinishedRun): Comparison {
  refuseUnlike(reference, other);
  const names = Object.keys(reference.spec.indicators);
  return Object.fromEntries(
    names.map((name) => [
      name,
      compareRows(reference.result.indicators[name] ?? [], other.result.indicators[name] ?? [], [
        reference.axes,
        other.axes,
      ]),
    ]),
  );
}

function refuseUnlike(a: FinishedRun, b: FinishedRun): void {
  const alike: Readonly<Record<string, boolean>> = {
    engine:
      a.record.engine.id === b.record.engine.id &&
      a.record.engine.version === b.record.engine.version &&
      a.record.engine.kernelsDigest === b.record.engine.kernelsDigest,
    territory: a.record.request.territory === b.record.request.territory,
    hypothesis: conditionsKey(a.record.request.hypothesis) === conditionsKey(b.record.request.hypothesis),
    parameters: sameNumbers(a.record.request.parameters, b.record.request.parameters),
    seed: a.record.request.seed === b.record.request.seed,
    units: unitsOf(a.spec) === unitsOf(b.spec),
    axes: sameAxes(a.axes, b.axes),
  };
  const what = Object.keys(alike).find((key) => !alike[key]);
  if (what) throw new AppError('compare/unlike', `the runs differ in their ${what}`, { what });
}

function sameNumbers(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

function unitsOf(spec: EngineSpec): string {
  return Object.entries(spec.indicators)
    .map(([name, indicator]) => `${name}:${indicator.unit}`)
    .toSorted()
    .join();
}

function sameAxes(a: Axes, b: Axes): boolean {
  const sameCells = a.cell && b.cell ? sameGrid(a.cell, b.cell) : a.cell === b.cell;
  return (
    sameCells &&
    sameList(a.building, b.building) &&
    sameList(
      a.place?.map((place) => place.id),
      b.place?.map((place) => place.id),
    )
  );
}

const noRow: IndicatorRow = { value: null };

/** What the positions of the reference's members stand for, and of the other's. */
type BothAxes = readonly [reference: Axes, other: Axes];

/** Rows meet by key, in the reference's order; those that only the other has come after. */
function compareRows(
  reference: readonly IndicatorRow[],
  other: readonly IndicatorRow[],
  axes: BothAxes,
): readonly ComparedRow[] {
  const byKey = new Map(other.map((row) => [row.key, row]));
  const known = new Set(reference.map((row) => row.key));
  const pairs = reference.map((row) => compareRow(row.key, row, byKey.get(row.key) ?? noRow, axes));
  const added = other.filter((row) => !known.has(row.key));
  return [...pairs, ...added.map((row) => compareRow(row.key, noRow, row, axes))];
}

function compareRow(
  key: string | undefined,
  reference: IndicatorRow,
  other: IndicatorRow,
  [from, to]: BothAxes,
): ComparedRow {
  const [was, is] = [reference.members, other.members];
  const isSum = was?.kind === 'amounts' && is?.kind === 'amounts';
  const amounts = isSum ? amountsBetween(was, from, is, to) : null;
  const parts = !isSum && was && is ? partsBetween(was, from, is, to) : null;
  const difference = differenceOf(reference, other, amounts);
  const noise = (reference.noise ?? 0) + (other.noise ?? 0);
  return {
    ...(key === undefined ? {} : { key }),
    reference,
    other,
    difference,
    parts,
    amounts,
    tooSmall: difference !== null && noise > 0 && Math.abs(difference) < noise,
  };
}

/** Of a sum it is that of its parts: what did not change leaves no rounding behind. */
function differenceOf(
  reference: IndicatorRow,
  other: IndicatorRow,
  amounts: AmountParts | null,
): number | null {
  if (reference.value === null || other.value === null) return null;
  return amounts ? amounts.less.value + amounts.more.value : other.value - reference.value;
}
