import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { type LandCover, landCoverCode } from '../../src/territory/land-cover.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';
import { Ground } from '../../src/scene/objects/ground.ts';
import { plant, type Plot, type Site } from '../../src/scene/objects/planting.ts';
import {
  plantedPlots,
  plantsTheSame,
  type TreeEdit,
  treeEditsOf,
} from '../../src/scene/objects/planted-trees.ts';
import { isWooded } from '../../src/scene/objects/tree-kinds.ts';
import { treeLooks } from '../../src/scene/palette.ts';

const west = 652_000;
const north = 6_684_600;

/** 120 × 120 cells of 5 m on level ground, covered as a rule says. */
function site(coverAt: (column: number, row: number) => LandCover, change: Partial<Site> = {}): Site {
  const grid = { columns: 120, rows: 120, cellSizeM: 5, westM: west, northM: north };
  const codes = Uint8Array.from({ length: 14_400 }, (_, i) =>
    landCoverCode(coverAt(i % 120, Math.floor(i / 120))),
  );
  const terrain: RasterLayer = { grid, values: new Float32Array(14_400).fill(80), source: 'test' };
  return {
    landCover: { grid, values: codes, source: 'test' },
    roads: null,
    ground: new Ground(terrain),
    isBuilt: () => false,
    ...change,
  };
}

interface Tree {
  readonly x: number;
  readonly y: number;
  readonly heightM: number;
  readonly look: string;
}

function treesOf(at: Site, plots: Iterable<Plot> = plant(at)): Tree[] {
  const { ground } = at;
  return [...plots].flatMap(({ count, places, looks }) =>
    Array.from({ length: count }, (_, i) => ({
      x: places[4 * i]! + ground.originXM - west,
      y: north - places[4 * i + 1]! - ground.originYM,
      heightM: places[4 * i + 3]!,
      look: treeLooks[looks[4 * i + 1]!]!,
    })),
  );
}

const half = (cover: LandCover, other: LandCover) => (column: number) => (column < 60 ? cover : other);

describe('trees', () => {
  test('SC-24 the same site bears the same trees, wood where the cover is wood', () => {
    const at = site(half('broadleaf', 'crop'));
    const trees = treesOf(at);
    expect(treesOf(at)).toEqual(trees);
    // 300 × 600 m, one square of 8 m in each 64 m², 96 % of them planted.
    expect(trees.length).toBeGreaterThan(2600);
    expect(trees.length).toBeLessThan(2820);
    for (const { x, look } of trees) {
      expect(x).toBeLessThan(300);
      expect(look).toBe('broadleaf');
    }
  });

  test.each([
    ['conifer', 'conifer'],
    ['shrub', 'bush'],
    ['vine', 'vine'],
    ['orchard', 'orchard'],
  ] as const)('SC-24 %s is told by its look', (cover, look) => {
    const trees = treesOf(site(half(cover, 'grass')));
    expect(trees.length).toBeGreaterThan(500);
    expect(new Set(trees.map((tree) => tree.look))).toEqual(new Set([look]));
  });

  test('SC-24 vines and orchards stand in rows', () => {
    const vines = treesOf(site(half('vine', 'grass')));
    expect(new Set(vines.map(({ x }) => Math.round(((x / 6) % 1) * 100)))).toEqual(new Set([50]));
  });

  test('SC-24 a thin row is a hedge, lower than a wood; along water some are poplars', () => {
    const hedges = treesOf(site((column, row) => (row % 24 === 12 && column > 2 ? 'broadleaf' : 'grass')));
    expect(hedges.length).toBeGreaterThan(300);
    expect(Math.max(...hedges.map(({ heightM }) => heightM))).toBeLessThan(6);
    const banks = treesOf(
      site((_, row) => (row % 24 === 12 ? 'water' : row % 24 === 13 ? 'broadleaf' : 'grass')),
    );
    const looks = new Set(banks.map(({ look }) => look));
    expect(looks).toEqual(new Set(['broadleaf', 'poplar']));
  });

  test('SC-24 rows over a field are a plantation, the edge of a wood is not', () => {
    const rows = treesOf(site((column) => (column % 2 === 0 ? 'broadleaf' : 'grass')));
    expect(new Set(rows.map(({ look }) => look))).toEqual(new Set(['poplar']));
    const wood = treesOf(site((column, row) => (column + row < 120 ? 'broadleaf' : 'grass')));
    expect(new Set(wood.map(({ look }) => look))).toEqual(new Set(['broadleaf']));
  });

  test('SC-24 nothing grows on roads or in houses', () => {
    const road: FeatureTable = {
      geometry: 'line',
      count: 1,
      featureOffsets: Uint32Array.of(0, 1),
      partOffsets: Uint32Array.of(0, 2),
      xy: Float64Array.of(west, north - 300, west + 600, north - 300),
      z: null,
      ids: ['R' as SourceId],
      columns: { widthM: { type: 'number', values: Float64Array.of(8) } },
    };
    const trees = treesOf(
      site(() => 'broadleaf', { roads: road, isBuilt: (x) => x > west + 100 && x < west + 120 }),
    );
    expect(trees.length).toBeGreaterThan(5000);
    for (const { x, y } of trees) {
      expect(Math.abs(y - 300)).toBeGreaterThan(4);
      expect(x > 100 && x < 120).toBe(false);
    }
  });

  test('SC-24 the first trees of a square are spread over it as all of them are', () => {
    const at = site(() => 'broadleaf');
    const [plot] = [...plant(at)];
    const quarters = [0, 0, 0, 0];
    for (const { x, y } of treesOf(at, [{ ...plot!, count: Math.round(plot!.count / 5) }]))
      quarters[(x < 200 ? 0 : 1) + (y < 200 ? 0 : 2)]! += 1;
    const mean = quarters.reduce((a, b) => a + b) / 4;
    for (const one of quarters) expect(Math.abs(one - mean)).toBeLessThan(0.2 * mean);
  });

  test('SC-24 a cover without plants has no trees', () => {
    expect(isWooded(site(() => 'grass').landCover)).toBe(false);
    expect(isWooded(site(half('grass', 'vine')).landCover)).toBe(true);
    expect(treesOf(site(() => 'grass'))).toEqual([]);
  });
});

describe('trees that an alternative plants', () => {
  const edit: TreeEdit = {
    kind: 'trees',
    id: 't',
    label: '',
    line: [
      [west + 100, north - 100],
      [west + 300, north - 100],
    ],
    area: null,
    spacingM: 10,
    heightM: 12,
    crownM: 7,
  };
  const { ground } = site(() => 'crop');

  test('SC-24 they stand where the edit says, as high and as wide, and the first of them are spread', () => {
    const [plot] = [...plantedPlots([edit], ground)];
    expect(plot?.count).toBe(21);
    const xs = Array.from({ length: 21 }, (_, i) => plot!.places[4 * i]! + ground.originXM - west);
    expect(xs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, i) => 100 + 10 * i));
    expect(plot!.places[3]).toBe(12);
    expect(plot!.looks[0]).toBe(70);
    // Half of them already reach from one end to the other.
    expect(Math.max(...xs.slice(0, 10)) - Math.min(...xs.slice(0, 10))).toBeGreaterThan(150);
    expect(plot!.radiusM).toBeGreaterThan(100);
  });

  test('SC-24 alternatives share a ground where they plant the same', () => {
    expect(plantsTheSame(treeEditsOf([edit]), treeEditsOf([{ ...edit }]))).toBe(true);
    expect(plantsTheSame(treeEditsOf([edit]), treeEditsOf(undefined))).toBe(false);
  });
});
