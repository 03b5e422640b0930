import { describe, expect, test } from 'vitest';
import { energyEngine } from '../../src/engines/energy/index.ts';
import type { Condition, Edit } from '../../src/scenario/project.ts';
import type { IndicatorRow, RunResult } from '../../src/simulation/contract.ts';
import { rowsWithTotal, totalKey } from '../../src/simulation/class-totals.ts';
import { resultOf, selection, usual, valueOf } from './energy-runs.ts';

const gas: Edit = { kind: 'heating-change', id: 'h', label: 'Gaz', ...selection, heating: 'gas' };
const solar: Edit = { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.5 };
const cars: Condition = {
  kind: 'energy/vehicles',
  id: 'v',
  label: '',
  share: 0.3,
  kmPerDay: 29,
  charging: 'free',
};
/** Each use of each building is rounded to 2⁻⁸ W; the town has thirteen buildings. */
const roundedKw = (13 * 5 * 2 ** -8) / 1000;

function rowsOf(result: RunResult, name: string): readonly IndicatorRow[] {
  return result.indicators[name]!;
}

function sumOfParts({ parts }: IndicatorRow): number {
  return parts!.reduce((sum, { value }) => sum + value, 0);
}

function part({ parts }: IndicatorRow, key: string): number {
  return parts!.find((one) => one.key === key)!.value;
}

describe('what a peak is made of', () => {
  test('EN-580 the uses of its hour, less the buildings’ own roofs, add up to the electric peak', () => {
    const [row] = rowsOf(resultOf({ edits: [solar], conditions: [cars] }), 'electricPeak');
    expect(sumOfParts(row!)).toBeCloseTo(row!.value!, 9);
    expect(part(row!, 'own')).toBeLessThanOrEqual(0);
    expect(part(row!, 'heating')).toBeGreaterThan(0);
  });

  test('EN-581 heating is what other uses leave: nothing where no heat and no water is electric, nor in summer', () => {
    const result = resultOf({ edits: [gas], conditions: [cars] });
    const [row] = rowsOf(result, 'electricPeak');
    expect(Math.abs(part(row!, 'heating'))).toBeLessThan(roundedKw);
    expect(Math.abs(part(row!, 'water'))).toBeLessThan(roundedKw);
    expect(part(row!, 'vehicles')).toBeGreaterThan(0);
    expect(part(row!, 'appliances')).toBeGreaterThan(0);
    const cooled = resultOf({
      edits: [gas],
      parameters: { ...usual, cooling: 2, coolC: 20, coolEfficiency: 1 },
    });
    const [summer] = rowsOf(cooled, 'electricPeak');
    expect(part(summer!, 'cooling')).toBeGreaterThan(part(summer!, 'appliances'));
    expect(Math.abs(part(summer!, 'heating'))).toBeLessThan(roundedKw);
  });

  test('EN-582 houses, flats and services add up to the heat peak', () => {
    const [row] = rowsOf(resultOf({}), 'heatPeak');
    expect(sumOfParts(row!)).toBe(row!.value);
    expect(row!.parts!.map(({ key }) => key)).toEqual(['house', 'flats', 'service']);
    expect(row!.parts!.every(({ value }) => value > 0)).toBe(true);
  });
});

describe('the balance of electricity', () => {
  test('EN-583 each of its rows is the sum of others; what uses draw is the electricity of all carriers', () => {
    const result = resultOf({ edits: [{ ...solar, batteryKwhPerKw: 1 }] });
    for (const row of rowsOf(result, 'electricBalance'))
      expect(sumOfParts(row), row.key).toBeCloseTo(row.value!, 9);
    const drawn = valueOf(result, 'electricBalance', 'drawn');
    expect(drawn).toBeCloseTo(valueOf(result, 'energyByCarrier', 'electricity'), 4);
    expect(valueOf(result, 'electricBalance', 'lost')).toBeGreaterThan(0);
  });
});

describe('what works cost', () => {
  test('EN-584 to each building, and by the edits that ask for it; both add up to the figure, within its range', () => {
    const renovation: Edit = {
      kind: 'renovation',
      id: 'r',
      label: 'Murs',
      ...selection,
      walls: 'regulation',
      roof: 'keep',
      floor: 'keep',
      windows: 'keep',
      ventilation: 'keep',
      air: 'keep',
      heating: 'gas',
    };
    const result = resultOf({ edits: [solar, renovation, gas] });
    const rows = rowsOf(result, 'worksCost');
    for (const { key, value, members, range, ...row } of rows) {
      const given = (members!.weight as Float64Array).reduce((sum, one) => sum + one, 0);
      expect(given, key).toBeCloseTo(value!, 6);
      expect(
        row.parts!.reduce((sum, one) => sum + one.value, 0),
        key,
      ).toBeCloseTo(value!, 6);
      expect(range![0]).toBeLessThanOrEqual(value!);
      expect(range![1]).toBeGreaterThanOrEqual(value!);
    }
    const heating = rows.find(({ key }) => key === 'heating')!;
    // Positions among the edits: the second and the third put in boilers.
    expect(heating.parts!.map(({ of }) => of)).toEqual([1, 2]);
    const [total] = rowsWithTotal(energyEngine.spec.indicators.worksCost, rows);
    expect(total!.key).toBe(totalKey);
    expect(total!.value).toBeCloseTo(
      rows.reduce((sum, row) => sum + row.value!, 0),
      6,
    );
    expect(total!.members!.indices.length).toBeGreaterThan(0);
    expect(total!.range![0]).toBeLessThan(total!.value!);
  });

  test('EN-585 without works each row is nothing, from nobody', () => {
    for (const { value, members, parts } of rowsOf(resultOf({}), 'worksCost'))
      expect([value, members!.indices.length, parts]).toEqual([0, 0, []]);
  });
});
