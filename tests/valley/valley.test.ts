import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createValleyProject } from './project.ts';
import { createValley } from './territory.ts';
import { columnAt, gridBounds, rowAt } from '../../src/base/grid.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { readTerritoryFile } from '../../src/loaders/territory-file.ts';
import { parseProject } from '../../src/scenario/parse.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import { landCoverClasses } from '../../src/territory/land-cover.ts';

const folder = import.meta.dirname;
const made = sealTerritory(createValley());
const { terrain } = made.layers;

describe('the valley of the tests', () => {
  test('EX-1 the file is what the script makes', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'territory.jumelles')));
    const shipped = await readTerritoryFile(fileFromBytes(bytes, 'territory.jumelles'));
    expect(shipped.digest).toBe(made.digest);
    expect(shipped.name).toBe(made.name);
    expect(bytes.length).toBeLessThan(2_000_000);
  });

  test('EX-1 the project is valid and stands on this territory', () => {
    const shipped = parseProject(readFileSync(join(folder, 'project.json'), 'utf8'));
    expect(shipped).toEqual(createValleyProject(made));
    expect(shipped.territory.digest).toBe(made.digest);
    expect(shipped.alternatives[0]?.edits).toEqual([]);
  });

  test('EX-2 it is made up, says so and names no producer', () => {
    expect(made.fictional).toBe(true);
    expect(made.sources.map(({ producer }) => producer)).toEqual(['']);
  });

  test('EX-3 everything lies within the terrain', () => {
    const [west, south, east, north] = gridBounds(terrain.grid);
    const tables = Object.values(made.layers).flatMap((layer) => ('table' in layer ? [layer.table] : []));
    expect(tables.length).toBe(8);
    for (const { xy } of tables) {
      for (let i = 0; i < xy.length; i += 2) {
        expect(xy[i]).toBeGreaterThanOrEqual(west);
        expect(xy[i]).toBeLessThanOrEqual(east);
        expect(xy[i + 1]).toBeGreaterThanOrEqual(south);
        expect(xy[i + 1]).toBeLessThanOrEqual(north);
      }
    }
    expect(terrain.values.every((z) => Number.isFinite(z))).toBe(true);
  });

  test('EX-4 the river falls all the way, and its bed is in the terrain', () => {
    const { xy, z } = tableOf('waterLines');
    const vertices = tableOf('waterLines').partOffsets[1]!;
    for (let v = 1; v < vertices; v++) expect(z![v]).toBeLessThan(z![v - 1]!);
    for (let v = 0; v < vertices; v++) {
      const column = Math.min(terrain.grid.columns - 1, columnAt(terrain.grid, xy[2 * v]!));
      const ground = terrain.values[rowAt(terrain.grid, xy[2 * v + 1]!) * terrain.grid.columns + column]!;
      expect(Math.abs(ground - z![v]!)).toBeLessThan(0.1);
    }
  });

  test('EX-4 the water of an ordinary day stays within the banks', () => {
    const depth = made.layers.initialDepth!.values;
    const wet = Array.from(depth).filter((d) => d > 0).length;
    expect(Math.max(...depth)).toBeLessThan(2);
    expect(wet).toBeGreaterThan(900);
    expect(wet).toBeLessThan(2200);
  });

  test('EX-5 the village has every kind of building and place that a plan asks about', () => {
    const buildings = tableOf('buildings');
    expect(buildings.count).toBeGreaterThan(250);
    const uses = textsOf(buildings, 'use');
    for (const use of ['Résidentiel', 'Agricole', 'Commercial et services', 'Religieux', 'Annexe'])
      expect(uses).toContain(use);
    const roles = textsOf(tableOf('places'), 'role');
    for (const role of ['townHall', 'school', 'fireStation', 'careHome', 'substation'])
      expect(roles).toContain(role);
  });

  test('EX-5 squares and buildings count the same dwellings', () => {
    const dwellings = sum(numbersOf(tableOf('buildings'), 'dwellings'));
    expect(sum(numbersOf(tableOf('population'), 'households'))).toBe(dwellings);
    const people = sum(numbersOf(tableOf('population'), 'inhabitants'));
    expect(people / dwellings).toBeGreaterThan(1.8);
    expect(people / dwellings).toBeLessThan(2.6);
  });

  test('EX-6 land cover uses the house classes, with woods, meadows, fields and water', () => {
    const cover = made.layers.landCover!.values;
    const share = (name: (typeof landCoverClasses)[number]) => {
      const code = landCoverClasses.indexOf(name);
      return Array.from(cover).filter((value) => value === code).length / cover.length;
    };
    expect(cover.every((code) => code > 0 && code < landCoverClasses.length)).toBe(true);
    expect(share('broadleaf')).toBeGreaterThan(0.08);
    expect(share('grass')).toBeGreaterThan(0.2);
    expect(share('crop') + share('ploughed')).toBeGreaterThan(0.15);
    expect(share('water')).toBeGreaterThan(0.01);
  });
});

function tableOf(kind: 'buildings' | 'waterLines' | 'places' | 'population'): FeatureTable {
  return made.layers[kind]!.table;
}

function numbersOf(table: FeatureTable, name: string): Float64Array {
  const column = table.columns[name]!;
  return column.type === 'number' ? column.values : new Float64Array(0);
}

function textsOf(table: FeatureTable, name: string): Set<string> {
  const column = table.columns[name]!;
  return new Set(column.type === 'text' ? [...column.codes].map((code) => column.dictionary[code]!) : []);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
