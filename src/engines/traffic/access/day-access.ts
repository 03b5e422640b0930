import { kmhPerMPerS } from '../../../base/units.ts';
import { exp } from '../../../base/math.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { Closure } from '../dynamic/day.ts';
import { bikeKmh } from '../demand/speeds.ts';
import { type Roads, type Use, uses } from '../roads/roads.ts';
import { type Attach, type Attachments, attachTo, middlesOf } from './attachments.ts';
import { type ChangingAccess, followAccess, followTimes, type PlaceTimes } from './changing-access.ts';

/** Between a road and what stands beside it, as the crow flies, m/s: an assumption, at a walk. */
export const offRoadMPerS = 1.2;

/** Seconds on foot along each link, by slope (Tobler 1993: 6 e^(−3.5 |s + 0.05|) km/h). */
export function walkingTimesS(roads: Roads): Float64Array {
  return roads.lengthM.map((lengthM, link) =>
    (roads.use[link]! & uses.walk) === 0
      ? Infinity
      : (kmhPerMPerS * lengthM) / (6 * exp(-3.5 * Math.abs(roads.slope[link]! + 0.05))),
  );
}

/** Seconds by bike along each link, at the speed that mode choice takes. */
export function cyclingTimesS(roads: Roads): Float64Array {
  return roads.lengthM.map((lengthM, link) =>
    (roads.use[link]! & uses.bike) === 0 ? Infinity : (kmhPerMPerS * lengthM) / bikeKmh,
  );
}

/** Middles of the places that have a role. */
export function placesWith(places: FeatureTable | null, role: string): Float64Array {
  if (places === null) return new Float64Array(0);
  const all = middlesOf(places);
  const found = [...places.ids.keys()].filter((place) => textAt(places, 'role', place) === role);
  return Float64Array.from(found.flatMap((place) => [all[2 * place]!, all[2 * place + 1]!]));
}

/** What stands along the roads that a use may take, and when they are closed to it. */
export interface WaysOfUse {
  readonly roads: Roads;
  readonly closures: readonly Closure[];
  readonly endS: number;
  readonly attach: Attach;
  readonly buildings: Attachments;
}

/** The ways of a use, with the buildings that stand along them. */
export function* waysOf(
  roads: Roads,
  table: FeatureTable,
  use: Use,
  closures: readonly Closure[],
  endS: number,
  buildings: Float64Array,
): Generator<void, WaysOfUse, void> {
  const attach = attachTo(roads, table, uses[use]);
  yield;
  const there = attach(buildings);
  yield;
  return { roads, closures, endS, attach, buildings: there };
}

/** Access of each building from the nearest of some places, as roads close and open. */
export function* followFrom(
  { roads, closures, endS, attach, buildings }: WaysOfUse,
  costs: Float64Array,
  places: Float64Array,
): Generator<void, ChangingAccess, void> {
  const from = attach(places);
  yield;
  return yield* followAccess(roads, costs, closures, endS, from, buildings, offRoadMPerS);
}

/** Seconds to each building from the nearest of some places through the run. */
export function* timesFrom(
  { roads, closures, endS, attach, buildings }: WaysOfUse,
  costs: Float64Array,
  places: Float64Array,
): Generator<void, PlaceTimes, void> {
  const from = attach(places);
  yield;
  return yield* followTimes(roads, costs, closures, endS, from, buildings, offRoadMPerS);
}
