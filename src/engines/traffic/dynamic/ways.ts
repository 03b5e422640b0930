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
}

/** Costs of each link from an instant on, in the order of their instants. */
export interface CostPeriod {
  readonly fromS: number;
  readonly costs: Float64Array;
}

/** The ways of least cost, under the costs of the period at hand; before the first one, of the first. */
export function leastCostWays(graph: Graph, periods: readonly CostPeriod[]): FindWay {
  const tree = new WayTree(graph);
  return ({ fromNode, toNode, timeS, isClosed }) => {
    const later = periods.findLastIndex(({ fromS }) => fromS <= timeS);
    const { costs } = periods[Math.max(0, later)]!;
    tree.prepare(costs, isClosed, timeS);
    return tree.wayTo(fromNode, toNode);
  };
}

/** Trees of one instant; the tree of the node asked for last is kept. */
export class WayTree {
  private readonly search: ShortestPaths;
  private readonly tail: Int32Array;
  private readonly open: Float64Array;
  private timeS = Number.NaN;
  private root = -1;

  constructor(graph: Graph) {
    this.search = new ShortestPaths(graph);
    this.tail = graph.tail;
    this.open = new Float64Array(graph.tail.length);
  }

  /** Costs and closures of an instant; all questions of one instant have the same. */
  prepare(costs: Float64Array, isClosed: Uint8Array, timeS: number): void {
    if (timeS === this.timeS) return;
    this.timeS = timeS;
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
