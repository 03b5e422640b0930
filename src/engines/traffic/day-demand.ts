import type { Parameters } from '../../simulation/contract.ts';
import { calibrateDay, type DayCalibration } from './day-calibration.ts';
import { demandWithTraffic, type FedDemand } from './demand-feedback.ts';
import { withCorrections } from './demand/corrections.ts';
import { type DemandInput, demandSteps, type DemandResult, vehiclesInHour } from './demand/demand.ts';
import { type ObservedDemand, observedCars } from './demand/observed-demand.ts';
import { type Crossings, crossingsOf, withCrossings } from './crossings.ts';
import type { HourDemand } from './day-assignment.ts';
import { linkIds } from './edges.ts';
import type { TrafficInput } from './input.ts';
import { type TrafficParameter, tripTableUses } from './parameters.ts';
import { freeTimesS } from './roads/free-times.ts';

/** Vehicles of each hour of a working day, and where they come from. */
export interface DayDemand {
  readonly result: DemandResult;
  /** How often people chose again under times with traffic, and what these miss; see `FedDemand`. */
  readonly passes: number;
  readonly residual: number;
  /** What a table of trips changed of it; null: there is none, or it was not to. */
  readonly observed: ObservedDemand | null;
  /** How counts moved it; null: there are none, or they were not to. */
  readonly calibration: DayCalibration | null;
  /** What hypotheses add to it. */
  readonly crossings: Crossings;
  /** Of an hour of the day, 0 … 23. */
  ofHour(hour: number): HourDemand;
}

/**
 * Who drives where on the input's working day; the choice of mode, who only passes, and what a table of trips and
 * counts change of all that, are settled on the territory as it is. Yields often.
 */
export function* dayDemand(
  input: TrafficInput,
  parameters: Parameters<TrafficParameter>,
): Generator<void, DayDemand, void> {
  const { today, counts, tripTable: table } = input;
  const { planned, model: asIs } = yield* plannedDay(input, parameters);
  let result = planned.result;
  let observed: ObservedDemand | null = null;
  let calibration: DayCalibration | null = null;
  const isObserved = table !== null && parameters.tripTable !== tripTableUses.none;
  const isCounted = counts !== null && parameters.calibration === 1;
  if (isObserved || isCounted) {
    let model = asIs ?? (yield* demandSteps(today));
    if (isObserved) {
      const purpose = parameters.tripTable === tripTableUses.work ? 'work' : 'all';
      observed = observedCars(model, table, purpose, parameters.tripTablePart);
      model = withCorrections(model, observed.corrections);
      yield;
      result = withCorrections(result, observed.corrections);
      yield;
    }
    if (isCounted) {
      calibration = yield* calibrateDay(today.roads, model, counts, parameters.carsPerHeavy);
      result = { ...withCorrections(result, calibration.corrections), isCalibrated: true };
    }
  }
  const crossings = crossingsOf(input.roads, result.gates, input.through);
  return {
    result,
    residual: planned.residual,
    passes: planned.passes,
    observed,
    calibration,
    crossings,
    ofHour: (hour) => ({
      car: withCrossings(vehiclesInHour(result, 'car', hour), crossings, 'car', hour),
      heavy: withCrossings(vehiclesInHour(result, 'heavy', hour), crossings, 'heavy', hour),
    }),
  };
}

/** Times along the links of other roads, by the names of the links; of those that were not there, without traffic. */
function carriedOver(carTimeS: Float64Array, from: DemandInput, to: DemandInput): Float64Array {
  const known = new Map(linkIds(from.roads, from.roadTable).map((id, link) => [id, carTimeS[link]!]));
  const freeS = freeTimesS(to.roads);
  return Float64Array.from(linkIds(to.roads, to.roadTable), (id, link) => {
    const before = known.get(id);
    // A road that is faster than it was begins without its traffic; so does one that was shut.
    return before !== undefined && before >= freeS[link]! && before < Infinity ? before : freeS[link]!;
  });
}

/**
 * The day as the model plans it, and today's where that was computed on the way: the constants of the choice of mode are
 * settled under the times that today's traffic makes.
 */
function* plannedDay(
  { demand, demandBefore, today, isToday }: TrafficInput,
  { feedback, carsPerHeavy }: Parameters<TrafficParameter>,
): Generator<void, { readonly planned: FedDemand; readonly model: DemandResult | null }, void> {
  const known = feedback > 0 ? yield* demandWithTraffic(today, feedback, carsPerHeavy, null) : null;
  if (known && isToday) return { planned: known, model: known.result };
  const times = known ? { carTimeS: known.carTimeS, constants: known.result.constants } : {};
  const before = demandBefore ? yield* demandSteps({ ...demandBefore, ...times }) : null;
  const constants = known?.result.constants ?? before?.constants;
  const planned = yield* demandWithTraffic(
    { ...demand, ...(constants ? { constants } : {}), ...(before ? { through: before.through } : {}) },
    feedback,
    carsPerHeavy,
    known && { carTimeS: carriedOver(known.carTimeS, today, demand), residual: known.residual },
  );
  return { planned, model: known?.result ?? null };
}
