import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import type { IndicatorRow } from '../../src/simulation/contract.ts';
import { densityOf, densityTotals, squaresOver } from '../../src/simulation/density.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';

/** Lines, one per feature: their interleaved vertices. */
function tableOf(geometry: FeatureTable['geometry'], lines: readonly (readonly number[])[]): FeatureTable {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length / 2);
  return {
    geometry,
    count: lines.length,
    ids: lines.map((_, i) => `b${i}` as SourceId),
    featureOffsets: Uint32Array.from({ length: lines.length + 1 }, (_, i) => i),
    partOffsets: Uint32Array.from(starts),
    xy: Float64Array.from(lines.flat()),
    z: null,
    columns: {},
  };
}

/** Houses of 10 m around places. */
function housesAt(places: readonly (readonly [number, number])[]): FeatureTable {
  return tableOf(
    'polygon',
    places.map(([x, y]) => [x - 5, y - 5, x + 5, y - 5, x + 5, y + 5, x - 5, y + 5, x - 5, y - 5]),
  );
}

function rowOf(amounts: readonly number[]): IndicatorRow {
  return {
    value: amounts.reduce((sum, amount) => sum + amount, 0),
    members: {
      axis: 'building',
      indices: Uint32Array.from(amounts.keys()),
      weight: Float64Array.from(amounts),
      kind: 'amounts',
    },
  };
}

describe('densities', () => {
  test('SC-60 squares lie on multiples of their side and cover the whole area', () => {
    expect(squaresOver([652_050, 6_684_990, 652_250, 6_685_110], 100)).toEqual({
      columns: 3,
      rows: 3,
      cellSizeM: 100,
      westM: 652_000,
      northM: 6_685_200,
    });
  });

  test('SC-60 a building counts whole in the square of its middle, others have no value', () => {
    const grid = squaresOver([0, 0, 300, 200], 100);
    const houses = housesAt([
      [50, 150],
      [98, 150],
      [250, 20],
    ]);
    const ids = ['b2', 'b0', 'b1'];
    const density = densityOf([rowOf([7, 1, 2])], ids, houses, grid);
    const filled = [...density.entries()].filter(([, value]) => !Number.isNaN(value));
    expect(filled).toEqual([
      [grid.columns, 3],
      [2 * grid.columns + 2, 7],
    ]);
  });

  test('SC-60 densities times their areas are the sum of the indicator', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 699 }));
    const house = fc.record({ place, amount: fc.integer({ min: 1, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(house, { minLength: 1 }), fc.constantFrom(50, 100, 200), (houses, squareM) => {
        const grid = squaresOver([0, 0, 1000, 700], squareM);
        const table = housesAt(houses.map((one) => one.place));
        const row = rowOf(houses.map(({ amount }) => amount));
        const density = densityOf([row], table.ids, table, grid);
        const { amount, squares, areaHa } = densityTotals(density, grid, null);
        // Densities are 32-bit floats.
        expect(Math.abs(amount - row.value!)).toBeLessThanOrEqual(2 ** -23 * row.value! * 2);
        expect(areaHa).toBeCloseTo((squares * squareM * squareM) / 10_000, 9);
      }),
    );
  });

  test('SC-61 ways are counted as far as they lie in squares that have a value', () => {
    const grid = squaresOver([0, 0, 300, 100], 100);
    const density = densityOf([rowOf([5])], ['b0'], housesAt([[150, 50]]), grid);
    const ways = tableOf('line', [
      [0, 50, 300, 50],
      [150, 10, 150, 90],
      [20, 0, 20, 100],
    ]);
    const { waysM } = densityTotals(density, grid, ways);
    // 100 m of the first, 80 m of the second, none of the third; pieces of 5 m are counted by their middles.
    expect(Math.abs(waysM - 180)).toBeLessThanOrEqual(5);
  });
});
