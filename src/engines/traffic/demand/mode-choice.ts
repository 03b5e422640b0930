import { exp, log, pow } from '../../../base/math.ts';
import { type Mode, modes } from './hypotheses.ts';

/** What a trip would take by each mode, minutes; Infinity: not possible that way. */
export interface ModeTimes {
  /** At the wheel, and to and from the car. */
  readonly carMin: number;
  readonly carAccessMin: number;
  readonly passengerMin: number;
  readonly transit: TransitTimes | null;
  readonly bikeMin: number;
  readonly walkMin: number;
  /** As the crow flies, and along the road. */
  readonly straightKm: number;
  readonly roadKm: number;
}

export interface TransitTimes {
  readonly inVehicleMin: number;
  readonly waitMin: number;
  readonly accessMin: number;
  readonly transfers: number;
  readonly fareEur: number;
}

/** What each mode is liked beyond its times and costs. */
export type ModeConstants = Readonly<Record<Mode, number>>;

/**
 * Parameters of eqasim's mode choice for Île-de-France (Hörl and Balac 2021, eqasim-java, `IDFModeParameters`),
 * per minute and euro. Its terms for licence holders and for trips by bus alone are constants here: the constants are
 * centred anew on the shares of the place, for which these were not estimated.
 */
const beta = {
  carMin: -0.0262,
  carAccessMin: -0.0313,
  passengerMin: -0.0608,
  inVehicleMin: -0.0201,
  waitMin: -0.0191,
  transitAccessMin: -0.0313,
  transfer: -0.452,
  bikeMin: -0.0824,
  walkMin: -0.158,
  costEur: -0.474,
  /** The longer the trip, the less a euro weighs: (d / 4.4 km) ^ −0.274. */
  referenceKm: 4.4,
  distanceElasticity: -0.274,
  carEurPerKm: 0.15,
} as const;

export const eqasimConstants: ModeConstants = {
  car: -0.662,
  passenger: -2.08,
  transit: 0,
  bike: -3.42,
  walk: 1.2,
};

/** Utility of each mode without its constant, in the order of `modes`; −Infinity: not possible. */
export function utilities(times: ModeTimes): readonly number[] {
  const { straightKm, roadKm, transit } = times;
  // Very short trips would weigh a euro without bound: 100 m is as short as it gets.
  const perEur = beta.costEur * pow(Math.max(straightKm, 0.1) / beta.referenceKm, beta.distanceElasticity);
  const all = [
    beta.carMin * times.carMin + beta.carAccessMin * times.carAccessMin + perEur * beta.carEurPerKm * roadKm,
    beta.passengerMin * times.passengerMin,
    transit
      ? beta.inVehicleMin * transit.inVehicleMin +
        beta.waitMin * transit.waitMin +
        beta.transitAccessMin * transit.accessMin +
        beta.transfer * transit.transfers +
        perEur * transit.fareEur
      : -Infinity,
    beta.bikeMin * times.bikeMin,
    beta.walkMin * times.walkMin,
  ];
  return all.map((utility) => (utility > -Infinity ? utility : -Infinity));
}

/** Exponentials of utilities, the greatest being 1; all 0 where no mode is possible. Written into `into` from `at` on. */
export function modeWeights(times: ModeTimes, into: Float64Array, at = 0): void {
  const all = utilities(times);
  const most = Math.max(...all);
  for (const [m, utility] of all.entries()) into[at + m] = utility > -Infinity ? exp(utility - most) : 0;
}

/** Exponentials of the constants, in the order of `modes`. */
export function factorsOf(constants: ModeConstants): Float64Array {
  return Float64Array.from(modes, (mode) => (constants[mode] > -Infinity ? exp(constants[mode]) : 0));
}

/** Shares of the modes of one pair by the multinomial logit (McFadden 1974); all 0 where no mode is possible. */
export function modeShares(weights: Float64Array, factors: Float64Array, into: Float64Array, at = 0): void {
  let total = 0;
  for (let m = 0; m < modes.length; m++) {
    into[m] = weights[at + m]! * factors[m]!;
    total += into[m]!;
  }
  for (let m = 0; m < modes.length; m++) into[m] = total > 0 ? into[m]! / total : 0;
}

/** Trips of one purpose, and the weights of each of their pairs (`modes.length` per pair). */
export interface ModeGroup {
  readonly trips: Float64Array;
  readonly weights: Float64Array;
  /** Persons in a car, driver included. */
  readonly occupancy: number;
}

/** Constants, one set per group: they differ by the passengers' alone. */
export interface CentredConstants {
  readonly constants: readonly ModeConstants[];
  /** Largest difference between a share reached and the one wanted. */
  readonly largest: number;
  readonly converged: boolean;
}

/** What surveys state shares of: a car's driver and passengers together. */
const kindsOfModes = ['car', 'transit', 'bike', 'walk'] as const;
/** Surveys state shares to a thousandth. */
const shareTolerance = 1e-5;
const mostRounds = 500;

/**
 * Constants under which all trips together have the wanted shares of car (driver and passenger), public transport,
 * bicycle and walk, and each group its occupancy of cars. Each round adds the logarithm of wanted over reached
 * (Train 2009, "Discrete Choice Methods with Simulation", 2.8). Modes that no pair can use are left out, the others share
 * what is theirs in proportion; those whose stated share is 0 take nobody. A pause before each round.
 */
export function* centreConstants(
  groups: readonly ModeGroup[],
  wanted: { readonly car: number; readonly transit: number; readonly bike: number; readonly walk: number },
): Generator<void, CentredConstants, void> {
  const common = { ...eqasimConstants };
  for (const kind of kindsOfModes) if (!(wanted[kind] > 0)) common[kind] = -Infinity;
  const passenger = groups.map(({ occupancy }) =>
    wanted.car > 0 && occupancy > 1 ? eqasimConstants.passenger : -Infinity,
  );
  const constantsOf = (g: number): ModeConstants => ({ ...common, passenger: passenger[g]! });
  const share = new Float64Array(modes.length);
  let largest = Infinity;
  for (let round = 0; round < mostRounds; round++) {
    yield;
    const by = groups.map(() => new Float64Array(modes.length));
    for (const [g, { trips, weights }] of groups.entries()) {
      const factors = factorsOf(constantsOf(g));
      const sums = by[g]!;
      for (let k = 0; k < trips.length; k++) {
        const count = trips[k]!;
        if (count === 0) continue;
        modeShares(weights, factors, share, k * modes.length);
        for (let m = 0; m < modes.length; m++) sums[m]! += count * share[m]!;
      }
    }
    const total = (m: number): number => by.reduce((sum, sums) => sum + sums[m]!, 0);
    const reached = { car: total(0) + total(1), transit: total(2), bike: total(3), walk: total(4) };
    const all = reached.car + reached.transit + reached.bike + reached.walk;
    const kinds = kindsOfModes.filter((kind) => reached[kind] > 0);
    const wantedAll = kinds.reduce((sum, kind) => sum + wanted[kind], 0);
    largest = 0;
    const step = { car: 0, transit: 0, bike: 0, walk: 0 };
    for (const kind of kinds) {
      const target = wanted[kind] / wantedAll;
      largest = Math.max(largest, Math.abs(reached[kind] / all - target));
      step[kind] = log(target / (reached[kind] / all));
    }
    const passengerStep = groups.map(({ occupancy }, g) => {
      const [drivers, passengers] = [by[g]![0]!, by[g]![1]!];
      const target = occupancy - 1;
      if (!(drivers > 0 && passengers > 0)) return 0;
      largest = Math.max(largest, (Math.abs(passengers / drivers - target) * drivers) / all);
      return log(target / (passengers / drivers));
    });
    if (largest <= shareTolerance) break;
    for (const [g, own] of passengerStep.entries()) passenger[g] = bounded(passenger[g]! + own);
    for (const kind of kinds)
      if (kind !== 'car') common[kind] = bounded(common[kind] + step[kind] - step.car);
  }
  return { constants: groups.map((_, g) => constantsOf(g)), largest, converged: largest <= shareTolerance };
}

/** Constants of shares that cannot be had would grow without end. */
function bounded(constant: number): number {
  return constant === -Infinity ? constant : Math.min(60, Math.max(-60, constant));
}
