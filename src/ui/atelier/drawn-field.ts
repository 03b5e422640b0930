import { useMemo } from 'react';
import { useView } from '../../app/view-store.ts';
import type { FinishedRun } from '../../simulation/compare.ts';
import type { DrawnField, EngineSpec } from '../../simulation/contract.ts';
import { isDrawn, isInstant, valuesOf } from '../../simulation/derived-fields.ts';
import type { MemberKind, Territory } from '../../territory/territory.ts';
import { type Current, finishedIn, useSeenRuns } from './use-current.ts';
import { counterpart } from './views/field-sources.ts';

/** Classes of a field whose bounds follow the values: more would not be told apart. */
const mostClasses = 6;
/** Share of the values left beyond the outer classes, so that a puddle on a hill does not stretch them all. */
const share = 0.02;

/**
 * Bounds of equal, round steps (1, 2 or 5 × 10ⁿ) between two values; the first class is open below.
 *
 * @returns `mostClasses` bounds at most, increasing, the first one −∞.
 */
export function evenClasses(low: number, high: number): readonly number[] {
  const inner = mostClasses - 2;
  const wanted = Math.max(high - low, 1e-3) / inner;
  let power = 1;
  while (power > wanted) power /= 10;
  while (power * 10 <= wanted) power *= 10;
  const times = [1, 2, 5, 10].find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10;
  const step = times * power;
  const first = Math.floor(low / step) + 1;
  const bounds: number[] = [Number.NEGATIVE_INFINITY];
  // Multiples by division where the step is a fraction, so that 0.3 is not 0.30000000000000004.
  for (let k = first; bounds.length === 1 || (bounds.length < mostClasses && k * step < high); k++)
    bounds.push(step < 1 ? k / Math.round(1 / step) : k * step);
  return bounds;
}

/** The range that most of a run's values of a field of the whole event lie in. */
const ranges = new WeakMap<FinishedRun, Map<string, readonly [number, number] | null>>();

function rangeOf(run: FinishedRun, name: string): readonly [number, number] | null {
  const known = ranges.get(run) ?? new Map<string, readonly [number, number] | null>();
  ranges.set(run, known);
  const found = known.get(name);
  if (found !== undefined) return found;
  const values = valuesOf(run.spec, name, (one) => run.result.fields[one]) ?? new Float32Array(0);
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] as number;
  const range = sorted.length === 0 ? null : ([at(share), at(1 - share)] as const);
  known.set(name, range);
  return range;
}

/** A field with its classes known: its own, or even ones over what the runs hold. Null: it is not drawn. */
export function drawnField(spec: EngineSpec, name: string, runs: readonly FinishedRun[]): DrawnField | null {
  const field = spec.fields[name];
  if (!field || !isDrawn(field)) return null;
  const { role, classes } = field;
  if (classes !== 'even') return { ...field, role, classes };
  const whole = isInstant(field) ? counterpart(spec, name) : name;
  const found = runs.map((run) => rangeOf(run, whole ?? name)).filter((range) => range !== null);
  if (found.length === 0) return { ...field, role, classes: [Number.NEGATIVE_INFINITY] };
  const low = Math.min(...found.map((range) => range[0]));
  const high = Math.max(...found.map((range) => range[1]));
  return { ...field, role, classes: evenClasses(low, high) };
}

/** Names of the fields that are drawn by themselves. */
export function drawnNames(spec: EngineSpec): readonly string[] {
  return Object.entries(spec.fields).flatMap(([name, field]) => (isDrawn(field) ? [name] : []));
}

/** Those of them that a territory has what it takes for. */
export function offeredNames(spec: EngineSpec, territory: Pick<Territory, MemberKind>): readonly string[] {
  return drawnNames(spec).filter((name) => {
    const needed = spec.fields[name]?.needs;
    return needed === undefined || territory[needed] !== undefined;
  });
}

/**
 * Names to choose among while one is looked at: of an instant and the field of the whole run that it names, the one of the same
 * moment. The other is a switch away.
 */
export function namesOfMoment(spec: EngineSpec, names: readonly string[], looked: string): readonly string[] {
  const field = spec.fields[looked];
  const isPlayed = field !== undefined && isInstant(field);
  const wholes = new Set(names.map((name) => spec.fields[name]?.whole));
  return names.filter((name) =>
    isPlayed ? !wholes.has(name) : typeof spec.fields[name]?.whole !== 'string',
  );
}

/** The field looked at, with the same classes for every alternative under the hypothesis. */
export function useDrawnField(current: Current): DrawnField | null {
  const { spec } = current;
  const name = useView((view) => view.field);
  const seen = useSeenRuns(current);
  const runs = finishedIn(seen);
  const key = runs.map(({ record }) => record.resultDigest).join();
  // The runs are told apart by their digests: a run that only goes on changes no class.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => drawnField(spec, name, runs), [spec, name, key]);
}
