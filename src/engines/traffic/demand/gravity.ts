import { exp, log } from '../../../base/math.ts';
import { type Balanced, furness } from './furness.ts';

/**
 * Trips by the doubly constrained gravity model (Wilson 1967): T = A O B D exp(−β c), with A and B found so that
 * both margins hold. A cost that is infinite forbids the pair.
 *
 * @param costs `origins × destinations`, row by row.
 * @param beta Per unit of cost, ≥ 0.
 */
export function gravity(
  costs: Float64Array,
  productions: Float64Array,
  attractions: Float64Array,
  beta: number,
): Balanced {
  return furness(deterrence(costs, beta), productions, attractions);
}

function deterrence(costs: Float64Array, beta: number): Float64Array {
  let least = Infinity;
  for (const cost of costs) if (cost < least) least = cost;
  // One factor for all leaves the margins' balance as it is, and far pairs of a large β above the least number.
  const factors = new Float64Array(costs.length);
  for (let k = 0; k < costs.length; k++)
    factors[k] = costs[k]! < Infinity ? exp(-beta * (costs[k]! - least)) : 0;
  return factors;
}

/** A β found for a mean cost. */
export interface CalibratedBeta {
  readonly beta: number;
  readonly meanCost: number;
  readonly converged: boolean;
  readonly iterations: number;
}

const mostRounds = 60;

/**
 * The β under which the mean cost of trips is a wanted one, by Hyman's method (1969, "The calibration of trip
 * distribution models", eq. 24: β₁ = β₀ c̄₀ / c*, then linear interpolation between the last two), kept within the
 * bracket that earlier rounds have shown, because the mean cost falls as β grows.
 *
 * Means above that of β = 0, or below what any β gives, cannot be had: `converged` is false and β the nearest end.
 */
export function calibrateBeta(
  costs: Float64Array,
  productions: Float64Array,
  attractions: Float64Array,
  wantedMean: number,
): CalibratedBeta {
  const meanAt = (beta: number): number =>
    meanCost(gravity(costs, productions, attractions, beta).trips, costs);
  const reached = (mean: number): boolean => Math.abs(mean - wantedMean) <= 1e-6 * wantedMean;
  const evenMean = meanAt(0);
  if (!(wantedMean < evenMean))
    return { beta: 0, meanCost: evenMean, converged: reached(evenMean), iterations: 1 };
  let [low, lowMean, high, highMean] = [0, evenMean, Infinity, Number.NaN];
  let beta = 1 / wantedMean;
  let mean = evenMean;
  for (let iterations = 2; iterations <= mostRounds; iterations++) {
    mean = meanAt(beta);
    if (reached(mean)) return { beta, meanCost: mean, converged: true, iterations };
    if (mean > wantedMean) [low, lowMean] = [beta, mean];
    else [high, highMean] = [beta, mean];
    if (high === Infinity) {
      const grown = (beta * mean) / wantedMean;
      beta = Math.max(grown, 1.5 * beta);
    } else {
      const straight = low + ((lowMean - wantedMean) / (lowMean - highMean)) * (high - low);
      const middle = (low + high) / 2;
      // Every third round halves the bracket: interpolation alone may creep along one end of it.
      beta = iterations % 3 === 0 || !(straight > low && straight < high) ? middle : straight;
    }
    if (beta * wantedMean > mostSteepness) break;
  }
  return {
    beta: Math.min(beta, mostSteepness / wantedMean),
    meanCost: mean,
    converged: false,
    iterations: mostRounds,
  };
}

/** Beyond it, everyone already goes to the nearest: −ln of the least positive number of 64 bits. */
const mostSteepness = -log(Number.MIN_VALUE);

/** Mean cost of trips, pairs of infinite cost apart. NaN without trips. */
export function meanCost(trips: Float64Array, costs: Float64Array): number {
  let total = 0;
  let weighted = 0;
  for (let k = 0; k < trips.length; k++) {
    if (trips[k]! === 0 || costs[k] === Infinity) continue;
    total += trips[k]!;
    weighted += trips[k]! * costs[k]!;
  }
  return weighted / total;
}
