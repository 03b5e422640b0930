import { exp } from '../../../base/math.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { Closure } from '../dynamic/day.ts';
import { type Roads, type Use, uses } from '../roads/roads.ts';
import { attach, middlesOf } from './attachments.ts';
import { type ChangingAccess, followAccess } from './rescue.ts';

const kmhPerMPerS = 3.6;
/** Between a road and what stands beside it, as the crow flies, m/s: an assumption, at a walk. */
const offRoadMPerS = 1.2;

/** Seconds along each link at the posted speed for a kind of vehicle, without others; Infinity: it may not go there. */
export function drivingTimesS(roads: Roads, use: Use): Float64Array {
  return roads.lengthM.map((lengthM, link) =>
    (roads.use[link]! & uses[use]) === 0 ? Infinity : (kmhPerMPerS * lengthM) / roads.freeSpeedKmh[link]!,
  );
}

/** Seconds on foot along each link, by slope (Tobler 1993: 6 e^(−3.5 |s + 0.05|) km/h). */
export function walkingTimesS(roads: Roads): Float64Array {
  return roads.lengthM.map((lengthM, link) =>
    (roads.use[link]! & uses.walk) === 0
      ? Infinity
      : (kmhPerMPerS * lengthM) / (6 * exp(-3.5 * Math.abs(roads.slope[link]! + 0.05))),
  );
}

/** Middles of the places that have a role. */
export function placesWith(places: FeatureTable | null, role: string): Float64Array {
  if (places === null) return new Float64Array(0);
  const all = middlesOf(places);
  const found = [...places.ids.keys()].filter((place) => textAt(places, 'role', place) === role);
  return Float64Array.from(found.flatMap((place) => [all[2 * place]!, all[2 * place + 1]!]));
}

/** Access of each building from the nearest of some places through a run, for one use. */
export function* accessOf(
  roads: Roads,
  table: FeatureTable,
  use: Use,
  costs: Float64Array,
  closures: readonly Closure[],
  endS: number,
  places: Float64Array,
  buildings: Float64Array,
): Generator<void, ChangingAccess, void> {
  const bit = uses[use];
  const from = attach(roads, table, bit, places);
  yield;
  const there = attach(roads, table, bit, buildings);
  yield;
  return yield* followAccess(roads, costs, closures, endS, from, there, offRoadMPerS);
}
