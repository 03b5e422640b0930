import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contourLines, lengthOf, type Line, simplified } from '../../scripts/contours.ts';
import { sketchOf } from '../../scripts/sketch.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { readTerritoryFile } from '../../src/loaders/territory-file.ts';
import type { RasterValues } from '../../src/territory/raster.ts';
import { repository } from '../sources.ts';

function raster(columns: number, rows: number, at: (x: number, y: number) => number): RasterValues {
  const grid = { columns, rows, cellSizeM: 10, westM: 0, northM: 10 * rows };
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++)
    values[i] = at(10 * (i % columns) + 5, 10 * rows - 10 * Math.floor(i / columns) - 5);
  return { grid, values };
}

describe('the drawing of the start screen', () => {
  test('SR-27 a contour of a cone is a ring at its distance from the top', () => {
    const cone = raster(60, 60, (x, y) => 100 - Math.hypot(x - 301, y - 297) / 4);
    const [ring, ...others] = contourLines(cone, 60);
    expect(others).toEqual([]);
    expect(ring?.[0]).toEqual(ring?.at(-1));
    for (const [x, y] of ring ?? []) expect(Math.abs(Math.hypot(x - 301, y - 297) - 160)).toBeLessThan(0.5);
    expect(Math.abs(lengthOf(ring ?? []) - 2 * Math.PI * 160)).toBeLessThan(10);
  });

  test('SR-27 a contour leaves by the border, stops at holes, and never crosses itself at a saddle', () => {
    const slope = raster(20, 10, (x) => x);
    expect(contourLines(slope, 100).map((line) => [line.length, lengthOf(line)])).toEqual([[10, 90]]);
    const holed = raster(20, 10, (x, y) => (y > 40 && y < 60 ? Number.NaN : x));
    expect(contourLines(holed, 100).length).toBe(2);
    const saddle = raster(3, 3, (x, y) => ((x - 15) * (y - 15)) / 10 + 0.1);
    for (const line of contourLines(saddle, 0)) expect(new Set(line.map(String)).size).toBe(line.length);
  });

  test('SR-27 a simplified line keeps its ends, and no vertex is further from it than asked', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), (points) => {
        const line: Line = points;
        const short = simplified(line, 8);
        expect(short[0]).toEqual(line[0]);
        expect(short.at(-1)).toEqual(line.at(-1));
        for (const vertex of line) {
          const gaps = short.slice(1).map((end, i) => gapTo(vertex, short[i]!, end));
          expect(Math.min(...gaps)).toBeLessThanOrEqual(8 + 1e-9);
        }
      }),
    );
  });

  test('SR-27 it shows contours, water, roads and roofs, within the territory, and weighs little', async () => {
    const file = readFileSync(join(repository, 'tests/valley/territory.jumelles'));
    const territory = await readTerritoryFile(fileFromBytes(new Uint8Array(file), 'territory.jumelles'));
    const sketch = sketchOf(territory);
    const { viewBox, ...paths } = sketch;
    const [left, top, width, height] = viewBox;
    expect([left, width, height]).toEqual([0, 1600, 1050]);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top + height).toBeLessThanOrEqual(1200);
    for (const path of Object.values(paths)) expect(path).toMatch(/^M-?\d+ -?\d+l/);
    expect(gzipSync(JSON.stringify(sketch)).length).toBeLessThan(60_000);
    expect(JSON.stringify(sketchOf(territory))).toBe(JSON.stringify(sketch));
  });
});

function gapTo([x, y]: Line[number], [x0, y0]: Line[number], [x1, y1]: Line[number]): number {
  const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const along =
    squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / squared));
  return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
}
