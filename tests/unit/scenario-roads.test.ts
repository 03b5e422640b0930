import { describe, expect, test } from 'vitest';
import type { Digest } from '../../src/base/brand.ts';
import { AppError } from '../../src/base/errors.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { openUse, type Roads, uses } from '../../src/engines/traffic/roads/roads.ts';
import { addRoad } from '../../src/scenario/new-road.ts';
import { applyEdits, editProblems } from '../../src/scenario/apply.ts';
import { edit as editSchema, type Edit } from '../../src/scenario/project.ts';
import { parkingFactor } from '../../src/scenario/road-edits.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { numbersOf, textAt } from '../../src/territory/table-ops.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { type RoadFixture, roadTable } from '../road-table.ts';

const whole = {
  nature: 'Route à 1 chaussée',
  importance: '4',
  urban: 'Oui',
  lanes: 2,
  speedKmh: 50,
  direction: 'Double sens',
  level: '0',
};

/** Two streets that meet at (100, 0), one over them on a bridge, and a third apart. */
const streets: readonly RoadFixture[] = [
  {
    ...whole,
    id: 'west',
    line: [
      [0, 0, 5],
      [100, 0, 5],
    ],
  },
  {
    ...whole,
    id: 'east',
    line: [
      [100, 0, 5],
      [200, 0, 7],
    ],
  },
  {
    ...whole,
    id: 'bridge',
    line: [
      [150, -50, 15],
      [150, 50, 15],
    ],
    level: '1',
  },
  {
    ...whole,
    id: 'far',
    line: [
      [0, 100, 9],
      [200, 100, 9],
    ],
    lanes: 4,
  },
];

function territoryOf(roads: readonly RoadFixture[] = streets): Territory {
  const grid = { columns: 30, rows: 30, cellSizeM: 10, westM: -50, northM: 200 };
  return {
    name: 'test',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    digest: '0'.repeat(64) as Digest,
    sources: [],
    layers: {
      terrain: { grid, values: new Float32Array(900).fill(3), source: 'dem' },
      roads: { table: roadTable(roads), source: 'topo' },
    },
  };
}

function edit(kind: string, values: Readonly<Record<string, unknown>>): Edit {
  return editSchema.parse({ id: 'e', label: '', kind, ...values });
}

function tableAfter(...edits: readonly Edit[]): FeatureTable {
  return applyEdits(territoryOf(), edits).layers.roads!.table;
}

const roadsAfter = (...edits: readonly Edit[]): Roads => createRoads(tableAfter(...edits));

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'none';
}

const idsOf = ({ ids }: FeatureTable): readonly string[] => ids;
const usesOf = (roads: Roads, feature: number): readonly number[] =>
  [...roads.road.keys()].filter((link) => roads.road[link] === feature).map((link) => openUse(roads)[link]!);

const line = (...points: readonly (readonly [number, number])[]) => points;
const newRoad = (points: ReturnType<typeof line>, more: Readonly<Record<string, unknown>> = {}): Edit =>
  edit('road-new', {
    line: points,
    nature: 'single',
    importance: '5',
    lanes: 2,
    speedKmh: 40,
    level: 0,
    direction: 'both',
    ...more,
  });

describe('edits of roads', () => {
  test('TR-112 only the layer of roads is new, and the territory stays as it was', () => {
    const territory = territoryOf();
    const before = numbersOf(territory.layers.roads!.table, 'speedKmh').slice();
    const applied = applyEdits(territory, [edit('road-speed', { roads: ['west'], speedKmh: 30 })]);
    expect([...applied.changed]).toEqual(['roads']);
    expect(applied.layers.terrain).toBe(territory.layers.terrain);
    expect(numbersOf(territory.layers.roads!.table, 'speedKmh')).toEqual(before);
    expect(createRoads(applied.layers.roads!.table).freeSpeedKmh[0]).toBe(30);
  });

  test('TR-112 closing to some, opening again, and the last one wins', () => {
    const close = edit('road-close', { roads: ['west', 'east'], classes: ['car', 'heavy'] });
    const open = edit('road-open', { roads: ['east'], classes: ['car'] });
    expect(usesOf(roadsAfter(close), 0)).toEqual([60, 60]);
    expect(usesOf(roadsAfter(close, open), 1)).toEqual([61, 61]);
    expect(usesOf(roadsAfter(open, close), 1)).toEqual([60, 60]);
    const all = edit('road-close', {
      roads: ['west'],
      classes: ['car', 'heavy', 'bus', 'bike', 'walk', 'rescue'],
    });
    expect(usesOf(roadsAfter(all), 0)).toEqual([0, 0]);
  });

  test('TR-112 a closure between two instants changes no attribute, and is kept with the edits', () => {
    const close = edit('road-close', { roads: ['west'], classes: ['car'], fromS: 60, toS: null });
    const applied = applyEdits(territoryOf(), [close]);
    expect(applied.edits).toEqual([close]);
    expect(usesOf(createRoads(applied.layers.roads!.table), 0)).toEqual([63, 63]);
  });

  test('TR-112 lanes, capacity and direction', () => {
    const roads = roadsAfter(
      edit('road-lanes', { roads: ['west'], lanes: 4 }),
      edit('road-capacity', { roads: ['east'], capacityPerH: 432 }),
      edit('road-direction', { roads: ['far'], direction: 'backward' }),
    );
    expect([roads.lanes[0], roads.capacityPerH[0]]).toEqual([2, 1200]);
    expect(roads.capacityPerH[2]).toBe(432);
    expect(usesOf(roads, 3)).toEqual([uses.bike | uses.walk, 63]);
  });

  test('TR-112 roads that are not there stop the edit by name; the other edits apply', () => {
    const bad = edit('road-speed', { roads: ['west', 'ghost'], speedKmh: 30 });
    const problems = editProblems(territoryOf(), [bad, edit('turn-ban', { from: 'ghost', to: 'west' })]);
    expect(problems.map(({ code, details }) => [code, details['target']])).toEqual([
      ['edit/target-missing', 'ghost'],
      ['edit/target-missing', 'ghost'],
    ]);
    const { roads: _, ...layers } = territoryOf().layers;
    expect(codeOf(() => applyEdits({ ...territoryOf(), layers }, [bad]))).toBe('edit/target-missing');
  });

  test('TR-113 a zone slows the roads that lie in it for more than half, and lowers their capacity', () => {
    const zone = (width: number, speed: '30' | '20'): Edit =>
      edit('zone-30', {
        area: [
          [-10, -10],
          [width, -10],
          [width, 10],
          [-10, 10],
        ],
        speed,
      });
    const roads = roadsAfter(zone(140, '30'));
    expect([roads.freeSpeedKmh[0], roads.capacityPerH[0]]).toEqual([30, 400]);
    expect([roads.freeSpeedKmh[2], roads.capacityPerH[2]]).toEqual([50, 600]);
    const both = roadsAfter(zone(300, '20'), zone(300, '30'));
    expect([both.freeSpeedKmh[0], both.capacityPerH[0]]).toEqual([20, 300]);
    const nowhere = edit('zone-30', {
      area: [
        [900, 900],
        [910, 900],
        [910, 910],
      ],
      speed: '30',
    });
    expect(codeOf(() => tableAfter(nowhere))).toBe('edit/no-road');
  });

  test('TR-114 a filter stops motor vehicles at its place, and both sides stay reached', () => {
    const table = tableAfter(edit('traffic-filter', { point: [[60, 4]] }));
    expect(idsOf(table)).toEqual(['west', 'east', 'bridge', 'far', 'west#2', 'west#3']);
    expect([...table.xy.subarray(0, 4)]).toEqual([0, 0, 59, 0]);
    const roads = createRoads(table);
    expect(usesOf(roads, 0)).toEqual([63, 63]);
    expect(usesOf(roads, 4)).toEqual([uses.bike | uses.walk, uses.bike | uses.walk]);
    expect(usesOf(roads, 5)).toEqual([63, 63]);
    expect(codeOf(() => tableAfter(edit('traffic-filter', { point: [[60, 40]] })))).toBe('edit/no-road');
  });

  test('TR-114 a road that the layer draws twice is changed and cut twice', () => {
    const twice = [
      ...streets,
      {
        ...whole,
        id: 'again',
        line: [
          [100, 0, 5],
          [0, 0, 5],
        ],
      } as const,
    ];
    const after = (kind: string, values: Readonly<Record<string, unknown>>) =>
      applyEdits(territoryOf(twice), [edit(kind, values)]).layers.roads!.table;
    const filtered = createRoads(after('traffic-filter', { point: [[60, 4]] }));
    const before = createRoads(roadTable(twice));
    const carLinks = (roads: Roads): number =>
      openUse(roads).filter((bits) => (bits & uses.car) !== 0).length;
    // The road's two links become four, around two that cars may not use.
    expect(carLinks(filtered)).toBe(carLinks(before) + 2);
    expect(filtered.problems.map(({ code, details }) => [code, details['count']])).toContainEqual([
      'roads/double',
      3,
    ]);
    const closed = createRoads(after('road-close', { roads: ['again'], classes: ['car'] }));
    expect(carLinks(closed)).toBe(carLinks(before) - 2);
  });

  test('TR-114 later edits of a road find all its pieces', () => {
    const table = tableAfter(
      edit('traffic-filter', { point: [[60, 4]] }),
      edit('road-speed', { roads: ['west'], speedKmh: 20 }),
    );
    expect([...numbersOf(table, 'speedKmh')]).toEqual([20, 50, 50, 50, 20, 20]);
  });

  test('TR-115 lanes given to buses and bicycles; a road without one to give is refused', () => {
    expect(numbersOf(tableAfter(edit('bus-lane', { roads: ['far'] })), 'lanes')[3]).toBe(2);
    expect(numbersOf(tableAfter(edit('bike-lane', { roads: ['far'], takesLane: 'yes' })), 'lanes')[3]).toBe(
      3,
    );
    const beside = tableAfter(edit('bike-lane', { roads: ['west'], takesLane: 'no' }));
    expect(numbersOf(beside, 'lanes')[0]).toBe(2);
    expect(textAt(beside, 'cycleRight', 0)).toBe('Bande cyclable');
    expect(codeOf(() => tableAfter(edit('bus-lane', { roads: ['west'] })))).toBe('edit/no-lane');
  });

  test('TR-115 parking taken away gives back what the Highway Capacity Manual says that it takes', () => {
    expect(parkingFactor(1, 20)).toBeCloseTo(0.8, 12);
    expect(parkingFactor(2, 10)).toBeCloseTo((2 - 0.1 - 0.05) / 2, 12);
    expect([0, 180, 999].map((moves) => parkingFactor(1, moves))).toEqual([1, 0.05, 0.05]);
    const roads = roadsAfter(edit('parking-removal', { roads: ['west'], places: 20 }));
    // 20 places on 100 m of two directions: 7.5 movements an hour within 75 m of each end.
    expect(roads.capacityPerH[0]).toBeCloseTo(600 / 0.8625, 9);
  });

  test('TR-116 a new road joins ends and cuts roads within 10 m, and joins what it crosses on the ground', () => {
    const table = tableAfter(newRoad(line([3, -4], [50, -60], [60, 109])));
    // West is cut where it is crossed, far where the end meets it; the bridge is not near.
    expect(idsOf(table)).toEqual(['west', 'east', 'bridge', 'far', 'west#2', 'far#2', 'edit/e', 'edit/e#2']);
    const roads = createRoads(table);
    expect(roads.components).toBe(2);
    expect(textAt(table, 'urban', 6)).toBe('Oui');
    expect(roads.freeSpeedKmh.at(-1)).toBe(40);
    const xyOf = (feature: number): readonly number[] => {
      const first = table.partOffsets[table.featureOffsets[feature]!]!;
      const end = table.partOffsets[table.featureOffsets[feature + 1]!]!;
      return [...table.xy.subarray(2 * first, 2 * end)];
    };
    expect(xyOf(6).slice(0, 2)).toEqual([0, 0]);
    expect(xyOf(6).slice(-2)).toEqual(xyOf(7).slice(0, 2));
    expect(xyOf(0).slice(-2)).toEqual(xyOf(6).slice(-2));
    expect(xyOf(7).slice(-2)).toEqual([60, 100]);
  });

  test('TR-116 its elevations come from the roads that it joins and from the ground', () => {
    const table = tableAfter(newRoad(line([0, 0], [50, 60], [60, 100])));
    expect(Array.from(table.z!.subarray(-3))).toEqual([5, 3, 9]);
    const drawn = tableAfter(newRoad(line([20, 40], [50, 60]), { zM: [11, 12] }));
    expect(Array.from(drawn.z!.subarray(-2))).toEqual([11, 12]);
  });

  test('TR-116 a bridge joins at its ends only, and rises from one to the other', () => {
    const table = tableAfter(newRoad(line([200, 3], [100, 50], [0, 98]), { level: 1 }));
    expect(idsOf(table)).toEqual(['west', 'east', 'bridge', 'far', 'edit/e']);
    const z = table.z!.slice(-3);
    expect([z[0], z[2]]).toEqual([7, 9]);
    expect(z[1]).toBeCloseTo(8, 1);
    expect(createRoads(table).components).toBe(2);
  });

  test('TR-116 a bridge of a given height is level in its middle, with ramps of 6 % to its ends', () => {
    // On free ground at 3 m; 400 m long.
    const flat = territoryOf().layers.terrain;
    const wide = { ...flat, grid: { ...flat.grid, columns: 60 }, values: new Float32Array(1800).fill(3) };
    const points = line([20, 150], [420, 150]);
    const rise = (deckHeightM: number | null, more: Readonly<Record<string, unknown>> = {}) => {
      const added = addRoad(territoryOf().layers.roads, wide, {
        ...newRoad(points, { level: 1, ...more }),
        deckHeightM,
      } as Extract<Edit, { kind: 'road-new' }>).table;
      const first = added.partOffsets[added.featureOffsets[added.count - 1]!]!;
      const vertices = Array.from({ length: added.xy.length / 2 - first }, (_, k) => first + k);
      return vertices.map((v) => [added.xy[2 * v]! - 20, Math.round(100 * (added.z![v]! - 3)) / 100]);
    };
    expect(rise(6)).toEqual([
      [0, 0],
      [100, 6],
      [200, 6],
      [300, 6],
      [400, 0],
    ]);
    // Too short for 6 %: as steep as it has to be.
    expect(rise(20)).toEqual([
      [0, 0],
      [200, 20],
      [400, 0],
    ]);
    expect(rise(null)).toEqual([
      [0, 0],
      [400, 0],
    ]);
    expect(rise(6, { level: 0 })).toEqual(rise(null));
    expect(rise(6, { zM: [4, 5] })).toEqual([
      [0, 1],
      [400, 2],
    ]);
  });

  test('TR-116 a bridge of a given height has elevations also where the layer has none', () => {
    const flat = streets.map(({ line: points, ...road }) => ({
      ...road,
      line: points.map(([x, y]) => [x, y] as const),
    }));
    const { table } = addRoad(
      { table: roadTable(flat), source: '' },
      territoryOf().layers.terrain,
      newRoad(line([0, 0], [0, 98]), { level: 1, deckHeightM: 2 }) as Extract<Edit, { kind: 'road-new' }>,
    );
    const z = table.z!.slice(-5);
    expect([z[0], z[2], z[4]]).toEqual([3, 5, 3]);
    expect(z[1]).toBeCloseTo(5, 5);
    expect(table.z!.slice(0, -5).every(Number.isNaN)).toBe(true);
  });

  test('TR-116 the ground road passes under a bridge without joining it', () => {
    const table = tableAfter(newRoad(line([100, 20], [200, 20])));
    expect(idsOf(table)).toEqual(['west', 'east', 'bridge', 'far', 'edit/e']);
    expect(createRoads(table).components).toBe(4);
  });

  test('TR-116 a new road without length, or with too few elevations, is refused', () => {
    expect(codeOf(() => tableAfter(newRoad(line([1, 1], [3, 3]))))).toBe('edit/invalid');
    expect(codeOf(() => tableAfter(newRoad(line([0, 0], [50, 60]), { zM: [1] })))).toBe('edit/invalid');
  });

  test('TR-117 a facility is one more place; a district stays with the edits', () => {
    const facility = edit('facility', { point: [[5, 6]], role: 'fireStation', name: 'Caserne' });
    const district = edit('district', {
      area: [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
      dwellings: 300,
      jobs: 20,
      access: ['west'],
    });
    const applied = applyEdits(territoryOf(), [facility, district]);
    const { table } = applied.layers.places!;
    expect([table.ids, textAt(table, 'role', 0), textAt(table, 'name', 0)]).toEqual([
      ['edit/e'],
      'fireStation',
      'Caserne',
    ]);
    expect([...applied.changed]).toEqual(['places']);
    expect(applied.edits[1]).toEqual(district);
    const lost = edit('district', {
      area: [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
      dwellings: 1,
      jobs: 0,
      access: ['ghost'],
    });
    expect(codeOf(() => tableAfter(lost))).toBe('edit/target-missing');
  });
});
