import { columnAt, type Grid, gridBounds, rowAt } from '../base/grid.ts';

/** Values on a grid: row-major, north row first, NaN where unknown. */
export interface RasterValues {
  readonly grid: Grid;
  readonly values: Float32Array<ArrayBuffer>;
}

/**
 * Whether two grids have the same cells but for what writers round in their headers: at most a thousandth of a
 * cell at any corner.
 */
export function sameFrame(a: Grid, b: Grid): boolean {
  if (a.columns !== b.columns || a.rows !== b.rows) return false;
  const [first, second] = [gridBounds(a), gridBounds(b)];
  return first.every((side, i) => Math.abs(side - (second[i] as number)) <= 1e-3 * a.cellSizeM);
}

/**
 * Value at a point, bilinear between cell centres. Neighbours that are unknown or off the grid are left out and
 * the others' weights brought back to one; NaN off the grid, or in a cell that is itself unknown.
 */
export function sampleBilinear(raster: RasterValues, xM: number, yM: number): number {
  const { grid, values } = raster;
  const column = columnAt(grid, xM);
  const row = rowAt(grid, yM);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return Number.NaN;
  if (Number.isNaN(values[row * grid.columns + column] as number)) return Number.NaN;
  const fx = (xM - grid.westM) / grid.cellSizeM - 0.5;
  const fy = (grid.northM - yM) / grid.cellSizeM - 0.5;
  const west = Math.floor(fx);
  const north = Math.floor(fy);
  let sum = 0;
  let weights = 0;
  for (let r = north; r <= north + 1; r++) {
    if (r < 0 || r >= grid.rows) continue;
    const byRow = 1 - Math.abs(fy - r);
    for (let c = west; c <= west + 1; c++) {
      if (c < 0 || c >= grid.columns) continue;
      const value = values[r * grid.columns + c] as number;
      const weight = byRow * (1 - Math.abs(fx - c));
      if (Number.isNaN(value) || weight === 0) continue;
      sum += weight * value;
      weights += weight;
    }
  }
  return sum / weights;
}

/** Copies, into each cell of `target`, the value of the source's cell under its centre; `fill` off the source. */
export function resampleNearest<T extends Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  source: { readonly grid: Grid; readonly values: T },
  target: Grid,
  fill: number,
): T {
  const { grid, values } = source;
  const result = new (values.constructor as new (length: number) => T)(target.columns * target.rows).fill(
    fill,
  ) as T;
  const columns = new Int32Array(target.columns);
  for (let c = 0; c < target.columns; c++) {
    columns[c] = columnAt(grid, target.westM + (c + 0.5) * target.cellSizeM);
  }
  for (let r = 0; r < target.rows; r++) {
    const row = rowAt(grid, target.northM - (r + 0.5) * target.cellSizeM);
    if (row < 0 || row >= grid.rows) continue;
    for (let c = 0; c < target.columns; c++) {
      const column = columns[c] as number;
      if (column < 0 || column >= grid.columns) continue;
      result[r * target.columns + c] = values[row * grid.columns + column] as number;
    }
  }
  return result;
}

/** Bilinear values at the centres of another grid's cells; NaN where the source says nothing. */
export function resampleBilinear(source: RasterValues, target: Grid): Float32Array<ArrayBuffer> {
  const result = new Float32Array(target.columns * target.rows);
  for (let r = 0; r < target.rows; r++) {
    const y = target.northM - (r + 0.5) * target.cellSizeM;
    for (let c = 0; c < target.columns; c++) {
      result[r * target.columns + c] = sampleBilinear(source, target.westM + (c + 0.5) * target.cellSizeM, y);
    }
  }
  return result;
}

/**
 * Mean over each cell of `target`, weighted by the area that it shares with the source's cells; unknown cells
 * are left out, NaN where there is nothing else. Keeps the volume of a depth grid whose cells are all known.
 */
export function resampleMean(source: RasterValues, target: Grid): Float32Array<ArrayBuffer> {
  const { grid, values } = source;
  const result = new Float32Array(target.columns * target.rows).fill(Number.NaN);
  const across = overlaps(
    target.columns,
    target.cellSizeM,
    target.westM - grid.westM,
    grid.columns,
    grid.cellSizeM,
  );
  const down = overlaps(
    target.rows,
    target.cellSizeM,
    grid.northM - target.northM,
    grid.rows,
    grid.cellSizeM,
  );
  for (let r = 0; r < target.rows; r++) {
    for (let c = 0; c < target.columns; c++) {
      let sum = 0;
      let weights = 0;
      for (let row = down.first[r] as number; row < (down.end[r] as number); row++) {
        const byRow = down.share(r, row);
        for (let column = across.first[c] as number; column < (across.end[c] as number); column++) {
          const value = values[row * grid.columns + column] as number;
          if (Number.isNaN(value)) continue;
          const weight = byRow * across.share(c, column);
          sum += weight * value;
          weights += weight;
        }
      }
      if (weights > 0) result[r * target.columns + c] = sum / weights;
    }
  }
  return result;
}

/**
 * Mean over blocks of `factor` × `factor` cells from the north-west corner; a last incomplete row or column of
 * blocks is averaged over the cells it has. Unknown cells are left out.
 */
export function blockMean(source: RasterValues, factor: number): RasterValues {
  const { grid } = source;
  const coarse: Grid = {
    ...grid,
    columns: Math.ceil(grid.columns / factor),
    rows: Math.ceil(grid.rows / factor),
    cellSizeM: grid.cellSizeM * factor,
  };
  return { grid: coarse, values: resampleMean(source, coarse) };
}

/** Smallest and largest known value, and how many cells are unknown. Both NaN when all are. */
export function rasterRange(values: Float32Array): { min: number; max: number; unknown: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let unknown = 0;
  for (const value of values) {
    if (Number.isNaN(value)) {
      unknown++;
      continue;
    }
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return unknown === values.length ? { min: Number.NaN, max: Number.NaN, unknown } : { min, max, unknown };
}

/** Which source cells each target cell meets along one axis, and by what share of the target's cell. */
interface Overlaps {
  readonly first: Int32Array;
  readonly end: Int32Array;
  share(target: number, source: number): number;
}

function overlaps(
  count: number,
  size: number,
  offset: number,
  sourceCount: number,
  sourceSize: number,
): Overlaps {
  const first = new Int32Array(count);
  const end = new Int32Array(count);
  // Shares under a millionth of a cell are rounding, not overlap.
  const slack = 1e-6;
  for (let i = 0; i < count; i++) {
    first[i] = Math.max(0, Math.floor((offset + i * size) / sourceSize + slack));
    end[i] = Math.min(sourceCount, Math.ceil((offset + (i + 1) * size) / sourceSize - slack));
  }
  const share = (target: number, source: number): number => {
    const from = Math.max(offset + target * size, source * sourceSize);
    const to = Math.min(offset + (target + 1) * size, (source + 1) * sourceSize);
    return (to - from) / size;
  };
  return { first, end, share };
}
