import { closuresOf, costsAround, type PassableDepths } from '../closures.ts';
import type { TrafficInput } from '../input.ts';
import { servicePlaces } from '../place-fields.ts';
import { uses } from '../roads/roads.ts';
import { attachTo } from './attachments.ts';
import { placesWith } from './day-access.ts';
import { type NearestWays, waysToNearest } from './nearest-ways.ts';
import { asTold, type Through, throughRun } from './through-run.ts';
import { type WheelchairLimits, wheelchairWays } from './wheelchair.ts';

/** Where a wheelchair's time is told to: roles of places, and stops of public transport. */
export const destinations = [...servicePlaces, 'stop'] as const;
export type Destination = (typeof destinations)[number];

/** Ways of each building through the run; null: there is no such place. */
export type WheelchairAccess = Readonly<Record<Destination, Through<NearestWays> | null>>;

/**
 * A wheelchair's way from each building to the nearest place of each kind, through the run. Buildings and
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
  const found: Record<Destination, Through<NearestWays> | null> = {
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
    let longest: NearestWays | null = null;
    const times = yield* throughRun([closures], costs.length, durationS, function* ([isClosed]) {
      const now = costsAround(costs, isClosed!);
      const nearest = waysToNearest(roads, now, isDescribed, there, points, limits.levelMPerS);
      longest = longer(longest, nearest);
      yield;
      return asTold(nearest.timeS);
    });
    found[destination] = longest && { times, longest };
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
