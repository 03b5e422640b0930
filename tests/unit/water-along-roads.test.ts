import { describe, expect, test } from 'vitest';
import { waterAlongRoads } from '../../src/simulation/water-along-roads.ts';
import type { Handed } from '../../src/simulation/cascade.ts';
import { encodeField } from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import type { AppliedTerritory } from '../../src/simulation/contract.ts';
import { addRoad } from '../../src/scenario/new-road.ts';
import type { Edit } from '../../src/scenario/project.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { roadNatures } from '../../src/territory/road-words.ts';
import type { FeatureLayer, RasterLayer } from '../../src/territory/territory.ts';
import { type RoadFixture, roadTable } from '../road-table.ts';

const grid = { columns: 10, rows: 4, cellSizeM: 10, westM: 0, northM: 40 };

/** Depths of one instant: what a cell holds by its column and row, 0 elsewhere. */
function depths(at: Readonly<Record<string, number>>): Float32Array {
  const values = new Float32Array(grid.columns * grid.rows);
  for (const [key, depth] of Object.entries(at)) {
    const [column, row] = key.split(',').map(Number) as [number, number];
    values[row * grid.columns + column] = depth;
  }
  return values;
}

type NewRoad = Extract<Edit, { kind: 'road-new' }>;

function newBridge(more: Pick<NewRoad, 'line'> & Partial<NewRoad>): NewRoad {
  return {
    id: 'e',
    label: '',
    kind: 'road-new',
    zM: null,
    deckHeightM: null,
    nature: 'single',
    importance: '5',
    lanes: 2,
    speedKmh: 50,
    level: 1,
    direction: 'both',
    name: '',
    ...more,
  };
}

interface Road {
  readonly line: RoadFixture['line'];
  readonly level?: string;
  readonly nature?: string;
}

async function waterOn(
  roads: readonly Road[],
  instants: readonly Float32Array[],
  groundM: number | Float32Array = 10,
): Promise<number[]> {
  const table = roadTable(
    roads.map(({ line, level = '0', nature = roadNatures.single }, i) => ({
      id: `${i}`,
      line,
      level,
      nature,
    })),
  );
  return waterOf(table, instants, groundM);
}

async function waterOf(
  table: FeatureTable,
  instants: readonly Float32Array[],
  groundM: number | Float32Array,
): Promise<number[]> {
  const pace = new Pace();
  const shape = { columns: grid.columns, rows: grid.rows, tile: 4, step: 0.001, empty: 0 as const };
  const frames = [];
  for (const [i, depth] of instants.entries())
    frames.push({ timeS: 600 * i, fields: { depth: await encodeField(depth, shape, pace) } });
  pace.close();
  const handed = {
    run: { request: {}, engine: { id: 'flood', version: 1, kernelsDigest: '' } },
    axes: { cell: grid },
    fields: {
      ground:
        typeof groundM === 'number' ? new Float32Array(grid.columns * grid.rows).fill(groundM) : groundM,
    },
    frames,
  } as unknown as Handed;
  const applied = { layers: { roads: { table, source: '' } } } as unknown as AppliedTerritory;
  const found = waterAlongRoads(handed, 'depth', applied);
  return Array.from(found ?? [], (depth) => Math.round(100 * depth));
}

describe('RU-106 water on roads', () => {
  test('RU-106 the deepest along a road counts, not only at its vertices, in whole centimetres', async () => {
    const road = {
      line: [
        [5, 35],
        [95, 35],
      ] as const,
    };
    expect(await waterOn([road], [depths({}), depths({ '4,0': 0.374 }), depths({ '4,1': 2 })])).toEqual([
      0, 37, 0,
    ]);
  });

  test('RU-106 a road that crosses a corner of a cell has its water', async () => {
    const road = {
      line: [
        [5, 35],
        [35, 5],
      ] as const,
    };
    expect(await waterOn([road], [depths({ '1,1': 0.5, '0,3': 3 })])).toEqual([50]);
  });

  test('RU-106 a bridge has what stands above its deck', async () => {
    const line = [
      [5, 35, 12],
      [95, 35, 12],
    ] as const;
    const over = { line, level: '1' };
    const water = [depths({ '5,0': 1.9 }), depths({ '5,0': 2.25 })];
    expect(await waterOn([over], water)).toEqual([0, 25]);
  });

  test('RU-106 a bridge without elevations lies straight between the ground at its ends', async () => {
    const bridge = {
      line: [
        [5, 35],
        [95, 35],
      ] as const,
      level: '1',
    };
    expect(await waterOn([bridge], [depths({ '5,0': 0.4 })])).toEqual([40]);
    expect(await waterOn([bridge], [depths({ '5,0': 0.4 })], Number.NaN)).toEqual([0]);
  });

  test('RU-106 an underpass has the water of its entrances', async () => {
    const under = {
      line: [
        [5, 35],
        [95, 35],
      ] as const,
      level: '-1',
    };
    expect(await waterOn([under], [depths({ '5,0': 3 }), depths({ '9,0': 0.2 })])).toEqual([0, 20]);
  });

  /** A river 5 m under its banks, in columns 4 to 6, with 3 m of water in it: 2 m under a straight deck. */
  const river = new Float32Array(grid.columns * grid.rows).fill(10);
  for (let row = 0; row < grid.rows; row++) river.fill(5, row * grid.columns + 4, row * grid.columns + 7);
  const inRiver = (depthM: number) =>
    depths({ '4,0': depthM, '5,0': depthM, '6,0': depthM, '5,1': depthM, '5,2': depthM });

  /** Segments of one line through these places. */
  function cut(level: string, ...at: (readonly [number, number])[]): readonly Road[] {
    return at.slice(1).map((to, i) => ({ line: [at[i] as readonly [number, number], to], level }));
  }

  test.each([
    ['one piece', cut('1', [5, 35], [95, 35])],
    ['two pieces', cut('1', [5, 35], [55, 35], [95, 35])],
    ['three pieces', cut('1', [5, 35], [45, 35], [65, 35], [95, 35])],
    [
      'pieces against each other',
      [
        {
          line: [
            [55, 35],
            [5, 35],
          ],
          level: '1',
        },
        {
          line: [
            [55, 35],
            [95, 35],
          ],
          level: '2',
        },
      ],
    ],
  ] as const)('RU-106 a bridge in %s lies straight between the banks', async (_, bridge) => {
    expect(await waterOn(bridge, [inRiver(3), inRiver(4.99)], river)).toEqual(
      bridge.concat(bridge).map(() => 0),
    );
    const [least, ...others] = (await waterOn(bridge, [inRiver(5.4)], river)).toSorted((a, b) => a - b);
    expect([least, ...others].at(-1)).toBe(40);
  });

  test('RU-106 a sloping bridge in pieces slopes evenly', async () => {
    const slope = river.map((z, cell) => (cell % grid.columns === 9 ? 16 : z));
    const whole = await waterOn(cut('1', [5, 35], [95, 35]), [inRiver(8), inRiver(9)], slope);
    const pieces = await waterOn(
      cut('1', [5, 35], [25, 35], [85, 35], [95, 35]),
      [inRiver(8), inRiver(9)],
      slope,
    );
    expect([pieces[1], pieces[4]]).toEqual(whole);
    expect(whole[0]).toBeGreaterThan(0);
  });

  test('RU-106 a ramp that joins within a viaduct hangs on it: the viaduct stays straight', async () => {
    const viaduct = cut('1', [5, 35], [55, 35], [95, 35]);
    const ramp: Road = {
      line: [
        [55, 35],
        [55, 5],
      ],
      level: '1',
    };
    const roads = [...viaduct, ramp];
    // The lowest wet place of the ramp: 10 m from the ground of its foot, two thirds down from the deck.
    expect(await waterOn(roads, [inRiver(4.9)], river)).toEqual([0, 0, 323]);
    expect(await waterOn(roads, [inRiver(5.3)], river)).toEqual([30, 30, 363]);
  });

  test('RU-106 stairs do not bring a bridge to the ground, a road on the ground does', async () => {
    const bridge = cut('1', [5, 35], [55, 35], [95, 35]);
    const down = {
      line: [
        [55, 35],
        [55, 15],
      ] as const,
    };
    expect(await waterOn([...bridge, { ...down, nature: roadNatures.stairs }], [inRiver(3)], river)).toEqual([
      0, 0, 300,
    ]);
    expect(await waterOn([...bridge, down], [inRiver(3)], river)).toEqual([300, 300, 300]);
  });

  test('RU-106 a piece with elevations tells those of the joint to one without', async () => {
    const roads: readonly Road[] = [
      {
        line: [
          [5, 35, 10],
          [55, 35, 14],
        ],
        level: '1',
      },
      {
        line: [
          [55, 35],
          [95, 35],
        ],
        level: '1',
      },
    ];
    expect(await waterOn(roads, [inRiver(8)], river)).toEqual([expect.any(Number), 0]);
    expect((await waterOn(roads, [inRiver(8.5)], river))[1]).toBeGreaterThan(0);
  });

  test('RU-106 a ring on piers lies at the mean of the ground where its ramps reach it', async () => {
    const ring = cut('1', [35, 35], [65, 35], [65, 15], [35, 15], [35, 35]);
    const ramps = [...cut('1', [65, 35], [95, 35]), ...cut('1', [35, 15], [5, 15])];
    expect(await waterOn([...ring, ...ramps], [inRiver(4.9)], river)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await waterOn(ring, [depths({ '5,0': 0.4 })])).toEqual([40, 0, 0, 0]);
  });

  test.each([
    ['one piece', cut('-1', [5, 35], [95, 35])],
    ['two pieces', cut('-1', [5, 35], [55, 35], [95, 35])],
    ['three pieces', cut('-1', [5, 35], [35, 35], [65, 35], [95, 35])],
  ] as const)('RU-106 an underpass in %s has the water of its outer entrances', async (_, under) => {
    const instants = [depths({ '3,0': 1, '5,0': 1, '6,0': 1 }), depths({ '9,0': 0.2 })];
    expect(await waterOn(under, instants)).toEqual([...under.map(() => 0), ...under.map(() => 20)]);
  });

  test('RU-106 what joins an underpass on the ground is an entrance, and parts it', async () => {
    const under = [...cut('-1', [5, 35], [55, 35], [95, 35]), ...cut('0', [55, 35], [55, 5])];
    expect(await waterOn(under, [depths({ '9,0': 0.2 }), depths({ '5,0': 0.3 })])).toEqual([
      0, 20, 0, 30, 30, 30,
    ]);
  });

  test('RU-106 water that gets in by a branch of an underpass is in all of it', async () => {
    const under = [...cut('-1', [5, 35], [55, 35], [95, 35]), ...cut('-1', [55, 35], [55, 5])];
    expect(await waterOn(under, [depths({ '5,3': 0.2 }), depths({ '5,0': 1 })])).toEqual([
      20, 20, 20, 0, 0, 0,
    ]);
  });

  test('RU-106 a bridge that an edit cuts stays one', async () => {
    const roads = roadTable([
      {
        id: 'bridge',
        line: [
          [5, 35],
          [95, 35],
        ],
        level: '1',
        nature: roadNatures.single,
      },
      {
        id: 'bank',
        line: [
          [5, 35],
          [5, 5],
        ],
        level: '0',
        nature: roadNatures.single,
      },
    ]);
    const terrain = { grid, values: river, source: '' } as unknown as RasterLayer;
    const edit = newBridge({
      line: [
        [55, 34],
        [55, 5],
      ],
    });
    const { table } = addRoad({ table: roads, source: '' } as unknown as FeatureLayer, terrain, edit);
    expect(table.ids).toEqual(['bridge', 'bank', 'bridge#2', 'edit/e']);
    const found = await waterOf(table, [inRiver(4.9)], river);
    expect([found[0], found[2]]).toEqual([0, 0]);
  });

  test('RU-106 a new bridge of a given height is passed by the water that a straight one has', async () => {
    const banks = roadTable([
      {
        id: 'west',
        line: [
          [5, 35],
          [5, 5],
        ],
        level: '0',
        nature: roadNatures.single,
      },
    ]);
    const terrain = { grid, values: river, source: '' } as unknown as RasterLayer;
    const water = async (deckHeightM: number | null, depthM: number): Promise<number | undefined> => {
      const edit = newBridge({
        line: [
          [5, 35],
          [95, 35],
        ],
        deckHeightM,
      });
      const { table } = addRoad({ table: banks, source: '' } as unknown as FeatureLayer, terrain, edit);
      return (await waterOf(table, [inRiver(depthM)], river))[1];
    };
    expect(await water(null, 6.5)).toBe(150);
    expect(await water(5, 6.5)).toBe(150);
    expect(await water(8, 6.5)).toBe(0);
    // 30 m from the far end, by a ramp of 3 m in 45, the deck is 2 m over the banks; the water there 2.5 m.
    expect(await water(8, 7.5)).toBe(50);
  });

  test('RU-106 what lies outside the calculation has no water', async () => {
    const road = {
      line: [
        [-50, 35],
        [-10, 35],
      ] as const,
    };
    expect(await waterOn([road], [depths({ '0,0': 1 })])).toEqual([0]);
  });
});
