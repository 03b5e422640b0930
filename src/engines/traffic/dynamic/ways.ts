import type { Graph } from '../../../base/graph.ts';
import { ShortestPaths } from '../../../base/shortest-paths.ts';
import { type ExpandedGraph, expandBans } from '../roads/expand-bans.ts';
import type { TurnBan } from '../roads/roads.ts';
import { kindBits } from './kinds.ts';

/**
 * Finds the links of a way from a node to another one around closed links, null: there is none. `afterLink` is the link by
 * which the vehicles come to the node, −1: they set out there.
 */
export type FindWay = (question: WayQuestion) => readonly number[] | null;

export interface WayQuestion {
  readonly fromNode: number;
  readonly toNode: number;
  readonly afterLink: number;
  /** Who asks, in bits of `kindBits`. */
  readonly kinds: number;
  readonly timeS: number;
  /** Whom each link shuts out, in bits of `kindBits`. The array is the simulation's own. */
  readonly isClosed: Uint8Array;
  /** Another number whenever closures have changed. */
  readonly closures: number;
}

/** Costs of each link from an instant on, in the order of their instants. */
export interface CostPeriod {
  readonly fromS: number;
  readonly costs: Float64Array;
  /** Those of heavy vehicles, where they are others. */
  readonly heavyCosts?: Float64Array;
}

/**
 * The ways of least cost, under the costs of the period at hand; before the first one, of the first. As long as neither
 * costs nor closures change, each way is looked for once.
 *
 * @param bans Turns that no way makes.
 */
export function leastCostWays(
  graph: Graph,
  periods: readonly CostPeriod[],
  bans: readonly TurnBan[] = [],
): FindWay {
  const ways = new Map<number, KnownWays>();
  return (question) => {
    const { kinds } = question;
    let own = ways.get(kinds);
    if (!own) ways.set(kinds, (own = new KnownWays(graph, periods, bans)));
    return own.find(question);
  };
}

/** The ways of vehicles of a kind under the costs and closures at hand. */
class KnownWays {
  private readonly tree: WayTree;
  private readonly nodes: number;
  private readonly periods: readonly CostPeriod[];
  private readonly known = new Map<number, readonly number[] | null>();
  private period = -1;
  private version = Number.NaN;

  constructor(graph: Graph, periods: readonly CostPeriod[], bans: readonly TurnBan[]) {
    this.tree = new WayTree(graph, bans);
    this.nodes = graph.nodes;
    this.periods = periods;
  }

  find({
    fromNode,
    toNode,
    afterLink,
    kinds,
    timeS,
    isClosed,
    closures,
  }: WayQuestion): readonly number[] | null {
    const { tree, periods, known } = this;
    const at = Math.max(
      0,
      periods.findLastIndex(({ fromS }) => fromS <= timeS),
    );
    if (at !== this.period || closures !== this.version) {
      this.period = at;
      this.version = closures;
      known.clear();
      const { costs, heavyCosts } = periods[at]!;
      tree.prepare(kinds === kindBits.heavy ? (heavyCosts ?? costs) : costs, isClosed, kinds);
    }
    const key = tree.startAt(fromNode, afterLink) * this.nodes + toNode;
    const before = known.get(key);
    if (before !== undefined) return before;
    const way = tree.wayTo(fromNode, toNode, afterLink);
    known.set(key, way);
    return way;
  }
}

/** Ways of least cost from one node after the other, without banned turns; the tree of the last one is kept. */
export class WayTree {
  private readonly expanded: ExpandedGraph;
  private readonly search: ShortestPaths;
  private readonly open: Float64Array;
  private root = -1;

  constructor(graph: Graph, bans: readonly TurnBan[]) {
    this.expanded = expandBans(graph, bans);
    this.search = new ShortestPaths(this.expanded.graph);
    this.open = new Float64Array(this.expanded.graph.tail.length);
  }

  /** Costs and closures under which ways of some kinds of vehicles are looked for from now on. */
  prepare(costs: Float64Array, isClosed: Uint8Array, kinds: number): void {
    this.root = -1;
    for (let link = 0; link < this.expanded.links; link++)
      this.open[link] = (isClosed[link]! & kinds) !== 0 ? Infinity : costs[link]!;
  }

  /** Node of the expanded graph from which vehicles go on that came by a link, −1: that set out. */
  startAt(node: number, afterLink: number): number {
    const { graph, origin } = this.expanded;
    return afterLink >= 0 ? graph.head[afterLink]! : origin[node]!;
  }

  wayTo(fromNode: number, toNode: number, afterLink = -1): readonly number[] | null {
    const { search, open } = this;
    const { graph, links } = this.expanded;
    const start = this.startAt(fromNode, afterLink);
    if (start !== this.root) search.search(open, [start]);
    this.root = start;
    if (search.distance[toNode] === Infinity) return null;
    const way: number[] = [];
    for (let link = search.via[toNode]!; link >= 0; link = search.via[graph.tail[link]!]!)
      if (link < links) way.push(link);
    return way.reverse();
  }
}
