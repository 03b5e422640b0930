import type { RoofWindow } from './roof-window.ts';
import { PlaneSums } from './plane-fit.ts';

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
  const { grid, heightM, isRoof } = window;
  const { columns, rows, cellSizeM } = grid;
  const reach = Math.max(1, Math.round(reachM / cellSizeM));
  const side = 2 * reach + 1;
  const least = Math.max(5, Math.ceil(leastShare * side * side));
  // Of a whole square the plane through its middle: sums of x², and of x z.
  const squares = (side * reach * (reach + 1) * side * cellSizeM * cellSizeM) / 3;
  const size = columns * rows;
  const [east, north, roughM] = [0, 1, 2].map(() => new Float64Array(size).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < rows; row++) {
    const [top, bottom] = [Math.max(0, row - reach), Math.min(rows - 1, row + reach)];
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (isRoof[at] === 0) continue;
      const [left, right] = [Math.max(0, column - reach), Math.min(columns - 1, column + reach)];
      const middle = heightM[at]!;
      let [count, z, zz, xz, yz] = [0, 0, 0, 0, 0];
      for (let r = top; r <= bottom; r++) {
        for (let c = left; c <= right; c++) {
          const near = r * columns + c;
          if (isRoof[near] === 0) continue;
          const over = heightM[near]! - middle;
          count++;
          z += over;
          zz += over * over;
          xz += (c - column) * over;
          yz += (row - r) * over;
        }
      }
      if (count < least) continue;
      let [a, b] = [(cellSizeM * xz) / squares, (cellSizeM * yz) / squares];
      let offSquare = zz - (z * z) / count - squares * (a * a + b * b);
      if (count < side * side) {
        const sums = new PlaneSums();
        for (let r = top; r <= bottom; r++) {
          for (let c = left; c <= right; c++) {
            const near = r * columns + c;
            if (isRoof[near] === 1)
              sums.add(cellSizeM * (c - column), cellSizeM * (row - r), heightM[near]! - middle);
          }
        }
        const plane = sums.plane();
        if (plane === null) continue;
        [a, b] = [plane.east, plane.north];
        offSquare = zz - a * cellSizeM * xz - b * cellSizeM * yz - plane.base * z;
      }
      east[at] = a;
      north[at] = b;
      roughM[at] = Math.sqrt(Math.max(0, offSquare) / (count - 3));
    }
  }
  return { east, north, roughM };
}
