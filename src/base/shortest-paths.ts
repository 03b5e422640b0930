import type { Graph } from './graph.ts';

export interface SearchOptions {
  /** Nodes below it may begin or end a path, and are never crossed (zone centroids). Default 0: all may be. */
  readonly firstThrough?: number;
  /** Nodes farther than this are left out. Default: none. */
  readonly limit?: number;
}

/**
 * Least costs from one or several origins to every node, by Dijkstra's algorithm (1959) with a heap of four
 * children per node. Costs are at least 0; a link of infinite cost is closed. Among paths of equal cost the first
 * one found stays, so that a search depends on nothing but its arguments. The arrays are those of the last search.
 */
export class ShortestPaths {
  /** Cost from the nearest origin; Infinity: not reached. Each is the sum along its path, in the path's order. */
  readonly distance: Float64Array;
  /** Link by which each node is reached; −1: an origin, or not reached. */
  readonly via: Int32Array;
  /** Nodes by increasing distance, the first `reached` of them. */
  readonly order: Int32Array;
  reached = 0;

  private readonly graph: Graph;
  private readonly heap: Int32Array;
  private readonly keys: Float64Array;
  /** Place in the heap; −1: never in, −2: out again, its distance is final. */
  private readonly place: Int32Array;

  constructor(graph: Graph) {
    this.graph = graph;
    this.distance = new Float64Array(graph.nodes);
    this.via = new Int32Array(graph.nodes);
    this.order = new Int32Array(graph.nodes);
    this.heap = new Int32Array(graph.nodes);
    this.keys = new Float64Array(graph.nodes);
    this.place = new Int32Array(graph.nodes);
  }

  /** @param costs Of each link. */
  search(costs: Float64Array, origins: readonly number[], options: SearchOptions = {}): void {
    const { firstThrough = 0, limit = Infinity } = options;
    const { distance, via, order, heap, keys, place } = this;
    const { first, out, head } = this.graph;
    distance.fill(Infinity);
    via.fill(-1);
    place.fill(-1);
    let size = 0;
    let reached = 0;
    for (const origin of origins) {
      if (distance[origin] === 0) continue;
      distance[origin] = 0;
      place[origin] = size;
      heap[size] = origin;
      keys[size++] = 0;
    }
    while (size > 0) {
      const node = heap[0]!;
      const key = keys[0]!;
      if (key > limit) break;
      place[node] = -2;
      order[reached++] = node;
      size--;
      if (size > 0) this.sink(heap[size]!, keys[size]!, size);
      if (node < firstThrough && via[node]! >= 0) continue;
      for (let k = first[node]!, end = first[node + 1]!; k < end; k++) {
        const link = out[k]!;
        const far = head[link]!;
        const reach = key + costs[link]!;
        if (!(reach < distance[far]!)) continue;
        distance[far] = reach;
        via[far] = link;
        const at = place[far]!;
        this.rise(far, reach, at < 0 ? size++ : at);
      }
    }
    // Nodes still in the heap lie beyond the limit.
    for (let i = 0; i < size; i++) {
      const node = heap[i]!;
      distance[node] = Infinity;
      via[node] = -1;
    }
    this.reached = reached;
  }

  /** Puts a node into the hole at `hole`, or nearer to the top. */
  private rise(node: number, key: number, hole: number): void {
    const { heap, keys, place } = this;
    let at = hole;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentKey = keys[parent]!;
      if (parentKey <= key) break;
      const above = heap[parent]!;
      heap[at] = above;
      keys[at] = parentKey;
      place[above] = at;
      at = parent;
    }
    heap[at] = node;
    keys[at] = key;
    place[node] = at;
  }

  /** Puts a node into the hole at the top, or farther down a heap of `size`. */
  private sink(node: number, key: number, size: number): void {
    const { heap, keys, place } = this;
    let at = 0;
    for (;;) {
      const begin = 4 * at + 1;
      if (begin >= size) break;
      const end = begin + 4 < size ? begin + 4 : size;
      let child = begin;
      let least = keys[begin]!;
      for (let i = begin + 1; i < end; i++) {
        const other = keys[i]!;
        if (other >= least) continue;
        least = other;
        child = i;
      }
      if (least >= key) break;
      const below = heap[child]!;
      heap[at] = below;
      keys[at] = least;
      place[below] = at;
      at = child;
    }
    heap[at] = node;
    keys[at] = key;
    place[node] = at;
  }
}
