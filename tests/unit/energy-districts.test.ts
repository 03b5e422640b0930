import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sum } from '../../src/base/sum.ts';
import { type DistrictEdit, withDistricts } from '../../src/engines/energy/buildings/districts.ts';
import { containsPoint } from '../../src/territory/polygons.ts';
import { featureBounds, numbersOf } from '../../src/territory/table-ops.ts';
import { homes, inputOf, resultOf, usual, valueOf } from './energy-runs.ts';

const table = homes.layers.buildings!.table;

function district(side: number, dwellings: number, jobs = 0): DistrictEdit {
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
    jobs,
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
          const edit = district(side, count, count % 90);
          const built = withDistricts(table, [edit], 25);
          const added = [...built.ids.keys()].slice(table.count);
          const dwellings = numbersOf(built, 'dwellings');
          expect(sum(added.map((i) => dwellings[i]!))).toBe(count);
          expect(added.filter((i) => dwellings[i] === 0)).toHaveLength(Math.ceil(((count % 90) * 25) / 1000));
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

  test('EN-576 its jobs have floor, light, devices and heat as services have, and its homes stay what they are without them', () => {
    const { grid } = homes.layers.terrain;
    const [x, y] = [grid.westM + 20, grid.northM - 100];
    const edit: DistrictEdit = {
      ...district(40, 24, 60),
      area: [
        [x, y],
        [x + 70, y],
        [x + 70, y + 70],
        [x, y + 70],
      ],
    };
    const [without, beside] = [resultOf({ edits: [{ ...edit, jobs: 0 }] }), resultOf({ edits: [edit] })];
    const { buildings, axes } = inputOf({ edits: [edit] });
    const offices = buildings.slice(table.count).filter((one) => one?.use === 'service');
    expect(axes.building?.slice(table.count)).toEqual(['edit/q#1', 'edit/q#2', 'edit/q#3', 'edit/q#4']);
    const floorM2 = sum(offices.map((one) => one!.floorM2));
    expect(floorM2).toBeCloseTo(60 * usual.jobM2, 6);
    const more = valueOf(beside, 'energyByUse', 'appliances') - valueOf(without, 'energyByUse', 'appliances');
    expect((1000 * more) / floorM2).toBeCloseTo(usual.serviceElectricKwhPerM2, 6);
    const heat = valueOf(beside, 'heatDemand') - valueOf(without, 'heatDemand');
    // New offices: well lit and in use by day, they need less than new homes, and something.
    expect((1000 * heat) / floorM2).toBeGreaterThan(1);
    expect((1000 * heat) / floorM2).toBeLessThan(60);
    const none = { ...usual, jobM2: 0 };
    expect(inputOf({ edits: [edit], parameters: none }).axes.building).toHaveLength(table.count + 2);
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
