import { kmhPerMPerS } from '../../base/units.ts';
import { createGraph } from '../../base/graph.ts';
import type { RoadNetwork, VehicleClass } from './network.ts';
import type { DynamicLinks } from './dynamic/links.ts';
import { freeTimesS } from './roads/free-times.ts';
import { type Roads, uses } from './roads/roads.ts';

/** Coefficient and power of the Bureau of Public Roads (1964). */
const bpr = { b: 0.15, power: 4 };
const secondsPerHour = 3600;

/** Seconds that a car takes along each link without others; Infinity where cars may not go. */
export function freeCarTimesS(roads: Roads): Float64Array {
  return freeTimesS(roads, (link) => (roads.use[link]! & uses.car) !== 0 && roads.capacityPerH[link]! > 0);
}

/** The roads as an assignment sees them: flows in passenger cars an hour, times in s. */
export function hourNetwork(roads: Roads, freeS: Float64Array): RoadNetwork {
  const count = roads.lengthM.length;
  return {
    graph: roads.graph,
    firstThrough: 0,
    freeTime: freeS,
    capacity: roads.capacityPerH.map((perH) => (perH > 0 ? perH : 1)),
    b: new Float64Array(count).fill(bpr.b),
    power: new Float64Array(count).fill(bpr.power),
  };
}

/**
 * What links cost vehicles of a kind on top of time: nothing, or Infinity where they may not go.
 *
 * @param isClosed Of each link; 1: closed to them; null: none is.
 */
export function bansOf(
  roads: Roads,
  use: 'car' | 'heavy',
  isClosed: Uint8Array | null,
): VehicleClass['extraCost'] {
  return Float64Array.from(roads.use, (bits, link) =>
    (bits & uses[use]) === 0 || isClosed?.[link] === 1 ? Infinity : 0,
  );
}

/**
 * The roads as queues see them, in vehicles: a road full of heavy vehicles holds and lets through fewer.
 *
 * @param carsPerVehicle Mean passenger cars that a vehicle of each link counts for, ≥ 1.
 * @param spacingM Length of road that a car takes in a queue.
 */
export function queueingLinks(roads: Roads, carsPerVehicle: Float64Array, spacingM: number): DynamicLinks {
  const count = roads.lengthM.length;
  const perLink = (value: (link: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, link) => value(link));
  const isOpen = (link: number): boolean => (roads.use[link]! & uses.car) !== 0;
  return {
    graph: createGraph(roads.graph.nodes, roads.graph.tail, roads.graph.head),
    lengthM: roads.lengthM,
    freeSpeedMPerS: perLink((link) => roads.freeSpeedKmh[link]! / kmhPerMPerS || 1),
    capacityPerS: perLink((link) =>
      isOpen(link) ? roads.entryPerH[link]! / secondsPerHour / carsPerVehicle[link]! : 0,
    ),
    // What leaves is the capacity of the equilibrium.
    green: perLink((link) =>
      roads.entryPerH[link]! > 0 ? roads.capacityPerH[link]! / roads.entryPerH[link]! : 1,
    ),
    jamDensityPerM: perLink((link) => Math.max(1, roads.lanes[link]!) / spacingM / carsPerVehicle[link]!),
  };
}
