import { sum } from '../../../base/sum.ts';
import type { Demand } from '../network.ts';
import { heavyHourShares, hourShares, throughHourShares } from './hours.ts';
import { type ByPurpose, type DemandHypotheses, type Purpose, purposes } from './hypotheses.ts';

export type VehicleKind = 'car' | 'heavy';

/** Vehicles of one kind on a working day between places, and when they leave. */
export interface DemandLayer {
  /** `observed`: an imported table, whatever the purpose. */
  readonly purpose: Purpose | 'through' | 'goods' | 'observed';
  readonly vehicle: VehicleKind;
  /** `places × places` row by row, vehicles a working day. */
  readonly perDay: Float64Array;
  /** Rows are where trips end: the way back of those of the same matrix. */
  readonly isBack: boolean;
  /** Share of each hour 0 … 23 of the day. */
  readonly hourShares: Float64Array;
}

export interface VehicleTotals {
  readonly inside: number;
  readonly exchange: number;
  readonly through: number;
  readonly notOnRoads: number;
}

/** Layers between places, and the nodes of these. */
export interface PlacedLayers {
  readonly places: number;
  /** Zones, then gates: nodes where trips begin and end, −1 for zones that no road reaches. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly layers: readonly DemandLayer[];
}

/** Vehicles of a kind that leave in an hour 0 … 23 of a working day, between nodes. */
export function vehiclesInHour(demand: PlacedLayers, vehicle: VehicleKind, hour: number): Demand {
  return odOf(demand, vehicle, hour);
}

/** Vehicles of a kind on the whole working day, between nodes. */
export function vehiclesPerDay(demand: PlacedLayers, vehicle: VehicleKind): Demand {
  return odOf(demand, vehicle, null);
}

/** Share of each hour 0 … 23 in the vehicles of a kind on a working day; all 0 without any. */
export function hourSharesOf(demand: PlacedLayers, vehicle: VehicleKind): Float64Array {
  const shares = new Float64Array(24);
  let total = 0;
  for (const layer of demand.layers) {
    if (layer.vehicle !== vehicle) continue;
    const vehicles = sum(layer.perDay);
    total += vehicles;
    for (let hour = 0; hour < 24; hour++) shares[hour]! += vehicles * layer.hourShares[hour]!;
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
}

/** Places on the roads by their nodes. */
function orderOf(nodes: Int32Array): readonly number[] {
  return [...nodes.keys()]
    .filter((place) => nodes[place]! >= 0)
    .sort((a, b) => nodes[a]! - nodes[b]! || a - b);
}

/** Vehicles of a kind that leave in an hour 0 … 23, or on the whole working day (null), `places × places` row by row. */
export function vehicleMatrix(demand: PlacedLayers, vehicle: VehicleKind, hour: number | null): Float64Array {
  const { places: n } = demand;
  const total = new Float64Array(n * n);
  for (const layer of demand.layers) {
    if (layer.vehicle !== vehicle) continue;
    const { perDay, isBack } = layer;
    const factor = hour === null ? 1 : (layer.hourShares[hour] ?? 0);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) total[i * n + j]! += factor * perDay[isBack ? j * n + i : i * n + j]!;
  }
  return total;
}

/** Pairs of places with trips, by origin node then destination node; those that stay at one node are left out. */
function odOf(demand: PlacedLayers, vehicle: VehicleKind, hour: number | null): Demand {
  const { places: n, from, to } = demand;
  const total = vehicleMatrix(demand, vehicle, hour);
  const kept: number[] = [];
  const byOrigin = orderOf(from);
  const byDestination = orderOf(to);
  for (const i of byOrigin)
    for (const j of byDestination) if (total[i * n + j]! > 0 && from[i] !== to[j]) kept.push(i * n + j);
  return {
    origin: Int32Array.from(kept, (k) => from[Math.floor(k / n)]!),
    destination: Int32Array.from(kept, (k) => to[k % n]!),
    trips: Float64Array.from(kept, (k) => total[k]!),
  };
}

/** Trips at the wheel, there and back, and what passes, as layers of cars and of heavy vehicles. */
export function layersOf(
  cars: ByPurpose<Float64Array>,
  through: Float64Array,
  { heavyShare, throughHeavyShare }: DemandHypotheses,
): DemandLayer[] {
  const layers: DemandLayer[] = [];
  const goods = new Float64Array(through.length);
  const perCar = heavyShare / (1 - heavyShare);
  for (const purpose of purposes) {
    const perDay = cars[purpose];
    const { out, back } = hourShares[purpose];
    layers.push({ purpose, vehicle: 'car', perDay, isBack: false, hourShares: out });
    layers.push({ purpose, vehicle: 'car', perDay, isBack: true, hourShares: back });
    for (let k = 0; k < goods.length; k++) goods[k]! += perDay[k]! * perCar;
  }
  layers.push({
    purpose: 'through',
    vehicle: 'car',
    perDay: through.map((vehicles) => vehicles * (1 - throughHeavyShare)),
    isBack: false,
    hourShares: throughHourShares,
  });
  for (const isBack of [false, true])
    layers.push({ purpose: 'goods', vehicle: 'heavy', perDay: goods, isBack, hourShares: heavyHourShares });
  layers.push({
    purpose: 'through',
    vehicle: 'heavy',
    perDay: through.map((vehicles) => vehicles * throughHeavyShare),
    isBack: false,
    hourShares: heavyHourShares,
  });
  return layers;
}

/** Vehicles of a kind on a working day, by where they begin and end. */
export function vehicleTotals(
  layers: readonly DemandLayer[],
  vehicle: VehicleKind,
  zoneCount: number,
  n: number,
  from: Int32Array,
  to: Int32Array,
): VehicleTotals {
  const totals = { inside: 0, exchange: 0, through: 0, notOnRoads: 0 };
  for (const layer of layers) {
    if (layer.vehicle !== vehicle) continue;
    for (let k = 0; k < layer.perDay.length; k++) {
      const [i, j] = [Math.floor(k / n), k % n];
      const gatesTouched = (i >= zoneCount ? 1 : 0) + (j >= zoneCount ? 1 : 0);
      const kind = (['inside', 'exchange', 'through'] as const)[gatesTouched]!;
      totals[kind] += layer.perDay[k]!;
      if (from[i] === to[j]) totals.notOnRoads += layer.perDay[k]!;
    }
  }
  return totals;
}
