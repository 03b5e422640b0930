import { drained } from '../../base/steps.ts';
import { AppError } from '../../base/errors.ts';
import { readField, type WaterField } from './solver-fields.ts';
import type { Force, Ledger } from './solver-forcing.ts';
import type { SolverInput } from './solver-input.ts';
import { cellIndex, tileColumns, tileRows } from './solver-layout.ts';
import { rowPieces } from './solver-pieces.ts';
import { type Prepared, prepare } from './solver-prepare.ts';
import { Hydrograph } from './solver-series.ts';
import { gravity, type ShallowState } from './solver-state.ts';
import type { Tiles } from './solver-tiles.ts';

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
  readonly #rains: readonly { readonly series: Hydrograph; readonly before: number }[];
  readonly #bedCells: number;
  readonly #ledger: Ledger;
  readonly #initialM3: number;
  #rainedM = 0;
  #timeS = 0;
  #steps = 0;
  #shortestStepS = Number.POSITIVE_INFINITY;
  #lastStepS = 0;
  #cellUpdates = 0;
  #sinceYield = 0;
  #wave: number;

  /**
   * Allocates all that the run needs. On a large grid that takes a while: `prepare(input)` does it in pieces.
   * Throws `AppError` run/out-of-memory.
   */
  constructor(input: SolverInput, prepared: Prepared = drained(prepare(input))) {
    this.#input = input;
    this.#state = prepared.state;
    this.#tiles = prepared.tiles;
    this.#forces = prepared.forces;
    this.#rains = input.forcings.flatMap((forcing) => {
      if (forcing.kind !== 'rain') return [];
      const series = new Hydrograph(forcing.series);
      return [{ series, before: series.integralTo(0) }];
    });
    this.#bedCells = prepared.bedCells;
    this.#ledger = prepared.ledger;
    this.#initialM3 = prepared.initialM3;
    this.#wave = prepared.wave;
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
      const cells = this.#tiles.activeIn(band) * tileColumns * tileRows;
      if (cells > 0) state.kernels.advanceBand(band, advection);
      else if (band > 0 && this.#tiles.activeIn(band - 1) > 0)
        state.kernels.depthsOf(band * tileRows - 1, advection);
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

  /** A fresh copy of a field, row-major, in pieces; between steps only. */
  read(field: WaterField): Generator<void, Raster, void> {
    return readField(field, this.#input, this.#state, this.#timeS);
  }

  /** @see WaterField; so are the others. */
  depth(): Raster {
    return drained(this.read('depth'));
  }

  level(): Raster {
    return drained(this.read('level'));
  }

  speed(): Raster {
    return drained(this.read('speed'));
  }

  eastwardSpeed(): Raster {
    return drained(this.read('eastwardSpeed'));
  }

  northwardSpeed(): Raster {
    return drained(this.read('northwardSpeed'));
  }

  maxDepth(): Raster {
    return drained(this.read('maxDepth'));
  }

  maxSpeed(): Raster {
    return drained(this.read('maxSpeed'));
  }

  arrival(): Raster {
    return drained(this.read('arrival'));
  }

  wetDuration(): Raster {
    return drained(this.read('wetDuration'));
  }

  deepDuration(): Raster {
    return drained(this.read('deepDuration'));
  }

  /** Where the water is and what passed, m³. */
  volumes(): Volumes {
    return drained(this.balance());
  }

  /** The same, in pieces. */
  *balance(): Generator<void, Volumes, void> {
    const { inflowM3, outflowM3 } = this.#ledger;
    const storedM3 = yield* this.#storedM3();
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

  *#storedM3(): Generator<void, number, void> {
    const { columns, rows, bedM, cellSizeM } = this.#input;
    const { depth, residue, layout } = this.#state;
    let sum = 0;
    for (const { from, to } of rowPieces(columns, rows)) {
      if (from > 0) yield;
      for (let row = from; row < to; row++) {
        const shift = cellIndex(layout, row, 0) - row * columns;
        for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
          if (!Number.isNaN(bedM[cell]!)) sum += depth[cell + shift]! + residue[cell + shift]!;
        }
      }
    }
    return sum * cellSizeM * cellSizeM;
  }

  #rainUntil(timeS: number): number {
    let total = 0;
    for (const { series, before } of this.#rains) total += Math.max(0, series.integralTo(timeS) - before);
    return total;
  }
}
