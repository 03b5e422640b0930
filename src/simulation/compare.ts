import { AppError } from '../base/errors.ts';
import { sameGrid } from '../base/grid.ts';
import { type Parts, partsBetween, sameList } from './compare-parts.ts';
import type { Axes, EngineSpec, IndicatorRow, Members, RunResult } from './contract.ts';
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
  /** Other minus reference; null when either is missing. */
  readonly difference: number | null;
  /** null when the rows do not say who makes the figure. */
  readonly parts: Parts | null;
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
      compareRows(reference.result.indicators[name] ?? [], other.result.indicators[name] ?? [], (a, b) =>
        partsBetween(a, reference.axes, b, other.axes),
      ),
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

type MakeParts = (reference: Members, other: Members) => Parts;

/** Rows meet by key, in the reference's order; those that only the other has come after. */
function compareRows(
  reference: readonly IndicatorRow[],
  other: readonly IndicatorRow[],
  makeParts: MakeParts,
): readonly ComparedRow[] {
  const byKey = new Map(other.map((row) => [row.key, row]));
  const known = new Set(reference.map((row) => row.key));
  const pairs = reference.map((row) => compareRow(row.key, row, byKey.get(row.key) ?? noRow, makeParts));
  const added = other.filter((row) => !known.has(row.key));
  return [...pairs, ...added.map((row) => compareRow(row.key, noRow, row, makeParts))];
}

function compareRow(
  key: string | undefined,
  reference: IndicatorRow,
  other: IndicatorRow,
  makeParts: MakeParts,
): ComparedRow {
  const difference = reference.value === null || other.value === null ? null : other.value - reference.value;
  const noise = (reference.noise ?? 0) + (other.noise ?? 0);
  return {
    ...(key === undefined ? {} : { key }),
    reference,
    other,
    difference,
    parts: reference.members && other.members ? makeParts(reference.members, other.members) : null,
    tooSmall: difference !== null && noise > 0 && Math.abs(difference) < noise,
  };
}
