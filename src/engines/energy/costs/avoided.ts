import { log, exp } from '../../../base/math.ts';
import { type Range, rangeOver } from './dated.ts';

/** What works avoid in a year, and for how long. */
export interface Avoided {
  readonly kwhPerYear: Range;
  readonly kgCo2PerYear: Range;
  readonly billEurPerYear: Range;
  readonly years: number;
  /** Yearly rate at which later years count less; 0: all the same. */
  readonly discountRate: number;
}

/** Figures of works over their life; null: nothing is avoided, or not in the whole range. */
export interface AvoidedCost {
  /** Euros of works a kWh and a tonne avoided, bills left out. */
  readonly eurPerKwh: Range | null;
  readonly eurPerTonne: Range | null;
  /** Years after which bills have paid for the works, without interest. */
  readonly paybackYears: Range | null;
}

/** Years of the same worth as the discounted ones: (1 − (1 + r)⁻ⁿ) / r. */
function countedYears(years: number, rate: number): number {
  return rate === 0 ? years : (1 - exp(-years * log(1 + rate))) / rate;
}

/** Cost of works over what they avoid, low and high from the ends of both ranges. */
export function avoidedCost(worksEur: Range, avoided: Avoided): AvoidedCost {
  const counted = countedYears(avoided.years, avoided.discountRate);
  const over = (amount: Range, scale: number): Range | null =>
    amount.low > 0 ? rangeOver(worksEur, amount, (eur, one) => (eur / one) * scale) : null;
  return {
    eurPerKwh: over(avoided.kwhPerYear, 1 / counted),
    eurPerTonne: over(avoided.kgCo2PerYear, 1000 / counted),
    paybackYears: over(avoided.billEurPerYear, 1),
  };
}
