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
export function flowRows(
  figures: YearFigures,
  positions: readonly number[],
): readonly { readonly key: string; readonly value: number }[] {
  const sum = (of: (i: number) => number): number => positions.reduce((all, i) => all + of(i) / 1000, 0);
  const row = (from: string, use: EnergyUse, of: (i: number) => number) => ({
    key: `${from}/${use}`,
    value: sum(of),
  });
  return flowClasses.map(({ from, use }) => {
    if (from === 'solar') return row(from, use, (i) => figures.ownKwh[use][i]!);
    const carrier = carriers.indexOf(from);
    const own = (i: number): number => (carrier === 0 ? figures.ownKwh[use][i]! : 0);
    return row(from, use, (i) => useKwh(figures, use, carrier, i) - own(i));
  });
}
