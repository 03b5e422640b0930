import type { Graph } from '../../../base/graph.ts';
import { ShortestPaths } from '../../../base/shortest-paths.ts';

/**
 * Finds the links of a way from a node to another one around closed links, null: there is none. `afterLink` is the link by
 * which the vehicles come to the node, −1: they set out there.
 */
export type FindWay = (question: WayQuestion) => readonly number[] | null;

export interface WayQuestion {
  readonly fromNode: number;
  readonly toNode: number;
  readonly afterLink: number;
  readonly timeS: number;
  /** 1: nobody gets in. The array is the simulation's own. */
  readonly isClosed: Uint8Array;
  /** Another number whenever closures have changed. */
  readonly closures: number;
}

/** Costs of each link from an instant on, in the order of their instants. */
export interface CostPeriod {
  readonly fromS: number;
  readonly costs: Float64Array;
}

/**
 * The ways of least cost, under the costs of the period at hand; before the first one, of the first. As long as neither
 * costs nor closures change, each way is looked for once.
 */
export function leastCostWays(graph: Graph, periods: readonly CostPeriod[]): FindWay {
  const tree = new WayTree(graph);
  const known = new Map<number, readonly number[] | null>();
  let period = -1;
  let version = Number.NaN;
  return ({ fromNode, toNode, timeS, isClosed, closures }) => {
    const at = Math.max(
      0,
      periods.findLastIndex(({ fromS }) => fromS <= timeS),
    );
    if (at !== period || closures !== version) {
      period = at;
      version = closures;
      known.clear();
      tree.prepare(periods[at]!.costs, isClosed);
    }
    const key = fromNode * graph.nodes + toNode;
    const before = known.get(key);
    if (before !== undefined) return before;
    const way = tree.wayTo(fromNode, toNode);
    known.set(key, way);
    return way;
  };
}

/** Ways of least cost from one node after the other; the tree of the last one is kept. */
export class WayTree {
  private readonly search: ShortestPaths;
  private readonly tail: Int32Array;
  private readonly open: Float64Array;
  private root = -1;

  constructor(graph: Graph) {
    this.search = new ShortestPaths(graph);
    this.tail = graph.tail;
    this.open = new Float64Array(graph.tail.length);
  }

  /** Costs and closures under which ways are looked for from now on. */
  prepare(costs: Float64Array, isClosed: Uint8Array): void {
    this.root = -1;
    for (let link = 0; link < costs.length; link++)
      this.open[link] = isClosed[link] === 1 ? Infinity : costs[link]!;
  }

  wayTo(fromNode: number, toNode: number): readonly number[] | null {
    const { search, tail } = this;
    if (fromNode !== this.root) search.search(this.open, [fromNode]);
    this.root = fromNode;
    if (search.distance[toNode] === Infinity) return null;
    const way: number[] = [];
    for (let link = search.via[toNode]!; link >= 0; link = search.via[tail[link]!]!) way.push(link);
    return way.reverse();
  }
}
