import { describe, expect, test } from 'vitest';
import { waterAlongRoads } from '../../src/simulation/water-along-roads.ts';
import type { Handed } from '../../src/simulation/cascade.ts';
import { encodeField } from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import type { AppliedTerritory } from '../../src/simulation/contract.ts';
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

interface Road {
  readonly line: RoadFixture['line'];
  readonly level?: string;
}

async function waterOn(
  roads: readonly Road[],
  instants: readonly Float32Array[],
  groundM = 10,
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
    fields: { ground: new Float32Array(grid.columns * grid.rows).fill(groundM) },
    frames,
  } as unknown as Handed;
  const table = roadTable(roads.map(({ line, level = '0' }, i) => ({ id: `${i}`, line, level })));
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
