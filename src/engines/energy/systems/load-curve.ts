/** Index of the greatest of `sign` times the values; the first where several are alike. */
export function greatestHour(values: Float64Array, sign: 1 | -1 = 1): number {
  let at = 0;
  for (let hour = 1; hour < values.length; hour++) if (sign * values[hour]! > sign * values[at]!) at = hour;
  return at;
}

/** Hours in which `sign` times a load is above a power. */
export function hoursAbove(loadW: Float64Array, powerW: number, sign: 1 | -1 = 1): number {
  return loadW.reduce((count, load) => count + (sign * load > powerW ? 1 : 0), 0);
}
