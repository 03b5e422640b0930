import { describe, expect, test } from 'vitest';
import { footprintsOf } from '../../src/engines/energy/buildings/footprints.ts';
import { groundU } from '../../src/engines/energy/buildings/ground.ts';
import { adults, partialHeating } from '../../src/engines/energy/buildings/thermal.ts';
import { periodOf } from '../../src/engines/energy/buildings/archetypes.ts';
import { assumed, constructionYears, describeBuildings } from '../../src/engines/energy/buildings/uses.ts';
import { energySpec } from '../../src/engines/energy/spec.ts';
import { leastDwellings, mayShow, publishedCount } from '../../src/simulation/privacy.ts';
import type { SourceId } from '../../src/base/brand.ts';
import type { Column, FeatureTable } from '../../src/territory/feature-table.ts';
import { engineCases } from '../contract/engine-cases.ts';
import { createEnergyInput } from '../../src/engines/energy/input.ts';

function square(west: number, south: number, side: number): number[] {
  return [west, south, west + side, south, west + side, south + side, west, south + side, west, south];
}

function tableOf(
  rings: readonly (readonly number[])[],
  columns: Readonly<Record<string, Column>> = {},
): FeatureTable {
  const partOffsets = [0];
  for (const ring of rings) partOffsets.push(partOffsets.at(-1)! + ring.length / 2);
  return {
    geometry: 'polygon',
    count: rings.length,
    featureOffsets: Uint32Array.from(partOffsets.keys()),
    partOffsets: Uint32Array.from(partOffsets),
    xy: Float64Array.from(rings.flat()),
    z: null,
    ids: rings.map((_, i) => `b/${i}` as SourceId),
    columns,
  };
}

const numbers = (...values: number[]): Column => ({ type: 'number', values: Float64Array.from(values) });
const texts = (...values: string[]): Column => {
  const dictionary = ['', ...new Set(values.filter((value) => value !== ''))];
  return { type: 'text', codes: Uint32Array.from(values, (one) => dictionary.indexOf(one)), dictionary };
};
const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

describe('buildings of the energy engine', () => {
  test('EN-200 a wall is shared as high as its heated neighbour, and counts on its own side', () => {
    const row = tableOf([square(0, 0, 10), square(10, 0, 10), square(40, 0, 10)]);
    const heights = Float64Array.of(6, 9, 6);
    const [low, high, free] = footprintsOf(row, heights, Uint8Array.of(1, 1, 1), 0);
    expect(total(free!.wallM2)).toBeCloseTo(240, 9);
    expect([0, 2, 4, 6].map((side) => free!.wallM2[side])).toEqual([60, 60, 60, 60]);
    // The lower house loses its whole eastern wall, the higher one 6 m of its western.
    expect(low!.wallM2[2]).toBe(0);
    expect(high!.wallM2[6]).toBeCloseTo(30, 9);
    const [cold] = footprintsOf(row, heights, Uint8Array.of(1, 0, 1), 0);
    expect(cold!.wallM2[2]).toBeCloseTo(60, 9);
  });

  test('EN-201 sides follow the true north, courtyards count', () => {
    const turned = footprintsOf(
      tableOf([square(0, 0, 10)]),
      Float64Array.of(3),
      Uint8Array.of(1),
      Math.PI / 4,
    );
    expect([1, 3, 5, 7].map((side) => turned[0]!.wallM2[side])).toEqual([30, 30, 30, 30]);
    const ring = square(0, 0, 30);
    const hole = [10, 10, 10, 20, 20, 20, 20, 10, 10, 10];
    const table = {
      ...tableOf([ring, hole]),
      count: 1,
      featureOffsets: Uint32Array.of(0, 2),
      ids: ['b/0' as SourceId],
    };
    const [court] = footprintsOf(table, Float64Array.of(1), Uint8Array.of(1), 0);
    expect(court!.areaM2).toBeCloseTo(800, 9);
    expect(total(court!.wallM2)).toBeCloseTo(160, 9);
  });

  test('EN-202 height 0, no storeys, 2 m², 200 000 m² and an outline that crosses itself are told and kept', () => {
    const bow = [0, 0, 10, 8, 10, 0, 0, 10, 0, 0];
    const table = tableOf([square(0, 0, 10), square(50, 0, 1.4), square(100, 0, 450), bow], {
      use: texts('Résidentiel', 'Résidentiel', 'Commercial et services', 'Résidentiel'),
      heightM: numbers(0, 3, 8, 6),
      dwellings: numbers(1, 1, Number.NaN, 1),
      storeys: numbers(2, 1, 2, Number.NaN),
    });
    const areas = Float64Array.of(100, 1.96, 202_500, 10);
    const [flat, tiny, vast, crossed] = describeBuildings(table, areas, new Uint8Array(4));
    expect(flat!.heightM).toBeCloseTo(5.4, 9);
    expect(flat!.assumed).toBe(assumed.height);
    expect(tiny!.use).toBe('unheated');
    expect(vast!.use).toBe('service');
    expect(crossed!.assumed).toBe(assumed.storeys);
    const footprints = footprintsOf(table, Float64Array.of(5, 3, 8, 6), Uint8Array.of(1, 0, 1, 1), 0);
    expect(footprints.map(({ crosses }) => crosses)).toEqual([false, false, false, true]);
    expect(footprints.every(({ areaM2 }) => Number.isFinite(areaM2))).toBe(true);
  });

  test('EN-653 heights, storeys and dwellings that no building holds are told and taken from what is left', () => {
    const table = tableOf(
      [0, 50, 100, 150].map((x) => square(x, 0, 10)),
      {
        use: texts('Résidentiel', 'Résidentiel', 'Résidentiel', 'Résidentiel'),
        heightM: numbers(900, 5, 6, 6),
        storeys: numbers(2, 40, 2, 3),
        dwellings: numbers(1, 1, 9000, 2),
      },
    );
    const [tall, layered, crowded, attic] = describeBuildings(
      table,
      new Float64Array(4).fill(100),
      new Uint8Array(4),
    );
    expect([tall!.assumed, tall!.heightM, tall!.storeys]).toEqual([assumed.height, 5.4, 2]);
    expect([layered!.assumed, layered!.storeys]).toEqual([assumed.storeys, 2]);
    expect([crowded!.assumed, crowded!.dwellings]).toEqual([assumed.dwellings, 1]);
    // Rooms under the roof count as a storey over a height to the eaves.
    expect([attic!.assumed, attic!.storeys, attic!.dwellings]).toEqual([0, 3, 2]);
  });

  test('EN-203 sheds, farms and churches are not computed; an unspecified building is lived in, or serves, where it is known to', () => {
    const table = tableOf(
      [0, 20, 40, 60, 80].map((x) => square(x, 0, 10)),
      {
        use: texts('Annexe', 'Agricole', 'Indifférencié', 'Indifférencié', 'Religieux'),
        dwellings: numbers(Number.NaN, Number.NaN, 3, Number.NaN, Number.NaN),
      },
    );
    const uses = describeBuildings(table, new Float64Array(5).fill(100), Uint8Array.of(0, 0, 0, 1, 0)).map(
      ({ use }) => use,
    );
    expect(uses).toEqual(['unheated', 'unheated', 'flats', 'service', 'unheated']);
    const unknown = describeBuildings(
      tableOf([square(0, 0, 10)], { use: texts('Indifférencié') }),
      Float64Array.of(100),
      new Uint8Array(1),
    );
    expect(unknown[0]!.use).toBe('house');
    expect(unknown[0]!.assumed & assumed.use).toBe(assumed.use);
  });

  test('EN-204 dates of BD TOPO give years, and years periods', () => {
    const table = tableOf(
      [0, 20, 40].map((x) => square(x, 0, 10)),
      {
        date: texts('1968-01-01', '00000000', ''),
      },
    );
    expect([...constructionYears(table)]).toEqual([1968, Number.NaN, Number.NaN]);
    expect([1800, 1914, 1915, 1948, 1974, 1975, 1990, 2012, 2013].map(periodOf)).toEqual([
      0, 0, 1, 1, 2, 3, 5, 7, 8,
    ]);
  });

  test('EN-205 the ground under a floor: within 10 % of the order’s table (annex 1, 3.2.2)', () => {
    for (const [width, slab, due] of [
      [4, 3.4, 0.68],
      [6, 3.4, 0.54],
      [10, 3.4, 0.39],
      [6, 1.5, 0.43],
      [10, 1.5, 0.32],
      [6, 0.85, 0.35],
    ] as const) {
      expect(Math.abs(groundU(slab, width) / due - 1), `${width} ${slab}`).toBeLessThan(0.1);
    }
  });

  test('EN-206 partial heating is TABULA’s to 0.01; adults are those of 3CL', () => {
    const house = createEnergyInput(...(Object.values(pick()) as Parameters<typeof createEnergyInput>))
      .buildings[0]!;
    for (const [h, due] of [
      [4.73, 0.85],
      [3.5, 0.87],
      [1.84, 0.92],
      [1.22, 0.94],
      [0.72, 0.98],
      [0.62, 0.99],
    ] as const) {
      const bare = {
        ...house,
        floorM2: 1,
        roofM2: 0,
        bridgeU: 0,
        windowM2: new Float64Array(8),
        wallM2: Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0),
        wallU: h,
      };
      expect(Math.abs(partialHeating(bare) - due), String(h)).toBeLessThan(0.0101);
    }
    expect(adults('house', 100)).toBeCloseTo(1.975, 9);
    expect(adults('house', 50)).toBeCloseTo(1.375, 9);
    expect(adults('flats', 60)).toBeCloseTo(1.855, 9);
  });

  test('EN-230 outside the studio no figure of under ten dwellings, no count under eleven', () => {
    expect(leastDwellings).toBe(10);
    expect([0, 1, 9, 10, 200].map(mayShow)).toEqual([true, false, false, true, true]);
    expect(publishedCount(7).fr).toBe('moins de 11');
    expect(publishedCount(11).fr).toBe('11');
    expect(energySpec.sheet?.note.fr).toMatch(/^Estimation par modèle, pas une consommation mesurée\./);
  });
});

function pick() {
  const one = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
  return { applied: one.applied, hypothesis: one.hypothesis, parameters: one.parameters, upstream: {} };
}
