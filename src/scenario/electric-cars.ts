import { valueAt } from '../base/straight.ts';
import type { Text } from '../base/text.ts';
import type { Hypothesis } from './project.ts';

/** Electric cars of a hypothesis, the same that drive and that charge at home. */
export interface ElectricCars {
  /** Of all cars, 0 … 1. */
  readonly share: number;
  /** Year of the fleet whose share it is; null: the share is stated. */
  readonly year: number | null;
  /** What the condition that does not count states, where both state a share and these differ; null: they do not. */
  readonly otherShare: number | null;
}

/**
 * Electric cars among all, 1 January: 0.4 % in 2020, 2.2 % in 2024, 2.9 % in 2025 (SDES, parc de voitures en circulation);
 * 2015 and later years are an assumption.
 */
const shares = [
  [2015, 0.001],
  [2020, 0.004],
  [2024, 0.022],
  [2025, 0.029],
  [2030, 0.14],
  [2035, 0.32],
  [2050, 0.9],
] as const;

/** Electric cars among all those of a year, 0 … 1. */
export function electricShareIn(year: number): number {
  return valueAt(shares, year);
}

/**
 * Electric cars as the fleet on the roads and the cars that charge at home state them: the last one that gives a share, else the
 * share of the fleet's year. Null: the hypothesis has neither.
 */
export function electricCars({ conditions }: Pick<Hypothesis, 'conditions'>): ElectricCars | null {
  const fleet = conditions.findLast((condition) => condition.kind === 'traffic/fleet');
  const charged = conditions.findLast((condition) => condition.kind === 'energy/vehicles');
  const driven = fleet?.electricShare ?? null;
  if (fleet === undefined || charged === undefined || driven === null) {
    const stated = charged?.share ?? driven;
    if (stated !== null) return { share: stated, year: null, otherShare: null };
    return fleet ? { share: electricShareIn(fleet.year), year: fleet.year, otherShare: null } : null;
  }
  const isChargedLast = conditions.indexOf(charged) > conditions.indexOf(fleet);
  const [share, other] = isChargedLast ? [charged.share, driven] : [driven, charged.share];
  return { share, year: null, otherShare: share === other ? null : other };
}

/** The share in a sentence, with the other one where two conditions differ. */
export function electricCarsText({ share, year, otherShare }: ElectricCars): Text {
  const [fr, en] = [percent(share).replace('.', ','), percent(share)];
  if (otherShare !== null) {
    const other = percent(otherShare);
    return {
      fr: `deux conditions donnent chacune une part de voitures électriques : la dernière vaut pour le trafic et pour l’énergie, ${fr} %, et non ${other.replace('.', ',')} %`,
      en: `two conditions give a share of electric cars each: the last one holds for traffic and energy, ${en} %, and not ${other} %`,
    };
  }
  return year === null
    ? { fr: `voitures électriques : ${fr} %`, en: `electric cars: ${en} %` }
    : {
        fr: `voitures électriques : ${fr} %, celles du parc de ${year}`,
        en: `electric cars: ${en} %, those of the fleet of ${year}`,
      };
}

function percent(share: number): string {
  return String(Math.round(1000 * share) / 10);
}
