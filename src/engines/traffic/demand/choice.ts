import { log } from '../../../base/math.ts';
import { byPurpose } from './by-purpose.ts';
import { type ByPurpose, type DemandHypotheses, modes, purposes } from './hypotheses.ts';
import {
  centreConstants,
  factorsOf,
  type ModeConstants,
  type ModeGroup,
  modeShares,
  modeWeights,
} from './mode-choice.ts';
import { type Skims, transitAt, type TransitSkim } from './skims.ts';
import { bikeKmh, walkKmh } from './speeds.ts';

/** Weights of all modes for all pairs: `modes.length` per pair of places. */
export function* weightsOfModes(
  skims: Skims,
  zoneCount: number,
  n: number,
  { outsideKm, outsideKmh }: DemandHypotheses,
  transit: TransitSkim | null,
): Generator<void, Float64Array, void> {
  const weights = new Float64Array(n * n * modes.length);
  for (let k = 0; k < n * n; k++) {
    const beyondKm = Math.floor(k / n) >= zoneCount || k % n >= zoneCount ? outsideKm : 0;
    const carMin = skims.carMin[k]! + (60 * beyondKm) / outsideKmh;
    const times = {
      carMin,
      carAccessMin,
      passengerMin: carMin,
      transit: transit ? transitAt(transit, k) : null,
      bikeMin: skims.bikeMin[k]! + (60 * beyondKm) / bikeKmh,
      walkMin: skims.walkMin[k]! + (60 * beyondKm) / walkKmh,
      straightKm: skims.straightKm[k]! + beyondKm,
      roadKm: skims.roadKm[k]! + beyondKm,
    };
    modeWeights(times, weights, k * modes.length);
    if (k % pairsPerPause === 0) yield;
  }
  return weights;
}

/** Pairs between two pauses: under a millisecond's work. */
const pairsPerPause = 500;
/** To and from a parked car, minutes (eqasim for Île-de-France); the same everywhere, hence part of the constants. */
const carAccessMin = 4;

/** Constants by purpose, and by how much they miss the stated shares. */
export interface SettledConstants {
  readonly constants: ByPurpose<ModeConstants>;
  readonly missed: number;
}

/** Constants by purpose under which inhabitants' trips have the stated shares and occupancies. */
export function* constantsOf(
  trips: ByPurpose<Float64Array>,
  weights: Float64Array,
  zones: number,
  n: number,
  occupancy: DemandHypotheses['occupancy'],
  wanted: DemandHypotheses['modeShares'],
): Generator<void, SettledConstants, void> {
  // Surveys ask inhabitants: rows of gates are others.
  const groups: ModeGroup[] = purposes.map((purpose) => ({
    trips: trips[purpose].subarray(0, zones * n),
    weights,
    occupancy: occupancy[purpose],
  }));
  const { constants, largest } = yield* centreConstants(groups, wanted);
  return { constants: byPurpose((purpose) => constants[purposes.indexOf(purpose)]!), missed: largest };
}

/** What was counted and surveyed: no growth, no more remote work or car-pooling than then. */
export function asToday(hypotheses: DemandHypotheses): DemandHypotheses {
  return { ...hypotheses, growth: 1, remoteWorkShare: 0, carpoolGrowth: 0 };
}

/** Constants under which each trip at the wheel has 1 + growth times the passengers it had. */
export function withCarpool(
  constants: ByPurpose<ModeConstants>,
  carpoolGrowth: number,
): ByPurpose<ModeConstants> {
  if (carpoolGrowth === 0) return constants;
  const more = log(1 + carpoolGrowth);
  return byPurpose((purpose) => ({ ...constants[purpose], passenger: constants[purpose].passenger + more }));
}

/** Trips at the wheel on this territory's roads. */
export function driversOf(
  trips: ByPurpose<Float64Array>,
  weights: Float64Array,
  constants: ByPurpose<ModeConstants>,
  onRoads: number,
): ByPurpose<Float64Array> {
  return byPurpose((purpose) => {
    const share = new Float64Array(modes.length);
    const factors = factorsOf(constants[purpose]);
    return trips[purpose].map((value, k) => {
      if (value === 0) return 0;
      modeShares(weights, factors, share, k * modes.length);
      return value * share[0]! * onRoads;
    });
  });
}

/** Trips of each mode, in the order of `modes`. */
export function split(
  trips: Float64Array,
  weights: Float64Array,
  constants: ModeConstants,
): readonly Float64Array[] {
  const by = modes.map(() => new Float64Array(trips.length));
  const share = new Float64Array(modes.length);
  const factors = factorsOf(constants);
  for (let k = 0; k < trips.length; k++) {
    if (trips[k] === 0) continue;
    modeShares(weights, factors, share, k * modes.length);
    for (let m = 0; m < modes.length; m++) by[m]![k] = trips[k]! * share[m]!;
  }
  return by;
}

/** Part of inhabitants' trips whose places public transport joins, by its times. */
export function transitReach(
  trips: ByPurpose<Float64Array>,
  weights: Float64Array,
  zones: number,
  n: number,
): number {
  let [all, reached] = [0, 0];
  for (const purpose of purposes)
    for (let k = 0; k < zones * n; k++) {
      const count = trips[purpose][k]!;
      all += count;
      if (weights[k * modes.length + modes.indexOf('transit')]! > 0) reached += count;
    }
  return all > 0 ? reached / all : 0;
}

/**
 * The stated shares as this territory can hold them: public transport has its share of the trips that its times join;
 * that of the others stays, by lines whose times nobody gave.
 */
export function sharesWithin(
  stated: DemandHypotheses['modeShares'],
  reach: number,
): DemandHypotheses['modeShares'] {
  return { ...stated, transit: stated.transit * reach };
}

/** Part of trips by modes that no road here carries: those that the shares leave. */
export function unassignedShare({ car, transit, bike, walk }: DemandHypotheses['modeShares']): number {
  return Math.max(0, 1 - car - transit - bike - walk);
}
