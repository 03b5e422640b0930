import { columnAt, type Grid, rowAt } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { cellsOfLine, forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';
import { boxOf } from '../../territory/polygons.ts';

/** Cells of each feature: those of feature i are `cells[offsets[i]] … cells[offsets[i + 1] − 1]`. */
export interface CellLists {
  readonly offsets: Uint32Array<ArrayBuffer>;
  readonly cells: Uint32Array<ArrayBuffer>;
}

/** Samples per side of a cell: about one every half metre, 2 to 16. */
function samplesPerSide(grid: Grid): number {
  return Math.min(16, Math.max(2, Math.ceil(grid.cellSizeM / 0.5)));
}

function samplesPerCell(grid: Grid): number {
  return samplesPerSide(grid) * samplesPerSide(grid);
}

/** Cells around one footprint, with a margin of one cell, cut at the grid; scratch arrays, row-major. */
interface Window {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
  /** Samples covered in each cell. */
  readonly covered: Uint16Array;
  /** 1 where the outline passes. */
  readonly outline: Uint8Array;
}

/** Looks at footprints one after the other without a new array for each. */
class FootprintReader {
  readonly #grid: Grid;
  readonly #fine: Grid;
  readonly #perSide: number;
  #covered = new Uint16Array(1024);
  #outline = new Uint8Array(1024);

  constructor(grid: Grid) {
    const perSide = samplesPerSide(grid);
    this.#grid = grid;
    this.#perSide = perSide;
    this.#fine = {
      ...grid,
      columns: grid.columns * perSide,
      rows: grid.rows * perSide,
      cellSizeM: grid.cellSizeM / perSide,
    };
  }

  /** The window of a footprint, valid until the next one is read; null off the grid. */
  read(parts: readonly Float64Array[]): Window | null {
    const window = this.#windowAround(parts);
    if (!window) return null;
    const { covered, outline, column: west, row: north, columns } = window;
    forEachSpan(parts, this.#fine, (fineRow, first, end) => {
      const start = (Math.floor(fineRow / this.#perSide) - north) * columns - west;
      for (let from = first; from < end; ) {
        const column = Math.floor(from / this.#perSide);
        const to = Math.min(end, (column + 1) * this.#perSide);
        covered[start + column]! += to - from;
        from = to;
      }
    });
    for (const part of parts) {
      for (const cell of cellsOfLine(part, this.#grid)) {
        const row = Math.floor(cell / this.#grid.columns);
        outline[(row - north) * columns + (cell - row * this.#grid.columns) - west] = 1;
      }
    }
    return window;
  }

  #windowAround(parts: readonly Float64Array[]): Window | null {
    const { columns, rows } = this.#grid;
    const [west, south, east, north] = boxOf(parts);
    const column = Math.max(0, columnAt(this.#grid, west) - 1);
    const row = Math.max(0, rowAt(this.#grid, north) - 1);
    const width = Math.min(columns, columnAt(this.#grid, east) + 2) - column;
    const height = Math.min(rows, rowAt(this.#grid, south) + 2) - row;
    if (!(width > 0 && height > 0)) return null;
    const size = width * height;
    if (size > this.#covered.length) {
      this.#covered = new Uint16Array(2 * size);
      this.#outline = new Uint8Array(2 * size);
    }
    const covered = this.#covered.subarray(0, size).fill(0);
    const outline = this.#outline.subarray(0, size).fill(0);
    return { column, row, columns: width, rows: height, covered, outline };
  }
}

/** Share of each cell under a footprint, 0 … 1. */
export function buildingCoverage(table: FeatureTable, grid: Grid): Float32Array<ArrayBuffer> {
  const coverage = new Float32Array(grid.columns * grid.rows);
  const samples = samplesPerCell(grid);
  const reader = new FootprintReader(grid);
  for (let feature = 0; feature < table.count; feature++) {
    const window = reader.read(partsOfFeature(table, feature));
    if (!window) continue;
    for (let k = 0; k < window.covered.length; k++) {
      if (window.covered[k] === 0) continue;
      const cell = cellOfWindow(window, k, grid);
      coverage[cell] = Math.min(1, coverage[cell]! + window.covered[k]! / samples);
    }
  }
  return coverage;
}

/**
 * The ring of cells round each footprint: those that its outline crosses and those that touch, by a side or a
 * corner, a cell half covered or more; without the latter, nor cells without a bed.
 */
export function buildingRings(table: FeatureTable, grid: Grid, bedM: Float32Array): CellLists {
  const half = samplesPerCell(grid) / 2;
  const reader = new FootprintReader(grid);
  const ring: number[] = [];
  return cellLists(table.count, (feature) => {
    ring.length = 0;
    const window = reader.read(partsOfFeature(table, feature));
    for (let k = 0; window && k < window.covered.length; k++) {
      if (window.covered[k]! >= half) continue;
      if (window.outline[k] === 0 && !touchesCovered(window, k, half)) continue;
      const cell = cellOfWindow(window, k, grid);
      if (!Number.isNaN(bedM[cell]!)) ring.push(cell);
    }
    return ring;
  });
}

function cellOfWindow(window: Window, k: number, grid: Grid): number {
  const row = Math.floor(k / window.columns);
  return (window.row + row) * grid.columns + window.column + (k - row * window.columns);
}

function touchesCovered({ columns, rows, covered }: Window, k: number, half: number): boolean {
  const row = Math.floor(k / columns);
  const column = k - row * columns;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      if (covered[r * columns + c]! >= half) return true;
    }
  }
  return false;
}

/** The cell and the eight around it, inside the grid. */
export function around(cell: number, grid: Grid): number[] {
  const column = cell % grid.columns;
  const row = Math.floor(cell / grid.columns);
  const cells: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
      cells.push(r * grid.columns + c);
    }
  }
  return cells;
}

export function cellLists(count: number, cellsOf: (feature: number) => ArrayLike<number>): CellLists {
  const offsets = new Uint32Array(count + 1);
  let cells = new Uint32Array(1024);
  let used = 0;
  for (let feature = 0; feature < count; feature++) {
    const own = cellsOf(feature);
    if (used + own.length > cells.length) {
      const longer = new Uint32Array(2 * (used + own.length));
      longer.set(cells);
      cells = longer;
    }
    cells.set(own, used);
    used += own.length;
    offsets[feature + 1] = used;
  }
  return { offsets, cells: cells.slice(0, used) };
}
