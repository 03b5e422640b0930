import type { SolverInput } from './solver-input.ts';
import { cellIndex, tileColumns, tileOf } from './solver-layout.ts';
import type { ShallowState } from './solver-state.ts';

/** Which tiles a step computes: those that hold flowing water and their neighbours; all with a bed under rain. */
export class Tiles {
  readonly #state: ShallowState;
  readonly #withBed: Uint8Array;
  readonly #previous: Uint8Array;
  readonly #activePerBand: Uint32Array;

  constructor(state: ShallowState) {
    this.#state = state;
    this.#withBed = new Uint8Array(state.wet.length);
    this.#previous = new Uint8Array(state.wet.length);
    this.#activePerBand = new Uint32Array(state.layout.bands);
  }

  /** Takes note of the cells with a bed of one row of the grid. */
  noteRow(input: SolverInput, row: number): void {
    const { layout } = this.#state;
    const first = tileOf(layout, cellIndex(layout, row, -1));
    const start = row * input.columns;
    for (let column = 0; column < input.columns; column++) {
      if (Number.isNaN(input.bedM[start + column]!)) continue;
      this.#withBed[first + Math.floor((column + 1) / tileColumns)] = 1;
    }
  }

  /** Tiles computed in a band by the present step. */
  activeIn(band: number): number {
    return this.#activePerBand[band]!;
  }

  /** Marks the tiles of the next step, stills those that leave, and clears the marks of water. */
  select(raining: boolean): void {
    const { active, wet, layout, kernels } = this.#state;
    this.#previous.set(active);
    if (raining) active.set(this.#withBed);
    else active.fill(0);
    for (let band = 0; band < layout.bands; band++) {
      for (let tile = 0; tile < layout.tilesAcross; tile++) {
        if (wet[band * layout.tilesAcross + tile] === 1) this.#activateAround(band, tile);
      }
    }
    wet.fill(0);
    this.#activePerBand.fill(0);
    for (let band = 0, k = 0; band < layout.bands; band++) {
      for (let tile = 0; tile < layout.tilesAcross; tile++, k++) {
        this.#activePerBand[band]! += active[k]!;
        if (this.#previous[k] === 1 && active[k] === 0) kernels.stillTile(band, tile);
      }
    }
  }

  #activateAround(band: number, tile: number): void {
    const { active, layout } = this.#state;
    const lastBand = Math.min(band + 1, layout.bands - 1);
    const lastTile = Math.min(tile + 1, layout.tilesAcross - 1);
    for (let b = Math.max(0, band - 1); b <= lastBand; b++) {
      for (let t = Math.max(0, tile - 1); t <= lastTile; t++) active[b * layout.tilesAcross + t] = 1;
    }
  }
}
