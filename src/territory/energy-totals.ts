import { isPlainObject } from '../base/canonical.ts';

export const meteredCarriers = ['electricity', 'gas', 'district-heat'] as const;
export const meteredSectors = ['residential', 'tertiary', 'industry', 'agriculture', 'unknown'] as const;

/** A published yearly total of a place. Gas is of gross calorific value. */
export interface EnergyTotal {
  /** Code of an IRIS (nine signs) or a commune (five). */
  readonly place: string;
  readonly year: number;
  readonly carrier: (typeof meteredCarriers)[number];
  readonly sector: (typeof meteredSectors)[number];
  /** Null: kept back by statistical secrecy. */
  readonly mwh: number | null;
  /** Delivery points; null: not told. */
  readonly points: number | null;
}

/** Whether a value is a list of published totals. */
export function areEnergyTotals(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => isPlainObject(one) && isEnergyTotal(one));
}

function isEnergyTotal({
  place,
  year,
  carrier,
  sector,
  mwh,
  points,
}: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof place === 'string' &&
    Number.isSafeInteger(year) &&
    meteredCarriers.some((known) => known === carrier) &&
    meteredSectors.some((known) => known === sector) &&
    isAmount(mwh) &&
    isAmount(points)
  );
}

function isAmount(value: unknown): boolean {
  return value === null || (typeof value === 'number' && Number.isFinite(value));
}
