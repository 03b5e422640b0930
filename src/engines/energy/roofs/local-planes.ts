import type { RoofWindow } from './roof-window.ts';
import { type FittedPlane, PlaneSums } from './plane-fit.ts';

/** How far around a cell its own plane is fitted, m. */
const reachM = 1;
/** Share of that neighbourhood that has to be roof. */
const leastShare = 0.4;

/** Slopes of the roof round each cell, and how rough it is. */
export interface LocalPlanes {
  /** Rise per metre to the east and to the north; NaN where too little is known. */
  readonly east: Float64Array;
  readonly north: Float64Array;
  /** What the heights are off it, root mean square, m. */
  readonly roughM: Float64Array;
}

/** Planes by least squares of the heights in a square round each cell: 5 × 5 cells of half a metre, 3 × 3 of one. */
export function localPlanes(window: RoofWindow): LocalPlanes {
  const { grid, isRoof } = window;
  const { columns, rows, cellSizeM } = grid;
  const reach = Math.max(1, Math.round(reachM / cellSizeM));
  const side = 2 * reach + 1;
  const least = Math.max(5, Math.ceil(leastShare * side * side));
  // Of a whole square the plane through its middle: sums of x², and of x z.
  const squares = (side * side * reach * (reach + 1) * cellSizeM * cellSizeM) / 3;
  const rowSums = sumsOfRows(window, reach);
  const { count: counts, z: zs, zz: zzs, xz: xzs } = rowSums;
  const size = columns * rows;
  const east = new Float64Array(size).fill(Number.NaN);
  const north = new Float64Array(size).fill(Number.NaN);
  const roughM = new Float64Array(size).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.max(0, row - reach), Math.min(rows - 1, row + reach)];
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (isRoof[at] === 0) continue;
      let [count, z, zz, xz, yz] = [0, 0, 0, 0, 0];
      for (let r = top; r <= bottom; r++) {
        const near = r * columns + column;
        count += counts[near]!;
        z += zs[near]!;
        zz += zzs[near]!;
        xz += xzs[near]!;
        yz += (row - r) * zs[near]!;
      }
      if (count < least) continue;
      if (count === side * side) {
        const [a, b] = [(cellSizeM * xz) / squares, (cellSizeM * yz) / squares];
        east[at] = a;
        north[at] = b;
        roughM[at] = rough(zz - (z * z) / count - squares * (a * a + b * b), count);
        continue;
      }
      const plane = planeRound(window, row, column, reach, rowSums.base);
      if (plane === null) continue;
      east[at] = plane.east;
      north[at] = plane.north;
      const offSquare = zz - cellSizeM * (plane.east * xz + plane.north * yz) - plane.base * z;
      roughM[at] = rough(offSquare, count);
    }
  }
  return { east, north, roughM };
}

/** Root mean square of what is left of the squares, three of them being the plane's own. */
function rough(square: number, count: number): number {
  return Math.sqrt(Math.max(0, square) / (count - 3));
}

/** Of the roof's cells in a row as far as the reach round each cell: their number, heights, their squares, and heights × columns. */
function sumsOfRows(
  { grid: { columns, rows }, heightM, isRoof }: RoofWindow,
  reach: number,
): {
  readonly count: Float64Array;
  readonly z: Float64Array;
  readonly zz: Float64Array;
  readonly xz: Float64Array;
  /** Heights are over this, so that their squares keep their digits. */
  readonly base: number;
} {
  const base = heightM[isRoof.indexOf(1)] ?? 0;
  const size = columns * rows;
  const count = new Float64Array(size);
  const [z, zz, xz] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (isRoof[at] === 0) continue;
      const over = heightM[at]! - base;
      const [left, right] = [Math.max(0, column - reach), Math.min(columns - 1, column + reach)];
      for (let c = left; c <= right; c++) {
        const near = row * columns + c;
        count[near] = count[near]! + 1;
        z[near] = z[near]! + over;
        zz[near] = zz[near]! + over * over;
        xz[near] = xz[near]! + (column - c) * over;
      }
    }
  }
  return { count, z, zz, xz, base };
}

/** The plane through the roof's cells round one, x and y from it; null: they lie along a line. */
function planeRound(
  { grid: { columns, rows, cellSizeM }, heightM, isRoof }: RoofWindow,
  row: number,
  column: number,
  reach: number,
  base: number,
): FittedPlane | null {
  const sums = new PlaneSums();
  for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
    for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
      const near = r * columns + c;
      if (isRoof[near] === 1)
        sums.add(cellSizeM * (c - column), cellSizeM * (row - r), heightM[near]! - base);
    }
  }
  return sums.plane();
}
