import type { EnergyFactors } from './factors.ts';
import { carrierKwh, type YearFigures } from './year/results.ts';

/** CO₂ equivalent of a building's year, kg, by carrier. */
export function emissionsOf(figures: YearFigures, { co2 }: EnergyFactors, i: number): readonly number[] {
  const factors = [0, co2.gas.value, co2.oil.value, co2.wood.value, figures.networkKgPerKwh[i]!];
  return figures.heatingKwh.map((heating, carrier) => {
    const water = figures.waterKwh[carrier]![i]!;
    if (carrier > 0) return factors[carrier]! * (heating[i]! + water);
    const other = figures.appliancesKwh[i]! + figures.vehiclesKwh[i]!;
    return (
      co2.heating.value * heating[i]! +
      co2.water.value * water +
      co2.cooling.value * figures.coolingKwh[i]! +
      co2.other.value * other
    );
  });
}

/** Primary energy of what a building draws of a carrier in the year, kWh. */
export function primaryKwh(
  figures: YearFigures,
  { primary }: EnergyFactors,
  carrier: number,
  i: number,
): number {
  return (carrier === 0 ? primary.value : 1) * carrierKwh(figures, carrier, i);
}
