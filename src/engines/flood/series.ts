import type { Series } from '../../simulation/contract.ts';

/** Whether a series has finite values at increasing instants. */
export function isValidSeries({ timesS, values }: Series): boolean {
  return (
    timesS.length > 0 &&
    timesS.length === values.length &&
    values.every(Number.isFinite) &&
    timesS.every((t, i) => Number.isFinite(t) && (i === 0 || t > timesS[i - 1]!))
  );
}

/** Every value changed by the same rule; exact for a piecewise linear series when the rule is linear. */
export function mapSeries(series: Series, change: (value: number) => number): Series {
  return { timesS: series.timesS, values: series.values.map(change) };
}

/** What exceeds a threshold, and zero where nothing does; instants are added where the series crosses it. */
export function excessOver(series: Series, threshold: number): Series {
  const timesS: number[] = [];
  const values: number[] = [];
  for (const [i, time] of series.timesS.entries()) {
    const value = series.values[i]! - threshold;
    const before = i > 0 ? series.values[i - 1]! - threshold : value;
    if (before * value < 0) {
      const start = series.timesS[i - 1]!;
      const crossing = start + ((time - start) * before) / (before - value);
      if (crossing > start && crossing < time) {
        timesS.push(crossing);
        values.push(0);
      }
    }
    timesS.push(time);
    values.push(Math.max(0, value));
  }
  return { timesS, values };
}

/** The first value, for ever. */
export function heldAtStart(series: Series): Series {
  return { timesS: [0], values: [valueAt(series, 0)] };
}

/** Linear between instants, held before the first and after the last. */
export function valueAt({ timesS, values }: Series, timeS: number): number {
  if (timeS <= timesS[0]!) return values[0]!;
  const next = timesS.findIndex((t) => t > timeS);
  if (next < 0) return values.at(-1)!;
  const t0 = timesS[next - 1]!;
  const v0 = values[next - 1]!;
  return v0 + ((values[next]! - v0) * (timeS - t0)) / (timesS[next]! - t0);
}
