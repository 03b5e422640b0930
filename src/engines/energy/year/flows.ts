import type { IndicatorRow } from '../../../simulation/contract.ts';
import { sumOf } from '../building-sums.ts';
import { carriers } from '../buildings/systems.ts';
import { flowClasses } from '../indicator-specs.ts';
import type { EnergyUse } from './own-use.ts';
import type { YearFigures } from './results.ts';

/** Final energy of a building by use and carrier, kWh; electricity with that of its own modules. */
export function useKwh(figures: YearFigures, use: EnergyUse, carrier: number, i: number): number {
  if (use === 'heating') return figures.heatingKwh[carrier]![i]!;
  if (use === 'water') return figures.waterKwh[carrier]![i]!;
  if (carrier > 0) return 0;
  if (use === 'cooling') return figures.coolingKwh[i]!;
  return use === 'vehicles' ? figures.vehiclesKwh[i]! : figures.appliancesKwh[i]!;
}

/** The energy that goes from each carrier, or from a building's own modules, to each use, MWh. */
export function flowRows(figures: YearFigures, positions: readonly number[]): readonly IndicatorRow[] {
  const row = (from: string, use: EnergyUse, of: (i: number) => number): IndicatorRow => ({
    key: `${from}/${use}`,
    ...sumOf(positions, (i) => of(i) / 1000),
  });
  return flowClasses.map(({ from, use }) => {
    if (from === 'solar') return row(from, use, (i) => figures.ownKwh[use][i]!);
    const carrier = carriers.indexOf(from);
    const own = (i: number): number => (carrier === 0 ? figures.ownKwh[use][i]! : 0);
    return row(from, use, (i) => useKwh(figures, use, carrier, i) - own(i));
  });
}
