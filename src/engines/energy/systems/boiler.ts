import { log } from '../../../base/math.ts';
import { emptySupply, type HeatSupply } from './heat-supply.ts';

/** A boiler by its efficiencies at net calorific value. */
export interface Boiler {
  readonly fuel: 'gas' | 'oil' | 'wood';
  readonly powerW: number;
  /** At full load and at 30 % of it: above 1 where the exhaust condenses. */
  readonly fullEfficiency: number;
  readonly partEfficiency: number;
  /** Lost while it is hot and gives nothing, W. */
  readonly idleLossW: number;
  /** Pump and fan while it runs, W. */
  readonly auxiliaryW: number;
}

const partLoad = 0.3;

/**
 * Efficiencies by kind of boiler and power: percents a + b log₁₀ P at full load and at 30 %, percent of the power
 * lost at rest (order of 31 March 2021, annex 1, 13.2; P in kW, 70 kW at most for the kinds after 2015).
 */
const kinds = {
  'gas-before-1981': { fuel: 'gas', full: [84, 2], part: [80, 3], idlePercent: 4 },
  'gas-standard-1991': { fuel: 'gas', full: [84, 2], part: [80, 3], idlePercent: 1.2 },
  'gas-low-temperature-2001': { fuel: 'gas', full: [87.5, 1.5], part: [87.5, 1.5], idlePercent: 1 },
  'gas-condensing-2001': { fuel: 'gas', full: [91, 1], part: [97, 1], idlePercent: 1 },
  'gas-condensing-2016': { fuel: 'gas', full: [91, 3], part: [103, 2.5], idlePercent: 0.5 },
  'oil-before-1970': { fuel: 'oil', full: [84, 2], part: [80, 3], idlePercent: 4 },
  'oil-standard-1991': { fuel: 'oil', full: [84, 2], part: [80, 3], idlePercent: 1 },
  'oil-condensing-2016': { fuel: 'oil', full: [91, 3], part: [98, 3], idlePercent: 0.5 },
} as const satisfies Record<
  string,
  {
    readonly fuel: Boiler['fuel'];
    readonly full: readonly [number, number];
    readonly part: readonly [number, number];
    readonly idlePercent: number;
  }
>;

export type BoilerKind = keyof typeof kinds;

/** Largest power for which efficiencies grow, kW. */
const largestKw = 400;

export function boilerOf(kind: BoilerKind, powerW: number, auxiliaryW = 0): Boiler {
  const { fuel, full, part, idlePercent } = kinds[kind];
  const decades = log(Math.min(Math.max(powerW / 1000, 1), largestKw)) / Math.LN10;
  return {
    fuel,
    powerW,
    fullEfficiency: (full[0] + full[1] * decades) / 100,
    partEfficiency: (part[0] + part[1] * decades) / 100,
    idleLossW: (idlePercent / 100) * powerW,
    auxiliaryW,
  };
}

/**
 * Fuel of a boiler for a demand: its loss at a load is between those at rest, at 30 % and at full load, straight from
 * one to the next (EN 15316-4-1:2017, case-specific method, eq. 2 and 3); at rest it loses only in hours in which it
 * gives some heat or `isHot`.
 */
export function runBoiler(boiler: Boiler, demandW: Float64Array, isHot = false): HeatSupply {
  const { fuel, powerW, fullEfficiency, partEfficiency, idleLossW, auxiliaryW } = boiler;
  const supply = emptySupply(demandW.length, fuel);
  const partW = partLoad * powerW;
  const partLossW = partW / partEfficiency - partW;
  const fullLossW = powerW / fullEfficiency - powerW;
  for (let hour = 0; hour < demandW.length; hour++) {
    const heat = Math.min(Math.max(demandW[hour]!, 0), powerW);
    if (heat === 0 && !isHot) continue;
    const loss =
      heat < partW
        ? idleLossW + ((partLossW - idleLossW) * heat) / partW
        : partLossW + ((fullLossW - partLossW) * (heat - partW)) / (powerW - partW);
    const auxiliary = powerW > 0 ? (auxiliaryW * heat) / powerW : 0;
    supply.deliveredW[hour] = heat;
    // Where a boiler condenses its loss is below nothing: net calorific value leaves out what the steam gives back.
    supply.fuelW[hour] = heat + loss;
    supply.electricityW[hour] = auxiliary;
    supply.lossW[hour] = loss + auxiliary;
  }
  return supply;
}

/** Heat over fuel in a year, at net calorific value; null: no heat was asked. */
export function seasonalEfficiency({ deliveredW, fuelW }: HeatSupply): number | null {
  const fuel = fuelW.reduce((sum, one) => sum + one, 0);
  return fuel > 0 ? deliveredW.reduce((sum, one) => sum + one, 0) / fuel : null;
}
