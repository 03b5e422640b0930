import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';
import { landCoverCode } from '../../src/territory/land-cover.ts';
import { BuildingPicker } from '../../src/scene/objects/building-picker.ts';
import { drawnHeightM, extrude } from '../../src/scene/objects/extrusion.ts';
import { Ground, type ScenePoint } from '../../src/scene/objects/ground.ts';
import { paintGround } from '../../src/scene/objects/ground-picture.ts';
import { hillshade } from '../../src/scene/objects/hillshade.ts';
import { standingWater } from '../../src/scene/objects/standing-water.ts';
import { palettes } from '../../src/scene/palette.ts';

/** A raster of 10 m cells far from the origin, as Lambert-93 is. */
function raster(columns: number, rows: number, at: (column: number, row: number) => number): RasterLayer {
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++) values[i] = at(i % columns, Math.floor(i / columns));
  return {
    grid: { columns, rows, cellSizeM: 10, westM: 652_000, northM: 6_684_000 },
    values,
    source: 'test',
  };
}

const plane = raster(40, 30, (c, r) => 50 + 0.3 * c - 0.2 * r);
const planeAt = (x: number, y: number) =>
  50 + 0.3 * ((x - 652_000) / 10 - 0.5) - 0.2 * ((6_684_000 - y) / 10 - 0.5);

describe('ground', () => {
  test('SC-7 the drawn surface passes through the centres of cells, and is linear between them', () => {
    const ground = new Ground(plane);
    fc.assert(
      fc.property(fc.double({ min: 5, max: 395 }), fc.double({ min: 5, max: 295 }), (dx, dy) => {
        if (Number.isNaN(dx + dy)) return;
        const [x, y] = [652_000 + dx, 6_684_000 - dy];
        expect(ground.heightAt(x, y)).toBeCloseTo(planeAt(x, y), 3);
      }),
    );
  });

  test('SC-7 a large terrain is drawn with fewer vertices, to its last row and column', () => {
    const ground = new Ground(plane, { mostVertices: 200 });
    expect(ground.columns * ground.rows).toBeLessThan(260);
    expect(ground.stride).toBeGreaterThan(1);
    expect(ground.cellOf(ground.columns - 1, ground.rows - 1)).toBe(40 * 30 - 1);
    expect(ground.heightAt(652_395, 6_683_705)).toBeCloseTo(planeAt(652_395, 6_683_705), 3);
    expect(ground.heightAt(652_200, 6_683_850)).toBeCloseTo(planeAt(652_200, 6_683_850), 3);
  });

  test('SC-7 scene coordinates stay small, so that 32 bits hold the millimetre', () => {
    const ground = new Ground(plane);
    const [x, y] = ground.sceneAt(652_123.456, 6_683_987.654);
    expect(Math.abs(Math.fround(x) + ground.originXM - 652_123.456)).toBeLessThan(0.001);
    expect(Math.abs(Math.fround(y) + ground.originYM - 6_683_987.654)).toBeLessThan(0.001);
  });

  test('SC-7 heights are exaggerated in the scene only', () => {
    const ground = new Ground(plane, { exaggeration: 3 });
    expect(ground.sceneZ(ground.originZM + 2)).toBe(6);
    expect(ground.heightAt(652_200, 6_683_850)).toBeCloseTo(planeAt(652_200, 6_683_850), 3);
  });

  test('SC-8 a ray meets the ground where it points', () => {
    const ground = new Ground(raster(40, 30, (c, r) => 60 + 8 * Math.sin(c / 3) * Math.cos(r / 4)));
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 380 }), fc.integer({ min: 20, max: 280 }), (dx, dy) => {
        const target = ground.sceneAt(652_000 + dx, 6_684_000 - dy);
        const origin: ScenePoint = [target[0] - 20, target[1] - 30, target[2] + 400];
        const size = Math.hypot(20, 30, 400);
        const hit = ground.hit(origin, [20 / size, 30 / size, -400 / size]);
        expect(hit?.[0]).toBeCloseTo(652_000 + dx, 1);
        expect(hit?.[1]).toBeCloseTo(6_684_000 - dy, 1);
      }),
    );
  });

  test('SC-8 a ray toward the sky meets nothing', () => {
    const ground = new Ground(plane);
    expect(ground.hit([0, 0, 300], [0, 0, 1])).toBeNull();
    expect(ground.hit([9000, 0, 300], [0, 0, -1])).toBeNull();
  });

  test('SC-8 holes have no height and no value', () => {
    const holed = raster(10, 10, (c, r) => (c > 5 && r > 5 ? Number.NaN : 20));
    const ground = new Ground(holed);
    expect(ground.cellHeightAt(652_085, 6_683_915)).toBeNull();
    expect(ground.cellHeightAt(652_015, 6_683_985)).toBe(20);
    expect(ground.cellHeightAt(651_000, 6_683_985)).toBeNull();
    expect(ground.heightAt(652_085, 6_683_915)).toBeNaN();
    expect(ground.lowestM).toBe(20);
  });
});

/** A square of 20 m with a court of 8 m, and a square of 10 m. */
const buildings: FeatureTable = {
  geometry: 'polygon',
  count: 2,
  featureOffsets: Uint32Array.of(0, 2, 3),
  partOffsets: Uint32Array.of(0, 5, 10, 15),
  xy: Float64Array.from([
    ...square(652_100, 6_683_900, 20, false),
    ...square(652_106, 6_683_906, 8, true),
    ...square(652_200, 6_683_800, 10, false),
  ]),
  z: null,
  ids: ['A', 'B'] as unknown as SourceId[],
  columns: {
    heightM: { type: 'number', values: Float64Array.of(8, Number.NaN) },
    storeys: { type: 'number', values: Float64Array.of(3, 2) },
    use: { type: 'text', codes: Uint32Array.of(1, 2), dictionary: ['', 'Résidentiel', 'Annexe'] },
  },
};

function square(x: number, y: number, size: number, clockwise: boolean): number[] {
  const ring = [x, y, x + size, y, x + size, y + size, x, y + size, x, y];
  if (!clockwise) return ring;
  return ring.reduceRight<number[]>(
    (out, _, i) => (i % 2 === 0 ? [...out, ring[i]!, ring[i + 1]!] : out),
    [],
  );
}

describe('buildings', () => {
  const ground = new Ground(plane);

  test('SC-9 roofs cover the footprints without their courts, walls stand on both', () => {
    const { position, index, isRoof } = extrude(buildings, [0], ground);
    let roof = 0;
    let walls = 0;
    for (let i = 0; i < index.length; i += 3) {
      const area = triangleArea(position, index[i]!, index[i + 1]!, index[i + 2]!);
      if (isRoof[index[i]!] === 1) roof += area.flat;
      else walls += area.whole;
    }
    expect(roof).toBeCloseTo(20 * 20 - 8 * 8, 1);
    const height = position[2 + 3 * 2]! - position[2]!;
    expect(walls).toBeCloseTo((80 + 32) * height, 0);
  });

  test('SC-9 a building starts under the ground and rises by its height', () => {
    const { position } = extrude(buildings, [0], ground);
    const z = position.filter((_, i) => i % 3 === 2);
    const corners = [
      [652_100, 6_683_900],
      [652_120, 6_683_920],
      [652_120, 6_683_900],
      [652_100, 6_683_920],
    ];
    const around = corners.map(([x, y]) => ground.sceneZ(ground.heightAt(x!, y!)));
    expect(Math.min(...z)).toBeLessThan(Math.min(...around));
    expect(Math.max(...z)).toBeGreaterThan(Math.min(...around) + 8);
    expect(Math.max(...z)).toBeLessThan(Math.max(...around) + 8.001);
  });

  test('SC-9 unknown heights are drawn by storeys, then by use; 0 is unknown', () => {
    expect(drawnHeightM(buildings, 0)).toBe(8);
    expect(drawnHeightM(buildings, 1)).toBe(6);
    const zero = { type: 'number', values: Float64Array.of(0, 0) } as const;
    const bare = { ...buildings, columns: { heightM: zero, use: buildings.columns['use']! } };
    expect(drawnHeightM(bare, 0)).toBe(6.5);
    expect(drawnHeightM(bare, 1)).toBe(3);
    expect(drawnHeightM({ ...buildings, columns: {} }, 0)).toBe(6);
  });

  test('SC-8 a ray finds the building that it meets first, a court is not one', () => {
    const picker = new BuildingPicker(buildings, ground);
    expect(picker.at(652_103, 6_683_903)).toBe(0);
    expect(picker.at(652_110, 6_683_910)).toBeNull();
    expect(picker.at(652_205, 6_683_805)).toBe(1);
    expect(picker.at(652_300, 6_683_805)).toBeNull();
    const wall = ground.sceneAt(652_100, 6_683_903);
    const origin: ScenePoint = [wall[0] - 50, wall[1], wall[2] + 54];
    const size = Math.hypot(50, 50);
    expect(picker.hit(origin, [50 / size, 0, -50 / size], size + 10)).toBe(0);
    expect(picker.hit(origin, [-50 / size, 0, -50 / size], size + 10)).toBeNull();
  });
});

function triangleArea(p: Float32Array, a: number, b: number, c: number): { whole: number; flat: number } {
  const [ux, uy, uz] = [0, 1, 2].map((k) => p[3 * b + k]! - p[3 * a + k]!) as [number, number, number];
  const [vx, vy, vz] = [0, 1, 2].map((k) => p[3 * c + k]! - p[3 * a + k]!) as [number, number, number];
  const cross = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
  return { whole: Math.hypot(...cross) / 2, flat: Math.abs(cross[2]) / 2 };
}

describe('painted ground', () => {
  test('SC-5 level ground keeps the colour of its cover, one colour for each', () => {
    const terrain = raster(20, 20, () => 100);
    const codes = Uint8Array.from({ length: 400 }, (_, i) => landCoverCode(i % 20 < 10 ? 'grass' : 'crop'));
    const picture = paintGround(
      { terrain, landCover: { ...terrain, values: codes }, waterSurfaces: null, initialDepth: null },
      palettes.light,
    );
    expect(colourAt(picture, 0.2)).toBe(palettes.light.landCover.grass);
    expect(colourAt(picture, 0.8)).toBe(palettes.light.landCover.crop);
    expect(picture.width * picture.pixelM).toBeCloseTo(200, 6);
  });

  test('SC-5 slopes that face the north-west are lighter than those that face away', () => {
    const facing = hillshade(raster(20, 20, (c, r) => 100 - 2 * (19 - c) - 2 * (19 - r)));
    const away = hillshade(raster(20, 20, (c, r) => 100 + 2 * (19 - c) + 2 * (19 - r)));
    const level = hillshade(raster(20, 20, () => 100));
    expect(level[210]).toBeCloseTo(1, 6);
    expect(facing[210]).toBeGreaterThan(level[210]!);
    expect(away[210]).toBeLessThan(0.9);
  });

  test('SC-5 the sea is the ground under 0 m joined to the border, not a hollow inland', () => {
    const terrain = raster(12, 12, (c, r) => (c < 3 ? -2 : c === 8 && r === 6 ? -5 : 4));
    const water = standingWater(terrain, null)!;
    expect(water.values[5 * 12]).toBe(landCoverCode('water'));
    expect(water.values[6 * 12 + 8]).toBe(0);
    expect(
      standingWater(
        raster(5, 5, () => 3),
        null,
      ),
    ).toBeNull();
  });
});

function colourAt(picture: { width: number; height: number; rgba: Uint8Array }, share: number): string {
  const i = 4 * (Math.floor(picture.height / 2) * picture.width + Math.floor(picture.width * share));
  return `#${[...picture.rgba.subarray(i, i + 3)].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}
