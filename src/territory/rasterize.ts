import type { Grid } from '../base/grid.ts';
import type { FeatureTable } from './feature-table.ts';

/** Vertices as interleaved easting, northing, m. A ring may repeat its first vertex at the end, or not. */
export type FlatXY = ArrayLike<number>;

/** A run of cells of one row: columns `first … end − 1`. */
export type SpanVisitor = (row: number, first: number, end: number) => void;

/** Interleaves points, as edits and conditions write them. */
export function flatXY(points: readonly (readonly [number, number])[]): Float64Array<ArrayBuffer> {
  const xy = new Float64Array(2 * points.length);
  for (const [i, point] of points.entries()) xy.set(point, 2 * i);
  return xy;
}

/**
 * Visits the cells whose centre lies inside the rings (even-odd, so holes and overlaps need no orientation),
 * row by row from the north. A centre exactly on an edge belongs to the polygon at its east, or south, so that
 * polygons sharing an edge share no cell and leave none out.
 */
export function forEachSpan(rings: readonly FlatXY[], grid: Grid, visit: SpanVisitor): void {
  const crossings = collectCrossings(rings, grid);
  if (!crossings) return;
  const { firstRow, starts, xs } = crossings;
  for (let i = 0; i + 1 < starts.length; i++) {
    const start = starts[i] as number;
    const end = starts[i + 1] as number;
    if (end - start > 1) sortInPlace(xs, start, end);
    for (let k = start; k + 1 < end; k += 2) {
      const first = Math.max(0, columnFrom(grid, xs[k] as number));
      const last = Math.min(grid.columns, columnFrom(grid, xs[k + 1] as number));
      if (last > first) visit(firstRow + i, first, last);
    }
  }
}

/** Indices of the cells whose centre lies inside the rings, increasing. */
export function cellsOfPolygon(rings: readonly FlatXY[], grid: Grid): Uint32Array<ArrayBuffer> {
  const cells: number[] = [];
  forEachSpan(rings, grid, (row, first, end) => {
    for (let column = first; column < end; column++) cells.push(row * grid.columns + column);
  });
  return Uint32Array.from(cells);
}

/** Rings of one feature of a polygon table, or the lines of one of a line table; views, not copies. */
export function partsOfFeature(table: FeatureTable, feature: number): Float64Array[] {
  const parts: Float64Array[] = [];
  const end = table.featureOffsets[feature + 1] as number;
  for (let part = table.featureOffsets[feature] as number; part < end; part++) {
    const from = table.partOffsets[part] as number;
    parts.push(table.xy.subarray(2 * from, 2 * (table.partOffsets[part + 1] as number)));
  }
  return parts;
}

/**
 * Writes `valueOf(feature)` into the cells whose centre lies in that feature; later features cover earlier
 * ones; null leaves the cells as they are.
 *
 * @param target Length rows × columns; changed in place and returned.
 */
export function rasterizePolygons<T extends Float32Array | Uint8Array>(
  table: FeatureTable,
  grid: Grid,
  valueOf: (feature: number) => number | null,
  target: T,
): T {
  for (let feature = 0; feature < table.count; feature++) {
    const value = valueOf(feature);
    if (value === null) continue;
    forEachSpan(partsOfFeature(table, feature), grid, (row, first, end) => {
      target.fill(value, row * grid.columns + first, row * grid.columns + end);
    });
  }
  return target;
}

/**
 * Indices of every cell that a line touches, each once, in the order of the line. Neighbours in the list share
 * a side: where the line passes exactly through a corner, the two cells beside it are both listed. A stretch
 * exactly between two rows or columns of cells counts for the southern or eastern ones.
 */
export function cellsOfLine(points: FlatXY, grid: Grid): Uint32Array<ArrayBuffer> {
  const cells = new Set<number>();
  const vertices = points.length >> 1;
  for (let i = 0; i < Math.max(1, vertices - 1); i++) {
    if (vertices === 0) break;
    const next = Math.min(i + 1, vertices - 1);
    // In cells: column to the right, row downwards.
    traverse(
      ((points[2 * i] as number) - grid.westM) / grid.cellSizeM,
      (grid.northM - (points[2 * i + 1] as number)) / grid.cellSizeM,
      ((points[2 * next] as number) - grid.westM) / grid.cellSizeM,
      (grid.northM - (points[2 * next + 1] as number)) / grid.cellSizeM,
      grid,
      cells,
    );
  }
  return Uint32Array.from(cells);
}

/** First row whose centre is at or south of a northing; monotone, so that every closed ring crosses it evenly. */
function rowFrom(grid: Grid, yM: number): number {
  return Math.ceil((grid.northM - yM) / grid.cellSizeM - 0.5);
}

/** First column whose centre is at or east of an easting. */
function columnFrom(grid: Grid, xM: number): number {
  return Math.ceil((xM - grid.westM) / grid.cellSizeM - 0.5);
}

interface Crossings {
  readonly firstRow: number;
  /** Where each row's crossings start in `xs`; length rows touched + 1. */
  readonly starts: Uint32Array;
  readonly xs: Float64Array;
}

/** Eastings at which the rings cross the line of centres of each row of the grid. */
function collectCrossings(rings: readonly FlatXY[], grid: Grid): Crossings | null {
  const { firstRow, endRow } = rowsTouched(rings, grid);
  if (endRow <= firstRow) return null;
  const starts = new Uint32Array(endRow - firstRow + 1);
  forEachEdge(rings, grid, firstRow, endRow, (row) => {
    const next = row - firstRow + 1;
    starts[next] = (starts[next] as number) + 1;
  });
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const xs = new Float64Array(starts[starts.length - 1] as number);
  const cursor = starts.slice();
  forEachEdge(rings, grid, firstRow, endRow, (row, x) => {
    const at = cursor[row - firstRow] as number;
    xs[at] = x;
    cursor[row - firstRow] = at + 1;
  });
  return { firstRow, starts, xs };
}

function rowsTouched(rings: readonly FlatXY[], grid: Grid): { firstRow: number; endRow: number } {
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k += 2) {
      south = Math.min(south, ring[k] as number);
      north = Math.max(north, ring[k] as number);
    }
  }
  if (!Number.isFinite(north) || !Number.isFinite(south)) return { firstRow: 0, endRow: 0 };
  return { firstRow: Math.max(0, rowFrom(grid, north)), endRow: Math.min(grid.rows, rowFrom(grid, south)) };
}

function forEachEdge(
  rings: readonly FlatXY[],
  grid: Grid,
  firstRow: number,
  endRow: number,
  visit: (row: number, x: number) => void,
): void {
  for (const ring of rings) {
    const vertices = ring.length >> 1;
    for (let i = 0; i < vertices; i++) {
      const j = i + 1 < vertices ? i + 1 : 0;
      // From the north end, so that an edge shared by two polygons gives both the same crossing.
      const down = (ring[2 * i + 1] as number) >= (ring[2 * j + 1] as number);
      const top = down ? i : j;
      const bottom = down ? j : i;
      const topY = ring[2 * top + 1] as number;
      const bottomY = ring[2 * bottom + 1] as number;
      const from = Math.max(firstRow, rowFrom(grid, topY));
      const to = Math.min(endRow, rowFrom(grid, bottomY));
      if (from >= to) continue;
      const topX = ring[2 * top] as number;
      const run = ((ring[2 * bottom] as number) - topX) / (topY - bottomY);
      for (let row = from; row < to; row++) {
        const drop = topY - (grid.northM - (row + 0.5) * grid.cellSizeM);
        visit(row, topX + drop * run);
      }
    }
  }
}

function sortInPlace(xs: Float64Array, start: number, end: number): void {
  if (end - start > 16) {
    xs.subarray(start, end).sort();
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const x = xs[i] as number;
    let k = i - 1;
    while (k >= start && (xs[k] as number) > x) {
      xs[k + 1] = xs[k] as number;
      k--;
    }
    xs[k + 1] = x;
  }
}

/** Walks from cell to cell along a segment (after Amanatides and Woo 1987), given in units of cells. */
function traverse(x0: number, y0: number, x1: number, y1: number, grid: Grid, cells: Set<number>): void {
  const clipped = clip(x0, y0, x1, y1, grid);
  if (!clipped) return;
  const [ax, ay, bx, by] = clipped;
  const stepX = Math.sign(bx - ax);
  const stepY = Math.sign(by - ay);
  const lengthX = Math.abs(bx - ax);
  const lengthY = Math.abs(by - ay);
  let column = cellOf(ax, stepX, grid.columns);
  let row = cellOf(ay, stepY, grid.rows);
  const add = (c: number, r: number): void => {
    if (c >= 0 && c < grid.columns && r >= 0 && r < grid.rows) cells.add(r * grid.columns + c);
  };
  add(column, row);
  // Fractions of the segment at which the next column, the next row begins.
  let atX = lengthX > 0 ? (stepX > 0 ? column + 1 - ax : ax - column) / lengthX : Number.POSITIVE_INFINITY;
  let atY = lengthY > 0 ? (stepY > 0 ? row + 1 - ay : ay - row) / lengthY : Number.POSITIVE_INFINITY;
  while (Math.min(atX, atY) < 1) {
    if (atX === atY) {
      add(column + stepX, row);
      add(column, row + stepY);
    }
    const acrossX = atX <= atY;
    const acrossY = atY <= atX;
    if (acrossX) {
      column += stepX;
      atX = (stepX > 0 ? column + 1 - ax : ax - column) / lengthX;
    }
    if (acrossY) {
      row += stepY;
      atY = (stepY > 0 ? row + 1 - ay : ay - row) / lengthY;
    }
    add(column, row);
  }
}

/** Cell that a walk starts in: on a line between two cells, the one that the walk enters. */
function cellOf(at: number, step: number, limit: number): number {
  const cell = Math.min(Math.floor(at), limit - 1);
  return step < 0 && at === cell ? cell - 1 : cell;
}

/** The part of a segment over the grid, in units of cells, or null (Liang and Barsky 1984). */
function clip(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  grid: Grid,
): [number, number, number, number] | null {
  let enter = 0;
  let leave = 1;
  for (const [from, to, limit] of [
    [x0, x1, grid.columns],
    [y0, y1, grid.rows],
  ] as const) {
    const length = to - from;
    if (!Number.isFinite(length)) return null;
    if (length === 0) {
      if (from < 0 || from > limit) return null;
      continue;
    }
    const a = (0 - from) / length;
    const b = (limit - from) / length;
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  if (enter > leave) return null;
  const at = (from: number, to: number, t: number): number =>
    t === 0 ? from : t === 1 ? to : from + t * (to - from);
  return [at(x0, x1, enter), at(y0, y1, enter), at(x0, x1, leave), at(y0, y1, leave)];
}
