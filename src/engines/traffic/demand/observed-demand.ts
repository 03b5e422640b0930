import { AppError } from '../../../base/errors.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import type { PlaceFlows } from '../../../territory/place-flows.ts';
import { type Corrections, placeKeys } from './corrections.ts';
import type { DemandResult } from './demand.ts';
import { codesAt, spreadFlows } from './observed.ts';
import { vehicleMatrix } from './vehicles.ts';

/** A table of vehicles of a working day between communes, zones of a layer, or zones and gates by their identifiers. */
export interface ObservedTable {
  readonly flows: PlaceFlows;
  /** Layers whose codes it may use (`zones.code`, `limits.insee`). */
  readonly zones: FeatureTable | null;
  readonly limits: FeatureTable | null;
}

/** What a table changes of a day, and how much of it could be placed. */
export interface ObservedDemand {
  readonly corrections: Corrections;
  /** Vehicles a day. */
  readonly placed: number;
  readonly lost: number;
  readonly problems: readonly AppError[];
}

/**
 * What today's cars are to be multiplied by so that they are those of a table: between two places that the table names,
 * as many as it says, none where it says nothing; where it names one of them or neither, the model's. A table that holds no
 * trip within any of its places was not made to tell of these: the model's stay, which is told. Within a pair of
 * communes or zones, and over the hours, the pattern is the model's. Multiplying lets an alternative change what the table
 * observed: where its model has a tenth more, so has the table.
 *
 * @param today The day that was observed, without any alternative.
 * @param purpose Of which trips the table tells; `work`: cars from home to work, which come back.
 * @param part Of a day's vehicles that the table holds: 1, or less for a table of some hours.
 */
export function observedCars(
  today: DemandResult,
  { flows, zones, limits }: ObservedTable,
  purpose: Corrections['purpose'],
  part: number,
): ObservedDemand {
  const { zones: own, gates, places: n, from } = today;
  const onRoads = (names: readonly string[]): readonly string[] =>
    Array.from({ length: n }, (_, place) => (from[place]! < 0 ? '' : (names[place] ?? '')));
  const namings = [
    ...(zones ? [onRoads(codesAt(zones, 'code', own.xy))] : []),
    ...(limits ? [onRoads(codesAt(limits, 'insee', own.xy))] : []),
    onRoads([...own.ids, ...gates.map(({ id }) => id)]),
  ];
  const seed = purpose === 'all' ? vehicleMatrix(today, 'car', null) : toWork(today);
  const day = { ...flows, trips: flows.trips.map((vehicles) => vehicles / part) };
  const { perPair, groupOf, ...told } = spreadFlows(day, namings, seed);
  const isWithin = (trips: number, k: number): boolean =>
    trips > 0 && flows.origin[k] === flows.destination[k];
  const keepsInner = hasWide(groupOf) && !flows.trips.some(isWithin);
  const factors = seed.map((vehicles, k) => {
    const [from, to] = [groupOf[Math.floor(k / n)]!, groupOf[k % n]!];
    const isOurs = from >= 0 && to >= 0 && !(keepsInner && from === to);
    return isOurs && vehicles > 0 ? perPair[k]! / vehicles : 1;
  });
  const added = perPair.map((vehicles, k) => (seed[k]! > 0 ? 0 : vehicles));
  const inner = keepsInner ? [new AppError('traffic/od-inner', 'no trips within a place in the table')] : [];
  return {
    corrections: { keys: placeKeys(today), factors: { car: factors }, purpose, added },
    ...told,
    problems: [...told.problems, ...inner],
  };
}

/** Whether a name of the table is that of several places, between which cars drive. */
function hasWide(groupOf: Int32Array): boolean {
  const named = groupOf.filter((group) => group >= 0);
  return new Set(named).size < named.length;
}

/** Cars from home to work on a day, `places × places`. */
function toWork({ layers, places: n }: DemandResult): Float64Array {
  const layer = layers.find(
    ({ purpose, vehicle, isBack }) => purpose === 'work' && vehicle === 'car' && !isBack,
  );
  return layer?.perDay ?? new Float64Array(n * n);
}
