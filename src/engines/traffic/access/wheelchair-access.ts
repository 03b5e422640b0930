import { closuresOf, costsThrough, type PassableDepths } from '../closures.ts';
import type { TrafficInput } from '../input.ts';
import { servicePlaces } from '../place-fields.ts';
import { uses } from '../roads/roads.ts';
import { attachTo } from './attachments.ts';
import { placesWith } from './day-access.ts';
import { type NearestWays, waysToNearest } from './nearest-ways.ts';
import { type WheelchairLimits, wheelchairWays } from './wheelchair.ts';

/** Where a wheelchair's time is told to: roles of places, and stops of public transport. */
export const destinations = [...servicePlaces, 'stop'] as const;
export type Destination = (typeof destinations)[number];

/** Of each building; null: there is no such place. */
export type WheelchairAccess = Readonly<Record<Destination, NearestWays | null>>;

/**
 * A wheelchair's way from each building to the nearest place of each kind, at the longest instant of the run. Buildings and
 * places stand at the nearest way on foot that is no stair, whether a wheelchair passes there or not. Yields between
 * searches.
 */
export function* wheelchairAccess(
  input: TrafficInput,
  limits: WheelchairLimits,
  passableM: PassableDepths,
  buildings: Float64Array,
): Generator<void, WheelchairAccess, void> {
  const { walking, footwayPoints, terrain, places, stops, water, fords, decided, durationS } = input;
  const ways = yield* wheelchairWays(walking, footwayPoints, terrain, limits);
  yield;
  const { roads, costs, isDescribed } = ways;
  const ofLayer = { ...roads, road: roads.road.map((feature) => walking.roadOf[feature]!) };
  const closures = closuresOf(ofLayer, 'walk', water, passableM, fords, decided);
  const attach = attachTo(roads, walking.table, uses.walk);
  yield;
  const points = attach(buildings);
  yield;
  const found: Record<Destination, NearestWays | null> = {
    hospital: null,
    school: null,
    shop: null,
    stop: null,
  };
  for (const destination of destinations) {
    const xy = destination === 'stop' ? stops : placesWith(places, destination);
    if (xy.length === 0) continue;
    const there = attach(xy);
    yield;
    for (const now of costsThrough(costs, closures, durationS)) {
      const ways = waysToNearest(roads, now, isDescribed, there, points, limits.levelMPerS);
      found[destination] = longer(found[destination], ways);
      yield;
    }
  }
  return found;
}

/** Of each point, the way that takes longer; none at all takes longest. */
function longer(before: NearestWays | null, now: NearestWays): NearestWays {
  if (before === null) return now;
  const isLonger = (point: number): boolean => now.timeS[point]! > before.timeS[point]!;
  return {
    timeS: before.timeS.map((seconds, point) => (isLonger(point) ? now.timeS[point]! : seconds)),
    blindShare: before.blindShare.map((share, point) => (isLonger(point) ? now.blindShare[point]! : share)),
  };
}
