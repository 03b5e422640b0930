import { type FittedPlane, heightOn, PlaneSums, slopeOf } from './plane-fit.ts';
import type { LocalPlanes } from './local-planes.ts';
import type { RoofWindow } from './roof-window.ts';

/** Cosine of the most that the roof round a cell may be turned against the plane that it joins while planes grow: 10°. */
const mostTurned = 0.9848;
/** Cells farther off a plane than this many times their spread are left out of its fit. */
const trimmed = 2.5;

/** Places of a window's cells, m, and its neighbours. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Steps to the four and to the eight cells around. */
  readonly four: readonly number[];
  readonly eight: readonly number[];
}

export function placesOf({ grid: { columns, rows, cellSizeM } }: RoofWindow): Places {
  const size = columns * rows;
  const [x, y] = [new Float64Array(size), new Float64Array(size)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      x[row * columns + column] = (column + 0.5) * cellSizeM;
      y[row * columns + column] = -(row + 0.5) * cellSizeM;
    }
  }
  const four = [-columns, -1, 1, columns];
  return {
    x,
    y,
    four,
    eight: [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1],
  };
}

/**
 * The plane through some cells by least squares, twice more without those that are far off it: what stands on a roof does
 * not tilt it. null: they do not span one.
 */
export function robustPlane(
  members: ArrayLike<number>,
  { heightM }: RoofWindow,
  { x, y }: Places,
): FittedPlane | null {
  let plane = fit(members, null, Number.POSITIVE_INFINITY);
  for (let turn = 0; turn < 2 && plane !== null; turn++) {
    plane = fit(members, plane, trimmed * spreadOn(plane)) ?? plane;
  }
  return plane;

  function fit(cells: ArrayLike<number>, about: FittedPlane | null, mostOff: number): FittedPlane | null {
    const sums = new PlaneSums();
    for (let i = 0; i < cells.length; i++) {
      const at = cells[i]!;
      if (about !== null && Math.abs(heightM[at]! - heightOn(about, x[at]!, y[at]!)) > mostOff) continue;
      sums.add(x[at]!, y[at]!, heightM[at]!);
    }
    return sums.plane();
  }

  function spreadOn(about: FittedPlane): number {
    let square = 0;
    for (let i = 0; i < members.length; i++) {
      const off = heightM[members[i]!]! - heightOn(about, x[members[i]!]!, y[members[i]!]!);
      square += off * off;
    }
    // What is left of rounding on a roof without noise is no spread.
    return Math.max(1e-6, Math.sqrt(square / members.length));
  }
}

/**
 * Grows a plane from a cell over its neighbours that lie on it and are turned as it is; the plane is fitted anew each time
 * that it has doubled.
 *
 * @param isFree 1 for the cells that it may take; those that it takes become 0. @param stamp Of the size of the window,
 * holding no `turn` yet. @returns Cells in the order in which they joined, and the plane through them; null: none.
 */
export function grown(
  seed: number,
  window: RoofWindow,
  places: Places,
  local: LocalPlanes,
  isFree: Uint8Array,
  mostOffM: number,
): { readonly cells: readonly number[]; readonly plane: FittedPlane } | null {
  const { heightM } = window;
  const { x, y, four } = places;
  let plane: FittedPlane = {
    east: local.east[seed]!,
    north: local.north[seed]!,
    base: heightM[seed]! - local.east[seed]! * x[seed]! - local.north[seed]! * y[seed]!,
  };
  const sums = new PlaneSums();
  const cells: number[] = [seed];
  isFree[seed] = 0;
  sums.add(x[seed]!, y[seed]!, heightM[seed]!);
  let nextFit = 12;
  let slope = slopeOf(plane);
  for (let i = 0; i < cells.length; i++) {
    for (const step of four) {
      const at = cells[i]! + step;
      if (isFree[at] === 0) continue;
      if (Math.abs(heightM[at]! - heightOn(plane, x[at]!, y[at]!)) > mostOffM * slope) continue;
      const [a, b] = [local.east[at]!, local.north[at]!];
      const cosine = (1 + plane.east * a + plane.north * b) / (slope * Math.sqrt(1 + a * a + b * b));
      // Where nothing is known of the cell's own turn (NaN), it waits.
      if (!(cosine >= mostTurned)) continue;
      isFree[at] = 0;
      cells.push(at);
      sums.add(x[at]!, y[at]!, heightM[at]!);
      if (cells.length < nextFit) continue;
      nextFit *= 2;
      plane = sums.plane() ?? plane;
      slope = slopeOf(plane);
    }
  }
  const fitted = robustPlane(cells, window, places);
  return fitted === null ? null : { cells, plane: fitted };
}
