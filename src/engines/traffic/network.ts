import { createGraph, type Graph } from '../../base/graph.ts';

/**
 * Directed roads with travel times that grow with flow, one value per link in each array. Times, lengths and
 * flows are in the units of whoever made it: the equilibrium is the same in any.
 *
 * t(x) = t₀ (1 + b (x/C)ᵖ), the function of the Bureau of Public Roads (1964, Traffic Assignment Manual).
 */
export interface RoadNetwork {
  readonly graph: Graph;
  /** Nodes below it may begin or end a trip, and are never crossed. */
  readonly firstThrough: number;
  /** Time without traffic, ≥ 0; Infinity: closed. */
  readonly freeTime: Float64Array;
  /** > 0 where `b` > 0. */
  readonly capacity: Float64Array;
  readonly b: Float64Array;
  readonly power: Float64Array;
}

export function createNetwork(
  nodes: number,
  links: Omit<RoadNetwork, 'graph'> & { readonly tail: Int32Array; readonly head: Int32Array },
): RoadNetwork {
  const { tail, head, ...values } = links;
  return { ...values, graph: createGraph(nodes, tail, head) };
}

/** The same network with some links closed. */
export function closeLinks(network: RoadNetwork, links: Iterable<number>): RoadNetwork {
  const freeTime = network.freeTime.slice();
  for (const link of links) freeTime[link] = Infinity;
  return { ...network, freeTime };
}

/** Vehicles of one kind, and what they want. */
export interface VehicleClass {
  /** Passenger cars that one vehicle counts for. */
  readonly passengerCars: number;
  /** What each link costs on top of its time, in units of time (tolls, distance); Infinity: forbidden. */
  readonly extraCost: Float64Array;
  readonly demand: Demand;
}

/** Trips between nodes: those of entry k go from `origin[k]` to `destination[k]`. */
export interface Demand {
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  /** Vehicles, ≥ 0. */
  readonly trips: Float64Array;
}
