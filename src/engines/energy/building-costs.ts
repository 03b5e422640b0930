import type { CostField } from './cost-fields.ts';
import type { Range } from './costs/dated.ts';
import type { EnergyInput } from './energy-input.ts';
import { costOfWorks } from './works-costs.ts';

/**
 * Yearly bill of each building and cost of works on it, one value each, €. Of double precision, so that buildings add up to the
 * indicators' totals: bills by carrier; works without trench and plant of networks.
 *
 * @param bills Carriers × buildings, NaN: not computed.
 */
export function buildingCosts(
  { buildings, works }: Pick<EnergyInput, 'buildings' | 'works'>,
  bills: readonly Float64Array[],
): Record<CostField, Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>> {
  const bill = Float64Array.from(buildings, (_, i) =>
    bills.reduce((all, ofCarrier) => all + ofCarrier[i]!, 0),
  );
  const costs = works.map((work) => ({ building: work.building, ...costOfWorks(work) }));
  const costOf = (end: keyof Range): Float64Array<ArrayBuffer> => {
    const sums = new Float64Array(buildings.length);
    for (const cost of costs) sums[cost.building] = sums[cost.building]! + cost[end];
    return sums;
  };
  return {
    bill,
    billPerM2: Float32Array.from(buildings, (building, i) => bill[i]! / (building?.floorM2 ?? Number.NaN)),
    works: costOf('usual'),
    worksLow: costOf('low'),
    worksHigh: costOf('high'),
  };
}
