import { createGraph, type Graph } from '../../../base/graph.ts';
import { Random } from '../../../base/random.ts';
import { ShortestPaths } from '../../../base/shortest-paths.ts';
import { isochroneOf } from '../../../engines/traffic/isochrone.ts';
import type { ValidationResult } from '../result.ts';

const graphs = 400;

/** Trees and isochrones of random graphs against relaxing every link until nothing changes. */
export function randomGraphs(): ValidationResult {
  const random = new Random(4);
  let unlike = 0;
  let links = 0;
  for (let k = 0; k < graphs; k++) {
    const nodes = 2 + random.integer(60);
    const graph = randomGraph(nodes, random.integer(4 * nodes), random);
    const costs = Float64Array.from(graph.tail, () =>
      random.integer(8) === 0 ? Infinity : random.integer(20),
    );
    const origin = random.integer(nodes);
    const firstThrough = random.integer(2) === 0 ? 0 : random.integer(nodes);
    const search = new ShortestPaths(graph);
    search.search(costs, [origin], { firstThrough });
    const exact = relaxed(graph, costs, origin, firstThrough);
    if (search.distance.some((distance, node) => distance !== exact[node])) unlike++;
    const limit = random.integer(60);
    const isochrone = isochroneOf(graph, costs, [origin], { firstThrough, limit });
    const isLike = isochrone.distance.every((distance, node) => {
      const true_ = exact[node] ?? Infinity;
      return distance === (true_ <= limit ? true_ : Infinity);
    });
    if (!isLike) unlike++;
    links += graph.tail.length;
  }
  return {
    case: 'Dijkstra and isochrones',
    figures: { graphs, links, 'graphs that differ': unlike },
    expected: { 'graphs that differ': 0 },
    tolerance: 'whole costs: equal to Bellman and Ford on every node, centroids and closed links included',
    pass: unlike === 0,
  };
}

function randomGraph(nodes: number, links: number, random: Random): Graph {
  const end = (): Int32Array => Int32Array.from({ length: links }, () => random.integer(nodes));
  return createGraph(nodes, end(), end());
}

function relaxed(
  { nodes, tail, head }: Graph,
  costs: Float64Array,
  origin: number,
  firstThrough: number,
): Float64Array {
  const distance = new Float64Array(nodes).fill(Infinity);
  distance[origin] = 0;
  for (let again = true; again; ) {
    again = false;
    for (const [link, from] of tail.entries()) {
      const to = head[link] ?? 0;
      if (from < firstThrough && from !== origin) continue;
      const reach = (distance[from] ?? Infinity) + (costs[link] ?? Infinity);
      if (!(reach < (distance[to] ?? Infinity))) continue;
      distance[to] = reach;
      again = true;
    }
  }
  return distance;
}
