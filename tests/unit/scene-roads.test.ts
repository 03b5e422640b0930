import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import { BridgesMesh, deckOf as deckOfPart } from '../../src/scene/objects/bridges.ts';
import { Ground } from '../../src/scene/objects/ground.ts';
import { railwaysMesh } from '../../src/scene/objects/railways.ts';
import { roadsMesh } from '../../src/scene/objects/roads.ts';
import { Ribbons } from '../../src/scene/objects/ribbon.ts';
import { palettes } from '../../src/scene/palette.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';

const west = 652_000;
const north = 6_684_400;
import { roadTable } from '../road-table.ts';

/** Banks at 60 m, a channel 4 m deep between 180 and 220 m from the west. */
const valley: RasterLayer = {
  grid: { columns: 80, rows: 80, cellSizeM: 5, westM: west, northM: north },
  values: Float32Array.from({ length: 6400 }, (_, i) => (i % 80 >= 36 && i % 80 < 44 ? 56 : 60)),
  source: 'test',
};
const ground = new Ground(valley);

function road(level: string, from: number, to: number, z: readonly number[] | null = null): FeatureTable {
  return {
    geometry: 'line',
    count: 1,
    featureOffsets: Uint32Array.of(0, 1),
    partOffsets: Uint32Array.of(0, 2),
    xy: Float64Array.of(west + from, north - 200, west + to, north - 200),
    z: z && Float32Array.from(z),
    ids: ['R' as SourceId],
    columns: {
      level: { type: 'text', codes: Uint32Array.of(1), dictionary: ['', level] },
      importance: { type: 'text', codes: Uint32Array.of(1), dictionary: ['', '3'] },
      widthM: { type: 'number', values: Float64Array.of(7) },
    },
  };
}

function deckOf(table: FeatureTable, part = 0) {
  return deckOfPart(table, part, 7, ground);
}

describe('bridges', () => {
  test('SC-25 a deck is straight from bank to bank when the data gives no elevations', () => {
    const { line } = deckOf(road('1', 170, 230));
    for (const [, , z] of line) expect(z).toBeCloseTo(ground.sceneZ(60), 2);
    expect(line.length).toBeGreaterThan(10);
  });

  test('SC-25 a bridge in two pieces is straight from bank to bank, and no piece goes on past the joint', () => {
    const pieces = roadTable(
      [
        [170, 200],
        [200, 230],
      ].map(([from, to], i) => ({
        id: `${i}`,
        level: '1',
        line: [
          [west + (from as number), north - 200],
          [west + (to as number), north - 200],
        ],
      })),
    );
    for (const part of [0, 1]) {
      const { line } = deckOf(pieces, part);
      for (const [, , z] of line) expect(z).toBeCloseTo(ground.sceneZ(60), 2);
      const xs = line.map(([x]) => x + ground.originXM - west);
      expect(part === 0 ? Math.max(...xs) : Math.min(...xs)).toBeCloseTo(200, 6);
    }
  });

  test('SC-25 a deck follows the elevations of its line, unless they are marks for unknown', () => {
    const raised = deckOf(road('1', 170, 230, [63, 64])).line;
    const tops = raised.map(([, , z]) => z);
    expect(Math.max(...tops)).toBeCloseTo(ground.sceneZ(64), 4);
    expect(Math.min(...tops)).toBeCloseTo(ground.sceneZ(63), 4);
    for (const mark of [-1000, 0, 9999]) {
      const { line } = deckOf(road('1', 170, 230, [mark, mark]));
      for (const [, , z] of line) expect(z).toBeCloseTo(ground.sceneZ(60), 2);
    }
  });

  test('SC-25 a deck that ends over the channel goes on to the bank', () => {
    const { line } = deckOf(road('1', 190, 230, [60, 60]));
    const first = Math.min(...line.map(([x]) => x)) + ground.originXM - west;
    expect(first).toBeLessThan(182);
    expect(first).toBeGreaterThan(165);
  });

  test('SC-25 piers and abutments stand in the ground, nothing of the bridge is under them', () => {
    const deck = deckOf(road('1', 140, 260));
    const mesh = new BridgesMesh([deck], ground, palettes.light);
    const solid = mesh.children[0] as unknown as {
      geometry: { getAttribute(name: string): { array: Float32Array } };
    };
    const z = [...solid.geometry.getAttribute('position').array].filter((_, i) => i % 3 === 2);
    expect(Math.min(...z)).toBeCloseTo(ground.sceneZ(56) - 1.5, 2);
    expect(Math.max(...z)).toBeCloseTo(ground.sceneZ(60) + 0.95, 2);
    mesh.dispose();
  });
});

describe('roads and railways', () => {
  const vertices = (table: FeatureTable, draw = roadsMesh) => {
    const mesh = draw(table, ground, palettes.light);
    let count = 0;
    mesh.traverse((object) => {
      if (object instanceof Ribbons) count += object.geometry.getAttribute('position').count;
    });
    mesh.dispose();
    return count;
  };

  test('SC-25 tunnels are not drawn on the ground; fords are', () => {
    expect(vertices(road('-1', 100, 300))).toBe(0);
    expect(vertices(road('0', 100, 300))).toBeGreaterThan(0);
    expect(vertices(road('Gué ou radier', 100, 300))).toBeGreaterThan(0);
  });

  test('SC-25 railways run on the ground and on decks, not through tunnels', () => {
    expect(vertices(road('-1', 100, 300), railwaysMesh)).toBe(0);
    expect(vertices(road('0', 100, 300), railwaysMesh)).toBeGreaterThan(0);
    expect(vertices(road('1', 170, 230), railwaysMesh)).toBeGreaterThan(0);
  });
});
