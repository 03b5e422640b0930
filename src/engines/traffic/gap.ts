import { ShortestPaths } from '../../base/shortest-paths.ts';
import { CompensatedSum } from '../../base/sum.ts';
import { carCost, gapOf } from './equilibrium.ts';
import { LinkState } from './link-state.ts';
import type { RoadNetwork, VehicleClass } from './network.ts';
import { pairsOf } from './pairs.ts';

/**
 * Relative gap of flows that come from elsewhere, by searches of its own: how much less the trips would cost on
 * the cheapest paths under the costs of these flows. Below zero when they are not flows of these trips.
 *
 * @param classFlow Passenger cars by class and link.
 */
export function relativeGapOf(
  network: RoadNetwork,
  classes: readonly VehicleClass[],
  classFlow: readonly Float64Array[],
): number {
  const state = new LinkState(network, classes);
  for (const flow of classFlow) for (const [link, cars] of flow.entries()) state.flow[link]! += cars;
  state.update();
  const { destination, amount, groups } = pairsOf(classes);
  const { graph, firstThrough } = network;
  const search = new ShortestPaths(graph);
  const least = new CompensatedSum();
  for (const { vehicleClass, origin, first, end } of groups) {
    search.search(state.cost[vehicleClass]!, [origin], { firstThrough });
    for (let pair = first; pair < end; pair++) {
      const reach = search.distance[destination[pair]!]!;
      if (reach < Infinity) least.add(reach * amount[pair]!);
    }
  }
  const total = carCost(state, classFlow);
  return gapOf(total - least.value, total);
}
