import { joinedNumbers, type JoinedNumber } from '../../../territory/diagnoses.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { numbersOf, textAt } from '../../../territory/table-ops.ts';
import { type Heater, heaters } from './systems.ts';

/** What diagnoses (DPE) or the BDNB tell of one building; NaN and null: nothing. */
export interface JoinedAttributes extends Readonly<Record<JoinedNumber, number>> {
  readonly heating: Heater | null;
}

const joinedKeys = Object.keys(joinedNumbers) as readonly JoinedNumber[];

/** Nothing is told. */
export const nothingJoined: JoinedAttributes = {
  joinedYear: Number.NaN,
  joinedDwellings: Number.NaN,
  joinedAreaM2: Number.NaN,
  joinedWallU: Number.NaN,
  joinedRoofU: Number.NaN,
  joinedFloorU: Number.NaN,
  joinedGroundU: Number.NaN,
  joinedWindowU: Number.NaN,
  joinedMeanU: Number.NaN,
  joinedAirflow: Number.NaN,
  heating: null,
};

/** What was joined to each building of a layer. */
export function joinedAttributes(table: FeatureTable): readonly JoinedAttributes[] {
  if (table.columns['joinedFrom'] === undefined)
    return Array.from({ length: table.count }, () => nothingJoined);
  const columns = joinedKeys.map((key) => [key, numbersOf(table, key)] as const);
  return Array.from({ length: table.count }, (_, i) => {
    const numbers = Object.fromEntries(columns.map(([key, values]) => [key, values[i]!]));
    const written = textAt(table, 'joinedHeating', i);
    const heating = heaters.find((heater) => heater === written) ?? null;
    return { ...(numbers as Readonly<Record<JoinedNumber, number>>), heating };
  });
}

/** Attributes that can come from a diagnosis, one bit each, in the order of `joinedClasses`. */
export const joinedBits = {
  date: 1,
  dwellings: 2,
  area: 4,
  walls: 8,
  roof: 16,
  floor: 32,
  windows: 64,
  envelope: 128,
  ventilation: 256,
  heating: 512,
} as const;
