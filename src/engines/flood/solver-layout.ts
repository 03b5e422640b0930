import { reservedB } from './kernels/flood-kernels.ts';

/** Columns of a tile. */
export const tileColumns = 64;
/** Rows of a tile; a row of tiles is a band. */
export const tileRows = 16;
/** Floats between the rows, so that neighbours of a row's ends exist and rows do not share cache sets. */
const guard = 16;

/**
 * The padded frame of every raster: the grid, one ring of cells around it (walls, or where boundaries act), whole
 * tiles, and guards. A cell has the same index in every raster.
 */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  readonly tilesAcross: number;
  readonly bands: number;
  /** Floats from one row to the next. */
  readonly stride: number;
  /** Index of the first cell of the first tile (a corner of the ring). */
  readonly first: number;
  /** Floats of one raster. */
  readonly length: number;
}

/** The layout of a grid. */
export function layOut(columns: number, rows: number): Layout {
  const tilesAcross = Math.ceil((columns + 2) / tileColumns);
  const bands = Math.ceil((rows + 2) / tileRows);
  const stride = tilesAcross * tileColumns + guard;
  return {
    columns,
    rows,
    tilesAcross,
    bands,
    stride,
    first: stride + guard,
    length: (bands * tileRows + 2) * stride + 2 * guard,
  };
}

/** Index of a cell; row and column from −1 (the ring) to their number. */
export function cellIndex(layout: Layout, row: number, column: number): number {
  return layout.first + (row + 1) * layout.stride + column + 1;
}

/** Index of the tile that holds a cell. */
export function tileOf(layout: Layout, index: number): number {
  const offset = index - layout.first;
  const row = Math.floor(offset / layout.stride);
  const column = offset - row * layout.stride;
  return Math.floor(row / tileRows) * layout.tilesAcross + Math.floor(column / tileColumns);
}

/** Hands out byte ranges of one memory, each a little off the last so that rasters do not share cache sets. */
export class Allotment {
  #next = reservedB;

  /** Address of a new range, a multiple of 64. */
  take(bytes: number): number {
    const at = this.#next;
    this.#next = Math.ceil((at + bytes) / 64) * 64 + 320;
    return at;
  }

  get bytes(): number {
    return this.#next;
  }
}
