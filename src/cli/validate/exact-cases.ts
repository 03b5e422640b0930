import { ShallowWater } from '../../engines/flood/solver.ts';
import type { Condition } from '../../scenario/project.ts';
import { floodInputOf } from '../flood/scenario.ts';
import { runChannel, steady } from './exact/channel.ts';
import { macDonald, stoker } from './exact/solutions.ts';
import { runGauged } from './gauged-run.ts';
import { plainScenario } from './plain-scenario.ts';
import { massTolerance, rounded, type ValidationResult } from './result.ts';

/** Hilly ground without a pattern, m: sums of whole multiples, the same everywhere. */
function hills(columns: number, rows: number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(columns * rows);
  let seed = 12_345;
  for (let cell = 0; cell < values.length; cell++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    const slope = Math.abs(column - columns / 2) * 0.07 + Math.abs(row - rows / 3) * 0.05;
    values[cell] = 120 + slope + (seed % 4096) / 2048;
  }
  return values;
}

/** Still water over random ground with islands: every flux stays exactly zero. */
export function lakeAtRest(): ValidationResult {
  const grid = { columns: 90, rows: 70, cellSizeM: 5, westM: 0, northM: 350 };
  const level: Condition = {
    kind: 'flood/initial-level',
    id: 'level',
    label: '',
    area: null,
    levelM: 122.35,
  };
  const terrain = { grid, values: hills(grid.columns, grid.rows) };
  const input = floodInputOf(plainScenario('lake at rest', terrain, [level], 600, {}));
  const water = new ShallowWater(input.solver);
  const before = water.depth();
  let largest = 0;
  for (let timeS = 10; timeS <= 600; timeS += 10) {
    for (const _pause of water.advanceTo(timeS));
    largest = Math.max(largest, water.largestDischarge());
  }
  const moved = water
    .depth()
    .reduce((most, depth, cell) => Math.max(most, Math.abs(depth - (before[cell] ?? 0))), 0);
  return {
    case: 'lake at rest',
    figures: { 'largest discharge (m²/s)': largest, 'largest change of depth (m)': moved },
    expected: { 'largest discharge (m²/s)': 0, 'largest change of depth (m)': 0 },
    tolerance: 'exactly 0, over 10 minutes',
    pass: largest === 0 && moved === 0,
  };
}

/** A hydrograph, rain and free outflow over random ground: the volume holds. */
export function massBalance(): ValidationResult {
  const grid = { columns: 90, rows: 70, cellSizeM: 5, westM: 0, northM: 350 };
  const terrain = { grid, values: hills(grid.columns, grid.rows) };
  const conditions: Condition[] = [
    {
      kind: 'flood/inflow',
      id: 'inflow',
      label: '',
      section: [[225, 300]],
      series: { timesS: [0, 600, 1800, 3600], values: [0, 12.34, 3.21, 0] },
    },
    { kind: 'flood/rain', id: 'rain', label: '', series: { timesS: [0, 900, 1800], values: [5, 60, 0] } },
    {
      kind: 'flood/outflow',
      id: 'out',
      label: '',
      border: { side: 'south', fromM: 100, toM: 350 },
      slope: 0.01,
    },
    { kind: 'flood/initial-level', id: 'level', label: '', area: null, levelM: 120.5 },
  ];
  const { volumes } = runGauged(plainScenario('mass', terrain, conditions, 3600, {}), [], 3600);
  const { relativeError, inflowM3, rainM3, outflowM3 } = volumes;
  // ∫ of the hydrograph itself: trapezoids between its instants; of the rain, over 31 500 m².
  const inflow = 0.5 * (600 * 12.34 + 1200 * (12.34 + 3.21) + 1800 * 3.21);
  const rain = ((0.5 * (900 * 65 + 900 * 60)) / 3_600_000) * grid.columns * grid.rows * 25;
  const apart = (found: number, exact: number): number => Math.abs(found - exact) / exact;
  return {
    case: 'mass',
    figures: {
      massRelativeError: rounded(relativeError),
      'inflow (m³)': rounded(inflowM3, 9),
      'rain (m³)': rounded(rainM3, 9),
      'outflow (m³)': rounded(outflowM3, 9),
    },
    expected: {
      massRelativeError: massTolerance,
      'inflow (m³)': rounded(inflow, 9),
      'rain (m³)': rounded(rain, 9),
    },
    tolerance: 'relative 1e-6; inflow and rain from their own series',
    pass:
      relativeError <= massTolerance &&
      apart(inflowM3, inflow) <= 1e-9 &&
      apart(rainM3, rain) <= 1e-9 &&
      outflowM3 > 0,
  };
}

/** Long channel with friction (SWASHES, MacDonald): mean error of the depth. */
export function macDonaldChannel(rainMPerS: number): ValidationResult {
  const cells = 200;
  const { bed, depth, discharge } = macDonald(cells, rainMPerS);
  const cellSizeM = 1000 / cells;
  const channel = {
    cells,
    cellSizeM,
    bedM: (cell: number) => bed[cell] ?? 0,
    depthM: () => 0.5,
    manning: 0.033,
    forcings: [
      { kind: 'discharge', cells: Uint32Array.of(0), series: steady(cellSizeM * discharge(0)) },
      {
        kind: 'border-level',
        side: 'east',
        cells: Uint32Array.of(cells - 1),
        series: steady(macDonald.depthAt(1000)),
      },
      { kind: 'rain', series: steady(rainMPerS) },
    ],
  } as const;
  const found = runChannel(channel, 4000).depth();
  const error =
    depth.reduce((sum, exact, cell) => sum + Math.abs((found[cell] ?? Number.NaN) - exact), 0) / cells;
  return {
    case: rainMPerS > 0 ? 'MacDonald with rain' : 'MacDonald',
    figures: { 'mean error (m)': rounded(error) },
    expected: { 'mean error (m)': 0 },
    tolerance: '< 0.03 m, from a start of 0.5 m everywhere (what the tests of Itzi accept)',
    pass: error < 0.03,
  };
}

/** Dam break on a wet (Stoker) or dry (Ritter) bed: order of convergence and error at 400 cells. */
export function damBreak(kind: 'Stoker' | 'Ritter'): ValidationResult {
  const downstreamM = kind === 'Stoker' ? 1 : 0;
  const untilS = 600 / Math.sqrt(1000);
  const sizes = [100, 200, 400, 800];
  const errors = sizes.map((cells) => {
    const cellSizeM = 1000 / cells;
    const x = (cell: number): number => (cell + 0.5) * cellSizeM - 500;
    const depthM = (cell: number): number => (x(cell) < 0 ? 5 : downstreamM);
    const water = runChannel({ cells, cellSizeM, bedM: () => 0, depthM, manning: 0, forcings: [] }, untilS);
    let apart = 0;
    let whole = 0;
    for (const [cell, depth] of water.depth().entries()) {
      const exact = stoker(x(cell), water.timeS, 5, downstreamM);
      apart += Math.abs(depth - exact);
      whole += exact;
    }
    return apart / whole;
  });
  const [coarsest = Number.NaN, , at400 = Number.NaN, finest = Number.NaN] = errors;
  const order = Math.log2(coarsest / finest) / 3;
  const limit = kind === 'Stoker' ? 0.006 : 0.01;
  return {
    case: kind,
    figures: { 'L1 order': rounded(order), 'relative L1 at 400 cells': rounded(at400) },
    expected: { 'L1 order': '≥ 0.6', 'relative L1 at 400 cells': `≤ ${limit}` },
    tolerance: 'SWASHES with depths × 1000, lengths × 100, times × 100/√1000; order over 100 to 800 cells',
    pass: order >= 0.6 && at400 <= limit,
  };
}
