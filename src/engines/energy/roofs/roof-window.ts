import type { Grid } from '../../../base/grid.ts';
import { type FlatXY, forEachSpan } from '../../../territory/rasterize.ts';

/** The cells of a surface over and round one building, rows from north to south. */
export interface RoofWindow {
  readonly grid: Grid;
  /** Of each cell of the window, its place in the whole surface; −1: off it. */
  readonly cells: Int32Array;
  /** Heights of the surface, m. */
  readonly heightM: Float64Array;
  /** 1 for cells a cell or more inside the outline whose height is known. */
  readonly isInner: Uint8Array;
  /** 1 for those of them that are high enough over the ground for a roof. */
  readonly isRoof: Uint8Array;
  /** How many of each there are. */
  readonly innerCount: number;
  readonly roofCount: number;
}

/** Lower over the ground than this nothing is a roof, m. */
const leastHeightM = 2;

/**
 * Cuts the cells of a building out of a surface. The outer row of cells is left out of what shows the roof: façades,
 * gutters and the ground beside are mixed into it.
 *
 * @param surfaceM Heights on the grid. @param groundM Those of the ground, on the same grid.
 */
export function roofWindow(
  rings: readonly FlatXY[],
  bounds: readonly [west: number, south: number, east: number, north: number],
  full: Grid,
  surfaceM: ArrayLike<number>,
  groundM: ArrayLike<number>,
): RoofWindow {
  const { cellSizeM, westM, northM } = full;
  const firstColumn = Math.floor((bounds[0] - westM) / cellSizeM) - 1;
  const firstRow = Math.floor((northM - bounds[3]) / cellSizeM) - 1;
  const grid: Grid = {
    columns: Math.floor((bounds[2] - westM) / cellSizeM) + 2 - firstColumn,
    rows: Math.floor((northM - bounds[1]) / cellSizeM) + 2 - firstRow,
    cellSizeM,
    westM: westM + firstColumn * cellSizeM,
    northM: northM - firstRow * cellSizeM,
  };
  const size = grid.columns * grid.rows;
  const cells = new Int32Array(size).fill(-1);
  const heightM = new Float64Array(size).fill(Number.NaN);
  for (let row = 0; row < grid.rows; row++) {
    const fullRow = row + firstRow;
    if (fullRow < 0 || fullRow >= full.rows) continue;
    for (let column = 0; column < grid.columns; column++) {
      const fullColumn = column + firstColumn;
      if (fullColumn < 0 || fullColumn >= full.columns) continue;
      const cell = fullRow * full.columns + fullColumn;
      cells[row * grid.columns + column] = cell;
      heightM[row * grid.columns + column] = surfaceM[cell]!;
    }
  }
  const isCovered = new Uint8Array(size);
  forEachSpan(rings, grid, (row, first, end) => {
    isCovered.fill(1, row * grid.columns + first, row * grid.columns + end);
  });
  const isInner = new Uint8Array(size);
  const isRoof = new Uint8Array(size);
  let [innerCount, roofCount] = [0, 0];
  for (let row = 1; row + 1 < grid.rows; row++) {
    for (let column = 1; column + 1 < grid.columns; column++) {
      const at = row * grid.columns + column;
      if (!isInside(isCovered, at, grid.columns) || !Number.isFinite(heightM[at])) continue;
      isInner[at] = 1;
      innerCount++;
      // Where the ground is not known, it is not what stands there.
      if (heightM[at]! - groundM[cells[at]!]! < leastHeightM) continue;
      isRoof[at] = 1;
      roofCount++;
    }
  }
  return { grid, cells, heightM, isInner, isRoof, innerCount, roofCount };
}

/** Whether a cell and the eight around it are covered. */
function isInside(isCovered: Uint8Array, at: number, columns: number): boolean {
  if (isCovered[at] === 0) return false;
  for (const row of [at - columns, at, at + columns]) {
    if ((isCovered[row - 1]! & isCovered[row]! & isCovered[row + 1]!) === 0) return false;
  }
  return true;
}
