import { rounded, type ValidationResult } from '../result.ts';

/** One figure of a case, what it should be, and whether it is near enough. */
export interface Check {
  readonly figure: string;
  readonly found: number;
  readonly expected: number | string;
  readonly holds: boolean;
}

/** A figure that may be at most so large. NaN does not hold. */
export function atMost(figure: string, found: number, limit: number): Check {
  return { figure, found, expected: `≤ ${limit}`, holds: found <= limit };
}

/** A figure that must lie between two, both allowed. */
export function between(figure: string, found: number, low: number, high: number): Check {
  return { figure, found, expected: `${low} … ${high}`, holds: found >= low && found <= high };
}

export function judged(name: string, tolerance: string, checks: readonly Check[]): ValidationResult {
  return {
    case: name,
    figures: Object.fromEntries(checks.map(({ figure, found }) => [figure, rounded(found, 6)])),
    expected: Object.fromEntries(checks.map(({ figure, expected }) => [figure, expected])),
    tolerance,
    pass: checks.length > 0 && checks.every(({ holds }) => holds),
  };
}

/** How far figures are from those expected, as a share of what is allowed. */
export const unitTolerance =
  '1e-3 relative or 0.01 (W/m², °C or W), the figure is the largest share of it that is used';

/** Largest share of "1e-3 relative or `absolute`" that a difference uses; NaN where a figure is none. */
export function largestShare(found: readonly number[], expected: readonly number[], absolute = 0.01): number {
  return found.reduce((largest, value, i) => {
    const due = expected[i] as number;
    const share = Math.abs(value - due) / Math.max(absolute, 1e-3 * Math.abs(due));
    return share > largest || Number.isNaN(share) ? share : largest;
  }, 0);
}

export function maxOf(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most || Number.isNaN(value) ? value : most), 0);
}

export function rmse(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < found.length; i++) {
    const difference = (found[i] as number) - (expected[i] as number);
    sum += difference * difference;
  }
  return Math.sqrt(sum / found.length);
}
