/**
 * A north-up raster frame in the territory's projected CRS.
 *
 * Arrays on a grid are row-major, `[row * columns + column]`, north row first. `westM`, `northM` are the outer
 * corner of the first cell (not its centre). Cells are square.
 */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
  readonly westM: number;
  readonly northM: number;
}

/** West, south, east, north, m. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Outer bounds of the grid, m. */
export function gridBounds(grid: Grid): Bounds {
  const { westM, northM, cellSizeM } = grid;
  return [westM, northM - grid.rows * cellSizeM, westM + grid.columns * cellSizeM, northM];
}

/** Whether two grids have the same cells at the same places. */
export function sameGrid(a: Grid, b: Grid): boolean {
  return (
    a.columns === b.columns &&
    a.rows === b.rows &&
    a.cellSizeM === b.cellSizeM &&
    a.westM === b.westM &&
    a.northM === b.northM
  );
}

/** Column of an easting; may lie outside 0 … columns − 1. */
export function columnAt(grid: Grid, xM: number): number {
  return Math.floor((xM - grid.westM) / grid.cellSizeM);
}

/** Row of a northing; may lie outside 0 … rows − 1. */
export function rowAt(grid: Grid, yM: number): number {
  return Math.floor((grid.northM - yM) / grid.cellSizeM);
}

/** Row-major cell that holds a point, −1 outside. */
export function cellAt(grid: Grid, xM: number, yM: number): number {
  const [column, row] = [columnAt(grid, xM), rowAt(grid, yM)];
  const isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
  return isInside ? row * grid.columns + column : -1;
}

/** Easting of a column's centre, m. */
export function columnCentre(grid: Grid, column: number): number {
  return grid.westM + (column + 0.5) * grid.cellSizeM;
}

/** Northing of a row's centre, m. */
export function rowCentre(grid: Grid, row: number): number {
  return grid.northM - (row + 0.5) * grid.cellSizeM;
}

/** Distance between two rectangles, m; 0 when they touch or meet; NaN when one is not finite. */
export function gapBetween(a: Bounds, b: Bounds): number {
  const dx = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const dy = Math.max(0, a[1] - b[3], b[1] - a[3]);
  return Math.sqrt(dx * dx + dy * dy);
}
