import { type FloodKernels, loadFloodKernels } from './kernels/flood-kernels.ts';
import { entryWords, type SpecialFaces } from './solver-faces.ts';
import type { Side, SolverInput } from './solver-input.ts';
import { Allotment, cellIndex, type Layout, tileOf } from './solver-layout.ts';

type Raster = Float32Array<ArrayBuffer>;

/** Bed given to a cell without flow; `wallM` of assembly/constants.ts. */
export const wallM = 1_000_000;
/** Depth under which water does not flow, m; `dryM` of assembly/constants.ts. */
export const dryM = 0.0001;
/** The second depth whose duration is counted, m. */
export const deepDepthM = 0.5;
/** Cells of a padded row before the first of the grid that belong to it. */
const guardCells = 2;
/** Standard gravity, m/s²; `gravity` of assembly/constants.ts. */
export const gravity = Math.fround(9.81);

/** Faces of one instant: speeds (advective mode only) and discharges through east and south faces. */
export interface Faces {
  readonly ux: Raster;
  readonly uy: Raster;
  readonly qx: Raster;
  readonly qy: Raster;
}

/** The rasters of a run, in the one memory that the kernels work on. */
export class ShallowState {
  readonly kernels: FloodKernels;
  readonly layout: Layout;
  readonly depth: Raster;
  readonly residue: Raster;
  readonly bed: Raster;
  readonly manning: Raster;
  readonly maxDepth: Raster;
  readonly maxSpeedSquared: Raster;
  readonly arrival: Raster;
  readonly wetTime: Raster;
  readonly deepTime: Raster;
  /** Four partial maxima of the wave speed, m/s. */
  readonly wave: Raster;
  /** One byte per tile: computed in this step. */
  readonly active: Uint8Array<ArrayBuffer>;
  /** One byte per tile: holds water that can flow. */
  readonly wet: Uint8Array<ArrayBuffer>;
  #now: Faces;
  #next: Faces;
  readonly #wetDepthM: number;
  readonly #advection: boolean;

  constructor(input: SolverInput, layout: Layout, specials: SpecialFaces) {
    const allotment = new Allotment();
    const raster = () => allotment.take(4 * layout.length);
    const tiles = layout.tilesAcross * layout.bands;
    const at = {
      depth: raster(),
      residue: raster(),
      bed: raster(),
      manning: raster(),
      maxDepth: raster(),
      maxSpeedSquared: raster(),
      arrival: raster(),
      wetTime: raster(),
      deepTime: raster(),
      wave: allotment.take(16),
      active: allotment.take(tiles),
      wet: allotment.take(tiles),
      heavy: allotment.take(2 * layout.tilesAcross),
      table: allotment.take(4 * entryWords * specials.entries.length),
      rowFirst: allotment.take(specials.rowFirst.byteLength),
    };
    const discharges = [raster(), raster(), raster(), raster()] as const;
    const speeds = input.advection ? ([raster(), raster(), raster(), raster()] as const) : discharges;
    const { kernels, memory } = loadFloodKernels(allotment.bytes);
    const view = (address: number) => new Float32Array(memory.buffer, address, layout.length);
    this.kernels = kernels;
    this.layout = layout;
    this.depth = view(at.depth);
    this.residue = view(at.residue);
    this.bed = view(at.bed);
    this.manning = view(at.manning);
    this.maxDepth = view(at.maxDepth);
    this.maxSpeedSquared = view(at.maxSpeedSquared);
    this.arrival = view(at.arrival);
    this.wetTime = view(at.wetTime);
    this.deepTime = view(at.deepTime);
    this.wave = new Float32Array(memory.buffer, at.wave, 4);
    this.active = new Uint8Array(memory.buffer, at.active, tiles);
    this.wet = new Uint8Array(memory.buffer, at.wet, tiles);
    const faces = (k: 0 | 2): Faces => ({
      ux: view(speeds[k]),
      uy: view(speeds[k === 0 ? 1 : 3]),
      qx: view(discharges[k]),
      qy: view(discharges[k === 0 ? 1 : 3]),
    });
    this.#now = faces(0);
    this.#next = faces(2);
    this.#wetDepthM = Math.fround(input.wetDepthM);
    this.#advection = input.advection;
    writeSpecials(specials, memory.buffer, at.table, at.rowFirst);

    const strideB = 4 * layout.stride;
    kernels.setLayout(
      strideB,
      at.depth,
      at.residue,
      at.bed,
      at.manning,
      at.maxDepth,
      at.maxSpeedSquared,
      at.arrival,
      at.wetTime,
      at.deepTime,
    );
    kernels.setTiles(at.wave, at.active, at.wet, at.heavy, layout.tilesAcross, 4 * layout.first);
    kernels.setSpecials(at.table, at.rowFirst);
    kernels.setNumbers(input.cellSizeM, input.froudeCap, input.theta, input.wetDepthM, deepDepthM);
  }

  /** Faces of the last whole step. */
  get faces(): Faces {
    return this.#now;
  }

  /** Tells the kernels which faces to read and which to write. */
  aimFaces(): void {
    const from = this.#now;
    const to = this.#next;
    this.kernels.setFaces(
      from.ux.byteOffset,
      from.uy.byteOffset,
      from.qx.byteOffset,
      from.qy.byteOffset,
      to.ux.byteOffset,
      to.uy.byteOffset,
      to.qx.byteOffset,
      to.qy.byteOffset,
    );
  }

  /** The faces just written become those of the last whole step. */
  turnFaces(): void {
    [this.#now, this.#next] = [this.#next, this.#now];
  }

  /** Adds (or takes) depth in one cell, exactly up to f64; never below zero. Returns what was really added, m. */
  add(index: number, addedM: number): number {
    const before = this.depth[index]!;
    const held = before + this.residue[index]!;
    const total = addedM < 0 ? Math.max(held + addedM, Math.min(held, 0)) : held + addedM;
    this.#put(index, before, total);
    return total - held;
  }

  /** Imposes the depth of one cell. Returns what that added, m. */
  set(index: number, depthM: number): number {
    const before = this.depth[index]!;
    const held = before + this.residue[index]!;
    this.#put(index, before, depthM);
    return depthM - held;
  }

  /**
   * Lets water that was added in a border cell bring momentum: the border face keeps, for the advection of the next
   * step only, the discharge (m²/s) and its speed, at most critical.
   */
  enter(index: number, side: Side, dischargeM2PerS: number): void {
    const depth = this.depth[index]!;
    if (!this.#advection || depth <= dryM || dischargeM2PerS <= 0) return;
    const inward = side === 'west' || side === 'north' ? 1 : -1;
    const alongX = side === 'west' || side === 'east';
    const face = index - (inward === 1 ? (alongX ? 1 : this.layout.stride) : 0);
    const speed = Math.min(dischargeM2PerS / depth, Math.sqrt(gravity * depth));
    const { ux, uy, qx, qy } = this.#now;
    (alongX ? ux : uy)[face] = inward * speed;
    (alongX ? qx : qy)[face] = inward * dischargeM2PerS;
  }

  #put(index: number, before: number, total: number): void {
    const after = Math.max(0, Math.fround(total));
    this.depth[index] = after;
    this.residue[index] = total - after;
    this.maxDepth[index] = Math.max(this.maxDepth[index]!, after);
    if (after > dryM) this.wet[tileOf(this.layout, index)] = 1;
    const crossedWet = before > this.#wetDepthM !== after > this.#wetDepthM;
    const crossedDeep = before > deepDepthM !== after > deepDepthM;
    if (crossedWet || crossedDeep) this.kernels.noteCrossing(4 * index, before, after);
  }

  /** √(g h) + the largest speed through the cell's faces, m/s; `depthM` in place of its depth. */
  waveOf(index: number, depthM: number): number {
    const { ux, uy } = this.#now;
    const { stride } = this.layout;
    const x = Math.max(Math.abs(ux[index]!), Math.abs(ux[index - 1]!));
    const y = Math.max(Math.abs(uy[index]!), Math.abs(uy[index - stride]!));
    return Math.sqrt(gravity * depthM) + (this.#advection ? Math.max(x, y) : 0);
  }

  /** Rows beyond the grid: walls that nothing reaches. */
  fillOutside(): void {
    const { layout } = this;
    const first = cellIndex(layout, 0, 0) - guardCells;
    const last = cellIndex(layout, layout.rows, 0) - guardCells;
    this.#wallUp(0, first);
    this.#wallUp(last, layout.length);
  }

  /** One row of the grid, and the walls at its ends. */
  fillRow(input: SolverInput, row: number): void {
    const { layout } = this;
    const start = cellIndex(layout, row, 0);
    this.#wallUp(start - guardCells, start - guardCells + layout.stride);
    let cell = row * input.columns;
    for (let index = start; index < start + input.columns; index++, cell++) {
      const bed = input.bedM[cell]!;
      if (Number.isNaN(bed)) continue;
      const depth = input.initialDepthM[cell]!;
      this.bed[index] = bed;
      this.manning[index] = input.manning[cell]!;
      if (depth === 0) continue;
      this.depth[index] = depth;
      this.maxDepth[index] = depth;
      if (depth > this.#wetDepthM) this.arrival[index] = 0;
      if (depth > dryM) this.wet[tileOf(layout, index)] = 1;
    }
  }

  #wallUp(from: number, to: number): void {
    this.bed.fill(wallM, from, to);
    this.manning.fill(1, from, to);
    this.arrival.fill(Number.POSITIVE_INFINITY, from, to);
  }
}

function writeSpecials(specials: SpecialFaces, buffer: ArrayBuffer, table: number, rowFirst: number): void {
  const words = new Int32Array(buffer, table, entryWords * specials.entries.length);
  const values = new Float32Array(buffer, table, words.length);
  for (const [k, entry] of specials.entries.entries()) {
    const at = k * entryWords;
    words[at] = entry.face;
    words[at + 1] = entry.kind;
    values[at + 2] = entry.value;
    words[at + 3] = entry.cell;
    words[at + 4] = entry.inner;
  }
  new Int32Array(buffer, rowFirst, specials.rowFirst.length).set(specials.rowFirst);
}
