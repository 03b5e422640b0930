import type { Dated, Range } from './dated.ts';

/** What works cost, all taxes in, by a unit of what is done. */
export interface WorkCost extends Dated {
  readonly unit: 'm2' | 'piece';
  readonly eur: Range;
}

/** VAT on energy renovation (general tax code, 278-0 bis A), for figures that sources give without it. */
export const withVat = 1.055;

const observed =
  'Enertech, houses renovated to BBC (batiactu, JRBBC: without VAT, 5.5 % added), and Res-IRF 4.0 (CIRED)';
const works = { source: observed, from: null, until: null, unit: 'm2' } as const;
const heaters = { source: 'Res-IRF 4.0 (CIRED)', from: null, until: null, unit: 'piece' } as const;

/**
 * Costs by action. Low and high are the lowest and highest means of the sources (by way of laying or by material), not
 * what one site may cost, which is wider; a heater known from one source has ± 30 %, an assumption. ADEME's study of
 * prices of 2020 (12 000 works) is the better source and was not at hand.
 */
export const usualWorks = {
  wall: { ...works, eur: { low: 71 * withVat, usual: 108 * withVat, high: 160 } },
  attic: { ...works, eur: { low: 47 * withVat, usual: 47 * withVat, high: 83 } },
  roof: { ...works, eur: { low: 83, usual: 79 * withVat, high: 193 * withVat } },
  floor: { ...works, eur: { low: 28 * withVat, usual: 43 * withVat, high: 53 } },
  window: { ...works, eur: { low: 541 * withVat, usual: 557 * withVat, high: 624 * withVat } },
  'heat-pump-water': { ...heaters, eur: around(15_000) },
  'heat-pump-air': { ...heaters, eur: around(5000) },
  'gas-boiler': { ...heaters, eur: around(5000) },
  'oil-boiler': { ...heaters, eur: around(8000) },
  'wood-boiler': { ...heaters, eur: around(17_000) },
} as const satisfies Record<string, WorkCost>;

/** A cost known from one source: ± 30 %, an assumption. */
export function around(usual: number): Range {
  return { low: 0.7 * usual, usual, high: 1.3 * usual };
}

/** Cost of works: how much of each is done. */
export function costOf(amounts: readonly { readonly work: WorkCost; readonly amount: number }[]): Range {
  const sum = (part: keyof Range): number =>
    amounts.reduce((total, { work, amount }) => total + amount * work.eur[part], 0);
  return { low: sum('low'), usual: sum('usual'), high: sum('high') };
}
