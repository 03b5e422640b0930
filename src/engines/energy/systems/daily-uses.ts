/**
 * Shapes of a day for uses, weights by hour of day, which a person may replace: `enedis-profiles.ts` reads measured
 * ones. These are assumptions, not measurements: meals at noon and in the evening, people awake from 6 h to 23 h,
 * many out on working days from 9 h to 17 h, cars that come home in the evening.
 */
export const assumedShapes = {
  cooking: [0, 0, 0, 0, 0, 0, 1, 2, 2, 1, 1, 4, 6, 3, 1, 1, 1, 2, 5, 7, 4, 1, 0, 0],
  appliances: [4, 3, 3, 3, 3, 3, 4, 5, 5, 5, 5, 6, 6, 6, 5, 5, 5, 6, 7, 8, 8, 8, 7, 5],
  present: [
    1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.2, 1.2, 1.2, 1.2,
    1.2, 1.2, 1.2,
  ],
  arrivals: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.05, 0, 0, 0.05, 0.1, 0.2, 0.25, 0.2, 0.1, 0.05, 0, 0],
  awake: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0],
} as const satisfies Record<string, readonly number[]>;

/** Hour at which cars leave: an assumption too. */
export const usualLeaveHour = 7;

/**
 * A year's energy over its hours by weights, W, one value per hour; weights of nothing at all: the same in all hours.
 *
 * @param weights One value per hour, none negative.
 */
export function spread(yearWh: number, weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0
    ? weights.map((weight) => (yearWh * weight) / sum)
    : new Float64Array(weights.length).fill(yearWh / weights.length);
}

/** Global irradiance above which rooms need no lamp, W/m². */
const brightW = 200;

/** Weights of lighting: where people are awake, more the darker it is. */
export function lightingWeights(ghi: Float64Array, hourOfDay: Uint8Array): Float64Array {
  return ghi.map((light, hour) => assumedShapes.awake[hourOfDay[hour]!]! * Math.max(1 - light / brightW, 0));
}
