import { retold } from '../../base/steps.ts';
import { calibrateHour } from './calibration.ts';
import type { HourDemand } from './day-assignment.ts';
import { type Corrections, placeKeys } from './demand/corrections.ts';
import type { CountComparison } from './demand/counts.ts';
import type { DemandResult } from './demand/demand.ts';
import { type VehicleKind, vehiclesPerDay } from './demand/vehicles.ts';
import type { Demand } from './network.ts';
import { peakShare, type RoadCounts } from './road-counts.ts';
import type { Roads } from './roads/roads.ts';

/** How far counts move the day of today, and what that comes to. */
export interface DayCalibration {
  readonly corrections: Corrections;
  readonly counts: RoadCounts;
  /** A tenth of the day, at each count. */
  readonly before: CountComparison;
  readonly after: CountComparison;
}

/** Rounds of assignment, and what a pair's vehicles may be multiplied by. */
export const calibrationOptions = { gap: 1e-4, iterations: 500, rounds: 6, leastFactor: 0.5, mostFactor: 2 };

/**
 * What the vehicles between each pair of places are to be multiplied by so that today's roads carry what was counted. Counts
 * tell a day and both directions: a tenth of the day's vehicles of all hours is assigned as one busy hour, moved towards a
 * tenth of the counts, and assigned again (`calibrateHour`). Alternatives are multiplied by the same numbers, so that
 * what they change stays. Yields often.
 *
 * @param today The day that was counted, without any alternative.
 */
export function* calibrateDay(
  roads: Roads,
  today: DemandResult,
  counts: RoadCounts,
  carsPerHeavy: number,
): Generator<void, DayCalibration, void> {
  const start: HourDemand = { car: busyHour(today, 'car'), heavy: busyHour(today, 'heavy') };
  const hour = { links: counts.links, perH: counts.perDay.map((vehicles) => peakShare * vehicles) };
  const steps = calibrateHour(roads, start, hour, { ...calibrationOptions, carsPerHeavy });
  const { demand, before, after } = yield* retold(steps, () => undefined);
  const factors = {
    car: factorsOf(today, start.car, demand.car),
    heavy: factorsOf(today, start.heavy, demand.heavy),
  };
  const corrections: Corrections = { keys: placeKeys(today), factors, purpose: 'all', added: null };
  return { corrections, counts, before, after };
}

function busyHour(demand: DemandResult, kind: VehicleKind): Demand {
  const day = vehiclesPerDay(demand, kind);
  return { ...day, trips: day.trips.map((vehicles) => peakShare * vehicles) };
}

/** Factors by pair of places, from those by pair of their nodes; 1 where nobody drives. */
function factorsOf({ places: n, from, to }: DemandResult, start: Demand, moved: Demand): Float64Array {
  const byNodes = new Map<string, number>();
  for (let k = 0; k < start.trips.length; k++)
    byNodes.set(`${start.origin[k]} ${start.destination[k]}`, moved.trips[k]! / start.trips[k]!);
  return Float64Array.from(
    { length: n * n },
    (_, k) => byNodes.get(`${from[Math.floor(k / n)]} ${to[k % n]}`) ?? 1,
  );
}
