import type { PathAssignment } from '../path-assignment.ts';
import type { CountProportions } from './counts.ts';

/** Trips of an assignment as `scaleOnCounts` takes them, and which of them pass each count. */
export interface CountedTrips {
  /** Vehicles of each pair of the assignment. */
  readonly trips: Float64Array;
  readonly proportions: CountProportions;
}

/**
 * Which trips pass each count, from the path flows of an equilibrium. Several links of one direction of a count's road are
 * one post: a vehicle that follows the road passes it once.
 *
 * @param links Links of each count: `link[first[count]] … link[first[count + 1] − 1]`.
 * @param isForward Direction of each link of the roads.
 */
export function countedTrips(
  { pairs, paths, classes }: PathAssignment,
  { first, link }: { readonly first: Int32Array; readonly link: Int32Array },
  isForward: Uint8Array,
): CountedTrips {
  const counts = first.length - 1;
  const postsOn = new Map<number, number[]>();
  for (let count = 0; count < counts; count++)
    for (let k = first[count]!; k < first[count + 1]!; k++) {
      const post = 2 * count + isForward[link[k]!]!;
      const list = postsOn.get(link[k]!);
      if (list) list.push(post);
      else postsOn.set(link[k]!, [post]);
    }
  const trips = new Float64Array(pairs.count);
  const passing: { pair: number; share: number }[][] = Array.from({ length: counts }, () => []);
  for (const { vehicleClass, first: begin, end } of pairs.groups)
    for (let pair = begin; pair < end; pair++) {
      const amount = pairs.amount[pair]!;
      trips[pair] = amount / classes[vehicleClass]!.passengerCars;
      const shares = new Map<number, number>();
      for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
        const part = paths.flow[path]! / amount;
        if (!(part > 0)) continue;
        const posts = new Set<number>();
        for (let k = paths.start[path]!; k < paths.end[path]!; k++)
          for (const post of postsOn.get(paths.links[k]!) ?? []) posts.add(post);
        for (const post of posts) shares.set(post >> 1, (shares.get(post >> 1) ?? 0) + part);
      }
      for (const [count, share] of shares) passing[count]!.push({ pair, share });
    }
  const offsets = new Int32Array(counts + 1);
  for (const [count, list] of passing.entries()) offsets[count + 1] = offsets[count]! + list.length;
  const all = passing.flat();
  return {
    trips,
    proportions: {
      first: offsets,
      pair: Int32Array.from(all, ({ pair }) => pair),
      share: Float64Array.from(all, ({ share }) => share),
    },
  };
}
