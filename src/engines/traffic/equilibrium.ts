import { CompensatedSum } from '../../base/sum.ts';
import type { LinkState } from './link-state.ts';
import type { VehicleClass } from './network.ts';

/** Where an assignment ended. Costs and times in the network's unit of time. */
export interface Equilibrium {
  /** Passenger cars on each link, of all classes and by class. */
  readonly flow: Float64Array;
  readonly classFlow: readonly Float64Array[];
  /** Time of each link under these flows. */
  readonly time: Float64Array;
  /**
   * (Σ x c − Σ q u) / Σ x c, with u the least cost of each pair under the costs c of these very flows x: 0 when
   * nobody can do better alone (Wardrop 1952, first principle).
   */
  readonly relativeGap: number;
  /** Σ ∫t dx + Σ (extra cost) x, in passenger cars: least at the equilibrium (Beckmann et al. 1956). */
  readonly objective: number;
  /** Σ time × vehicles, and Σ cost × vehicles. */
  readonly totalTravelTime: number;
  readonly totalCost: number;
  readonly iterations: number;
  /** Whether the gap asked for was reached. */
  readonly converged: boolean;
}

export interface Target {
  /** Relative gap at which to stop. */
  readonly gap: number;
  readonly iterations: number;
}

/** Σ x c in passenger cars × cost: links without flow count nothing, whatever they cost. */
export function carCost(state: LinkState, classFlow: readonly Float64Array[]): number {
  const sum = new CompensatedSum();
  for (const [m, flow] of classFlow.entries()) {
    const cost = state.cost[m]!;
    for (let link = 0; link < flow.length; link++) if (flow[link]! > 0) sum.add(flow[link]! * cost[link]!);
  }
  return sum.value;
}

/**
 * Excess over total cost. 0 where nobody pays anything and could not do otherwise; Infinity where the costs are beyond
 * what a number can hold, so that no gap is reached.
 */
export function gapOf(excess: number, total: number): number {
  if (total === 0 && excess === 0) return 0;
  const gap = excess / total;
  return total < Infinity && Math.abs(gap) < Infinity ? gap : Infinity;
}

/** What flows come to: the objective and the totals. */
export function totalsOf(
  state: LinkState,
  classFlow: readonly Float64Array[],
  classes: readonly VehicleClass[],
): Pick<Equilibrium, 'objective' | 'totalTravelTime' | 'totalCost'> {
  const objective = new CompensatedSum();
  const travelTime = new CompensatedSum();
  const cost = new CompensatedSum();
  for (let link = 0; link < state.flow.length; link++) objective.add(state.timeIntegral(link));
  for (const [m, { extraCost, passengerCars }] of classes.entries()) {
    const flow = classFlow[m]!;
    for (let link = 0; link < flow.length; link++) {
      const cars = flow[link]!;
      if (!(cars > 0)) continue;
      objective.add(cars * extraCost[link]!);
      travelTime.add((cars / passengerCars) * state.time[link]!);
      cost.add((cars / passengerCars) * state.cost[m]![link]!);
    }
  }
  return { objective: objective.value, totalTravelTime: travelTime.value, totalCost: cost.value };
}
