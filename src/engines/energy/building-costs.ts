import { yearBillEur } from './bills.ts';
import type { CostField } from './cost-fields.ts';
import type { Range } from './costs/dated.ts';
import type { EnergyInput } from './energy-input.ts';
import { costOfWorks } from './works-costs.ts';
import type { YearFigures } from './year/results.ts';

/**
 * Bills and works of each building, one value each. Euros are of double precision, so that buildings add up to the indicators'
 * totals; NaN: the building is not computed and has no bill.
 */
export function buildingCosts(
  input: Pick<EnergyInput, 'buildings' | 'tariffs' | 'designC' | 'works'>,
  figures: YearFigures,
): Record<CostField, Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>> {
  const { buildings, works } = input;
  const bill = Float64Array.from(buildings, (building, i) =>
    building === null ? Number.NaN : yearBillEur(input, building, figures, i),
  );
  const costs = works.map((work) => ({ building: work.building, ...costOfWorks(work) }));
  const costOf = (end: keyof Range): Float64Array<ArrayBuffer> => {
    const sums = new Float64Array(buildings.length);
    for (const cost of costs) sums[cost.building] = sums[cost.building]! + cost[end];
    return sums;
  };
  return {
    bill,
    billPerM2: Float32Array.from(buildings, (building, i) =>
      building === null ? Number.NaN : bill[i]! / building.floorM2,
    ),
    works: costOf('usual'),
    worksLow: costOf('low'),
    worksHigh: costOf('high'),
  };
}
