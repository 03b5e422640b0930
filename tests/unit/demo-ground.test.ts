import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnAt, rowAt } from '../../src/base/grid.ts';
import { filesOf } from '../../src/cli/input-folder.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { textAt } from '../../src/territory/table-ops.ts';

const folder = join(import.meta.dirname, '../../assets/demo');
const wanted = ['relief_5m.tif', 'troncon_hydrographique.geojson', 'digue.geojson'];
const files = (await filesOf(folder)).filter(({ name }) => wanted.includes(name));
const { territory, problems } = await buildTerritory(await readFolder(files));
const { terrain, waterLines, dikes } = territory!.layers;
const { grid, values } = terrain;

describe('the demonstration commune on its ground', () => {
  test('DM-1 the loaders take the files as they are', () => {
    expect(problems).toEqual([]);
    expect(waterLines?.table.count).toBeGreaterThan(4);
    expect(grid).toMatchObject({ columns: 1200, rows: 900, cellSizeM: 5 });
    expect(values.every((z) => Number.isFinite(z))).toBe(true);
  });

  test('DM-2 every watercourse falls, cell after cell, to its mouth', () => {
    const { table } = waterLines!;
    for (let feature = 0; feature < table.count; feature++) {
      const bed = placesOf(table, feature, 1).map(groundM);
      const rises = bed.filter((z, i) => i > 0 && z > (bed[i - 1] as number));
      expect(rises, textAt(table, 'name', feature)).toEqual([]);
    }
  });

  test('DM-2 the Aurne runs in a carved bed of about 18 × 2.2 m', () => {
    const { table } = waterLines!;
    const depths: number[] = [];
    const widths: number[] = [];
    for (let feature = 0; feature < table.count; feature++) {
      if (textAt(table, 'name', feature) !== 'l’Aurne') continue;
      const places = placesOf(table, feature, 10);
      for (let i = 1; i + 1 < places.length; i++) {
        const [ax, ay] = places[i - 1] as Place;
        const [bx, by] = places[i + 1] as Place;
        const length = Math.hypot(bx - ax, by - ay);
        const across = (metres: number): Place => {
          const [x, y] = places[i] as Place;
          return [x - ((by - ay) / length) * metres, y + ((bx - ax) / length) * metres];
        };
        const bed = groundM(places[i] as Place);
        const banks = [-16, 16].map((metres) => groundM(across(metres)) - bed);
        depths.push(Math.min(...banks));
        const isBed = (metres: number): boolean => groundM(across(metres)) - bed < 1.1;
        let width = 0;
        for (let metres = -20; metres <= 20; metres++) if (isBed(metres)) width += 1;
        widths.push(width);
      }
    }
    expect(depths.length).toBeGreaterThan(800);
    // Banks: with the levee on them, less at brook mouths, the ford and inside bends.
    expect(median(depths)).toBeGreaterThan(2);
    expect(median(depths)).toBeLessThan(2.7);
    expect(depths.filter((depth) => depth > 1.2).length).toBeGreaterThan(0.95 * depths.length);
    // At half its depth.
    expect(median(widths)).toBeGreaterThanOrEqual(15);
    expect(median(widths)).toBeLessThanOrEqual(21);
  });

  test('DM-3 the old dike has a crest all along, above the ground on both sides', () => {
    const { table } = dikes!;
    expect(table.count).toBe(1);
    expect(table.z?.every((z) => Number.isFinite(z))).toBe(true);
  });

  test('DM-4 the folder is no larger than 8 MB', () => {
    const bytes = readdirSync(folder)
      .filter((name) => !/resultats|results|\.jumelrun$/i.test(name))
      .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(8_000_000);
    expect(bytes).toBeGreaterThan(1_000_000);
  });
});

type Place = readonly [x: number, y: number];

function groundM([x, y]: Place): number {
  const column = Math.min(grid.columns - 1, Math.max(0, columnAt(grid, x)));
  const row = Math.min(grid.rows - 1, Math.max(0, rowAt(grid, y)));
  return values[row * grid.columns + column] as number;
}

/** Places along a line feature, `stepM` apart, within the terrain. */
function placesOf(table: FeatureTable, feature: number, stepM: number): Place[] {
  const part = table.featureOffsets[feature] as number;
  const places: Place[] = [];
  let left = 0;
  for (let v = table.partOffsets[part] as number; v + 1 < (table.partOffsets[part + 1] as number); v++) {
    const [ax, ay, bx, by] = Array.from(table.xy.subarray(2 * v, 2 * v + 4)) as [
      number,
      number,
      number,
      number,
    ];
    const length = Math.hypot(bx - ax, by - ay);
    for (; left <= length; left += stepM)
      places.push([ax + ((bx - ax) * left) / length, ay + ((by - ay) * left) / length]);
    left -= length;
  }
  return places;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;
}
