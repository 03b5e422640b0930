/** Energies that reach a building, in the order of every table. */
export const carriers = ['electricity', 'gas', 'oil', 'wood', 'network'] as const;

/** What makes heat. */
export const heaters = ['electric', 'heat-pump', 'gas', 'oil', 'wood', 'network'] as const;
export type Heater = (typeof heaters)[number];

/** Share of each heater, in their order: of one building once it is known, of the stock otherwise. */
export type HeaterShares = readonly number[];

/**
 * Main heating of dwellings (SDES, housing survey 2020, published in October 2024): houses 30 % gas, 14 % oil and 2 % bottled
 * gas (counted as oil), 18 % wood, 9 % heat pumps; flats 44 % gas, 12 % networks, 4 % oil, 1 % wood, 1 % heat pumps;
 * the rest electric. Services: an estimate of the house after CEREN's balance (half gas, an eighth oil).
 */
export const stockShares: Readonly<Record<'house' | 'flats' | 'service', HeaterShares>> = {
  house: [0.27, 0.09, 0.3, 0.16, 0.18, 0],
  flats: [0.37, 0.01, 0.44, 0.05, 0.01, 0.12],
  service: [0.2, 0.12, 0.5, 0.125, 0, 0.055],
};

/** What a building's heating was made for, and by whom. */
export interface Plant {
  /** Loss for which its radiators and its generator were chosen, W/K: that of the envelope of the time. */
  readonly emittersWPerK: number;
  readonly generatorWPerK: number;
  /** Put in by an edit: of today's make. */
  readonly isNew: boolean;
  /** Index of the drawn heat network that serves it; −1: none. */
  readonly network: number;
}

/** All of one heater. */
export function only(heater: Heater): HeaterShares {
  return heaters.map((one) => (one === heater ? 1 : 0));
}

/** Carrier that each heater burns, for rooms and for hot water (wood boilers are few: their hot water is electric). */
export const carrierOf: readonly number[] = [0, 0, 1, 2, 3, 4];
export const waterCarrierOf: readonly number[] = [0, 0, 1, 2, 0, 4];
