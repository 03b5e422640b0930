import { AppError } from '../../base/errors.ts';
import { specialFaces } from './solver-faces.ts';
import { createForces, type Force, type Ledger } from './solver-forcing.ts';
import type { SolverInput } from './solver-input.ts';
import { cellIndex, layOut, tileColumns, tileRows } from './solver-layout.ts';
import { Hydrograph } from './solver-series.ts';
import { dryM, gravity, ShallowState } from './solver-state.ts';
import { Tiles } from './solver-tiles.ts';

type Raster = Float32Array<ArrayBuffer>;

/** Cell updates between two yields: some 15 ms at 20 M/s, a slow machine. */
const cellsBetweenYields = 300_000;
/** Depth of the calmest water that the time step still obeys, m. */
const calmDepthM = 0.01;
const longestStepS = 10;

/** Where the water went, m³. */
export interface Volumes {
  readonly storedM3: number;
  readonly initialM3: number;
  /** Hydrographs (their exact integrals) and what imposed levels gave. */
  readonly inflowM3: number;
  /** Through outflows, and what imposed levels took. */
  readonly outflowM3: number;
  readonly rainM3: number;
  /** |stored − initial − in − rain + out| / max(in + rain, out), or by the initial volume when nothing crossed. */
  readonly relativeError: number;
}

/**
 * Shallow water on a raster: engine A of docs/engines/flood-numerics.md. Deterministic in its input: neither the
 * yields nor the instants asked for change a bit. Accessors give fresh copies, row-major, and are meant for
 * when `advanceTo` has ended.
 */
export class ShallowWater {
  readonly #input: SolverInput;
  readonly #state: ShallowState;
  readonly #tiles: Tiles;
  readonly #forces: readonly Force[];
  readonly #rains: readonly Hydrograph[];
  readonly #bedCells: number;
  readonly #ledger: Ledger = { inflowM3: 0, outflowM3: 0 };
  readonly #initialM3: number;
  #rainedM = 0;
  #timeS = 0;
  #steps = 0;
  #shortestStepS = Number.POSITIVE_INFINITY;
  #lastStepS = 0;
  #cellUpdates = 0;
  #sinceYield = 0;
  #wave = 0;

  /** Allocates all that the run needs. Throws `AppError` run/out-of-memory. */
  constructor(input: SolverInput) {
    this.#input = input;
    this.#state = createState(input);
    this.#tiles = new Tiles(input, this.#state);
    this.#forces = createForces(input, this.#state);
    this.#rains = input.forcings.flatMap((f) => (f.kind === 'rain' ? [new Hydrograph(f.series)] : []));
    this.#bedCells = input.bedM.reduce((count, z) => count + (Number.isNaN(z) ? 0 : 1), 0);
    this.#initialM3 = this.#storedM3();
    for (const force of this.#forces) force.apply(0, 0, 0, this.#ledger);
    this.#wave = this.#firstWave();
  }

  /** Simulated instant, s. */
  get timeS(): number {
    return this.#timeS;
  }

  get steps(): number {
    return this.#steps;
  }

  get shortestStepS(): number {
    return this.#shortestStepS;
  }

  get lastStepS(): number {
    return this.#lastStepS;
  }

  /** Cells computed since the start, summed over steps: those of active tiles. */
  get cellUpdates(): number {
    return this.#cellUpdates;
  }

  /** Steps until the first whole step at or after an instant; yields about every 15 ms of work. */
  *advanceTo(timeS: number): Generator<void, void, void> {
    while (this.#timeS < timeS) yield* this.#step();
  }

  *#step(): Generator<void, void, void> {
    const state = this.#state;
    const advection = this.#input.advection;
    const fromS = this.#timeS;
    const step = this.#chooseStep();
    const toS = fromS + step;
    const rain = this.#rainOver(toS);
    const bands = state.layout.bands;

    this.#tiles.select(rain > 0);
    state.aimFaces();
    state.wave.fill(0);
    state.kernels.setStep(step, Math.fround(step / this.#input.cellSizeM), rain, toS);
    for (let band = 0; band < bands; band++) {
      state.kernels.advanceBand(band, advection);
      const cells = this.#tiles.activeIn(band) * tileColumns * tileRows;
      this.#cellUpdates += cells;
      this.#sinceYield += cells + tileColumns;
      if (this.#sinceYield < cellsBetweenYields) continue;
      this.#sinceYield = 0;
      yield;
    }
    state.kernels.depthsOf(bands * tileRows - 1, advection);
    state.turnFaces();

    for (const force of this.#forces) force.apply(fromS, toS, rain, this.#ledger);
    this.#wave = Math.max(...state.wave);
    this.#timeS = toS;
    this.#steps++;
    this.#lastStepS = step;
    this.#shortestStepS = Math.min(this.#shortestStepS, step);
  }

  /** α Δx / (√(g h) + |u|), of this state and of what the forcings are about to add. */
  #chooseStep(): number {
    const reach = this.#input.courant * this.#input.cellSizeM;
    const calm = Math.max(this.#wave, Math.sqrt(gravity * calmDepthM));
    const first = Math.min(reach / calm, longestStepS);
    let wave = calm;
    for (const force of this.#forces) {
      wave = Math.max(wave, force.waveAfter(this.#timeS, this.#timeS + first));
    }
    const step = Math.fround(Math.min(reach / wave, longestStepS));
    if (Number.isFinite(wave) && this.#timeS + step > this.#timeS) return step;
    throw new AppError('engine/diverged', `no time step at ${this.#timeS} s: wave speed ${wave} m/s`, {
      timeS: this.#timeS,
    });
  }

  /** Depth of rain of a step, f32; what f32 loses is carried to the next. */
  #rainOver(toS: number): number {
    const due = Math.max(0, Math.fround(this.#rainUntil(toS) - this.#rainedM));
    this.#rainedM += due;
    return due;
  }

  #firstWave(): number {
    let deepest = 0;
    for (const h of this.#state.depth) deepest = Math.max(deepest, h);
    return Math.sqrt(gravity * deepest);
  }

  /** Depth, m. */
  depth(): Raster {
    const { depth } = this.#state;
    return this.#onBeds((i) => depth[i]!, 0);
  }

  /** Water level minus the offset, m; the bed where dry, NaN where there is no bed. */
  level(): Raster {
    const { depth, bed } = this.#state;
    return this.#onBeds((i) => bed[i]! + depth[i]!, Number.NaN);
  }

  /** Speed towards the east, m/s, mean of the cell's two faces. */
  eastwardSpeed(): Raster {
    const { ux } = this.#state.faces;
    return this.#onBeds(this.#speedAlong(ux, 1), 0);
  }

  /** Speed towards the north, m/s. */
  northwardSpeed(): Raster {
    const { uy } = this.#state.faces;
    const southward = this.#speedAlong(uy, this.#state.layout.stride);
    return this.#onBeds((i) => 0 - southward(i), 0);
  }

  /** Speed, m/s. */
  speed(): Raster {
    const { ux, uy } = this.#state.faces;
    const east = this.#speedAlong(ux, 1);
    const south = this.#speedAlong(uy, this.#state.layout.stride);
    return this.#onBeds((i) => Math.sqrt(east(i) * east(i) + south(i) * south(i)), 0);
  }

  /** Largest depth so far, m. The highest level is the bed plus this, where it is not zero. */
  maxDepth(): Raster {
    const { maxDepth } = this.#state;
    return this.#onBeds((i) => maxDepth[i]!, 0);
  }

  /** Largest speed so far, m/s. */
  maxSpeed(): Raster {
    const { maxSpeedSquared } = this.#state;
    return this.#onBeds((i) => Math.sqrt(maxSpeedSquared[i]!), 0);
  }

  /** Instant at which the depth first passed `wetDepthM`, s; 0 when it did at the start, Infinity when never. */
  arrival(): Raster {
    const { arrival } = this.#state;
    return this.#onBeds((i) => arrival[i]!, Number.POSITIVE_INFINITY);
  }

  /** Time spent above `wetDepthM`, s. */
  wetDuration(): Raster {
    const wet = Math.fround(this.#input.wetDepthM);
    return this.#duration(this.#state.wetTime, wet);
  }

  /** Time spent above 0.5 m, s. */
  deepDuration(): Raster {
    return this.#duration(this.#state.deepTime, 0.5);
  }

  /** Where the water is and what passed, m³. */
  volumes(): Volumes {
    const { inflowM3, outflowM3 } = this.#ledger;
    const storedM3 = this.#storedM3();
    const initialM3 = this.#initialM3;
    const { cellSizeM } = this.#input;
    const rainM3 = this.#rainUntil(this.#timeS) * this.#bedCells * cellSizeM * cellSizeM;
    const missing = Math.abs(storedM3 - initialM3 - inflowM3 - rainM3 + outflowM3);
    const passed = Math.max(inflowM3 + rainM3, outflowM3);
    const scale = passed > 0 ? passed : initialM3;
    const relativeError = scale > 0 ? missing / scale : 0;
    return { storedM3, initialM3, inflowM3, outflowM3, rainM3, relativeError };
  }

  /** Largest discharge through any face, m²/s; exactly 0 when the water rests. */
  largestDischarge(): number {
    const { qx, qy } = this.#state.faces;
    let largest = 0;
    for (const q of qx) largest = Math.max(largest, Math.abs(q));
    for (const q of qy) largest = Math.max(largest, Math.abs(q));
    return largest;
  }

  #storedM3(): number {
    const { depth, residue } = this.#state;
    let sum = 0;
    this.#eachBed((i) => {
      sum += depth[i]! + residue[i]!;
    });
    return sum * this.#input.cellSizeM * this.#input.cellSizeM;
  }

  #rainUntil(timeS: number): number {
    let total = 0;
    for (const rain of this.#rains) total += Math.max(0, rain.integral(0, timeS));
    return total;
  }

  #duration(sums: Raster, thresholdM: number): Raster {
    const { depth } = this.#state;
    return this.#onBeds((i) => sums[i]! + (depth[i]! > thresholdM ? this.#timeS : 0), 0);
  }

  /** Mean of the speeds of two opposite faces; without advection, mean discharge by depth, capped. */
  #speedAlong(values: Raster, back: number): (index: number) => number {
    const { depth } = this.#state;
    if (this.#input.advection) return (i) => (depth[i]! > dryM ? 0.5 * (values[i]! + values[i - back]!) : 0);
    const cap = this.#input.froudeCap;
    return (i) => {
      const h = depth[i]!;
      if (h <= dryM) return 0;
      const u = (0.5 * (values[i]! + values[i - back]!)) / h;
      const most = cap * Math.sqrt(gravity * h);
      return Math.max(-most, Math.min(most, u));
    };
  }

  #onBeds(valueAt: (index: number) => number, elsewhere: number): Raster {
    const out = new Float32Array(this.#input.columns * this.#input.rows).fill(elsewhere);
    this.#eachBed((index, cell) => {
      out[cell] = valueAt(index);
    });
    return out;
  }

  #eachBed(visit: (index: number, cell: number) => void): void {
    const { columns, rows, bedM } = this.#input;
    for (let row = 0, cell = 0; row < rows; row++) {
      const start = cellIndex(this.#state.layout, row, 0);
      for (let column = 0; column < columns; column++, cell++) {
        if (!Number.isNaN(bedM[cell]!)) visit(start + column, cell);
      }
    }
  }
}

function createState(input: SolverInput): ShallowState {
  const layout = layOut(input.columns, input.rows);
  try {
    return new ShallowState(input, layout, specialFaces(input, layout));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const cells = input.columns * input.rows;
    throw new AppError('run/out-of-memory', `no memory for ${cells} cells: ${error.message}`, { cells });
  }
}
