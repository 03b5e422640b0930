import { createGraph } from '../../../base/graph.ts';
import { ShortestPaths } from '../../../base/shortest-paths.ts';
import type { Roads } from '../roads/roads.ts';
import { type Attachments, sidesOf } from './attachments.ts';

/** Stops within a walk of each point, nearest first: those of point i are `first[i] … first[i + 1] − 1`. */
export interface StopsNear {
  readonly first: Int32Array;
  readonly stop: Int32Array;
  readonly walkS: Float64Array;
}

/** Searches between two pauses. */
const searchesPerPause = 50;

/**
 * Walks from points to the stops around them, all attached to links: one search against the directions of travel from
 * each stop, so that rises count as those who walk to it meet them.
 *
 * @param costs Seconds on foot of each link; Infinity: nobody passes.
 * @param longestS Walks that take longer are none.
 */
export function* stopsNear(
  roads: Roads,
  costs: Float64Array,
  stops: Attachments,
  points: Attachments,
  offRoadMPerS: number,
  longestS: number,
): Generator<void, StopsNear, void> {
  const { graph } = roads;
  const back = createGraph(graph.nodes, graph.head, graph.tail);
  const search = new ShortestPaths(back);
  const along = pointsAlong(roads, points);
  const count = points.link.length;
  const soonest = new Float64Array(count).fill(Infinity);
  const first = new Int32Array(count + 1);
  const found: Found[] = [];
  for (let stop = 0; stop < stops.link.length; stop++) {
    if (stop % searchesPerPause === 0) yield;
    const near: number[] = [];
    /** Of the points beside a link, those that lie before `until`, a share of its length, with what is left from there. */
    const meet = (link: number, until: number, restS: number): void => {
      for (let k = along.first[link]!; k < along.first[link + 1]!; k++) {
        const share = along.share[k]!;
        if (share > until) continue;
        const point = along.point[k]!;
        const walkS = points.offRoadM[point]! / offRoadMPerS + (until - share) * costs[link]! + restS;
        if (walkS > longestS || walkS >= soonest[point]!) continue;
        if (soonest[point] === Infinity) near.push(point);
        soonest[point] = walkS;
      }
    };
    const offS = stops.offRoadM[stop]! / offRoadMPerS;
    for (const { link, share } of sidesOf(roads, stops, stop)) {
      if (costs[link] === Infinity) continue;
      meet(link, share, offS);
      const lastS = offS + share * costs[link]!;
      if (lastS > longestS) continue;
      search.search(costs, [graph.tail[link]!], { limit: longestS - lastS });
      for (let k = 0; k < search.reached; k++) {
        const node = search.order[k]!;
        for (let i = back.first[node]!; i < back.first[node + 1]!; i++) {
          const own = back.out[i]!;
          if (costs[own]! < Infinity) meet(own, 1, search.distance[node]! + lastS);
        }
      }
    }
    found.push({
      stop,
      points: Int32Array.from(near),
      walkS: Float64Array.from(near, (point) => soonest[point]!),
    });
    for (const point of near) {
      first[point + 1]!++;
      soonest[point] = Infinity;
    }
  }
  yield;
  return yield* byPoint(first, found);
}

/** Points near to one stop, and how long they walk. */
interface Found {
  readonly stop: number;
  readonly points: Int32Array;
  readonly walkS: Float64Array;
}

/**
 * Stops by point, nearest first.
 *
 * @param first How many stops each point has, one position on.
 */
function* byPoint(first: Int32Array, found: readonly Found[]): Generator<void, StopsNear, void> {
  for (let point = 0; point + 1 < first.length; point++) first[point + 1]! += first[point]!;
  const stop = new Int32Array(first.at(-1)!);
  const walkS = new Float64Array(stop.length);
  const end = first.slice();
  // Each point's stops are put in as they come, the farther ones moved up.
  for (const [i, one] of found.entries()) {
    if (i % searchesPerPause === 0) yield;
    for (const [k, point] of one.points.entries()) {
      let at = end[point]!++;
      const seconds = one.walkS[k]!;
      for (; at > first[point]! && walkS[at - 1]! > seconds; at--) {
        walkS[at] = walkS[at - 1]!;
        stop[at] = stop[at - 1]!;
      }
      walkS[at] = seconds;
      stop[at] = one.stop;
    }
  }
  return { first, stop, walkS };
}

/** Points by the link beside which they stand, on both sides, each with its share from that link's tail. */
function pointsAlong(
  roads: Roads,
  points: Attachments,
): { readonly first: Int32Array; readonly point: Int32Array; readonly share: Float64Array } {
  const sides = [...points.link.keys()].flatMap((point) =>
    sidesOf(roads, points, point).map((side) => ({ ...side, point })),
  );
  sides.sort((a, b) => a.link - b.link || a.point - b.point);
  const first = new Int32Array(roads.road.length + 1);
  for (const { link } of sides) first[link + 1]!++;
  for (let link = 0; link < roads.road.length; link++) first[link + 1]! += first[link]!;
  return {
    first,
    point: Int32Array.from(sides, ({ point }) => point),
    share: Float64Array.from(sides, ({ share }) => share),
  };
}
