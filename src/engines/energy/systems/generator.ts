import { type Boiler, runBoiler } from './boiler.ts';
import { type HeatPump, runHeatPump } from './heat-pump.ts';
import { type Carrier, directElectric, districtHeat, type HeatSupply } from './heat-supply.ts';

/** What heats a building or its water. */
export type Generator =
  | { readonly kind: 'boiler'; readonly boiler: Boiler }
  | { readonly kind: 'heat-pump'; readonly pump: HeatPump }
  | { readonly kind: 'direct'; readonly limitW: number }
  | { readonly kind: 'district-heat'; readonly efficiency: number };

/**
 * A year of a generator for a demand.
 *
 * @param sourceC Of what a heat pump draws from, °C, one value per hour: outdoor air, ground or water.
 */
export function runGenerator(generator: Generator, demandW: Float64Array, sourceC: Float64Array): HeatSupply {
  switch (generator.kind) {
    case 'boiler':
      return runBoiler(generator.boiler, demandW);
    case 'heat-pump':
      return runHeatPump(generator.pump, demandW, sourceC);
    case 'direct':
      return directElectric(demandW, generator.limitW);
    case 'district-heat':
      return districtHeat(demandW, generator.efficiency);
  }
}

/** A year's energy of each carrier, kWh, of net calorific value for fuels; a supply of heat and what else runs on electricity. */
export function carriersOf(
  supplies: readonly HeatSupply[],
  electricityW: readonly Float64Array[],
): Readonly<Record<Carrier, number>> {
  const sums = { electricity: 0, gas: 0, oil: 0, wood: 0, 'district-heat': 0 };
  for (const { fuel, fuelW, electricityW: auxiliaryW } of supplies) {
    if (fuel !== null) sums[fuel] += kwhOf(fuelW);
    sums.electricity += kwhOf(auxiliaryW);
  }
  for (const load of electricityW) sums.electricity += kwhOf(load);
  return sums;
}

function kwhOf(powerW: Float64Array): number {
  return powerW.reduce((sum, power) => sum + power, 0) / 1000;
}
