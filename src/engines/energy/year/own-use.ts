import { useClasses } from '../indicator-specs.ts';

/** What energy is for. */
export type EnergyUse = (typeof useClasses)[number]['key'];

export function byUse<T>(of: (use: EnergyUse) => T): Record<EnergyUse, T> {
  return Object.fromEntries(useClasses.map(({ key }) => [key, of(key)])) as Record<EnergyUse, T>;
}

/** Electricity of one use through a year: `factor` times the shape where that is positive, W. */
export interface UseCourse {
  readonly shape: Float64Array;
  readonly factor: number;
}

export const noCourse: UseCourse = { shape: new Float64Array(0), factor: 0 };

/** A course of the year's Wh along a shape, whose negative part is left out; with `sign` −1 its positive one. */
export function courseOf(shape: Float64Array, yearWh: number, sign: 1 | -1 = 1): UseCourse {
  let sum = 0;
  for (const value of shape) sum += Math.max(sign * value, 0);
  return { shape, factor: sum > 0 ? (sign * yearWh) / sum : 0 };
}

/**
 * To which uses goes the electricity of modules that their building takes itself. No wire tells them apart: in each hour it
 * is shared by what each use draws then.
 *
 * @param ownW Taken in each hour, W. @returns Wh of the year; they sum up to those of `ownW`.
 */
export function ownUse(
  ownW: Float64Array,
  courses: Readonly<Record<EnergyUse, UseCourse>>,
): Record<EnergyUse, number> {
  const sums = byUse(() => 0);
  const all = Object.entries(courses) as [EnergyUse, UseCourse][];
  const drawn = new Float64Array(all.length);
  for (let hour = 0; hour < ownW.length; hour++) {
    const own = ownW[hour]!;
    if (own === 0) continue;
    let total = 0;
    for (const [k, [, { shape, factor }]] of all.entries()) {
      drawn[k] = Math.max(factor * shape[hour]!, 0);
      total += drawn[k]!;
    }
    for (const [k, [use]] of all.entries()) sums[use] += (own * drawn[k]!) / total;
  }
  return sums;
}
