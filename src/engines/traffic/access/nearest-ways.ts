import { createGraph } from '../../../base/graph.ts';
import { ShortestPaths } from '../../../base/shortest-paths.ts';
import type { Roads } from '../roads/roads.ts';
import { type Attachments, sidesOf } from './attachments.ts';

/** The way from each point to the place that it reaches soonest. */
export interface NearestWays {
  /** Seconds; Infinity: there is no way. */
  readonly timeS: Float64Array;
  /** Share of the way's length along links that are not described, 0 … 1; NaN: no way. Beside the links it does not count. */
  readonly blindShare: Float64Array;
}

/**
 * Ways from points to the nearest of some places, all attached to links, by one search from all places against the
 * directions of travel: rises count as those who set out from the points meet them.
 *
 * @param costs Seconds of each link; Infinity: nobody passes.
 * @param isDescribed 1 for each link that is.
 */
export function waysToNearest(
  roads: Roads,
  costs: Float64Array,
  isDescribed: Uint8Array,
  places: Attachments,
  points: Attachments,
  offRoadMPerS: number,
): NearestWays {
  const { graph, lengthM } = roads;
  const ends = placesOnLinks(roads, costs, places, offRoadMPerS);
  const links = costs.length;
  // The last node stands for all places; a link more for each way into one of them, against the direction of travel.
  const tail = new Int32Array(links + ends.length);
  const head = new Int32Array(links + ends.length);
  const all = new Float64Array(links + ends.length);
  tail.set(graph.head);
  head.set(graph.tail);
  all.set(costs);
  for (const [i, { link, costS }] of ends.entries()) {
    tail[links + i] = graph.nodes;
    head[links + i] = graph.tail[link]!;
    all[links + i] = costS;
  }
  const search = new ShortestPaths(createGraph(graph.nodes + 1, tail, head));
  search.search(all, [graph.nodes]);
  const wholeM = new Float64Array(graph.nodes + 1);
  const blindM = new Float64Array(graph.nodes + 1);
  for (let k = 0; k < search.reached; k++) {
    const node = search.order[k]!;
    const via = search.via[node]!;
    if (via < 0) continue;
    const own = via < links ? via : ends[via - links]!.link;
    const ownM = via < links ? lengthM[own]! : ends[via - links]!.share * lengthM[own]!;
    const before = tail[via]!;
    wholeM[node] = wholeM[before]! + ownM;
    blindM[node] = blindM[before]! + (isDescribed[own] === 1 ? 0 : ownM);
  }
  const byLink = new Map<number, End[]>();
  for (const end of ends) {
    const there = byLink.get(end.link);
    if (there) there.push(end);
    else byLink.set(end.link, [end]);
  }
  const count = points.link.length;
  const timeS = new Float64Array(count).fill(Infinity);
  const blindShare = new Float64Array(count).fill(Number.NaN);
  for (let point = 0; point < count; point++) {
    const offS = points.offRoadM[point]! / offRoadMPerS;
    for (const { link, share } of sidesOf(roads, points, point)) {
      const cost = costs[link]!;
      if (cost === Infinity) continue;
      const far = graph.head[link]!;
      const aheadM = (1 - share) * lengthM[link]!;
      const isBlind = isDescribed[link] === 1 ? 0 : 1;
      const aheadS = offS + (1 - share) * cost + search.distance[far]!;
      if (aheadS < timeS[point]!) {
        timeS[point] = aheadS;
        const metres = aheadM + wholeM[far]!;
        blindShare[point] = metres > 0 ? (isBlind * aheadM + blindM[far]!) / metres : isBlind;
      }
      for (const end of byLink.get(link) ?? []) {
        const directS = offS + end.offS + (end.share - share) * cost;
        if (end.share < share || directS >= timeS[point]!) continue;
        timeS[point] = directS;
        blindShare[point] = isBlind;
      }
    }
  }
  return { timeS, blindShare };
}

/** A place as one comes to it along a link. */
interface End {
  readonly link: number;
  readonly share: number;
  readonly offS: number;
  /** From the link's tail to the place. */
  readonly costS: number;
}

function placesOnLinks(
  roads: Roads,
  costs: Float64Array,
  places: Attachments,
  offRoadMPerS: number,
): readonly End[] {
  const ends: End[] = [];
  for (let place = 0; place < places.link.length; place++) {
    const offS = places.offRoadM[place]! / offRoadMPerS;
    for (const { link, share } of sidesOf(roads, places, place))
      if (costs[link]! < Infinity) ends.push({ link, share, offS, costS: offS + share * costs[link]! });
  }
  return ends;
}
