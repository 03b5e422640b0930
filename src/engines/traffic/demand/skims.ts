import { ShortestPaths } from '../../../base/shortest-paths.ts';
import { freeTimesS } from '../roads/free-times.ts';
import { openUse, type Roads, uses } from '../roads/roads.ts';
import type { TransitTimes } from './mode-choice.ts';
import { bikeKmh, walkKmh } from './speeds.ts';

/** Where the trips of a place begin, and where those to it end. */
export interface Terminal {
  readonly from: number;
  readonly to: number;
  readonly xM: number;
  readonly yM: number;
}

/** Times between places, `n × n` row by row, minutes; Infinity: no way. */
export interface Skims {
  readonly carMin: Float64Array;
  /** By car without traffic. */
  readonly freeCarMin: Float64Array;
  readonly bikeMin: Float64Array;
  readonly walkMin: Float64Array;
  /** Along the fastest way by car without traffic, and as the crow flies, km: traffic makes many ways equally fast. */
  readonly roadKm: Float64Array;
  readonly straightKm: Float64Array;
}

/** Public transport between places, `n × n`; `inVehicleMin` is NaN where there is none. */
export interface TransitSkim {
  readonly inVehicleMin: Float64Array;
  readonly waitMin: Float64Array;
  readonly accessMin: Float64Array;
  readonly transfers: Float64Array;
  readonly fareEur: number;
}

export function transitAt(skim: TransitSkim, k: number): TransitTimes | null {
  const inVehicleMin = skim.inVehicleMin[k]!;
  if (Number.isNaN(inVehicleMin)) return null;
  const [waitMin, accessMin, transfers] = [skim.waitMin[k]!, skim.accessMin[k]!, skim.transfers[k]!];
  return { inVehicleMin, waitMin, accessMin, transfers, fareEur: skim.fareEur };
}

/**
 * Least times between places along the roads that each mode may use, a pause after each place; turn bans are left to the assignment.
 * Places between which closures for the whole event leave no way by car keep the times of before, by every mode: their trips are
 * wanted as before, and find no way.
 *
 * @param carTimeS Of each link with traffic; null: there is none.
 */
export function* skimsOf(
  roads: Roads,
  terminals: readonly Terminal[],
  carTimeS: Float64Array | null,
): Generator<void, Skims, void> {
  const found = yield* skimsBy(roads, openUse(roads), terminals, carTimeS);
  if (!roads.closedUse.some((bits) => (bits & uses.car) !== 0)) return found;
  const before = yield* skimsBy(roads, roads.use, terminals, carTimeS);
  const isParted = found.freeCarMin.map((minutes) => (minutes === Infinity ? 1 : 0));
  for (const name of Object.keys(found) as (keyof Skims)[])
    for (let k = 0; k < isParted.length; k++) if (isParted[k] === 1) found[name][k] = before[name][k]!;
  return found;
}

function* skimsBy(
  roads: Roads,
  use: Uint8Array,
  terminals: readonly Terminal[],
  carTimeS: Float64Array | null,
): Generator<void, Skims, void> {
  const n = terminals.length;
  const links = roads.lengthM.length;
  const freeS = freeTimesS(roads);
  const freeCost = new Float64Array(links);
  const carCost = new Float64Array(links);
  const bikeCost = new Float64Array(links);
  const walkCost = new Float64Array(links);
  for (let link = 0; link < links; link++) {
    const mayUse = use[link]!;
    freeCost[link] = mayUse & uses.car ? freeS[link]! / 60 : Infinity;
    carCost[link] = mayUse & uses.car && carTimeS ? carTimeS[link]! / 60 : Infinity;
    bikeCost[link] = mayUse & uses.bike ? (0.06 * roads.lengthM[link]!) / bikeKmh : Infinity;
    walkCost[link] = mayUse & uses.walk ? (0.06 * roads.lengthM[link]!) / walkKmh : Infinity;
  }
  const search = new ShortestPaths(roads.graph);
  const freeCarMin = new Float64Array(n * n);
  const carMin = new Float64Array(n * n);
  const bikeMin = new Float64Array(n * n);
  const walkMin = new Float64Array(n * n);
  const roadKm = new Float64Array(n * n);
  const straightKm = new Float64Array(n * n);
  const along = new Float64Array(roads.graph.nodes);
  for (const [i, origin] of terminals.entries()) {
    search.search(freeCost, [origin.from]);
    lengthsAlong(roads, search, along);
    for (const [j, { to, xM, yM }] of terminals.entries()) {
      freeCarMin[i * n + j] = search.distance[to]!;
      roadKm[i * n + j] = along[to]! / 1000;
      straightKm[i * n + j] =
        Math.sqrt((origin.xM - xM) * (origin.xM - xM) + (origin.yM - yM) * (origin.yM - yM)) / 1000;
    }
    if (carTimeS) search.search(carCost, [origin.from]);
    for (const [j, { to }] of terminals.entries()) carMin[i * n + j] = search.distance[to]!;
    search.search(bikeCost, [origin.from]);
    for (const [j, { to }] of terminals.entries()) bikeMin[i * n + j] = search.distance[to]!;
    search.search(walkCost, [origin.from]);
    for (const [j, { to }] of terminals.entries()) walkMin[i * n + j] = search.distance[to]!;
    yield;
  }
  return { carMin, freeCarMin, bikeMin, walkMin, roadKm, straightKm };
}

/** Length of the way by which each node was reached, m; Infinity: not reached. */
function lengthsAlong(roads: Roads, search: ShortestPaths, along: Float64Array): void {
  along.fill(Infinity);
  for (let k = 0; k < search.reached; k++) {
    const node = search.order[k]!;
    const link = search.via[node]!;
    along[node] = link < 0 ? 0 : along[roads.graph.tail[link]!]! + roads.lengthM[link]!;
  }
}

/**
 * Gives trips within one place half the values of the trip to the nearest other one, as is usual for zones without
 * inner roads; a lone place gets those of half its side.
 */
export function fillWithin(skims: Skims, places: number, n: number, sideM: number): void {
  const lone = sideM / 2000;
  for (let i = 0; i < places; i++) {
    let nearest = -1;
    let least = Infinity;
    for (let j = 0; j < places; j++) {
      const minutes = skims.freeCarMin[i * n + j]!;
      if (j === i || !(minutes > 0 && minutes < least)) continue;
      [nearest, least] = [j, minutes];
    }
    const half = (values: Float64Array, alone: number): void => {
      values[i * n + i] = nearest >= 0 ? values[i * n + nearest]! / 2 : alone;
    };
    half(skims.carMin, (60 * lone) / 20);
    half(skims.freeCarMin, (60 * lone) / 20);
    half(skims.bikeMin, (60 * lone) / bikeKmh);
    half(skims.walkMin, (60 * lone) / walkKmh);
    half(skims.roadKm, lone);
    half(skims.straightKm, lone);
  }
}
