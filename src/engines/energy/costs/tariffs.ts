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
  /** Standing charge, euros a year and delivery point, of heat and kW; null: not known, and then not counted. */
  readonly standingEur: number | null;
  /** The same where electricity heats a large dwelling, which subscribes more power. Absent: the same. */
  readonly heatedStandingEur?: number | null;
  /** kWh sold by kWh of net calorific value: gas is sold by its gross one. */
  readonly soldPerNet: number;
}

/** Gross over net calorific value (order of 31 March 2021, annex 1: 1.11 gas, 1.07 oil). */
export const grossPerNet = { gas: 1.11, oil: 1.07 } as const;

/** kWh of net calorific value in a litre of oil and a tonne of pellets (order of 15 September 2006 on the DPE). */
const oilKwhPerL = 9.97;
const pelletKwhPerT = 4600;

const audit = { source: 'France Chaleur Urbaine, audit of 30 July 2026', from: '2026-07-30', until: null };
/**
 * Regulated electricity of 1 August 2026 (EDF, Grille de prix du Tarif Bleu, as JC144/EDF_Simulateur_Prix has it): 15.86 €
 * a month at 6 kVA, 19.88 € at 9 kVA, whatever the option.
 */
const regulated = {
  source: 'EDF, Tarif Bleu of 1 August 2026 (JC144/EDF_Simulateur_Prix)',
  from: '2026-08-01',
  until: null,
  standingEur: 12 * 15.86,
  heatedStandingEur: 12 * 19.88,
} as const;
/** Mean price of network heat, euros a MWh with all taxes, and how much of it is for power (AMORCE, survey of 2023). */
const networkEurPerMwh = 114.2;
const networkPowerShare = 0.4;
/** Heat that a network's buildings take a year for each kW of their loss in design cold, MWh: the model's houses in H1. */
const mwhPerKw = 1.4;
const onePrice = { offPeakEurPerKwh: null, offPeakHours: [], soldPerNet: 1 } as const;
/** Eight hours that many places have; the distributor sets them by place. */
export const offPeakHours: readonly number[] = [22, 23, 0, 1, 2, 3, 4, 5];

/** What a person starts from. From 9 kVA on the one price of electricity is 0.1985 €/kWh. */
export const usualTariffs: readonly Tariff[] = [
  {
    ...regulated,
    ...onePrice,
    carrier: 'electricity',
    name: 'base',
    eurPerKwh: 0.2001,
  },
  {
    ...regulated,
    carrier: 'electricity',
    name: 'off-peak',
    eurPerKwh: 0.2142,
    offPeakEurPerKwh: 0.1589,
    offPeakHours,
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
    source: 'AMORCE, survey of the price of heat in 2023 (France Chaleur Urbaine)',
    from: '2023-01-01',
    until: null,
    carrier: 'district-heat',
    name: 'district heat',
    eurPerKwh: ((1 - networkPowerShare) * networkEurPerMwh) / 1000,
    // 64 €/kW.
    standingEur: networkPowerShare * networkEurPerMwh * mwhPerKw,
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
