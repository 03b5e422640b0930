import type { EnergyTotal } from '../../../territory/energy-totals.ts';

/** Energy of a place in a year by carrier and sector. Gas is of gross calorific value, as networks publish it. */
export type PlaceEnergy = Pick<EnergyTotal, 'place' | 'carrier' | 'sector'> & { readonly mwh: number };

/** A published total: what it is kept back for is not known. */
export type MeasuredEnergy = EnergyTotal;

/** What the ledger keeps of a place, carrier and sector. */
export interface CalibrationRow {
  readonly place: string;
  readonly carrier: PlaceEnergy['carrier'];
  readonly sector: PlaceEnergy['sector'];
  readonly modelledMwh: number;
  readonly measuredMwh: number | null;
  readonly year: number | null;
  /** Delivery points as they may be published: a number from 11 on. */
  readonly points: PublishedCount | null;
  /** By which modelled loads are multiplied; null: not calibrated, and why. */
  readonly factor: number | null;
  readonly reason: 'no-total' | 'secret' | 'too-few' | 'nothing-modelled' | 'out-of-range' | null;
}

/** A count that names nobody, or that it is under the least that may be told. */
export type PublishedCount = number | 'under-11';

/** Least count that may be told: as for the census, and as the project promises. */
const leastPublished = 11;

/** A total so many times the model, or so many times less, is of another place or unit: nothing is brought to it. */
const mostFactor = 4;

export function publishedCount(count: number): PublishedCount {
  return count < leastPublished ? 'under-11' : count;
}

/**
 * Factors that bring modelled energy to the latest published total of each place, carrier and sector. What has no total
 * keeps factor null (« non calé »); nothing is guessed from neighbours.
 *
 * @param usable Years of totals that may be used; all unless given.
 */
export function calibrate(
  modelled: readonly PlaceEnergy[],
  measured: readonly MeasuredEnergy[],
  usable: (year: number) => boolean = () => true,
): readonly CalibrationRow[] {
  const totals = new Map<string, MeasuredEnergy>();
  for (const total of measured) {
    const key = keyOf(total);
    const known = totals.get(key);
    if (usable(total.year) && (!known || total.year > known.year)) totals.set(key, total);
  }
  return modelled.map((one) => rowOf(one, totals.get(keyOf(one)) ?? null));
}

function keyOf({ place, carrier, sector }: Omit<PlaceEnergy, 'mwh'>): string {
  return `${place} ${carrier} ${sector}`;
}

function rowOf({ place, carrier, sector, mwh }: PlaceEnergy, total: MeasuredEnergy | null): CalibrationRow {
  const reason = reasonOf(mwh, total);
  const row = {
    place,
    carrier,
    sector,
    modelledMwh: mwh,
    year: total?.year ?? null,
    points: total?.points == null ? null : publishedCount(total.points),
  };
  return reason === null && total?.mwh != null
    ? { ...row, measuredMwh: total.mwh, factor: total.mwh / mwh, reason: null }
    : { ...row, measuredMwh: null, factor: null, reason };
}

function reasonOf(mwh: number, total: MeasuredEnergy | null): CalibrationRow['reason'] {
  if (!(mwh > 0)) return 'nothing-modelled';
  if (!total) return 'no-total';
  if (total.points !== null && total.points < leastPublished) return 'too-few';
  if (total.mwh === null) return 'secret';
  return total.mwh > mwh * mostFactor || total.mwh < mwh / mostFactor ? 'out-of-range' : null;
}
