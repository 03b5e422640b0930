import { z } from 'zod';
import { type CapacityKey, capacityKeys, type SpeedKey, speedKeys } from '../territory/road-values.ts';

/** Passenger cars an hour, lane and direction. */
const capacity = z.number().min(50).max(4000).optional();
const speed = z.number().min(3).max(130).optional();

function named<K extends string, S extends string, V>(
  keys: readonly K[],
  unit: S,
  value: V,
): Readonly<Record<`${K}${S}`, V>> {
  return Object.fromEntries(keys.map((key) => [`${key}${unit}`, value])) as Record<`${K}${S}`, V>;
}

/** Capacities and typical speeds by class of road, under the class and the unit; absent: the engine's own. */
export const roadClassValues = {
  ...named<CapacityKey, 'PerH', typeof capacity>(capacityKeys, 'PerH', capacity),
  ...named<SpeedKey, 'Kmh', typeof speed>(speedKeys, 'Kmh', speed),
};
