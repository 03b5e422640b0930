import { AppError } from '../base/errors.ts';
import { sameGrid } from '../base/grid.ts';
import { type AmountParts, amountsBetween } from './compare-amounts.ts';
import { rowsWithTotal } from './class-totals.ts';
import { type Parts, partsBetween } from './compare-parts.ts';
import { type Term, termsBetween } from './compare-terms.ts';
import type { Axes, EngineSpec, IndicatorRow, IndicatorSpec, RunResult } from './contract.ts';
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
  /** How much each term that makes the figure differs, of their sum; null when the rows do not say what they are made of. */
  readonly terms: readonly Term[] | null;
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
  return Object.fromEntries(
    Object.entries(reference.spec.indicators).map(([name, indicator]) => [
      name,
      compareRows(name, indicator, [reference, other]),
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

/** Cells must be the same. Edges, buildings and places meet by identifier: both runs have them, or neither. */
function sameAxes(a: Axes, b: Axes): boolean {
  const sameCells = a.cell && b.cell ? sameGrid(a.cell, b.cell) : a.cell === b.cell;
  const named = ['edge', 'building', 'place'] as const;
  return sameCells && named.every((axis) => (a[axis] === undefined) === (b[axis] === undefined));
}

const noRow: IndicatorRow = { value: null };

type BothRuns = readonly [reference: FinishedRun, other: FinishedRun];

/** Rows meet by key, in the reference's order; those that only the other has come after. */
function compareRows(name: string, indicator: IndicatorSpec, runs: BothRuns): readonly ComparedRow[] {
  const rowsOf = ({ result }: FinishedRun): readonly IndicatorRow[] =>
    rowsWithTotal(indicator, result.indicators[name] ?? []);
  const [reference, other] = [rowsOf(runs[0]), rowsOf(runs[1])];
  const byKey = new Map(other.map((row) => [row.key, row]));
  const known = new Set(reference.map((row) => row.key));
  const pairs = reference.map((row) => compareRow(row.key, row, byKey.get(row.key) ?? noRow, runs));
  const added = other.filter((row) => !known.has(row.key));
  return [...pairs, ...added.map((row) => compareRow(row.key, noRow, row, runs))];
}

function compareRow(
  key: string | undefined,
  reference: IndicatorRow,
  other: IndicatorRow,
  [before, after]: BothRuns,
): ComparedRow {
  const [from, to] = [before.axes, after.axes];
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
    terms: termsBetween([reference, before], [other, after]),
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
