import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/base/grid.ts';
import { floodIndicatorRows, relativeVolumeError } from '../../src/engines/flood/indicators.ts';
import { createFloodInput } from '../../src/engines/flood/input.ts';
import { inhabitantsByBuilding } from '../../src/territory/people.ts';
import type { Column } from '../../src/territory/feature-table.ts';
import {
  appliedOf,
  featureTable,
  floodParametersWith,
  hypothesisOf,
  numberColumn,
  rasterLayer,
  rectangle,
} from './flood-fixture.ts';

const grid: Grid = { columns: 10, rows: 10, cellSizeM: 10, westM: 0, northM: 100 };
const terrain = rasterLayer(grid, () => 5);
const volumes = { initialM3: 10, inflowM3: 100, outflowM3: 30, storedM3: 80 };

/** Three small buildings of one size: across cells 11 and 12, in cell 45, in cell 99. */
const houses = featureTable('polygon', [
  rectangle(16, 82, 21, 87),
  rectangle(52, 52, 57, 57),
  rectangle(92, 2, 97, 7),
]);
const square = featureTable('polygon', [rectangle(0, 0, 100, 100)], { inhabitants: numberColumn(60) });
const places = featureTable('point', [[[15, 95]], [[95, 95]], [[500, 500]]]);

function rowsFor(
  depths: Readonly<Record<number, number>>,
  layers = {},
  noise = 0.01,
  start: Readonly<Record<number, number>> = {},
) {
  const input = createFloodInput(appliedOf(terrain, layers), hypothesisOf([]), floodParametersWith());
  const maxDepth = new Float32Array(100);
  const startDepth = new Float32Array(100);
  const arrival = new Float32Array(100).fill(Number.NaN);
  for (const [cell, depth] of Object.entries(start)) startDepth[Number(cell)] = depth;
  for (const [cell, depth] of Object.entries(depths)) {
    maxDepth[Number(cell)] = depth;
    if (depth > 0.05) arrival[Number(cell)] = 1000 * depth;
  }
  const rows = floodIndicatorRows(input, { startDepth, maxDepth, arrival }, volumes, noise);
  let next = rows.next();
  while (!next.done) next = rows.next();
  return next.value;
}

describe('indicators', () => {
  it('FL-70 flooded area counts cells above the threshold, by class of greatest depth', () => {
    const { floodedArea, floodedAreaByDepth } = rowsFor({ 0: 0.05, 1: 0.051, 2: 0.5, 3: 0.7, 4: 1.5, 5: 3 });
    expect(floodedArea[0]).toMatchObject({ value: 0.05, members: { axis: 'cell', weight: 0.01 } });
    expect([...floodedArea[0]!.members!.indices]).toEqual([1, 2, 3, 4, 5]);
    expect(floodedAreaByDepth.map((row) => [row.key, row.value])).toEqual([
      ['under-0.5', 0.02],
      ['0.5-1', 0.01],
      ['1-2', 0.01],
      ['over-2', 0.01],
    ]);
    // Cells 0 and 1 stand within a centimetre of 5 cm, cell 2 of 50 cm.
    expect(floodedArea[0]!.noise).toBeCloseTo(0.02, 9);
    expect(floodedAreaByDepth[1]!.noise).toBeCloseTo(0.01, 9);
  });

  it('FL-70 what was under water at the start is not flooded, whatever its depth becomes', () => {
    const start = { 2: 0.06, 3: 0.05, 4: 4 };
    const { floodedArea, floodedAreaByDepth } = rowsFor({ 1: 0.2, 2: 0.8, 3: 0.8, 4: 5 }, {}, 0.01, start);
    expect([...floodedArea[0]!.members!.indices]).toEqual([1, 3]);
    expect(floodedAreaByDepth.map((row) => row.value)).toEqual([0.01, 0.01, 0, 0]);
  });

  it('FL-71 a building is reached by the deepest cell of its ring, and named among the members', () => {
    const layers = { buildings: { table: houses, source: 't' } };
    const { buildingsReached, buildingsByDepth } = rowsFor(
      { 11: 0.3, 12: 0.6, 45: 0.052, 99: 0.045 },
      layers,
    );
    expect(buildingsReached[0]).toMatchObject({ value: 2, noise: 2 });
    expect([...buildingsReached[0]!.members!.indices]).toEqual([0, 1]);
    expect(buildingsByDepth.map((row) => row.value)).toEqual([1, 1, 0, 0]);
    expect([...buildingsByDepth[1]!.members!.indices]).toEqual([0]);
  });

  it('FL-72 inhabitants are shared by dwellings, else by floor area, and follow their buildings', () => {
    const layers = { buildings: { table: houses, source: 't' }, population: { table: square, source: 't' } };
    const { inhabitants } = rowsFor({ 11: 0.3 }, layers);
    expect(inhabitants[0]!.value).toBeCloseTo(20, 9);
    const withColumns = (columns: Readonly<Record<string, Column>>) =>
      [...inhabitantsByBuilding({ ...houses, columns }, square)].map(
        (people) => Math.round(people * 1e6) / 1e6,
      );
    expect(withColumns({ dwellings: numberColumn(1, 0, 5) })).toEqual([10, 0, 50]);
    expect(withColumns({ storeys: numberColumn(1, 2, Number.NaN), heightM: numberColumn(9, 9, 9) })).toEqual([
      10, 20, 30,
    ]);
    const use: Column = {
      type: 'text',
      codes: Uint32Array.of(1, 2, 1),
      dictionary: ['', 'Résidentiel', 'Industriel'],
    };
    expect(withColumns({ use })).toEqual([30, 0, 30]);
    const none: Column = { type: 'text', codes: Uint32Array.of(1, 1, 1), dictionary: ['', 'Agricole'] };
    expect(withColumns({ use: none })).toEqual([20, 20, 20]);
  });

  it('FL-73 a place has its first arrival, or says why it has none', () => {
    const { arrivalAtPlaces } = rowsFor({ 1: 2 }, { places: { table: places, source: 't' } });
    expect(arrivalAtPlaces).toEqual([
      { key: 'f0', value: 2000, noise: 60 },
      { key: 'f1', value: null, reason: 'neverReached' },
      { key: 'f2', value: null, reason: 'outsideCalculation' },
    ]);
  });

  it('FL-74 a missing layer gives no figure and says so', () => {
    const rows = rowsFor({ 1: 2 });
    expect(rows.buildingsReached).toEqual([{ value: null, reason: 'noBuildings' }]);
    expect(rows.inhabitants).toEqual([{ value: null, reason: 'noPopulation' }]);
    expect(rows.arrivalAtPlaces).toEqual([{ value: null, reason: 'noPlaces' }]);
    expect(rows.buildingsByDepth.every((row) => row.value === null && row.reason === 'noBuildings')).toBe(
      true,
    );
    const peopleOnly = rowsFor({ 1: 2 }, { population: { table: square, source: 't' } });
    expect(peopleOnly.inhabitants).toEqual([{ value: null, reason: 'noBuildings' }]);
  });

  it('FL-75 volume error is relative to what crossed the edges', () => {
    expect(relativeVolumeError(volumes)).toBe(0);
    expect(relativeVolumeError({ ...volumes, storedM3: 81 })).toBeCloseTo(0.01, 12);
    expect(relativeVolumeError({ initialM3: 50, inflowM3: 0, outflowM3: 0, storedM3: 51 })).toBeCloseTo(
      0.02,
      12,
    );
    expect(rowsFor({}).volumes.map((row) => row.value)).toEqual([10, 100, 30, 80]);
  });
});
