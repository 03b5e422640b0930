import type { Range } from './dated.ts';

/**
 * Trench with both pipes, road made good, € a metre without VAT, by the pipes' mean inner diameter, m. Construction costs
 * are C₁ + C₂ d (Persson and Werner 2011, Applied Energy 88:568). Usual: 212 + 4464 d, as EnerMaps and Hotmaps take them
 * for Europe (Fallahnejad et al. 2024, Applied Energy 353:122154). Low: the outer city of 2011, 218.78 + 1763.5 d (prices
 * of 2018 in Hotmaps). High: what a French network in a city tells, up to 1000 €/m (SEMHACH), where that is more.
 */
export function trenchEurPerM(diameterM: number): Range {
  const usual = 212 + 4464 * diameterM;
  return { low: 218.78 + 1763.5 * diameterM, usual, high: Math.max(usual, 1000) };
}

/** Share of the price of a boiler that putting it in adds (ELCIMAI 2024, in France Chaleur Urbaine's rules). */
const installing = 1.3;
/** From here on geothermal plants of ADEME's study have the costs of large ones, kW. */
const largeGroundKw = 250;

/**
 * Plant that gives heat, put in, € a kW of heat without VAT.
 * - Gas: boilers from 87 (600 kW and more) to 125 €/kW (300 kW), ELCIMAI 2024; low 58, Danish Energy Agency (44).
 * - Wood: 705 (automatic boiler) and 904 €/kW (heat plant) by the Danish Energy Agency (204, 09c HOP, prices of 2020);
 *   high, a boiler of 750 €/kW with its putting in (Hargassner).
 * - Ground: heat pump and boreholes, 504 + 1121 €/kW at 250 kW, 1323 + 1377 from 40 to 130 kW (ADEME, Coûts des EnR&R,
 *   edition of 2022).
 * The figures of ADEME, ELCIMAI and Hargassner as France Chaleur Urbaine has them; of the Danish agency as PyPSA does.
 */
export function plantEurPerKw(source: 'gas' | 'wood' | 'ground', powerKw: number): Range {
  if (source === 'gas') return { low: 58, usual: 87 * installing, high: 125 * installing };
  if (source === 'wood') return { low: 705, usual: 904, high: 750 * installing };
  const [large, small] = [504 + 1121, 1323 + 1377];
  return { low: large, usual: powerKw < largeGroundKw ? small : large, high: small };
}

/** Heat exchangers by power: up to so many kW, € without VAT (ELCIMAI, in France Chaleur Urbaine's rules). */
const exchangers = [
  [100, 21_500],
  [200, 23_500],
  [300, 25_500],
  [400, 27_000],
  [500, 28_000],
  [700, 32_000],
  [1000, 37_500],
  [1500, 39_000],
  [2000, 48_500],
  [3000, 67_000],
  [4500, 76_000],
  [6000, 104_000],
] as const;
const largestExchanger = 132_000;

/** A heat exchanger that takes waste heat over, € without VAT: what the site that gives it has to build is not known. */
export function exchangerEur(powerKw: number): Range {
  const usual = exchangers.find(([upTo]) => powerKw <= upTo)?.[1] ?? largestExchanger;
  // One source: ± 30 %, an assumption.
  return { low: 0.7 * usual, usual, high: 1.3 * usual };
}
