import type { ByPurpose } from './hypotheses.ts';

/** Shares of a working day's trips in each hour, 0 … 23, towards the activity and back from it; each sums to 1. */
export interface HourShares {
  readonly out: Float64Array;
  readonly back: Float64Array;
}

/**
 * Drawn by hand so that the sum of all purposes peaks at about a tenth of the day, at 8 and 17 h, four trips in
 * five being outbound in the morning: an assumption (`demandSources.hourShares`), which counts by hour replace.
 * Rows: hours 0 … 23, per thousand trips of that purpose and direction.
 */
const perThousand: ByPurpose<{ readonly out: readonly number[]; readonly back: readonly number[] }> = {
  work: {
    out: [2, 1, 1, 3, 15, 45, 110, 240, 235, 110, 35, 15, 25, 75, 40, 10, 7, 7, 7, 6, 4, 3, 1, 1],
    back: [5, 2, 1, 1, 3, 6, 8, 8, 8, 8, 14, 45, 85, 25, 28, 50, 140, 235, 180, 75, 30, 20, 14, 9],
  },
  school: {
    out: [0, 0, 0, 0, 0, 1, 25, 330, 400, 45, 12, 6, 22, 125, 22, 5, 3, 1, 1, 0, 0, 0, 0, 0],
    back: [0, 0, 0, 0, 0, 0, 0, 1, 3, 4, 12, 75, 110, 12, 20, 75, 390, 205, 65, 20, 5, 2, 1, 0],
  },
  shopping: {
    out: [0, 0, 0, 0, 0, 1, 4, 12, 40, 100, 135, 95, 25, 45, 95, 100, 105, 115, 80, 34, 8, 3, 2, 1],
    back: [0, 0, 0, 0, 0, 0, 2, 5, 15, 45, 105, 150, 70, 20, 50, 95, 110, 130, 120, 60, 15, 4, 3, 1],
  },
  other: {
    out: [2, 1, 1, 1, 2, 5, 15, 75, 110, 65, 55, 45, 35, 75, 75, 60, 85, 95, 80, 60, 35, 15, 6, 2],
    back: [15, 8, 4, 2, 2, 2, 5, 30, 65, 30, 35, 60, 45, 30, 45, 55, 105, 120, 110, 80, 50, 45, 35, 22],
  },
  notHome: {
    out: [2, 1, 1, 1, 2, 5, 15, 50, 80, 75, 85, 85, 105, 95, 80, 75, 85, 75, 45, 20, 9, 5, 3, 1],
    back: [2, 1, 1, 1, 2, 5, 15, 50, 80, 75, 85, 85, 105, 95, 80, 75, 85, 75, 45, 20, 9, 5, 3, 1],
  },
};

/** Through and heavy traffic by the hour, per thousand; an assumption of the same kind. */
const throughPerThousand = [
  6, 4, 4, 5, 12, 28, 55, 75, 75, 58, 54, 54, 52, 56, 56, 62, 78, 86, 72, 45, 26, 18, 12, 7,
];
const heavyPerThousand = [
  8, 7, 8, 12, 26, 48, 62, 70, 76, 80, 80, 74, 56, 66, 72, 68, 58, 44, 30, 20, 13, 9, 7, 6,
];

export const hourShares: ByPurpose<HourShares> = {
  work: bothWays('work'),
  school: bothWays('school'),
  shopping: bothWays('shopping'),
  other: bothWays('other'),
  notHome: bothWays('notHome'),
};
export const throughHourShares: Float64Array = toShares(throughPerThousand);
export const heavyHourShares: Float64Array = toShares(heavyPerThousand);

function bothWays(purpose: keyof typeof perThousand): HourShares {
  const { out, back } = perThousand[purpose];
  return { out: toShares(out), back: toShares(back) };
}

function toShares(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(weights, (weight) => weight / total);
}
