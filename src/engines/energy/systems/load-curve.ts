import { type LegalStamp, legalStamp, type LegalZone } from './legal-time.ts';

/** The highest hour of a load, and when it is by the clock. */
export interface Peak {
  readonly powerW: number;
  /** Index of the hour; the first where several are alike. */
  readonly hour: number;
  readonly at: LegalStamp;
}

/** @param startS Unix time at which each hour begins. */
export function peakOf(loadW: Float64Array, startS: Float64Array, zone: LegalZone): Peak | null {
  if (loadW.length === 0) return null;
  let hour = 0;
  for (let i = 1; i < loadW.length; i++) if (loadW[i]! > loadW[hour]!) hour = i;
  return { powerW: loadW[hour]!, hour, at: legalStamp(startS[hour]!, zone) };
}

/** Powers from the highest down: that at index n is reached or passed in n + 1 hours. */
export function durationCurve(loadW: Float64Array): Float64Array {
  return loadW.toSorted().reverse();
}

/** Hours in which a load is above a power. */
export function hoursAbove(loadW: Float64Array, powerW: number): number {
  return loadW.reduce((count, load) => count + (load > powerW ? 1 : 0), 0);
}

/**
 * Loads of groups (blocks, transformers, a commune) as sums of those of their buildings, in the order of buildings, so
 * that the digits are the same however they were computed.
 *
 * @param groupOf Index of each building's group; −1: none.
 */
export function sumByGroup(
  loads: readonly Float64Array[],
  groupOf: Int32Array,
  groupCount: number,
  hours: number,
): readonly Float64Array[] {
  const sums = Array.from({ length: groupCount }, () => new Float64Array(hours));
  for (const [building, load] of loads.entries()) {
    const sum = sums[groupOf[building]!];
    if (!sum) continue;
    for (let hour = 0; hour < hours; hour++) sum[hour] = sum[hour]! + load[hour]!;
  }
  return sums;
}
