import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sum } from '../../src/base/sum.ts';
import { type DistrictEdit, withDistricts } from '../../src/engines/energy/buildings/districts.ts';
import { containsPoint } from '../../src/territory/polygons.ts';
import { featureBounds, numbersOf } from '../../src/territory/table-ops.ts';
import { homes, inputOf, resultOf, valueOf } from './energy-runs.ts';

const table = homes.layers.buildings!.table;

function district(side: number, dwellings: number): DistrictEdit {
  return {
    kind: 'district',
    id: 'q',
    label: '',
    area: [
      [1000, 1000],
      [1000 + side, 1000],
      [1000 + side, 1000 + side],
      [1000, 1000 + 0.6 * side],
    ],
    dwellings,
    jobs: 0,
    access: [],
  };
}

describe('EN-521 a district that is drawn', () => {
  test('stands in its area as blocks that keep apart and have all its homes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 900, noNaN: true }),
        fc.integer({ min: 1, max: 700 }),
        (side, count) => {
          const edit = district(side, count);
          const built = withDistricts(table, [edit]);
          const added = [...built.ids.keys()].slice(table.count);
          const dwellings = numbersOf(built, 'dwellings');
          expect(sum(added.map((i) => dwellings[i]!))).toBe(count);
          const ring = Float64Array.from([...edit.area, edit.area[0]!].flat());
          const boxes = featureBounds(built);
          for (const [k, i] of added.entries()) {
            const [west, south, east, north] = boxes.subarray(4 * i, 4 * i + 4) as unknown as [
              number,
              number,
              number,
              number,
            ];
            expect(containsPoint([ring], (west + east) / 2, (south + north) / 2)).toBe(true);
            for (const other of added.slice(0, k)) {
              const [w, s, e, n] = boxes.subarray(4 * other, 4 * other + 4) as unknown as [
                number,
                number,
                number,
                number,
              ];
              expect(west < e && w < east && south < n && s < north).toBe(false);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is heated and used beside the buildings that stand, and where nobody lives changes nothing', () => {
    const { grid } = homes.layers.terrain;
    const [x, y] = [grid.westM + 20, grid.northM - 60];
    const near: DistrictEdit = {
      ...district(40, 24),
      area: [
        [x, y],
        [x + 40, y],
        [x + 40, y + 40],
        [x, y + 40],
      ],
    };
    expect(inputOf({ edits: [{ ...near, dwellings: 0 }] }).axes.building).toEqual(
      homes.layers.buildings!.table.ids,
    );
    const { axes, buildings } = inputOf({ edits: [near] });
    expect(axes.building?.slice(table.count)).toEqual(['edit/q#1', 'edit/q#2']);
    const [before, after] = [resultOf({}), resultOf({ edits: [near] })];
    const more = valueOf(after, 'heatDemand') - valueOf(before, 'heatDemand');
    const floorM2 = sum(buildings.slice(table.count).map((one) => one!.floorM2));
    expect(floorM2 / 24).toBeCloseTo(70, 0);
    // New homes need far less than those of old houses, and something: 5 to 40 kWh/m² of RE2020 in most of France.
    expect((1000 * more) / floorM2).toBeGreaterThan(3);
    expect((1000 * more) / floorM2).toBeLessThan(60);
  });
});
