import { retold } from '../../base/steps.ts';
import { assignDay } from './day-assignment.ts';
import { type DemandInput, type DemandResult, demandSteps } from './demand/demand.ts';
import { hourSharesOf, type VehicleKind, vehiclesPerDay } from './demand/vehicles.ts';
import type { Equilibrium } from './equilibrium.ts';
import type { Demand } from './network.ts';
import { freeTimesS } from './roads/free-times.ts';
import { closedForGood, uses } from './roads/roads.ts';

/** A day whose people know how long roads take with their own traffic. */
export interface FedDemand {
  readonly result: DemandResult;
  /** Time along each link under which they chose, s. */
  readonly carTimeS: Float64Array;
  /** How often they chose again. */
  readonly passes: number;
  /** By how much those times miss the ones that their traffic makes, in parts of the time driven. */
  readonly residual: number;
}

/** Times that miss by less move nobody: a hundred-thousandth of a trip is what two runs may differ by. */
const enough = 1e-5;
const options = { gap: 1e-6, iterations: 500 };

/** Where to begin, and how far to go. */
export interface Beginning {
  /** Times along each link that are near those to be found, s. */
  readonly carTimeS: Float64Array;
  /** What they missed where they are from: enough here too, lest a change of nothing changes something. */
  readonly residual: number;
}

/**
 * Destinations and modes under car times with traffic: the day is made, assigned, made again under the times that came out, as
 * often as said or until times stay. The next times are an average of the last two that came out, with the weight under which
 * both together would miss least if all were linear (Anderson 1965, "Iterative procedures for nonlinear integral equations", J.
 * ACM 12:547, depth 1, kept to averages so that times stay between times that were found). A link's time is that of
 * the hour that a mean vehicle meets (`meanHour`). Yields often.
 *
 * @param passes At most; 0: times without traffic.
 * @param beginning Times to begin with; null: those without traffic.
 */
export function* demandWithTraffic(
  input: DemandInput,
  passes: number,
  carsPerHeavy: number,
  beginning: Beginning | null,
): Generator<void, FedDemand, void> {
  const { roads } = input;
  let carTimeS = beginning?.carTimeS ?? freeTimesS(roads);
  let result = yield* demandSteps(beginning ? { ...input, carTimeS } : input);
  const isEnough = Math.max(enough, beginning?.residual ?? 0);
  if (passes === 0) return { result, carTimeS, passes: 0, residual: Number.NaN };
  let before: Missed | null = null;
  for (let pass = 0; ; pass++) {
    const demand = { car: meanHour(result, 'car'), heavy: meanHour(result, 'heavy') };
    const steps = assignDay(
      roads,
      1,
      () => ({ key: '', demand }),
      () => ({ key: '', car: closedForGood(roads, uses.car), heavy: closedForGood(roads, uses.heavy) }),
      { ...options, carsPerHeavy },
    );
    const [hour] = yield* retold(steps, () => undefined);
    const { equilibrium } = hour!;
    const now = missedBy(carTimeS, equilibrium);
    const { residual } = now;
    if (residual <= isEnough || pass >= passes) return { result, carTimeS, passes: pass, residual };
    carTimeS = averaged(now, before);
    before = now;
    result = yield* demandSteps({ ...input, carTimeS });
  }
}

/** Times of a pass, and what they miss. */
interface Missed {
  /** Times that the traffic made, and by how much they differ from those under which it was planned. */
  readonly madeS: Float64Array;
  readonly apartS: Float64Array;
  readonly flow: Float64Array;
  readonly residual: number;
}

/** Times for the next pass, from what this one and the one before made. */
function averaged(now: Missed, before: Missed | null): Float64Array {
  if (before === null) return now.madeS;
  let [along, across] = [0, 0];
  for (let link = 0; link < now.madeS.length; link++) {
    const change = now.apartS[link]! - before.apartS[link]!;
    along += now.flow[link]! * now.apartS[link]! * change;
    across += now.flow[link]! * change * change;
  }
  const part = across > 0 ? Math.min(0.9, Math.max(0, along / across)) : 0;
  return now.madeS.map((seconds, link) =>
    seconds < Infinity ? (1 - part) * seconds + part * before.madeS[link]! : seconds,
  );
}

/**
 * The hour that a mean vehicle meets: the day times Σ s², s being the hours' shares. Over a day whose vehicles keep their
 * pattern, that many are on the road beside it.
 */
function meanHour(demand: DemandResult, kind: VehicleKind): Demand {
  const share = hourSharesOf(demand, kind).reduce((sum, part) => sum + part * part, 0);
  const day = vehiclesPerDay(demand, kind);
  return { ...day, trips: day.trips.map((vehicles) => share * vehicles) };
}

/** Residual: Σ x |t − t′| / Σ x t, over the links. */
function missedBy(carTimeS: Float64Array, { flow, time }: Equilibrium): Missed {
  const madeS = carTimeS.map((seconds, link) => (time[link]! < Infinity ? time[link]! : seconds));
  const apartS = madeS.map((seconds, link) => (seconds < Infinity ? seconds - carTimeS[link]! : 0));
  let [missed, driven] = [0, 0];
  for (let link = 0; link < carTimeS.length; link++) {
    if (!(flow[link]! > 0)) continue;
    missed += flow[link]! * Math.abs(apartS[link]!);
    driven += flow[link]! * carTimeS[link]!;
  }
  return { madeS, apartS, flow, residual: driven > 0 ? missed / driven : 0 };
}
