import { assert } from '../../base/errors.ts';
import { cbrt } from '../../base/math.ts';
import { beyond } from './solver-faces.ts';
import type { Side, SolverForcing, SolverInput } from './solver-input.ts';
import { cellIndex } from './solver-layout.ts';
import { Hydrograph, toLattice } from './solver-series.ts';
import { dryM, type ShallowState, wallM } from './solver-state.ts';

/** Water that crossed the edges of the computed cells, m³. */
export interface Ledger {
  inflowM3: number;
  outflowM3: number;
}

/** One forcing, applied between the steps of the kernels. */
export interface Force {
  /** Acts on the state at `toS`; `rainM` fell on every computed cell with a bed since `fromS`. */
  apply(fromS: number, toS: number, rainM: number, ledger: Ledger): void;
  /** The fastest wave of its cells once it has acted over a step, m/s. */
  waveAfter(fromS: number, toS: number): number;
}

/** Weights are whole numbers, so that their sum does not depend on the order of the cells. */
const weightScale = 0x100_0000;
/** So are levels, for their mean: a millionth of a metre. */
const levelScale = 0x10_0000;

/** Indices in the padded frame of row-major cells that have a bed. */
function bedCells(input: SolverInput, state: ShallowState, cells: Uint32Array): number[] {
  return [...cells]
    .map((cell) => cellIndex(state.layout, Math.floor(cell / input.columns), cell % input.columns))
    .filter((index) => state.bed[index]! < wallM);
}

/** A hydrograph shared between its cells by h^(5/3)/n under their mean level, or to the lowest while all are dry. */
class DischargeForce implements Force {
  readonly #cells: readonly number[];
  readonly #state: ShallowState;
  readonly #series: Hydrograph;
  readonly #areaM2: number;
  readonly #weights: Float64Array;
  readonly #cellM: number;
  /** The border through which the water enters, with its momentum; null when it wells up inside. */
  readonly #side: Side | null;

  constructor(input: SolverInput, state: ShallowState, forcing: SolverForcing & { kind: 'discharge' }) {
    this.#state = state;
    this.#cells = bedCells(input, state, forcing.cells);
    this.#series = new Hydrograph(forcing.series);
    this.#areaM2 = input.cellSizeM * input.cellSizeM;
    this.#weights = new Float64Array(this.#cells.length);
    this.#cellM = input.cellSizeM;
    this.#side = sideOf(input, forcing.cells);
  }

  apply(fromS: number, toS: number, _rainM: number, ledger: Ledger): void {
    const volume = this.#series.integral(fromS, toS);
    if (volume === 0 || this.#cells.length === 0) return;
    const total = this.#weigh();
    let taken = 0;
    for (const [k, index] of this.#cells.entries()) {
      const share = (volume * this.#weights[k]!) / total / this.#areaM2;
      if (share === 0) continue;
      taken += this.#state.add(index, share) * this.#areaM2;
      if (this.#side !== null) this.#state.enter(index, this.#side, (share / (toS - fromS)) * this.#cellM);
    }
    if (volume > 0) ledger.inflowM3 += volume;
    else ledger.outflowM3 -= taken;
  }

  waveAfter(fromS: number, toS: number): number {
    const volume = Math.max(0, this.#series.integral(fromS, toS));
    if (this.#cells.length === 0) return 0;
    const total = this.#weigh();
    let wave = 0;
    for (const [k, index] of this.#cells.entries()) {
      const share = (volume * this.#weights[k]!) / total / this.#areaM2;
      wave = Math.max(wave, this.#state.waveOf(index, this.#state.depth[index]! + share));
    }
    return wave;
  }

  /** Fills the weights; returns their sum, exact whatever the order. */
  #weigh(): number {
    const { depth, bed, manning } = this.#state;
    const level = this.#meanLevel();
    const lowest = Math.min(...this.#cells.map((index) => bed[index]!));
    let total = 0;
    for (const [k, index] of this.#cells.entries()) {
      const z = bed[index]!;
      const wet = depth[index]! > dryM;
      if (level === null) this.#weights[k] = z === lowest ? 1 : 0;
      else this.#weights[k] = wet ? conveyance(level - z, manning[index]!) : 0;
      total += this.#weights[k]!;
    }
    return total;
  }

  /**
   * Mean level of the wet cells, m; null when all are dry. One level for all: were each cell weighed by its own
   * depth, waves would be fed at their crests and grow.
   */
  #meanLevel(): number | null {
    const { depth, bed } = this.#state;
    let sum = 0;
    let count = 0;
    for (const index of this.#cells) {
      if (depth[index]! <= dryM) continue;
      sum += Math.round((bed[index]! + depth[index]!) * levelScale);
      count++;
    }
    return count === 0 ? null : sum / count / levelScale;
  }
}

/** h^(5/3)/n as a whole number. */
function conveyance(depthM: number, manning: number): number {
  if (depthM <= 0) return 0;
  const root = cbrt(depthM);
  return Math.ceil(((depthM * root * root) / Math.max(manning, 1e-3)) * weightScale);
}

/** The one side of the grid along which all cells lie. */
function sideOf(input: SolverInput, cells: Uint32Array): Side | null {
  const { columns, rows } = input;
  const onSide: Record<Side, (cell: number) => boolean> = {
    north: (cell) => rows > 1 && cell < columns,
    south: (cell) => rows > 1 && cell >= columns * (rows - 1),
    west: (cell) => columns > 1 && cell % columns === 0,
    east: (cell) => columns > 1 && cell % columns === columns - 1,
  };
  const sides = (Object.keys(onSide) as Side[]).filter((side) => cells.every(onSide[side]));
  return sides.length === 1 ? sides[0]! : null;
}

/** A level imposed in cells of the grid. */
class LevelForce implements Force {
  readonly #cells: readonly number[];
  readonly #state: ShallowState;
  readonly #series: Hydrograph;
  readonly #areaM2: number;

  constructor(input: SolverInput, state: ShallowState, forcing: SolverForcing & { kind: 'level' }) {
    this.#state = state;
    this.#cells = bedCells(input, state, forcing.cells);
    this.#series = new Hydrograph(forcing.series);
    this.#areaM2 = input.cellSizeM * input.cellSizeM;
  }

  apply(_fromS: number, toS: number, _rainM: number, ledger: Ledger): void {
    const level = toLattice(this.#series.valueAt(toS));
    let added = 0;
    for (const index of this.#cells) {
      added += this.#state.set(index, Math.max(0, level - this.#state.bed[index]!));
    }
    enter(ledger, added * this.#areaM2);
  }

  waveAfter(_fromS: number, toS: number): number {
    return waveAtLevel(this.#state, this.#cells, toLattice(this.#series.valueAt(toS)));
  }
}

/** A level imposed in cells beyond a border: what they lose, the grid gains. */
class BorderLevelForce implements Force {
  readonly #cells: readonly number[];
  readonly #held: Float64Array;
  readonly #state: ShallowState;
  readonly #series: Hydrograph;
  readonly #areaM2: number;

  constructor(input: SolverInput, state: ShallowState, forcing: SolverForcing & { kind: 'border-level' }) {
    this.#state = state;
    this.#series = new Hydrograph(forcing.series);
    this.#areaM2 = input.cellSizeM * input.cellSizeM;
    const cells = new Set<number>();
    for (const { cell, outside } of borderPairs(input, state, forcing)) {
      state.bed[outside] = Math.min(state.bed[outside]!, state.bed[cell]!);
      state.manning[outside] = state.manning[cell]!;
      cells.add(outside);
    }
    this.#cells = [...cells];
    this.#held = new Float64Array(this.#cells.length);
  }

  apply(_fromS: number, toS: number, rainM: number, ledger: Ledger): void {
    const level = toLattice(this.#series.valueAt(toS));
    let crossed = 0;
    for (const [k, index] of this.#cells.entries()) {
      const depth = Math.max(0, level - this.#state.bed[index]!);
      const left = depth - this.#state.set(index, depth);
      crossed += this.#held[k]! + rainM - left;
      this.#held[k] = depth;
    }
    enter(ledger, crossed * this.#areaM2);
  }

  waveAfter(_fromS: number, toS: number): number {
    return waveAtLevel(this.#state, this.#cells, toLattice(this.#series.valueAt(toS)));
  }
}

/** Cells beyond a border that receive what flows out, and are emptied at once. */
class OutflowForce implements Force {
  readonly #cells: readonly number[];
  readonly #state: ShallowState;
  readonly #areaM2: number;

  constructor(input: SolverInput, state: ShallowState, forcing: SolverForcing & { kind: 'outflow' }) {
    this.#state = state;
    this.#cells = borderPairs(input, state, forcing).map(({ outside }) => outside);
    this.#areaM2 = input.cellSizeM * input.cellSizeM;
  }

  apply(_fromS: number, _toS: number, _rainM: number, ledger: Ledger): void {
    for (const index of this.#cells) ledger.outflowM3 -= this.#state.set(index, 0) * this.#areaM2;
  }

  waveAfter(): number {
    return 0;
  }
}

function enter(ledger: Ledger, volumeM3: number): void {
  if (volumeM3 > 0) ledger.inflowM3 += volumeM3;
  else ledger.outflowM3 -= volumeM3;
}

function waveAtLevel(state: ShallowState, cells: readonly number[], level: number): number {
  let wave = 0;
  for (const index of cells) {
    wave = Math.max(wave, state.waveOf(index, Math.max(0, level - state.bed[index]!)));
  }
  return wave;
}

/** Cells of a border with a bed, and the cell beyond each, which must have none. */
function borderPairs(
  input: SolverInput,
  state: ShallowState,
  forcing: SolverForcing & { kind: 'border-level' | 'outflow' },
): { cell: number; outside: number }[] {
  const pairs: { cell: number; outside: number }[] = [];
  for (const index of forcing.cells) {
    const row = Math.floor(index / input.columns);
    const column = index - row * input.columns;
    if (Number.isNaN(input.bedM[index]!)) continue;
    const [r, c] = beyond(forcing.side, row, column).ring;
    const inside = r >= 0 && r < input.rows && c >= 0 && c < input.columns;
    const wall = !inside || Number.isNaN(input.bedM[r * input.columns + c]!);
    assert(wall, `cell ${index} has no border on its ${forcing.side} side`);
    pairs.push({ cell: cellIndex(state.layout, row, column), outside: cellIndex(state.layout, r, c) });
  }
  return pairs;
}

/** Everything that acts on the water between steps, in the order of the input; rain is the kernels'. */
export function createForces(input: SolverInput, state: ShallowState): Force[] {
  const forces: Force[] = [];
  for (const forcing of input.forcings) {
    if (forcing.kind === 'discharge') forces.push(new DischargeForce(input, state, forcing));
    if (forcing.kind === 'level') forces.push(new LevelForce(input, state, forcing));
    if (forcing.kind === 'border-level') forces.push(new BorderLevelForce(input, state, forcing));
    if (forcing.kind === 'outflow') forces.push(new OutflowForce(input, state, forcing));
  }
  return forces;
}
