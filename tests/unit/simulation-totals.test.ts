import { describe, expect, test } from 'vitest';
import { rowsWithTotal, totalKey } from '../../src/simulation/class-totals.ts';
import { compareRuns, type FinishedRun } from '../../src/simulation/compare.ts';
import { termsOf } from '../../src/simulation/compare-terms.ts';
import type { EngineSpec, IndicatorRow, IndicatorSpec } from '../../src/simulation/contract.ts';

const both = (text: string): { readonly fr: string; readonly en: string } => ({ fr: text, en: text });

const spec: IndicatorSpec = {
  label: both('énergie'),
  definition: both(''),
  unit: 'MWh',
  formula: '',
  assumes: [],
  inputs: [],
  per: 'class',
  classes: [
    { key: 'gas', label: both('gaz') },
    { key: 'wood', label: both('bois') },
    { key: 'lost', label: both('perdu') },
  ],
  total: ['gas', 'wood'],
  decimals: 0,
};

function amounts(entries: readonly (readonly [index: number, amount: number])[]): IndicatorRow['members'] {
  return {
    axis: 'building',
    indices: Uint32Array.from(entries, ([index]) => index),
    weight: Float64Array.from(entries, ([, amount]) => amount),
    kind: 'amounts',
  };
}

const gasRow: IndicatorRow = {
  key: 'gas',
  value: 12,
  noise: 1,
  members: amounts([
    [2, 5],
    [10, 7],
  ])!,
};
const woodRow: IndicatorRow = {
  key: 'wood',
  value: 4,
  noise: 2,
  members: amounts([
    [1, 3],
    [10, 1],
  ])!,
};
const lostRow: IndicatorRow = { key: 'lost', value: 3 };

describe('the total of classes', () => {
  test('RU-130 it stands before the classes that add up, with who makes it; those that do not are left out', () => {
    const rows = rowsWithTotal(spec, [gasRow, woodRow, lostRow]);
    expect(rows.map(({ key }) => key)).toEqual([totalKey, 'gas', 'wood', 'lost']);
    const [total] = rows;
    expect([total!.value, total!.noise]).toEqual([16, 3]);
    expect([...total!.members!.indices]).toEqual([1, 2, 10]);
    expect([...(total!.members!.weight as Float64Array)]).toEqual([3, 5, 8]);
  });

  test('RU-131 without a flag in the spec there is none; with a class missing its reason stands', () => {
    const { total: _, ...plain } = spec;
    expect(rowsWithTotal(plain, [gasRow, woodRow])).toEqual([gasRow, woodRow]);
    expect(rowsWithTotal(spec, [])).toEqual([]);
    const missing: IndicatorRow = { key: 'wood', value: null, reason: 'none' };
    expect(rowsWithTotal(spec, [gasRow, missing])[0]).toEqual({ key: totalKey, value: null, reason: 'none' });
  });

  test('RU-132 the classes are its terms; who makes it is told where all of them say so', () => {
    expect(rowsWithTotal(spec, [gasRow, woodRow])[0]!.parts!.map(({ value }) => value)).toEqual([12, 4]);
    const { members: _, ...bare } = woodRow;
    const [total] = rowsWithTotal({ ...spec, total: 'all' }, [gasRow, bare, lostRow]);
    expect(total!.members).toBeUndefined();
    expect(total!.parts!.map(({ key, value }) => [key, value])).toEqual([
      ['gas', 12],
      ['wood', 4],
      ['lost', 3],
    ]);
  });

  test('RU-133 ranges add up end by end; a class without one adds its value to both', () => {
    const rows = [
      { ...gasRow, range: [10, 15] as const },
      { ...woodRow, range: [2, 9] as const },
    ];
    expect(rowsWithTotal(spec, rows)[0]!.range).toEqual([12, 24]);
    expect(rowsWithTotal(spec, [rows[0]!, woodRow])[0]!.range).toEqual([14, 19]);
  });
});

/** A run of one indicator, as far as comparing reads it. */
function runOf(
  rows: readonly IndicatorRow[],
  edits: readonly { readonly kind: string; readonly id: string; readonly label: string }[] = [],
): FinishedRun {
  return {
    spec: {
      indicators: { energy: spec },
      edits: [{ kind: 'dike', label: both('Digue') }],
    } as unknown as EngineSpec,
    axes: { building: ['a', 'b'] },
    result: { fields: {}, indicators: { energy: rows }, diagnostics: {} },
    record: {
      engine: { id: 'x', version: 1, kernelsDigest: '' },
      request: {
        territory: 't',
        parameters: {},
        seed: 1,
        edits,
        hypothesis: { horizon: 2025, durationS: 1, conditions: [] },
      },
    } as unknown as FinishedRun['record'],
  };
}

describe('a difference by its terms', () => {
  const peak = (heating: number, cars: number): IndicatorRow => ({
    key: 'gas',
    value: heating + cars,
    parts: [
      { key: 'heating', of: both('chauffage'), value: heating },
      { key: 'cars', of: both('voitures'), value: cars },
    ],
  });

  test('RU-134 each term of a figure differs by so much; they add up to its difference', () => {
    const compared = compareRuns(runOf([peak(10, 1)]), runOf([peak(7, 5)]))['energy']!;
    const row = compared.find(({ key }) => key === 'gas')!;
    expect(row.difference).toBe(1);
    expect(row.terms!.map(({ label, value }) => [label.fr, value])).toEqual([
      ['chauffage', -3],
      ['voitures', 4],
    ]);
    expect(compared.find(({ key }) => key === totalKey)!.difference).toBe(1);
  });

  test('RU-135 terms that come from edits meet by the edit, whatever its place among the others', () => {
    const works = (parts: readonly (readonly [number, number])[]): IndicatorRow => ({
      key: 'gas',
      value: parts.reduce((sum, [, value]) => sum + value, 0),
      parts: parts.map(([of, value]) => ({ key: `edit-${of}`, of, value })),
    });
    const wall = { kind: 'wall', id: 'w', label: 'Murs' };
    const dike = { kind: 'dike', id: 'd', label: '' };
    const was = runOf([works([[0, 10]])], [wall]);
    const is = runOf(
      [
        works([
          [0, 4],
          [1, 10],
        ]),
      ],
      [dike, wall],
    );
    const [, row] = compareRuns(was, is)['energy']!;
    // An edit without a label has the name of its form.
    expect(row!.terms!.map(({ label, value }) => [label.fr, value])).toEqual([
      ['Murs', 0],
      ['Digue', 4],
    ]);
    expect(termsOf({ value: 1 }, was)).toBeNull();
  });
});
