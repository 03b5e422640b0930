import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FarRelief } from '../../src/scene/objects/far-relief.ts';
import { Ground } from '../../src/scene/objects/ground.ts';
import { paintGround } from '../../src/scene/objects/ground-picture.ts';
import { palettes } from '../../src/scene/palette.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';

const relief = (x: number, y: number) => 80 + 12 * Math.sin(x / 90) + 9 * Math.cos(y / 70);

function raster(
  columns: number,
  rows: number,
  cellSizeM: number,
  [westM, northM]: readonly [number, number],
  valueAt: (x: number, y: number) => number = relief,
): RasterLayer {
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++) {
    const x = westM + ((i % columns) + 0.5) * cellSizeM;
    values[i] = valueAt(x, northM - (Math.floor(i / columns) + 0.5) * cellSizeM);
  }
  return { grid: { columns, rows, cellSizeM, westM, northM }, values, source: 'test' };
}

const corner = [652_000, 6_684_000] as const;
const fine = raster(60, 40, 5, corner);
const palette = palettes.light;

function farRelief(around: RasterLayer, ground = new Ground(fine), mostVertices = 1e6): FarRelief {
  const layers = { terrain: fine, landCover: null, waterSurfaces: null, initialDepth: null };
  return new FarRelief(around, ground, paintGround(layers, palette), palette, mostVertices);
}

/** Around the fine raster, from these margins in m. */
function around(west: number, north: number, east: number, south: number, cell = 25): RasterLayer {
  const columns = Math.ceil((300 + west + east) / cell);
  const rows = Math.ceil((200 + north + south) / cell);
  return raster(columns, rows, cell, [corner[0] - west, corner[1] + north]);
}

/** Corners of each triangle seen from above, m. */
function triangles(far: FarRelief): readonly (readonly (readonly [number, number])[])[] {
  const position = far.geometry.getAttribute('position');
  const index = far.geometry.getIndex()!;
  return Array.from({ length: index.count / 3 }, (_, t) =>
    [0, 1, 2].map((k) => {
      const vertex = index.getX(3 * t + k);
      return [position.getX(vertex), position.getY(vertex)] as const;
    }),
  );
}

function areaOf([a, b, c]: readonly (readonly [number, number])[]): number {
  return ((b![0] - a![0]) * (c![1] - a![1]) - (c![0] - a![0]) * (b![1] - a![1])) / 2;
}

describe('the relief around', () => {
  test('SC-30 it covers all that lies between its own edge and the territory’s, once, seen from above', () => {
    const margin = fc.integer({ min: 30, max: 400 });
    fc.assert(
      fc.property(
        margin,
        margin,
        margin,
        margin,
        fc.constantFrom(1e6, 60),
        (west, north, east, south, most) => {
          const layer = around(west, north, east, south);
          const ground = new Ground(fine);
          const found = triangles(farRelief(layer, ground, most)).map(areaOf);
          expect(Math.min(...found)).toBeGreaterThan(-1e-3);
          const spanOf = ({ grid: { columns, rows, cellSizeM } }: RasterLayer) =>
            (columns - 1) * cellSizeM * (rows - 1) * cellSizeM;
          const expected = spanOf(layer) - spanOf(fine);
          const sum = found.reduce((total, area) => total + area, 0);
          expect(Math.abs(sum - expected)).toBeLessThan(1e-4 * expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('SC-30 every vertex of the territory’s edge is in it, at the same place and height', () => {
    const ground = new Ground(fine, { exaggeration: 2 });
    const position = farRelief(around(100, 100, 100, 100), ground).geometry.getAttribute('position');
    const known = new Set(
      Array.from({ length: position.count }, (_, i) =>
        [position.getX(i), position.getY(i), position.getZ(i)].map((v) => v.toFixed(3)).join(),
      ),
    );
    const [lastColumn, lastRow] = [ground.columns - 1, ground.rows - 1];
    let seen = 0;
    for (let row = 0; row <= lastRow; row++) {
      for (let column = 0; column <= lastColumn; column++) {
        const isEdge = row === 0 || column === 0 || row === lastRow || column === lastColumn;
        if (!isEdge) continue;
        const z = ground.sceneZ(ground.heights[row * ground.columns + column]!);
        const own = [ground.vertexX(column), ground.vertexY(row), z].map((v) => v.toFixed(3)).join();
        seen += known.has(own) ? 1 : 0;
      }
    }
    expect(seen).toBe(2 * (ground.columns + ground.rows) - 4);
  });

  test('SC-30 its own edge is the paper, so that the picture has no border there', () => {
    const far = farRelief(around(500, 500, 500, 500));
    const position = far.geometry.getAttribute('position');
    const colour = far.geometry.getAttribute('color');
    const paper = [0xf6, 0xf5, 0xf1].map((byte) => byte / 255);
    const box = Array.from({ length: position.count }, (_, i) => i).filter(
      (i) => Math.abs(position.getX(i)) > 620 || Math.abs(position.getY(i)) > 570,
    );
    expect(box.length).toBeGreaterThan(20);
    for (const i of box) {
      const parts = [colour.getX(i), colour.getY(i), colour.getZ(i)];
      expect(Math.max(...parts.map((part, k) => Math.abs(part - paper[k]!)))).toBeLessThan(0.02);
    }
  });

  test('SC-30 holes and a relief that does not reach around leave no broken triangle', () => {
    const holed = around(200, 200, 200, 200);
    (holed.values as Float32Array).fill(Number.NaN, 0, 60);
    const beside = raster(20, 20, 25, [corner[0] + 150, corner[1] + 100]);
    for (const layer of [holed, beside]) {
      const found = triangles(farRelief(layer)).map(areaOf);
      expect(found.length).toBeGreaterThan(50);
      expect(found.every((area) => area > -1e-3)).toBe(true);
    }
    const far = farRelief(holed);
    expect(far.heightAt(corner[0] - 10, corner[1] - 100)).not.toBeNull();
    expect(far.heightAt(corner[0] - 5000, corner[1])).toBeNull();
  });
});
