import type { CostField } from './cost-fields.ts';
import type { EnergyInput } from './energy-input.ts';
import { costOfWorks } from './works-costs.ts';

const unknown = { low: Number.NaN, usual: Number.NaN, high: Number.NaN };

type Costs = Record<CostField, Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>>;

/**
 * Yearly bill of each building and cost of works on it, one value each, €. Of double precision, so that buildings add up to the
 * indicators' totals: bills by carrier; works without trench and plant of networks.
 *
 * @param bills Carriers × buildings, NaN: not computed.
 */
export function buildingCosts(
  { buildings, works }: Pick<EnergyInput, 'buildings' | 'works'>,
  bills: readonly Float64Array[],
): Costs {
  const count = buildings.length;
  const bill = new Float64Array(count);
  for (const ofCarrier of bills) for (let i = 0; i < count; i++) bill[i] = bill[i]! + ofCarrier[i]!;
  const billPerM2 = Float32Array.from(bill, (eur, i) => eur / (buildings[i]?.floorM2 ?? Number.NaN));
  const [usualEur, lowEur, highEur] = [
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  for (const work of works) {
    // What cannot be costed leaves the building without a figure: the others' would stand for all.
    const { low, usual, high } = costOfWorks(work) ?? unknown;
    const i = work.building;
    lowEur[i] = lowEur[i]! + low;
    usualEur[i] = usualEur[i]! + usual;
    highEur[i] = highEur[i]! + high;
  }
  return { bill, billPerM2, works: usualEur, worksLow: lowEur, worksHigh: highEur };
}
