import { namesRoad } from '../../../territory/road-pieces.ts';
import { uses } from './roads.ts';
import type { RoadState } from './side-effects.ts';

const driven = uses.car | uses.heavy;

/**
 * Whether a road that motor vehicles use before and after has another free speed than before, in one of its directions: pieces
 * of a road that was cut are compared with the road.
 */
export function changesFreeSpeeds(before: RoadState, after: RoadState): boolean {
  const known = new Map<string, Set<number>>();
  for (const [key, speed] of speedsOf(before)) known.set(key, (known.get(key) ?? new Set()).add(speed));
  return [...speedsOf(after)].some(([key, speed]) => known.get(key)?.has(speed) === false);
}

/** Of each driven link: the road and the direction that it is of, and its free speed, km/h. */
function* speedsOf({
  roads: { road, use, isForward, freeSpeedKmh },
  table,
}: RoadState): Generator<readonly [key: string, kmh: number]> {
  for (let link = 0; link < road.length; link++)
    if ((use[link]! & driven) !== 0)
      yield [`${namesRoad(table.ids[road[link]!]!)} ${isForward[link]!}`, freeSpeedKmh[link]!];
}
