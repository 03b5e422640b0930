import { assignDay, type AssignmentOptions, type HourDemand } from './day-assignment.ts';
import { countedTrips, type CountedTrips } from './demand/count-proportions.ts';
import { type CountComparison, scaleOnCounts } from './demand/counts.ts';
import type { Demand } from './network.ts';
import type { PathAssignment } from './path-assignment.ts';
import { expandBans } from './roads/expand-bans.ts';
import type { Roads } from './roads/roads.ts';

/** Counts of one hour, vehicles per hour, and the links of each. */
export interface HourCounts {
  readonly links: readonly (readonly number[])[];
  readonly perH: Float64Array;
}

export interface CalibrationOptions extends AssignmentOptions {
  /** Assignments, the first as the demand stands. */
  readonly rounds: number;
  /** Bounds of what each pair's trips are multiplied by in all. */
  readonly leastFactor: number;
  readonly mostFactor: number;
}

/** An hour moved towards its counts, beside what it was. */
export interface HourCalibration {
  readonly demand: HourDemand;
  readonly before: CountComparison;
  readonly after: CountComparison;
  readonly vehiclesBefore: number;
  readonly vehiclesAfter: number;
}

/**
 * Assigns an hour, moves its trips towards counts along Spiess' gradient, and again, until the rounds are over: routes
 * follow the trips, and pairs stay within their bounds. What is reported as after is what the last assignment gives, so that
 * it holds for the demand that comes with it. Yields after each assignment.
 */
export function* calibrateHour(
  roads: Roads,
  start: HourDemand,
  counts: HourCounts,
  options: CalibrationOptions,
): Generator<number, HourCalibration, void> {
  const { leastFactor, mostFactor, rounds } = options;
  const from = expandBans(roads.graph, roads.bans).origin;
  const posts = postsOf(counts.links);
  let demand = start;
  let before: CountComparison | null = null;
  for (let round = 0; ; round++) {
    const hours = yield* assignDay(
      roads,
      1,
      () => ({ key: '', demand }),
      () => ({ key: '', car: null, heavy: null }),
      options,
    );
    const { assignment } = hours[0]!;
    const counted = countedTrips(assignment, posts, roads.isForward);
    const scaled = scaleOnCounts(counted.trips, counted.proportions, counts.perH);
    before ??= scaled.before;
    if (round + 1 >= rounds)
      return {
        demand,
        before,
        after: scaled.before,
        vehiclesBefore: vehiclesOf(start),
        vehiclesAfter: vehiclesOf(demand),
      };
    const factors = factorsOf(assignment, counted, scaled.trips);
    const moved = (own: Demand, first: Demand, vehicleClass: number): Demand => ({
      ...own,
      trips: own.trips.map((trips, k) => {
        const key = `${vehicleClass},${from[own.origin[k]!]!},${own.destination[k]!}`;
        const most = mostFactor * first.trips[k]!;
        return Math.min(most, Math.max(leastFactor * first.trips[k]!, trips * (factors.get(key) ?? 1)));
      }),
    });
    demand = { car: moved(demand.car, start.car, 0), heavy: moved(demand.heavy, start.heavy, 1) };
  }
}

function postsOf(links: HourCounts['links']): { readonly first: Int32Array; readonly link: Int32Array } {
  const first = new Int32Array(links.length + 1);
  for (const [count, own] of links.entries()) first[count + 1] = first[count]! + own.length;
  return { first, link: Int32Array.from(links.flat()) };
}

/** What each pair is multiplied by, by class, node that it leaves and destination; pairs that pass no count are not there. */
function factorsOf(
  { pairs }: PathAssignment,
  { trips, proportions }: CountedTrips,
  moved: Float64Array,
): ReadonlyMap<string, number> {
  const passes = new Uint8Array(trips.length);
  for (const pair of proportions.pair) passes[pair] = 1;
  const factors = new Map<string, number>();
  for (const { vehicleClass, origin, first, end } of pairs.groups)
    for (let pair = first; pair < end; pair++)
      if (passes[pair] === 1)
        factors.set(`${vehicleClass},${origin},${pairs.destination[pair]!}`, moved[pair]! / trips[pair]!);
  return factors;
}

function vehiclesOf({ car, heavy }: HourDemand): number {
  let total = 0;
  for (const { trips } of [car, heavy]) for (const count of trips) total += count;
  return total;
}
