import type { Parameters } from '../../simulation/contract.ts';
import type { EnergyParameter } from './parameters.ts';
import type { YearFigures } from './year/results.ts';

/** CO₂ equivalent of a building's year, kg, by carrier. */
export function emissionsOf(
  figures: YearFigures,
  parameters: Parameters<EnergyParameter>,
  i: number,
): readonly number[] {
  const { co2Heating, co2Water, co2Other } = parameters;
  const factors = [0, parameters.co2Gas, parameters.co2Oil, parameters.co2Wood, figures.networkKgPerKwh[i]!];
  return figures.heatingKwh.map((heating, carrier) => {
    const water = figures.waterKwh[carrier]![i]!;
    if (carrier > 0) return factors[carrier]! * (heating[i]! + water);
    const other = figures.appliancesKwh[i]! + figures.coolingKwh[i]! + figures.vehiclesKwh[i]!;
    return co2Heating * heating[i]! + co2Water * water + co2Other * other;
  });
}
