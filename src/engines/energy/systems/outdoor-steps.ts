/** The outdoor temperatures of a year in steps, so that what depends on them alone is computed once a step. */
export interface OutdoorSteps {
  /** Step of each hour. */
  readonly stepOf: Uint16Array;
  /** Temperature of each step, °C, rising evenly. */
  readonly outdoorC: Float64Array;
}

/** Between two steps, K: a COP changes by less than a hundredth over it. */
const stepK = 0.25;

export function outdoorSteps(airC: Float64Array): OutdoorSteps {
  let [coldest, warmest] = [Infinity, -Infinity];
  for (const air of airC) {
    coldest = Math.min(coldest, air);
    warmest = Math.max(warmest, air);
  }
  const first = Math.floor(coldest / stepK);
  const count = Math.ceil(warmest / stepK) - first + 1;
  return {
    stepOf: Uint16Array.from(airC, (air) => Math.round(air / stepK) - first),
    outdoorC: Float64Array.from({ length: count }, (_, step) => (first + step) * stepK),
  };
}
