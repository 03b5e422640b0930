import fc from 'fast-check';
import { PerspectiveCamera } from 'three';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import { fieldOfViewDeg } from '../../src/scene/map-camera.ts';
import { castShadows } from '../../src/scene/objects/cast-shadows.ts';
import { Ground } from '../../src/scene/objects/ground.ts';
import { paintGround } from '../../src/scene/objects/ground-picture.ts';
import { RibbonBuilder } from '../../src/scene/objects/ribbon.ts';
import { placeCamera } from '../../src/scene/objects/view-world.ts';
import { palettes } from '../../src/scene/palette.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';

const west = 652_000;
const south = 6_684_000;

function raster(at: (column: number, row: number) => number): RasterLayer {
  const grid = { columns: 100, rows: 100, cellSizeM: 10, westM: west, northM: south + 1000 };
  return {
    grid,
    values: Float32Array.from({ length: 10_000 }, (_, i) => at(i % 100, Math.floor(i / 100))),
    source: 'test',
  };
}

describe('low views', () => {
  const hills = new Ground(raster((c, r) => 60 + 25 * Math.sin(c / 7) * Math.cos(r / 9)));

  test('SC-27 the eye is never in the ground nor in a building, and neither is cut by the near plane', () => {
    const camera = new PerspectiveCamera(fieldOfViewDeg, 1.6);
    const roofs = (x: number, y: number) => hills.sceneAt(x, y)[2] + 12;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 60, max: 3000 }),
        fc.integer({ min: 0, max: 628 }),
        fc.integer({ min: 0, max: 150 }),
        fc.boolean(),
        (dx, dy, distanceM, turn, tilt, isBuilt) => {
          const state = {
            xM: west + dx,
            yM: south + dy,
            distanceM,
            headingRad: turn / 100,
            tiltRad: tilt / 100,
          };
          placeCamera(camera, state, hills, isBuilt ? roofs : undefined);
          const { x, y, z } = camera.position;
          const [xM, yM] = [x + hills.originXM, y + hills.originYM];
          const under = isBuilt ? roofs(xM, yM) : hills.sceneAt(xM, yM)[2];
          expect(z - under).toBeGreaterThan(2.4);
          expect(camera.near).toBeLessThan(z - under);
          expect(camera.far).toBeGreaterThan(distanceM);
        },
      ),
    );
  });

  test('SC-27 a way on a bank lies as high as the ground under its sides', () => {
    const bank = new Ground(raster((c) => (c < 50 ? 60 : 63)));
    const builder = new RibbonBuilder(bank);
    builder.drape([west + 500, south + 100, west + 500, south + 900], 8);
    const geometry = builder.build();
    const position = geometry.getAttribute('position');
    const least = bank.sceneZ(bank.heightAt(west + 504, south + 500)) - 1e-3;
    for (let i = 0; i < position.count; i++) expect(position.getZ(i)).toBeGreaterThanOrEqual(least);
    geometry.dispose();
  });
});

describe('shadows', () => {
  const level = raster(() => 50);
  const ground = new Ground(level);
  /** A house of 10 × 10 m and 10 m high. */
  const house: FeatureTable = {
    geometry: 'polygon',
    count: 1,
    featureOffsets: Uint32Array.of(0, 1),
    partOffsets: Uint32Array.of(0, 5),
    xy: Float64Array.from([500, 500, 510, 500, 510, 510, 500, 510, 500, 500], (v, i) =>
      i % 2 === 0 ? v + west : v + south,
    ),
    z: null,
    ids: ['B' as SourceId],
    columns: { heightM: { type: 'number', values: Float64Array.of(10) } },
  };

  test('SC-28 a building shades the ground at its south-east, once, and nothing else', () => {
    const layers = { terrain: level, landCover: null, waterSurfaces: null, initialDepth: null };
    const bare = paintGround(layers, palettes.light);
    const picture = paintGround(layers, palettes.light);
    for (const _ of castShadows(picture, house, ground)) continue;
    const { width, pixelM } = picture;
    const lightAt = (x: number, y: number) => {
      const i = 4 * (Math.floor((1000 - y) / pixelM) * width + Math.floor(x / pixelM));
      return picture.rgba[i]! / bare.rgba[i]!;
    };
    expect(lightAt(512.5, 500)).toBeCloseTo(0.8, 1);
    expect(lightAt(505, 497.5)).toBeCloseTo(0.8, 1);
    expect(lightAt(495, 515)).toBe(1);
    expect(lightAt(530, 480)).toBe(1);
    const shaded = picture.rgba.reduce((sum, v, i) => sum + (v === bare.rgba[i] ? 0 : 1), 0) / 3;
    // Two parallelograms of 10 m by 0.62 × 10 m / √2, and their corner; half a pixel of smoothing round them.
    const reach = 6.2 * Math.SQRT1_2;
    const areaM2 = 2 * 10 * reach;
    expect(shaded * pixelM * pixelM).toBeGreaterThan(0.8 * areaM2);
    expect(shaded * pixelM * pixelM).toBeLessThan(1.8 * areaM2);
  });
});
