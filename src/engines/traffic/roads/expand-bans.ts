import { createGraph, type Graph } from '../../../base/graph.ts';
import type { Demand, RoadNetwork } from '../network.ts';
import type { TurnBan } from './roads.ts';

/** A graph in which no path makes a banned turn. */
export interface ExpandedGraph {
  /**
   * Nodes of the graph it comes from keep their numbers, and are where trips end; links keep theirs too. Further
   * nodes stand for ways of crossing a junction, further links for turns: they cost nothing and hold any flow.
   */
  readonly graph: Graph;
  /** Links of the graph it comes from; those after are turns. */
  readonly links: number;
  /** Node from which trips that begin at a node leave. */
  readonly origin: Int32Array;
}

/**
 * Only junctions with bans are taken apart. There, each link that some may not turn into leaves from a node of its
 * own; the others leave from the junction. Links that come with the same bans enter one node, from which turns lead
 * to the junction and to the links that they may take; so do all links without bans, and the trips that begin there.
 * No link is doubled: what its time depends on stays one flow.
 */
export function expandBans(graph: Graph, bans: readonly TurnBan[]): ExpandedGraph {
  const tail = [...graph.tail];
  const head = [...graph.head];
  const origin = Int32Array.from({ length: graph.nodes }, (_, node) => node);
  const incoming = createGraph(graph.nodes, graph.head, graph.tail);
  let nodes = graph.nodes;
  for (const [junction, own] of byJunction(graph, bans)) {
    const target = new Map<number, number>();
    for (const link of new Set(own.map(({ toLink }) => toLink))) target.set(link, nodes++);
    for (const [link, node] of target) tail[link] = node;
    const entrance = new Map<string, number>();
    const enter = (banned: ReadonlySet<number>): number => {
      const key = [...banned].sort((a, b) => a - b).join(' ');
      const known = entrance.get(key);
      if (known !== undefined) return known;
      const node = nodes++;
      entrance.set(key, node);
      const onward = [...target].filter(([link]) => !banned.has(link)).map(([, far]) => far);
      for (const far of [junction, ...onward]) {
        tail.push(node);
        head.push(far);
      }
      return node;
    };
    const bannedFrom = new Map<number, Set<number>>();
    for (const { fromLink, toLink } of own) {
      const banned = bannedFrom.get(fromLink);
      if (banned) banned.add(toLink);
      else bannedFrom.set(fromLink, new Set([toLink]));
    }
    origin[junction] = enter(new Set());
    for (const link of incoming.out.subarray(incoming.first[junction], incoming.first[junction + 1])) {
      head[link] = enter(bannedFrom.get(link) ?? new Set());
    }
  }
  const expanded = createGraph(nodes, Int32Array.from(tail), Int32Array.from(head));
  return { graph: expanded, links: graph.tail.length, origin };
}

/** Bans by the junction where they hold, in the order of the junctions; those between links that do not meet hold nowhere. */
function byJunction(graph: Graph, bans: readonly TurnBan[]): readonly [number, readonly TurnBan[]][] {
  const found = new Map<number, TurnBan[]>();
  for (const ban of bans) {
    const junction = graph.head[ban.fromLink];
    if (junction === undefined || junction !== graph.tail[ban.toLink]) continue;
    const own = found.get(junction);
    if (own) own.push(ban);
    else found.set(junction, [ban]);
  }
  return [...found].sort(([a], [b]) => a - b);
}

/** One value per link of the expanded graph, from those of the graph it comes from; turns get `ofTurns`. */
export function expandValues(
  { graph, links }: ExpandedGraph,
  values: Float64Array,
  ofTurns: number,
): Float64Array {
  const expanded = new Float64Array(graph.tail.length).fill(ofTurns);
  expanded.set(values.subarray(0, links));
  return expanded;
}

/** The network of the expanded graph: turns take no time, whatever passes. */
export function expandNetwork(expanded: ExpandedGraph, network: RoadNetwork): RoadNetwork {
  return {
    graph: expanded.graph,
    firstThrough: network.firstThrough,
    freeTime: expandValues(expanded, network.freeTime, 0),
    capacity: expandValues(expanded, network.capacity, 1),
    b: expandValues(expanded, network.b, 0),
    power: expandValues(expanded, network.power, 1),
  };
}

/** The same trips, from the nodes where they leave in the expanded graph. */
export function expandDemand({ origin }: ExpandedGraph, demand: Demand): Demand {
  return { ...demand, origin: demand.origin.map((node) => origin[node]!) };
}
