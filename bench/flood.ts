import { performance } from 'node:perf_hooks';
import type { SolverInput } from '../src/engines/flood/solver-input.ts';
import { toLattice } from '../src/engines/flood/solver-series.ts';
import { ShallowWater } from '../src/engines/flood/solver.ts';
import { calibrationLoop } from './calibration.ts';

/** One measured case. Rates are those of the best of several repetitions, with everything on that a run needs. */
export interface FloodRate {
  readonly name: string;
  readonly cells: number;
  /** Cells deeper than 0.1 mm when the measure ends. */
  readonly wetCells: number;
  /** Of the best repetition. */
  readonly steps: number;
  readonly seconds: number;
  /** Wet cells × steps / seconds. */
  readonly cellUpdatesPerSecond: number;
  /** All cells × steps / seconds: what other codes publish. */
  readonly nominalCellUpdatesPerSecond: number;
  /** Cell updates per pass of the calibration loop over one element, in this process. */
  readonly ratio: number;
}

interface BenchCase {
  readonly name: string;
  readonly size: number;
  readonly advection: boolean;
  /** Share of the columns that stay above water. */
  readonly dry: number;
  readonly steps: number;
}

const cases: readonly BenchCase[] = [
  { name: 'basin 1024², local inertial', size: 1024, advection: false, dry: 0, steps: 1 },
  { name: 'basin 1024², full', size: 1024, advection: true, dry: 0, steps: 1 },
  { name: 'half dry 1024², full', size: 1024, advection: true, dry: 0.5, steps: 1 },
  { name: 'half dry 1024², local inertial', size: 1024, advection: false, dry: 0.5, steps: 1 },
  { name: 'basin 128², full', size: 128, advection: true, dry: 0, steps: 50 },
  { name: 'basin 128², local inertial', size: 128, advection: false, dry: 0, steps: 50 },
];

/** Short ones, so that some fall between the turns of other programs. */
const repetitions = 120;
/** Steps before measuring: compiled code, moving water. */
const warmUp = 20;

/** Sloshing water over dunes, rougher in places; the dry part is a plateau in the east. */
function benchInput({ size, advection, dry }: BenchCase): SolverInput {
  const cells = size * size;
  const bedM = new Float32Array(cells);
  const manning = new Float32Array(cells);
  const initialDepthM = new Float32Array(cells);
  for (let i = 0; i < cells; i++) {
    const c = i % size;
    const r = (i - c) / size;
    const plateau = c >= size * (1 - dry);
    bedM[i] = toLattice(plateau ? 20 : 0.3 * Math.sin(c / 40) + 0.3 * Math.cos(r / 31));
    manning[i] = 0.03 + 0.02 * Math.abs(Math.sin(c / 17 + r / 23));
    initialDepthM[i] = plateau ? 0 : 2 + 0.5 * Math.sin(c / 60) * Math.cos(r / 77);
  }
  return {
    columns: size,
    rows: size,
    cellSizeM: 5,
    bedM,
    manning,
    initialDepthM,
    crestEastM: null,
    crestSouthM: null,
    forcings: [],
    durationS: 3600,
    advection,
    courant: 0.7,
    theta: 1,
    froudeCap: 4,
    wetDepthM: 0.05,
  };
}

function advance(water: ShallowWater, steps: number): void {
  const last = water.steps + steps;
  while (water.steps < last) for (const _pause of water.advanceTo(water.timeS + 1e-9)) continue;
}

function measure(one: BenchCase): FloodRate {
  const water = new ShallowWater(benchInput(one));
  const calibrate = calibrationLoop();
  advance(water, Math.max(warmUp, one.steps));
  let seconds = Number.POSITIVE_INFINITY;
  let calibration = Number.POSITIVE_INFINITY;
  for (let k = 0; k < repetitions; k++) {
    calibration = Math.min(calibration, calibrate());
    const start = performance.now();
    advance(water, one.steps);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  const cells = one.size * one.size;
  const wetCells = water.depth().reduce((count, h) => count + (h > 1e-4 ? 1 : 0), 0);
  const cellUpdatesPerSecond = (wetCells * one.steps) / seconds;
  return {
    name: one.name,
    cells,
    wetCells,
    steps: one.steps,
    seconds,
    cellUpdatesPerSecond,
    nominalCellUpdatesPerSecond: (cells * one.steps) / seconds,
    ratio: cellUpdatesPerSecond * calibration,
  };
}

/** Measures the flood solver on one core, case by case. */
export function* benchFlood(): Generator<FloodRate, void, void> {
  for (const one of cases) yield measure(one);
}
