import type { FinishedRun } from './compare.ts';
import type { FieldData, FieldSpec } from './contract.ts';

/** Days of each month; a year of results has no 29 February. */
export const monthDays: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
export const hoursOfYear = 8760;
const hoursOfDay = 24;
const typicalHours = monthDays.length * hoursOfDay;

/** Powers of the territory, one an hour. */
export interface Curve {
  readonly name: string;
  readonly field: FieldSpec;
  readonly values: FieldData;
}

/** The hourly curves that a run tells, in the order of its spec; those of another length are left out. */
export function yearCurves({ spec, result }: FinishedRun): readonly Curve[] {
  return (spec.year?.curves ?? []).flatMap((name) => {
    const [field, values] = [spec.fields[name], result.fields[name]];
    return field && values?.length === hoursOfYear ? [{ name, field, values }] : [];
  });
}

/** First hour of a month (0 … 12) of the year; of 12, the end of the year. */
export function firstHourOf(month: number): number {
  return hoursOfDay * monthDays.slice(0, month).reduce((sum, days) => sum + days, 0);
}

/** Month (0 … 11) in which an hour of the year lies. */
export function monthOf(hour: number): number {
  return Math.max(
    0,
    monthDays.findLastIndex((_, month) => firstHourOf(month) <= hour),
  );
}

/** Position of the highest value between two hours, the second left out; the first where several are alike. */
export function peakHour(values: ArrayLike<number>, from = 0, to = values.length): number {
  let peak = from;
  for (let hour = from + 1; hour < to; hour++)
    if ((values[hour] as number) > (values[peak] as number)) peak = hour;
  return peak;
}

/** Values from the highest down: that at n is reached or passed in n + 1 hours. */
export function durationCurve(values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  return Float64Array.from(values).toSorted().reverse();
}

/** What a stretch of hours of a curve of powers, kW, comes to. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly energyMwh: number;
  readonly meanKw: number;
  readonly peakKw: number;
  readonly peakHour: number;
}

/** Sums of a curve over stretches between hours: `bounds[i] … bounds[i + 1] − 1`. */
export function stretches(values: ArrayLike<number>, bounds: readonly number[]): readonly Stretch[] {
  return bounds.slice(0, -1).map((from, i) => {
    const to = bounds[i + 1] as number;
    let sum = 0;
    for (let hour = from; hour < to; hour++) sum += values[hour] as number;
    const peak = peakHour(values, from, to);
    const length = Math.max(1, to - from);
    return {
      from,
      to,
      energyMwh: sum / 1000,
      meanKw: sum / length,
      peakKw: values[peak] as number,
      peakHour: peak,
    };
  });
}

/** Bounds of the twelve months, in hours of the year. */
export const monthBounds: readonly number[] = Array.from({ length: 13 }, (_, month) => firstHourOf(month));

/** Means of a curve by month and hour of the day: 288 values, as those of a building. */
export function meanDays(values: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const means = new Float64Array(typicalHours);
  for (const [month, days] of monthDays.entries())
    for (let day = 0; day < days; day++)
      for (let hour = 0; hour < hoursOfDay; hour++) {
        const at = month * hoursOfDay + hour;
        const value = values[firstHourOf(month) + day * hoursOfDay + hour] as number;
        means[at] = (means[at] as number) + value / days;
      }
  return means;
}

/** Powers of one building by month and hour, 288 values each, in the order of the spec. */
export function typicalDaysOf({ spec, result, axes }: FinishedRun, building: number): readonly Curve[] {
  const count = axes.building?.length ?? 0;
  return (spec.year?.typicalDays ?? []).flatMap((name) => {
    const [field, values] = [spec.fields[name], result.fields[name]];
    if (!field || values?.length !== count * typicalHours || building < 0 || building >= count) return [];
    const own = values.subarray(building * typicalHours, (building + 1) * typicalHours);
    return own.some((value) => Number.isNaN(value)) ? [] : [{ name, field, values: own }];
  });
}

/** An amount that goes from one thing to another, by their keys. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Rows of the indicator of flows, as what they join; those without a value or with nothing are left out. */
export function flowsOf({ spec, result }: FinishedRun): readonly Flow[] {
  const rows = spec.year === undefined ? [] : (result.indicators[spec.year.flows] ?? []);
  return rows.flatMap(({ key, value }) => {
    const [from, to] = key?.split('/') ?? [];
    return from && to && value !== null && value > 0 ? [{ from, to, value }] : [];
  });
}
