import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/base/grid.ts';
import { checkFlood } from '../../src/engines/flood/check.ts';
import { computeGrid, resample } from '../../src/engines/flood/compute-grid.ts';
import { createFloodInput } from '../../src/engines/flood/input.ts';
import { localOffset } from '../../src/engines/flood/lattice.ts';
import { toLattice } from '../../src/engines/flood/solver-series.ts';
import { buildingModes, riverbeds } from '../../src/engines/flood/parameters.ts';
import type { Condition } from '../../src/scenario/project.ts';
import { landCoverCode } from '../../src/territory/land-cover.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';
import {
  appliedOf,
  featureTable,
  floodParametersWith,
  hypothesisOf,
  rasterLayer,
  rectangle,
} from './flood-fixture.ts';

const grid: Grid = { columns: 12, rows: 8, cellSizeM: 10, westM: 700_000, northM: 6_600_000 };
const flat = rasterLayer(grid, () => 100);
const { westM, northM } = grid;
const rain: Condition = {
  kind: 'flood/rain',
  id: 'rain',
  label: 'pluie',
  series: { timesS: [0], values: [36] },
};

function inputOf(terrain: RasterLayer, conditions: readonly Condition[], parameters = {}, layers = {}) {
  return createFloodInput(
    appliedOf(terrain, layers),
    hypothesisOf(conditions),
    floodParametersWith(parameters),
  );
}

function codesOf(terrain: RasterLayer, conditions: readonly Condition[], parameters = {}, layers = {}) {
  return checkFlood(inputOf(terrain, conditions, parameters, layers)).map((problem) => problem.code);
}

describe('ground', () => {
  it('FL-50 bed minus offset lies on the lattice and within half a step of the terrain', () => {
    fc.assert(
      fc.property(
        fc.float({ min: -900, max: 900, noNaN: true }),
        fc.integer({ min: -500, max: 3000 }),
        (dz, base) => {
          const terrain = rasterLayer(grid, (column) => base + (column / 11) * dz);
          const { solver, offsetM } = inputOf(terrain, [rain]);
          for (const [cell, z] of solver.bedM.entries()) {
            expect(z * 8192).toBe(Math.round(z * 8192));
            expect(Math.abs(z + offsetM - terrain.values[cell]!)).toBeLessThanOrEqual(1 / 16384);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('FL-51 a terrain that spans 2048 m is refused', () => {
    expect(localOffset(Float32Array.of(0, 2046))).toBe(1023);
    expect(() => localOffset(Float32Array.of(0, 2048.5))).toThrowError(
      expect.objectContaining({ code: 'flood/range' }),
    );
    expect(toLattice(0.3)).toBe(Math.round(0.3 * 8192) / 8192);
  });

  it('FL-52 a coarser cell holds the mean of the terrain, unknown where more than half is unknown', () => {
    const terrain = rasterLayer(grid, (column, row) =>
      column < 2 && row < 2 ? [1, 2, 3, 6][2 * row + column]! : column,
    );
    const coarse = computeGrid(grid, 4);
    expect([coarse.columns, coarse.rows, coarse.cellSizeM]).toEqual([3, 2, 40]);
    const halved = computeGrid(grid, 2);
    expect(resample(terrain, halved)[0]).toBe(3);
    const holes = (unknown: number) =>
      resample(
        rasterLayer(grid, (column, row) =>
          2 * row + column < unknown && row < 2 && column < 2 ? Number.NaN : 8,
        ),
        halved,
      )[0];
    expect(holes(2)).toBe(8);
    expect(holes(3)).toBeNaN();
    const finer = resample(terrain, computeGrid(grid, 0.5));
    expect([...finer.subarray(0, 4)]).toEqual([1, 1, 2, 2]);
  });

  it('FL-53 friction comes from the roughness, else the land cover, else the unknown class', () => {
    const cover = new Uint8Array(96).fill(landCoverCode('grass'));
    cover[2] = 0;
    const roughness = rasterLayer(grid, (column, row) => (row === 0 && column === 0 ? 0.111 : Number.NaN));
    const layers = { landCover: { grid, values: cover, source: 'test' }, roughness };
    const { manning } = inputOf(flat, [rain], { manningGrass: 0.04, manningUnknown: 0.07 }, layers).solver;
    expect(manning[0]).toBeCloseTo(0.111, 6);
    expect(manning[1]).toBeCloseTo(0.04, 6);
    expect(manning[2]).toBeCloseTo(0.07, 6);
    expect(inputOf(flat, [rain], { manningUnknown: 0.07 }).solver.manning[5]).toBeCloseTo(0.07, 6);
  });

  it('FL-54 buildings block the cells they cover by half, or lend them their friction by share', () => {
    const footprint = rectangle(westM + 20, northM - 40, westM + 43, northM - 20);
    const layers = { buildings: { table: featureTable('polygon', [footprint]), source: 'test' } };
    const blocked = inputOf(flat, [rain], { buildings: buildingModes.blocked }, layers);
    const nan = [...blocked.solver.bedM.keys()].filter((cell) => Number.isNaN(blocked.solver.bedM[cell]));
    expect(nan).toEqual([26, 27, 38, 39]);
    const rough = inputOf(
      flat,
      [rain],
      { buildings: buildingModes.roughness, manningBuilding: 0.25 },
      layers,
    );
    expect(rough.solver.manning[26]).toBeCloseTo(0.25, 6);
    expect(rough.solver.manning[28]).toBeCloseTo(0.05 + 0.3 * 0.2, 2);
    expect(rough.solver.bedM.some(Number.isNaN)).toBe(false);
    const ring = [...rough.rings!.cells].sort((a, b) => a - b);
    expect(ring).toEqual([13, 14, 15, 16, 25, 28, 37, 40, 49, 50, 51, 52]);
  });

  it('FL-55 a bed burnt in lowers water surfaces and lines once, without gaps between cells', () => {
    const line = featureTable('line', [
      [
        [westM + 5, northM - 5],
        [westM + 115, northM - 75],
      ],
    ]);
    const layers = { waterLines: { table: line, source: 'test' } };
    const parameters = { riverbed: riverbeds.burnt, bedWidthM: 10, bedDepthM: 2 };
    const { solver, offsetM } = inputOf(flat, [rain], parameters, layers);
    const lowered = [...solver.bedM.keys()].filter((cell) => solver.bedM[cell]! + offsetM < 99);
    expect(lowered.every((cell) => solver.bedM[cell]! + offsetM === 98)).toBe(true);
    const reached = new Set([lowered[0]!]);
    for (const cell of reached) {
      const column = cell % 12;
      for (const near of [cell - 12, cell + 12, column > 0 ? cell - 1 : -1, column < 11 ? cell + 1 : -1]) {
        if (lowered.includes(near)) reached.add(near);
      }
    }
    expect(reached.size).toBe(lowered.length);
    expect(reached.has(0) && reached.has(95)).toBe(true);
    const narrow = inputOf(flat, [rain], { ...parameters, bedWidthM: 2.5 }, layers);
    // Conveyance w·h^{5/3} of a bed 2.5 m wide and 2 m deep, spread over 10 m.
    expect(narrow.solver.bedM[0]! + narrow.offsetM).toBeCloseTo(100 - 2 * 0.25 ** 0.6, 3);
  });

  it('changes nothing that it is given', () => {
    const footprint = rectangle(westM + 20, northM - 40, westM + 40, northM - 20);
    const layers = { buildings: { table: featureTable('polygon', [footprint]), source: 'test' } };
    const applied = appliedOf(flat, layers);
    const before = structuredClone(applied);
    createFloodInput(
      applied,
      hypothesisOf([rain]),
      floodParametersWith({ buildings: buildingModes.blocked }),
    );
    expect(applied).toEqual(before);
  });
});

describe('conditions', () => {
  const series = { timesS: [0, 100], values: [2, 4] };

  it('FL-56 a section takes the cells lower than its lower bank', () => {
    const valley = rasterLayer(grid, (_, row) => 100 + Math.abs(row - 4) * (row > 4 ? 0.8 : 1));
    const section: [number, number][] = [
      [westM + 25, northM - 5],
      [westM + 25, northM - 75],
    ];
    const inflow: Condition = { kind: 'flood/inflow', id: 'q', label: '', section, series };
    const [forcing] = inputOf(valley, [inflow], { riverbed: riverbeds.surveyed }).solver.forcings;
    expect(forcing).toMatchObject({ kind: 'discharge', series });
    // The lower bank is the southern one, 102.4 m: rows 2 to 6.
    expect([...(forcing as { cells: Uint32Array }).cells].map((cell) => Math.floor(cell / 12))).toEqual([
      2, 3, 4, 5, 6,
    ]);
    const point: Condition = { ...inflow, section: [[westM + 25, northM - 5]] };
    const [atPoint] = inputOf(valley, [point]).solver.forcings;
    expect([...(atPoint as { cells: Uint32Array }).cells]).toEqual([2]);
  });

  it('FL-57 a stretch of border takes the first known cell inwards of each row whose centre it holds', () => {
    const coast = rasterLayer(grid, (column, row) => (column < row ? Number.NaN : 1));
    const level: Condition = {
      kind: 'flood/border-level',
      id: 'sea',
      label: 'mer',
      border: { side: 'west', fromM: northM - 50, toM: northM - 9 },
      series,
      datum: 'NGF-IGN69',
      datumOffsetM: 0,
    };
    const { solver, offsetM } = inputOf(coast, [level]);
    const [forcing] = solver.forcings;
    expect(forcing).toMatchObject({
      kind: 'border-level',
      side: 'west',
      cells: Uint32Array.of(13, 26, 39, 52),
    });
    expect((forcing as { series: typeof series }).series.values).toEqual([2 - offsetM, 4 - offsetM]);
    const sliver: Condition = { ...level, border: { side: 'north', fromM: westM + 31, toM: westM + 32 } };
    expect(inputOf(flat, [sliver]).solver.forcings[0]).toMatchObject({ cells: Uint32Array.of(3) });
  });

  it('FL-58 unlike datums need their offset', () => {
    const tide: Condition = {
      kind: 'flood/border-level',
      id: 'tide',
      label: 'marée',
      border: { side: 'north', fromM: westM, toM: westM + 120 },
      series: { timesS: [0], values: [105] },
      datum: 'chart',
      datumOffsetM: 0,
    };
    expect(codesOf(flat, [tide])).toEqual(['flood/datum']);
    const { solver, offsetM, problems } = inputOf(flat, [{ ...tide, datumOffsetM: -4.5 }]);
    expect(problems).toEqual([]);
    expect((solver.forcings[0] as { series: typeof series }).series.values).toEqual([100.5 - offsetM]);
  });

  it('FL-59 asks how the bed is known when a hydrograph enters a channel', () => {
    const section: [number, number][] = [
      [westM + 25, northM - 5],
      [westM + 25, northM - 75],
    ];
    const inflow: Condition = { kind: 'flood/inflow', id: 'q', label: '', section, series };
    expect(codesOf(flat, [inflow])).toEqual(['flood/bed-unknown']);
    expect(codesOf(flat, [inflow], { riverbed: riverbeds.surveyed })).toEqual([]);
    expect(codesOf(flat, [inflow], { riverbed: riverbeds.surveyDayFlow })).toEqual(['flood/bed-unknown']);
    expect(codesOf(flat, [inflow], { riverbed: riverbeds.surveyDayFlow, surveyFlowM3PerS: 1 })).toEqual([]);
    const point: Condition = { ...inflow, section: [[westM + 25, northM - 35]] };
    expect(codesOf(flat, [point])).toEqual([]);
    const river = featureTable('line', [
      [
        [westM, northM - 35],
        [westM + 120, northM - 35],
      ],
    ]);
    expect(codesOf(flat, [point], {}, { waterLines: { table: river, source: 'test' } })).toEqual([
      'flood/bed-unknown',
    ]);
  });

  it('FL-60 the survey-day flow is subtracted, never below zero, shared by initial flows', () => {
    const at = (id: string, values: number[], column: number): Condition => ({
      kind: 'flood/inflow',
      id,
      label: '',
      section: [[westM + 10 * column + 5, northM - 35]],
      series: { timesS: [0, 100, 200], values },
    });
    const parameters = { riverbed: riverbeds.surveyDayFlow, surveyFlowM3PerS: 4 };
    const { forcings } = inputOf(flat, [at('a', [3, 9, 1], 2), at('b', [1, 1, 1], 8)], parameters).solver;
    expect(forcings[0]).toMatchObject({ series: { timesS: [0, 100, 175, 200], values: [0, 6, 0, 0] } });
    expect(forcings[1]).toMatchObject({ series: { values: [0, 0, 0] } });
  });

  it('says what is outside, what series cannot be used and when there is no water', () => {
    expect(codesOf(flat, [])).toEqual(['flood/no-water']);
    const point: Condition = { kind: 'flood/inflow', id: 'q', label: '', section: [[0, 0]], series };
    expect(codesOf(flat, [point])).toEqual(['flood/outside']);
    const negative = { timesS: [0, 1], values: [1, -1] };
    expect(codesOf(flat, [{ ...point, section: [[westM + 5, northM - 5]], series: negative }])).toEqual([
      'flood/series',
    ]);
    const dry: Condition = { kind: 'flood/initial-level', id: 'l', label: '', area: null, levelM: 99 };
    expect(codesOf(flat, [dry])).toEqual(['flood/no-water']);
    expect(codesOf(flat, [{ ...dry, levelM: 101 }])).toEqual([]);
    expect(codesOf(flat, [{ ...dry, levelM: 5000 }])).toEqual(['flood/range']);
    expect(codesOf(flat, [{ kind: 'flood/initial-depth', id: 'd', label: '' }])).toEqual([
      'territory/missing-layer',
    ]);
  });

  it('FL-61 initial water is still up to its level, on the lattice', () => {
    const bowl = rasterLayer(grid, (column, row) => 100 + 0.013 * ((column - 6) * (column - 6) + row * row));
    const level: Condition = { kind: 'flood/initial-level', id: 'l', label: '', area: null, levelM: 100.3 };
    const { solver } = inputOf(bowl, [level]);
    const wet = [...solver.bedM.keys()].filter((cell) => solver.initialDepthM[cell]! > 0);
    const levels = new Set(wet.map((cell) => Math.fround(solver.bedM[cell]! + solver.initialDepthM[cell]!)));
    expect(wet.length).toBeGreaterThan(10);
    expect(levels.size).toBe(1);
  });
});
