import type { PairGroup, Pairs } from './pairs.ts';
import { PathSet } from './path-set.ts';

/**
 * The paths of an earlier assignment for the pairs of a new one, those through links of infinite cost left out.
 * Flows keep their proportions; a pair's missing flow is added to its largest path when flows are collected.
 *
 * @param cost Of each link, by class, in the new assignment.
 */
export function takeOver(
  oldPairs: Pairs,
  oldPaths: PathSet,
  pairs: Pairs,
  cost: readonly Float64Array[],
): PathSet {
  const paths = new PathSet(pairs.count);
  const earlier = earlierPairs(oldPairs, pairs);
  for (const { vehicleClass, first, end } of pairs.groups) {
    const classCost = cost[vehicleClass]!;
    for (let pair = first; pair < end; pair++) {
      const old = earlier[pair]!;
      if (old < 0) continue;
      const scale = pairs.amount[pair]! / oldPairs.amount[old]!;
      for (let path = oldPaths.head[old]!; path >= 0; path = oldPaths.next[path]!) {
        if (oldPaths.costOf(path, classCost) < Infinity) paths.copy(pair, oldPaths, path, scale);
      }
    }
  }
  return paths;
}

/** For each pair, the earlier one of the same class, origin and destination; −1: there was none. */
function earlierPairs(old: Pairs, pairs: Pairs): Int32Array {
  const earlier = new Int32Array(pairs.count).fill(-1);
  let g = 0;
  for (const group of pairs.groups) {
    while (g < old.groups.length && compareGroups(old.groups[g]!, group) < 0) g++;
    const oldGroup = old.groups[g];
    if (oldGroup === undefined) break;
    if (compareGroups(oldGroup, group) > 0) continue;
    let at = oldGroup.first;
    for (let pair = group.first; pair < group.end; pair++) {
      const destination = pairs.destination[pair]!;
      while (at < oldGroup.end && old.destination[at]! < destination) at++;
      if (at < oldGroup.end && old.destination[at] === destination) earlier[pair] = at;
    }
  }
  return earlier;
}

function compareGroups(a: PairGroup, b: PairGroup): number {
  return a.vehicleClass - b.vehicleClass || a.origin - b.origin;
}
