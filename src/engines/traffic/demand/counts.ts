import { sum } from '../../../base/sum.ts';
/** What is computed beside what was counted, one value per count. */
export interface CountComparison {
  /** Vehicles per hour, as computed. */
  readonly modelledPerH: Float64Array;
  /** Of each count; see `gehOf`. */
  readonly geh: Float64Array;
  /** Part of counts whose GEH is under 5. */
  readonly shareUnder5: number;
  readonly largestGeh: number;
  /** Sum of the computed over sum of the counted; NaN when nothing was counted. */
  readonly ratio: number;
}

/**
 * GEH of an hour: √(2 (m − c)² / (m + c)), the measure by which hourly flows are judged (UK Highways Agency, Design
 * Manual for Roads and Bridges, vol. 12, section 2: under 5 on 85 % of counts). 0 when both are 0.
 *
 * @param modelledPerH Vehicles per hour, as computed.
 * @param countedPerH As counted.
 */
export function gehOf(modelledPerH: number, countedPerH: number): number {
  const apart = modelledPerH - countedPerH;
  return apart === 0 ? 0 : Math.sqrt((2 * apart * apart) / (modelledPerH + countedPerH));
}

/** Computed beside counted flows, vehicles per hour. Without a count there is no share: NaN. */
export function compareCounts(modelledPerH: Float64Array, countedPerH: Float64Array): CountComparison {
  const geh = modelledPerH.map((modelled, k) => gehOf(modelled, countedPerH[k]!));
  let [under, largestGeh, modelledSum, countedSum] = [0, 0, 0, 0];
  for (let k = 0; k < geh.length; k++) {
    if (geh[k]! < 5) under++;
    largestGeh = Math.max(largestGeh, geh[k]!);
    modelledSum += modelledPerH[k]!;
    countedSum += countedPerH[k]!;
  }
  return {
    modelledPerH,
    geh,
    shareUnder5: under / geh.length,
    largestGeh,
    ratio: countedSum > 0 ? modelledSum / countedSum : Number.NaN,
  };
}

/** The one factor on all trips that brings computed flows nearest to counts, by least squares: Σ m c / Σ m². */
export function oneFactor(modelledPerH: Float64Array, countedPerH: Float64Array): number {
  let [both, own] = [0, 0];
  for (let k = 0; k < modelledPerH.length; k++) {
    both += modelledPerH[k]! * countedPerH[k]!;
    own += modelledPerH[k]! * modelledPerH[k]!;
  }
  return own > 0 ? both / own : 1;
}

/** Which trips pass each count: entries `first[count] … first[count + 1] − 1`. */
export interface CountProportions {
  readonly first: Int32Array;
  /** Position among the trips. */
  readonly pair: Int32Array;
  /** Part of the pair's trips that passes. */
  readonly share: Float64Array;
}

export interface ScalingOptions {
  /** Bounds of what each pair's trips may be multiplied by in all. */
  readonly leastFactor?: number;
  readonly mostFactor?: number;
  readonly steps?: number;
}

export interface ScaledTrips {
  readonly trips: Float64Array;
  readonly before: CountComparison;
  readonly after: CountComparison;
  /** Least and greatest of what pairs were multiplied by, and total of trips before and after. */
  readonly leastFactor: number;
  readonly mostFactor: number;
  readonly totalBefore: number;
  readonly totalAfter: number;
  readonly steps: number;
}

/**
 * Moves a trip table towards counts along the gradient of half the sum of squared differences, in relative steps so that
 * zeros stay and the table's pattern is changed as little as may be (Spiess 1990, "A gradient approach for the O–D matrix
 * adjustment problem", eq. 9 to 14). Routes stay as they are: assign again, and repeat. Each pair stays within its bounds.
 * Always reported beside what was before; nothing else calls it.
 */
export function scaleOnCounts(
  trips: Float64Array,
  proportions: CountProportions,
  countedPerH: Float64Array,
  options: ScalingOptions = {},
): ScaledTrips {
  const { leastFactor = 0.5, mostFactor = 2, steps = 20 } = options;
  let current: Float64Array = trips.slice();
  let flows: Float64Array = flowsAt(current, proportions);
  const before = compareCounts(flows, countedPerH);
  let objective = halfSquares(flows, countedPerH);
  let done = 0;
  // Bounds may turn the longest step into a table farther off: it is tried shorter, and the last good one stays.
  let shorter = 1;
  while (done < steps && objective > 0 && shorter > 1 / 64) {
    const moved = stepOf(current, trips, proportions, flows, countedPerH, leastFactor, mostFactor, shorter);
    const movedFlows = flowsAt(moved, proportions);
    const reached = halfSquares(movedFlows, countedPerH);
    if (reached < objective * (1 - 1e-9)) {
      [current, flows, objective] = [moved, movedFlows, reached];
      done++;
    } else shorter /= 2;
  }
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < trips.length; k++) {
    if (trips[k] === 0) continue;
    least = Math.min(least, current[k]! / trips[k]!);
    most = Math.max(most, current[k]! / trips[k]!);
  }
  return {
    trips: current,
    before,
    after: compareCounts(flows, countedPerH),
    leastFactor: least === Infinity ? 1 : least,
    mostFactor: most === -Infinity ? 1 : most,
    totalBefore: sum(trips),
    totalAfter: sum(current),
    steps: done,
  };
}

/** One step along the gradient, as long as brings flows nearest while routes and bounds do not matter, then cut by the bounds. */
function stepOf(
  current: Float64Array,
  original: Float64Array,
  { first, pair, share }: CountProportions,
  flows: Float64Array,
  counted: Float64Array,
  leastFactor: number,
  mostFactor: number,
  shorter: number,
): Float64Array {
  const gradient = new Float64Array(current.length);
  for (let count = 0; count < counted.length; count++)
    for (let k = first[count]!; k < first[count + 1]!; k++)
      gradient[pair[k]!]! += share[k]! * (flows[count]! - counted[count]!);
  const change = current.map((value, k) => -value * gradient[k]!);
  const flowChange = flowsAt(change, { first, pair, share });
  let [along, across] = [0, 0];
  for (let count = 0; count < counted.length; count++) {
    along += flowChange[count]! * (counted[count]! - flows[count]!);
    across += flowChange[count]! * flowChange[count]!;
  }
  const length = across > 0 ? (shorter * along) / across : 0;
  return current.map((value, k) => {
    const start = original[k]!;
    return Math.min(mostFactor * start, Math.max(leastFactor * start, value + length * change[k]!));
  });
}

function flowsAt(trips: Float64Array, { first, pair, share }: CountProportions): Float64Array {
  return Float64Array.from({ length: first.length - 1 }, (_, count) => {
    let flow = 0;
    for (let k = first[count]!; k < first[count + 1]!; k++) flow += trips[pair[k]!]! * share[k]!;
    return flow;
  });
}

function halfSquares(flows: Float64Array, counted: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < flows.length; k++) sum += (flows[k]! - counted[k]!) * (flows[k]! - counted[k]!);
  return sum / 2;
}
