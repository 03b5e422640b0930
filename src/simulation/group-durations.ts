import type { Text } from '../base/text.ts';
import type { FinishedRun } from './compare.ts';
import type { FieldSpec, IndicatorRow } from './contract.ts';
import { hoursOfYear } from './year-results.ts';

/** Sorted powers: the value at `i` is reached or passed in `hours[i]` hours of the year. */
export interface DurationCurve {
  readonly hours: ArrayLike<number>;
  /** Falling; as many as hours, or none where there is no curve. */
  readonly values: ArrayLike<number>;
}

/** Groups of buildings of one kind (communes, blocks, substations) that have a curve. */
export interface GroupKind {
  /** Name of the indicator of their peaks: one kind has one. */
  readonly peaks: string;
  readonly label: Text;
  readonly field: FieldSpec;
  readonly groups: readonly { readonly key: string; readonly name: string }[];
}

/** A group, by its kind and its key among those of the kind. */
export interface ChosenGroup {
  readonly peaks: string;
  readonly key: string;
}

/** Kinds of groups with a curve in one of the runs at least, each group once, in the order of the runs. */
export function groupKinds(runs: readonly FinishedRun[]): readonly GroupKind[] {
  const [first] = runs;
  return (first?.spec.year?.groups?.kinds ?? []).flatMap(({ label, field: name, peaks }) => {
    const field = first?.spec.fields[name];
    const names = new Map(runs.flatMap((run) => namesIn(run, peaks)));
    if (field === undefined || names.size === 0) return [];
    return [{ peaks, label, field, groups: Array.from(names, ([key, own]) => ({ key, name: own })) }];
  });
}

/** Names of the groups of a kind that have a curve, by their keys. */
function namesIn(run: FinishedRun, peaks: string): readonly (readonly [key: string, name: string])[] {
  const axis = axisOf(run, peaks);
  return (run.result.indicators[peaks] ?? []).flatMap(({ key }) => {
    if (key === undefined || groupDuration(run, { peaks, key }).values.length === 0) return [];
    return [[key, axis.find(({ id }) => id === key)?.name ?? key] as const];
  });
}

/** Sorted powers of a group; without values where the run has none of it. */
export function groupDuration(run: FinishedRun, { peaks, key }: ChosenGroup): DurationCurve {
  const told = run.spec.year?.groups;
  const kind = told?.kinds.find((one) => one.peaks === peaks);
  const hours = told?.hours ?? [];
  const at = axisOf(run, peaks).findIndex(({ id }) => id === key);
  const all = run.result.fields[kind?.field ?? ''];
  if (at < 0 || all === undefined || all.length < (at + 1) * hours.length) return { hours, values: [] };
  const values = all.subarray(at * hours.length, (at + 1) * hours.length);
  return { hours, values: values.some((value) => Number.isNaN(value)) ? [] : values };
}

function axisOf({ spec, axes }: FinishedRun, peaks: string): readonly { id: string; name: string }[] {
  const kind = spec.year?.groups?.kinds.find((one) => one.peaks === peaks);
  const per = spec.fields[kind?.field ?? '']?.per[0];
  return (per === 'zone' ? axes.zone : per === 'place' ? axes.place : undefined) ?? [];
}

/** The row of a group's peak: its date, how long it lasts and whose it is are among its facts. */
export function peakRow(run: FinishedRun, { peaks, key }: ChosenGroup): IndicatorRow | undefined {
  return run.result.indicators[peaks]?.find((row) => row.key === key);
}

/** Every count of hours of a year, for a curve of which all hours are known. */
export const everyHour: readonly number[] = Array.from({ length: hoursOfYear }, (_, i) => i + 1);

/** Position in increasing counts of hours of the one that is nearest, the first of equally near ones. */
export function nearestHours(hours: ArrayLike<number>, wanted: number): number {
  let nearest = 0;
  for (let i = 1; i < hours.length; i++)
    if (Math.abs((hours[i] as number) - wanted) < Math.abs((hours[nearest] as number) - wanted)) nearest = i;
  return nearest;
}

/** So many values at equal steps from the first hour to the last, straight between those that are known. */
export function evenly({ hours, values }: DurationCurve, count: number): readonly number[] {
  if (values.length === 0) return [];
  const last = values.length - 1;
  let after = 0;
  return Array.from({ length: count }, (_, i) => {
    const from = hours[0] as number;
    const wanted = Math.round(from + (i * ((hours[last] as number) - from)) / Math.max(1, count - 1));
    while (after < last && (hours[after] as number) < wanted) after++;
    const before = Math.max(0, after - 1);
    const [low, high] = [hours[before] as number, hours[after] as number];
    const share = high === low ? 1 : (wanted - low) / (high - low);
    return (values[before] as number) + share * ((values[after] as number) - (values[before] as number));
  });
}
