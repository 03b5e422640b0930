import { columnAt, columnCentre, type Grid, rowAt, rowCentre } from '../../base/grid.ts';
import { sameFrame } from '../../territory/raster.ts';
import type { RasterLayer } from '../../territory/territory.ts';

/**
 * Cells of the computation: the terrain's, grouped or cut by a factor from the north-west corner. A last group
 * that is cut short by the border stays a full cell.
 */
export function computeGrid(terrain: Grid, cellFactor: number): Grid {
  return {
    columns: Math.ceil(terrain.columns / cellFactor),
    rows: Math.ceil(terrain.rows / cellFactor),
    cellSizeM: terrain.cellSizeM * cellFactor,
    westM: terrain.westM,
    northM: terrain.northM,
  };
}

/**
 * A layer on another grid: the mean of the known values whose centre lies in each cell; NaN where more than
 * half of them are unknown. A cell that holds no centre (the layer is coarser) takes the value around its own.
 *
 * @param valueOf What to average, from the layer's raw value; NaN is unknown.
 */
export function resample(
  layer: RasterLayer,
  grid: Grid,
  valueOf: (raw: number) => number = (raw) => raw,
): Float32Array<ArrayBuffer> {
  const size = grid.columns * grid.rows;
  const values = new Float32Array(size);
  if (sameFrame(layer.grid, grid)) {
    for (let cell = 0; cell < size; cell++) values[cell] = valueOf(layer.values[cell]!);
    return values;
  }
  const sums = new Float64Array(size);
  const known = new Uint32Array(size);
  const all = new Uint32Array(size);
  const columns = Int32Array.from({ length: layer.grid.columns }, (_, c) =>
    columnAt(grid, columnCentre(layer.grid, c)),
  );
  for (let r = 0; r < layer.grid.rows; r++) {
    const row = rowAt(grid, rowCentre(layer.grid, r));
    if (row < 0 || row >= grid.rows) continue;
    for (let c = 0; c < layer.grid.columns; c++) {
      const column = columns[c]!;
      if (column < 0 || column >= grid.columns) continue;
      const cell = row * grid.columns + column;
      const value = valueOf(layer.values[r * layer.grid.columns + c]!);
      all[cell]! += 1;
      if (!Number.isFinite(value)) continue;
      known[cell]! += 1;
      sums[cell]! += value;
    }
  }
  for (let cell = 0; cell < size; cell++) {
    if (all[cell] === 0) values[cell] = valueOf(valueAtCentre(layer, grid, cell));
    else values[cell] = 2 * known[cell]! >= all[cell]! ? sums[cell]! / known[cell]! : Number.NaN;
  }
  return values;
}

function valueAtCentre(layer: RasterLayer, grid: Grid, cell: number): number {
  const column = columnAt(layer.grid, columnCentre(grid, cell % grid.columns));
  const row = rowAt(layer.grid, rowCentre(grid, Math.floor(cell / grid.columns)));
  const outside = column < 0 || row < 0 || column >= layer.grid.columns || row >= layer.grid.rows;
  return outside ? Number.NaN : layer.values[row * layer.grid.columns + column]!;
}
