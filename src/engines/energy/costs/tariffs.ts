import type { Dated } from './dated.ts';

/** How a carrier is paid. Prices are of a kWh as it is sold, all taxes in. */
export interface Tariff extends Dated {
  readonly carrier: 'electricity' | 'gas' | 'oil' | 'wood' | 'district-heat';
  readonly name: string;
  /** Euros a kWh: one price, or that of full and of off-peak hours. */
  readonly eurPerKwh: number;
  readonly offPeakEurPerKwh: number | null;
  /** Legal hours of day that are off-peak; empty with one price. */
  readonly offPeakHours: readonly number[];
  /** Standing charge, euros a year and delivery point; null: not known, and then not counted. */
  readonly standingEur: number | null;
  /** kWh sold by kWh of net calorific value: gas is sold by its gross one. */
  readonly soldPerNet: number;
}

/** Gross over net calorific value (order of 31 March 2021, annex 1: 1.11 gas, 1.07 oil). */
export const grossPerNet = { gas: 1.11, oil: 1.07 } as const;

/** kWh of net calorific value in a litre of oil and a tonne of pellets (order of 15 September 2006 on the DPE). */
const oilKwhPerL = 9.97;
const pelletKwhPerT = 4600;

const audit = { source: 'France Chaleur Urbaine, audit of 30 July 2026', from: '2026-07-30', until: null };
const onePrice = { offPeakEurPerKwh: null, offPeakHours: [], soldPerNet: 1 } as const;
/** Eight hours that many places have; the distributor sets them by place. */
export const offPeakHours: readonly number[] = [22, 23, 0, 1, 2, 3, 4, 5];

/** What a person starts from. Regulated electricity was announced to rise by 2.5 % in August 2026: not in here. */
export const usualTariffs: readonly Tariff[] = [
  {
    ...audit,
    ...onePrice,
    carrier: 'electricity',
    name: 'base',
    eurPerKwh: 0.1927,
    standingEur: null,
  },
  {
    ...audit,
    carrier: 'electricity',
    name: 'off-peak',
    eurPerKwh: 0.2065,
    offPeakEurPerKwh: 0.1579,
    offPeakHours,
    standingEur: null,
    soldPerNet: 1,
  },
  {
    ...audit,
    ...onePrice,
    carrier: 'gas',
    name: 'gas',
    eurPerKwh: 0.1256,
    standingEur: 360.79,
    soldPerNet: grossPerNet.gas,
  },
  {
    ...audit,
    ...onePrice,
    carrier: 'oil',
    name: 'oil, 1.50 €/L',
    eurPerKwh: 1.5 / oilKwhPerL,
    standingEur: 0,
  },
  {
    ...audit,
    ...onePrice,
    carrier: 'wood',
    name: 'pellets in bags, 418 €/t',
    eurPerKwh: 418 / pelletKwhPerT,
    standingEur: 0,
  },
  {
    ...onePrice,
    source: 'order of 31 March 2021 on the DPE, annex 7 (prices of 2021)',
    from: '2021-07-01',
    until: null,
    carrier: 'district-heat',
    name: 'district heat',
    eurPerKwh: 0.0787,
    standingEur: null,
  },
];

/** A year's bill, euros, in its parts. */
export interface Bill {
  readonly energyEur: number;
  /** Null where the tariff's standing charge is not known: the bill is then without it. */
  readonly standingEur: number | null;
  readonly totalEur: number;
  /** kWh as they are sold, in full and in off-peak hours. */
  readonly soldKwh: number;
  readonly offPeakKwh: number;
}

/**
 * @param takenW Taken from the carrier, W of net calorific value for fuels, one value per hour.
 * @param hourOfDay Legal hour of day of each hour.
 */
export function billOf(tariff: Tariff, takenW: Float64Array, hourOfDay: Uint8Array, points = 1): Bill {
  let [fullWh, offPeakWh] = [0, 0];
  const isOffPeak = Array.from({ length: 24 }, (_, hour) => tariff.offPeakHours.includes(hour));
  for (let hour = 0; hour < takenW.length; hour++) {
    if (isOffPeak[hourOfDay[hour]!]) offPeakWh += takenW[hour]!;
    else fullWh += takenW[hour]!;
  }
  return billOfSums(tariff, fullWh / 1000, offPeakWh / 1000, points);
}

/** The same from what is taken in full and in off-peak hours, kWh of net calorific value for fuels. */
export function billOfSums(tariff: Tariff, fullNetKwh: number, offPeakNetKwh: number, points: number): Bill {
  const [fullKwh, offPeakKwh] = [fullNetKwh * tariff.soldPerNet, offPeakNetKwh * tariff.soldPerNet];
  const energyEur = fullKwh * tariff.eurPerKwh + offPeakKwh * (tariff.offPeakEurPerKwh ?? tariff.eurPerKwh);
  const standingEur = tariff.standingEur === null ? null : tariff.standingEur * points;
  return {
    energyEur,
    standingEur,
    totalEur: energyEur + (standingEur ?? 0),
    soldKwh: fullKwh + offPeakKwh,
    offPeakKwh,
  };
}
