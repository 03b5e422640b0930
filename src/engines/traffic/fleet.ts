import { AppError } from '../../base/errors.ts';
import { valueAt } from '../../base/straight.ts';
import type { Text } from '../../base/text.ts';
import { electricCars, electricShareIn, type Hypothesis } from '../../simulation/contract.ts';

/** Vehicles of a year in France, by distance driven. What COPERT has no curve for takes the nearest one. */
export interface Fleet {
  readonly year: number;
  /** Of all cars. */
  readonly electric: number;
  /** Of cars that are not electric. */
  readonly diesel: number;
  /** Of diesel cars, by standard: Euro 4 and before, Euro 5, Euro 6. */
  readonly dieselStandards: readonly [number, number, number];
  /** Of diesel cars under Euro 6, those under Euro 6c and later. */
  readonly dieselEuro6c: number;
  /** Of heavy vehicles, Euro VI; the others count as Euro V. */
  readonly heavyRecent: number;
  /** Of heavy vehicles, rigid ones; the others are articulated. */
  readonly rigid: number;
}

/** Shares that a hypothesis states; absent or null: those of the year. */
export interface StatedShares {
  readonly electricShare?: number | null | undefined;
  readonly dieselShare?: number | undefined;
  readonly dieselEuro5Share?: number | undefined;
  readonly dieselEuro6Share?: number | undefined;
  readonly dieselEuro6cShare?: number | undefined;
  readonly heavyEuro6Share?: number | undefined;
  readonly rigidShare?: number | undefined;
}

type ByYear = readonly (readonly [year: number, share: number])[];

/**
 * Diesel cars among those not electric: 63.8 % of all in 2016, the most (55.2 % in 2022, 8.6 points below), 58.7 % in 2020,
 * 48.3 % in 2025 (same source). Afterwards an assumption: as many points less in five years as from 2020 to 2025, until 2035.
 */
const dieselShares: ByYear = [
  [2016, 0.638 / (1 - 0.0016)],
  [2020, 0.587 / (1 - 0.004)],
  [2025, 0.483 / (1 - 0.029)],
  [2030, 0.405],
  [2035, 0.313],
];
/**
 * Diesel cars under Euro 5 and under Euro 6, which every new car meets since 1 January 2011 and 1 September 2015 (regulation
 * 715/2007, article 10): none before. No share by distance driven was found; these are the house's own orders of magnitude:
 * a car is driven for some twenty years, and less as it ages.
 */
const euro5Shares: ByYear = [
  [2010, 0],
  [2015, 0.3],
  [2030, 0.3],
  [2035, 0.25],
  [2045, 0],
];
const euro6Shares: ByYear = [
  [2015, 0],
  [2020, 0.2],
  [2025, 0.4],
  [2030, 0.5],
  [2035, 0.65],
  [2045, 1],
];
/** Heavy vehicles under Euro VI, which every new one meets since 2014 (regulation 595/2009): the house's own orders of magnitude. */
const heavyRecentShares: ByYear = [
  [2013, 0],
  [2020, 0.6],
  [2025, 0.85],
  [2030, 1],
];
/**
 * The guidebook of 2013 gives Euro 6c 53 % of the NOx of Euro 6, before any such car was sold (new models since September
 * 2017): none is counted unless a hypothesis says so.
 */
const usualEuro6c = 0;
/** An assumption. */
const usualRigid = 0.5;
/** Year of the fleet where no hypothesis says another. */
const usualYear = 2025;

/** The fleet of a year, with the shares that are stated instead of that year's. */
export function fleetOf(year: number, stated: StatedShares = {}): Fleet {
  return {
    year,
    electric: stated.electricShare ?? electricShareIn(year),
    diesel: stated.dieselShare ?? valueAt(dieselShares, year),
    dieselStandards: standardsOf(year, stated),
    dieselEuro6c: stated.dieselEuro6cShare ?? usualEuro6c,
    heavyRecent: stated.heavyEuro6Share ?? valueAt(heavyRecentShares, year),
    rigid: stated.rigidShare ?? usualRigid,
  };
}

/** Where one share alone is stated, the two others keep their proportion of the year. */
function standardsOf(year: number, stated: StatedShares): Fleet['dieselStandards'] {
  const [euro5, euro6] = [valueAt(euro5Shares, year), valueAt(euro6Shares, year)];
  const [said5, said6] = [stated.dieselEuro5Share, stated.dieselEuro6Share];
  const old = Math.max(0, oneLess(euro5, euro6));
  if (said5 === undefined && said6 === undefined) return [old, euro5, euro6];
  if (said5 !== undefined && said6 !== undefined) return [Math.max(0, 1 - said5 - said6), said5, said6];
  if (said6 !== undefined) {
    const [older, newer] = shared(1 - said6, old, euro5);
    return [older, newer, said6];
  }
  const own = said5 ?? 0;
  const [older, newer] = shared(1 - own, old, euro6);
  return [older, own, newer];
}

/** 1 − a − b to twelve digits: shares are round numbers. */
function oneLess(a: number, b: number): number {
  return Math.round((1 - a - b) * 1e12) / 1e12;
}

/** A whole in the proportion of two parts; all to the second where there are none. */
function shared(whole: number, first: number, second: number): readonly [number, number] {
  const both = first + second;
  return both === 0 ? [0, whole] : [(whole * first) / both, (whole * second) / both];
}

/** The fleet of a hypothesis: its last one; the electric cars that drive are those that charge. */
export function statedFleet(hypothesis: Pick<Hypothesis, 'conditions'>): Fleet {
  const stated = hypothesis.conditions.findLast((condition) => condition.kind === 'traffic/fleet');
  const electricShare = electricCars(hypothesis)?.share;
  return fleetOf(stated?.year ?? usualYear, { ...stated, electricShare });
}

/** Shares of one hypothesis that together are more than all. */
export function fleetProblems({ conditions }: Pick<Hypothesis, 'conditions'>): readonly AppError[] {
  const stated = conditions.findLast((condition) => condition.kind === 'traffic/fleet');
  const [euro5, euro6] = [stated?.dieselEuro5Share ?? 0, stated?.dieselEuro6Share ?? 0];
  if (euro5 + euro6 <= 1 + 1e-9) return [];
  return [new AppError('traffic/fleet-shares', `${euro5} + ${euro6} > 1`, { euro5, euro6 })];
}

/** The fleet in a sentence, for whoever asks where emissions come from. */
export function fleetText(fleet: Fleet): Text {
  const percent = (share: number): string => `${Math.round(share * 1000) / 10}`;
  const decimal = (share: number): string => percent(share).replace('.', ',');
  const [old, middle, recent] = fleet.dieselStandards;
  const parts = (told: (share: number) => string, unit: string): readonly string[] =>
    [
      fleet.electric,
      fleet.diesel,
      old,
      middle,
      recent,
      fleet.dieselEuro6c,
      fleet.heavyRecent,
      fleet.rigid,
    ].map((share) => `${told(share)}${unit}`);
  const fr = parts(decimal, '\u00a0%');
  const en = parts(percent, '%');
  return {
    fr: `Parc ${fleet.year} : ${fr[0]} de voitures électriques ; des autres, ${fr[1]} de diesel (Euro 4 et avant ${fr[2]}, Euro 5 ${fr[3]}, Euro 6 ${fr[4]}, dont 6c ${fr[5]}) ; poids lourds : Euro VI ${fr[6]}, porteurs ${fr[7]}.`,
    en: `Fleet of ${fleet.year}: ${en[0]} of cars electric; of the others ${en[1]} diesel (Euro 4 and before ${en[2]}, Euro 5 ${en[3]}, Euro 6 ${en[4]}, of which 6c ${en[5]}); heavy vehicles: Euro VI ${en[6]}, rigid ${en[7]}.`,
  };
}
