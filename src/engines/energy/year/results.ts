import { carriers } from '../buildings/systems.ts';
import type { ThermalBuilding } from '../buildings/thermal.ts';
import { byUse, type EnergyUse } from './own-use.ts';

/** Figures of a year, one value per building; NaN: not computed. Energy in kWh. */
export interface YearFigures {
  readonly needKwh: Float64Array;
  /** Carriers × buildings. */
  readonly heatingKwh: readonly Float64Array[];
  readonly waterKwh: readonly Float64Array[];
  /** CO₂ equivalent of a kWh of network heat, kg. */
  readonly networkKgPerKwh: Float64Array;
  readonly coolingKwh: Float64Array;
  readonly appliancesKwh: Float64Array;
  readonly vehiclesKwh: Float64Array;
  /** What a W/K more by surfaces and by air would need, kWh (`needSpreadKwh`). */
  readonly surfaceKkh: Float64Array;
  readonly airKkh: Float64Array;
  /** Need of dwellings by 3CL's months: of the order, and of the run's weather; NaN: no dwelling, or no zone of the order. */
  readonly orderKwh: Float64Array;
  readonly monthlyKwh: Float64Array;
  readonly hotHours: Float64Array;
  readonly peakHeatKw: Float64Array;
  readonly peakElectricKw: Float64Array;
  readonly potentialKwh: Float64Array;
  readonly solarKwh: Float64Array;
  /** Of the building's electricity, what its own modules give, at once or from its battery; and by use. */
  readonly ownUseKwh: Float64Array;
  /** Bought in off-peak hours. */
  readonly offPeakKwh: Float64Array;
  readonly ownKwh: Readonly<Record<EnergyUse, Float64Array>>;
}

export function yearFigures(count: number): YearFigures {
  const none = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const zero = (): Float64Array => new Float64Array(count);
  return {
    needKwh: none(),
    heatingKwh: carriers.map(zero),
    waterKwh: carriers.map(zero),
    networkKgPerKwh: zero(),
    coolingKwh: zero(),
    appliancesKwh: zero(),
    vehiclesKwh: zero(),
    surfaceKkh: zero(),
    airKkh: zero(),
    orderKwh: none(),
    monthlyKwh: none(),
    hotHours: zero(),
    peakHeatKw: none(),
    peakElectricKw: none(),
    potentialKwh: zero(),
    solarKwh: zero(),
    ownUseKwh: zero(),
    offPeakKwh: zero(),
    ownKwh: byUse(zero),
  };
}

export type HeatedUse = ThermalBuilding['use'];

/**
 * Hours of the whole territory, W. Each building adds multiples of 2⁻⁸ W, which sum exactly: the order in which buildings
 * come, and how they are shared out, never changes a digit.
 */
export interface TerritoryHours {
  /** Heat by what the buildings are for, and of all of them, once these are computed (`totalHeat`). */
  readonly heatOfW: Readonly<Record<HeatedUse, Float64Array>>;
  readonly heatW: Float64Array;
  readonly coldW: Float64Array;
  readonly electricW: Float64Array;
  readonly solarW: Float64Array;
  /** Electricity that a building's modules give beyond its own use, and that it lacks. */
  readonly surplusW: Float64Array;
  readonly lackingW: Float64Array;
  /** What batteries take, less what they give. */
  readonly storedW: Float64Array;
}

export function territoryHours(hours: number): TerritoryHours {
  return {
    heatOfW: {
      house: new Float64Array(hours),
      flats: new Float64Array(hours),
      service: new Float64Array(hours),
    },
    heatW: new Float64Array(hours),
    coldW: new Float64Array(hours),
    electricW: new Float64Array(hours),
    solarW: new Float64Array(hours),
    surplusW: new Float64Array(hours),
    lackingW: new Float64Array(hours),
    storedW: new Float64Array(hours),
  };
}

/** Heat of all buildings, once all are computed. */
export function totalHeat({ heatOfW, heatW }: TerritoryHours): void {
  const { house, flats, service } = heatOfW;
  for (let hour = 0; hour < heatW.length; hour++) heatW[hour] = house[hour]! + flats[hour]! + service[hour]!;
}

/** The step of these multiples, W. */
export const exactStepW = 1 / 256;
/** 1.5 × 2⁴⁴ W: numbers beside it are a step apart, so that adding it rounds, and taking it off again rounds nothing. */
const roundingW = 0x18_0000_0000_00;

/** Rounded to a multiple of 2⁻⁸ W, halves to the even one. */
export function exact(powerW: number): number {
  return powerW + roundingW - roundingW;
}

/** All that a building draws of one carrier in the year, kWh. */
export function carrierKwh(figures: YearFigures, carrier: number, i: number): number {
  const electric =
    carrier === 0 ? figures.coolingKwh[i]! + figures.appliancesKwh[i]! + figures.vehiclesKwh[i]! : 0;
  return figures.heatingKwh[carrier]![i]! + figures.waterKwh[carrier]![i]! + electric;
}

/** Largest part of an hour's electricity that is neither used nor handed on. */
export function electricFault({ electricW, solarW, surplusW, lackingW, storedW }: TerritoryHours): number {
  let largest = 0;
  for (let hour = 0; hour < electricW.length; hour++) {
    const size = electricW[hour]! + solarW[hour]!;
    const rest = solarW[hour]! + lackingW[hour]! - electricW[hour]! - surplusW[hour]! - storedW[hour]!;
    if (size > 0) largest = Math.max(largest, Math.abs(rest) / size);
  }
  return largest;
}

/** How many bits of a number are set. */
export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
