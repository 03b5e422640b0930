import type { Graph } from '../../base/graph.ts';
import { type SearchOptions, ShortestPaths } from '../../base/shortest-paths.ts';

/** What can be reached within a cost: whole links, and the beginning of those on which the limit falls. */
export interface Isochrone {
  readonly links: Int32Array;
  /** Part of each that is reached, from its tail on, 0 < share ≤ 1. */
  readonly shares: Float64Array;
  /** Cost of each node from the nearest origin; Infinity beyond the limit. */
  readonly distance: Float64Array;
}

/**
 * What lies within a cost from the nearest of some nodes, cut at its true place along each link. For what leads
 * *to* these nodes, give the graph of opposite directions: shares then count from the link's head.
 *
 * @param costs Of each link; Infinity: closed.
 */
export function isochroneOf(
  graph: Graph,
  costs: Float64Array,
  origins: readonly number[],
  options: SearchOptions & { readonly limit: number },
): Isochrone {
  const { limit, firstThrough = 0 } = options;
  const search = new ShortestPaths(graph);
  search.search(costs, origins, options);
  const links: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < search.reached; i++) {
    const node = search.order[i]!;
    if (node < firstThrough && search.via[node]! >= 0) continue;
    const left = limit - search.distance[node]!;
    for (let k = graph.first[node]!; k < graph.first[node + 1]!; k++) {
      const link = graph.out[k]!;
      const cost = costs[link]!;
      if (cost === Infinity || (left === 0 && cost > 0)) continue;
      links.push(link);
      shares.push(cost <= left ? 1 : left / cost);
    }
  }
  return {
    links: Int32Array.from(links),
    shares: Float64Array.from(shares),
    distance: search.distance.slice(),
  };
}
