import type { Grid } from '../../../src/base/grid.ts';
import { flatXY, forEachSpan } from '../../../src/territory/rasterize.ts';
import { apart, type Spot } from '../curves.ts';
import { grid as placed, heightM } from '../plan.ts';

/** The commune's grid in its own frame: corner at 0, rows from north to south. */
export const grid: Grid = { ...placed, westM: 0, northM: heightM };
export const cellCount = grid.columns * grid.rows;

export const cellX = (cell: number): number => ((cell % grid.columns) + 0.5) * grid.cellSizeM;
export const cellY = (cell: number): number =>
  heightM - (Math.floor(cell / grid.columns) + 0.5) * grid.cellSizeM;

/** Cell of a place; −1 outside. */
export function cellAt(x: number, y: number): number {
  const column = Math.floor(x / grid.cellSizeM);
  const row = Math.floor((heightM - y) / grid.cellSizeM);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1;
  return row * grid.columns + column;
}

/** Visits the cells whose centre lies inside an outline. */
export function fill(rings: readonly (readonly Spot[])[], visit: (cell: number) => void): void {
  forEachSpan(rings.map(flatXY), grid, (row, first, end) => {
    for (let column = first; column < end; column++) visit(row * grid.columns + column);
  });
}

/** Visits the cells that a line passes through, some of them twice; without gaps on either side. */
export function trace(line: readonly Spot[], visit: (cell: number) => void): void {
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i] as Spot;
    const b = line[i + 1] as Spot;
    const pieces = Math.max(1, Math.ceil(apart(a, b) / 1.2));
    for (let k = 0; k <= pieces; k++) {
      const cell = cellAt(a[0] + ((b[0] - a[0]) * k) / pieces, a[1] + ((b[1] - a[1]) * k) / pieces);
      if (cell >= 0) visit(cell);
    }
  }
}

/** The eight neighbours of a cell that lie on the grid. */
export function around(cell: number): number[] {
  const column = cell % grid.columns;
  const row = Math.floor(cell / grid.columns);
  const cells: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
      if (r !== row || c !== column) cells.push(r * grid.columns + c);
    }
  }
  return cells;
}

/** Distance of every cell to the nearest marked one, in cells: two passes of the 3-4 chamfer (Borgefors, 1986). */
export function distances(marked: (cell: number) => boolean): Float32Array {
  const { columns, rows } = grid;
  const far = new Float32Array(cellCount).fill(1e9);
  for (let cell = 0; cell < cellCount; cell++) if (marked(cell)) far[cell] = 0;
  const relax = (cell: number, other: number, step: number) => {
    const through = (far[other] as number) + step;
    if (through < (far[cell] as number)) far[cell] = through;
  };
  const diagonal = 4 / 3;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (column > 0) relax(cell, cell - 1, 1);
      if (row > 0) relax(cell, cell - columns, 1);
      if (row > 0 && column > 0) relax(cell, cell - columns - 1, diagonal);
      if (row > 0 && column + 1 < columns) relax(cell, cell - columns + 1, diagonal);
    }
  }
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const cell = row * columns + column;
      if (column + 1 < columns) relax(cell, cell + 1, 1);
      if (row + 1 < rows) relax(cell, cell + columns, 1);
      if (row + 1 < rows && column + 1 < columns) relax(cell, cell + columns + 1, diagonal);
      if (row + 1 < rows && column > 0) relax(cell, cell + columns - 1, diagonal);
    }
  }
  return far;
}
