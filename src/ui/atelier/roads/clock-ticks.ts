const minute = 60;
const hour = 3600;
/** Steps between ticks of a clock, s. */
const steps = [1, 2, 5, 10, 15, 20, 30]
  .map((one) => one * minute)
  .concat([1, 2, 3, 6, 12, 24].map((one) => one * hour));

/**
 * Round instants of a stretch of time, s from the start of the run: multiples of a step by the clock.
 *
 * @param startS Second of the day at which the run begins.
 */
export function clockTicks(startS: number, fromS: number, spanS: number, most: number): readonly number[] {
  const step = steps.find((one) => spanS / one <= most) ?? 24 * hour * Math.ceil(spanS / (24 * hour * most));
  const first = Math.ceil((startS + fromS) / step) * step - startS;
  const count = Math.floor((fromS + spanS - first) / step) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => first + i * step);
}
