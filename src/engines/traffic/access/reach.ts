import { ShortestPaths } from '../../../base/shortest-paths.ts';
import type { Roads } from '../roads/roads.ts';
import { type Attachments, sidesOf } from './attachments.ts';

/** How long it takes from the nearest of some places to each point, and by which way. */
export interface Reach {
  /** Seconds to each point; Infinity: there is no way. */
  readonly timeS: Float64Array;
  /** Link by which each point is reached, −1: none. */
  readonly lastLink: Int32Array;
  /** Of each point: link by which each node of the way is reached, from the search that found it. */
  readonly via: readonly Int32Array[];
  /** Search of each point, position in `via`; −1: none, or place and point are on one link. */
  readonly search: Int32Array;
  /** Seconds to each node; Infinity: there is no way. */
  readonly nodeS: Float64Array;
}

/**
 * Travel times from places to points, both attached to links: a way begins at the place's own position along its link and
 * ends at the point's.
 *
 * @param costs Seconds of each link; Infinity: nobody passes.
 * @param offRoadMPerS Speed between the road and what stands beside it.
 */
export function reachFrom(
  roads: Roads,
  costs: Float64Array,
  places: Attachments,
  points: Attachments,
  offRoadMPerS: number,
): Reach {
  const count = points.link.length;
  const timeS = new Float64Array(count).fill(Infinity);
  const lastLink = new Int32Array(count).fill(-1);
  const searchOf = new Int32Array(count).fill(-1);
  const via: Int32Array[] = [];
  const nodeS = new Float64Array(roads.graph.nodes).fill(Infinity);
  const paths = new ShortestPaths(roads.graph);
  for (let place = 0; place < places.link.length; place++) {
    for (const { link, share } of sidesOf(roads, places, place)) {
      if (costs[link] === Infinity) continue;
      const startS = (1 - share) * costs[link]! + places.offRoadM[place]! / offRoadMPerS;
      paths.search(costs, [roads.graph.head[link]!]);
      via.push(paths.via.slice());
      for (let k = 0; k < paths.reached; k++) {
        const node = paths.order[k]!;
        nodeS[node] = Math.min(nodeS[node]!, startS + paths.distance[node]!);
      }
      for (let point = 0; point < count; point++) {
        const offS = points.offRoadM[point]! / offRoadMPerS;
        for (const end of sidesOf(roads, points, point)) {
          if (costs[end.link] === Infinity) continue;
          const isAhead = end.link === link && end.share >= share;
          const onLinkS = isAhead
            ? (end.share - share) * costs[link]! + places.offRoadM[place]! / offRoadMPerS
            : startS + paths.distance[roads.graph.tail[end.link]!]! + end.share * costs[end.link]!;
          if (onLinkS + offS >= timeS[point]!) continue;
          timeS[point] = onLinkS + offS;
          lastLink[point] = end.link;
          searchOf[point] = isAhead ? -1 : via.length - 1;
        }
      }
    }
  }
  return { timeS, lastLink, via, search: searchOf, nodeS };
}

/** Links of the way to a point, from the place on; empty where there is none or both are on one link. */
export function wayTo({ graph }: Roads, reach: Reach, point: number): readonly number[] {
  const last = reach.lastLink[point]!;
  if (last < 0) return [];
  const links = [last];
  const via = reach.via[reach.search[point]!];
  if (!via) return links;
  for (let link = via[graph.tail[last]!]!; link >= 0; link = via[graph.tail[link]!]!) links.push(link);
  return links.reverse();
}

/**
 * Seconds to both ends of each link by that link, even in between; NaN: there is no way by it. On a link where a place stands
 * and that goes both ways, the start is under zero: minus the time from there to the place.
 *
 * @returns Start and end of each link.
 */
export function timesAlong(
  roads: Roads,
  costs: Float64Array,
  places: Attachments,
  { nodeS }: Reach,
  offRoadMPerS: number,
): Float32Array<ArrayBuffer> {
  const { graph, opposite } = roads;
  const ends = new Float32Array(2 * costs.length).fill(Number.NaN);
  for (let link = 0; link < costs.length; link++) {
    const [startS, cost] = [nodeS[graph.tail[link]!]!, costs[link]!];
    if (startS === Infinity || cost === Infinity) continue;
    ends[2 * link] = startS;
    ends[2 * link + 1] = startS + cost;
  }
  for (let place = 0; place < places.link.length; place++)
    for (const { link, share } of sidesOf(roads, places, place)) {
      const cost = costs[link]!;
      const other = opposite[link]!;
      if (cost === Infinity || other < 0 || costs[other] === Infinity) continue;
      const endS = (1 - share) * cost + places.offRoadM[place]! / offRoadMPerS;
      if (endS >= ends[2 * link + 1]!) continue;
      ends[2 * link] = -share * cost;
      ends[2 * link + 1] = endS;
    }
  return ends;
}
