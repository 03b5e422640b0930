import { columnAt, type Grid, gridBounds, rowAt } from '../base/grid.ts';
import { crsOf } from '../territory/crs.ts';
import { type RasterValues, sampleBilinear } from '../territory/raster.ts';
import { reproject, reprojectBounds } from '../territory/reproject.ts';

/** Length of a degree of latitude, m (mean of the GRS80 ellipsoid). */
const DEGREE_M = 111_195;

/** The frame, in another system, of a grid brought there: same cell size in metres, whole cells around its image. */
export function reprojectedGrid(grid: Grid, from: number, to: number): Grid {
  const [west, south, east, north] = reprojectBounds(from, to, gridBounds(grid));
  const degrees = crsOf(from)?.unit === 'degree';
  const cellSizeM = degrees ? Math.round(grid.cellSizeM * DEGREE_M * 100) / 100 : grid.cellSizeM;
  const westM = Math.floor(west / cellSizeM) * cellSizeM;
  const northM = Math.ceil(north / cellSizeM) * cellSizeM;
  const columns = Math.ceil((east - westM) / cellSizeM);
  const rows = Math.ceil((northM - south) / cellSizeM);
  return { columns, rows, cellSizeM, westM, northM };
}

/**
 * A raster brought to another system: each cell's centre is looked up in the source, bilinear between its cells or
 * at the nearest one; NaN where the source says nothing.
 */
export function reprojectRaster(
  source: RasterValues,
  from: number,
  to: number,
  lookUp: 'bilinear' | 'nearest',
): RasterValues {
  const grid = reprojectedGrid(source.grid, from, to);
  const values = new Float32Array(grid.columns * grid.rows);
  forEachCentre(grid, to, from, (cell, x, y) => {
    values[cell] =
      lookUp === 'bilinear' ? sampleBilinear(source, x, y) : (valueAt(source, x, y) ?? Number.NaN);
  });
  return { grid, values };
}

/**
 * Codes brought to the cells of a grid in another system: the code under each cell's centre, 0 where the source
 * says nothing.
 */
export function reprojectCodes(
  source: { readonly grid: Grid; readonly values: Uint8Array<ArrayBuffer> },
  from: number,
  grid: Grid,
  to: number,
): Uint8Array<ArrayBuffer> {
  const codes = new Uint8Array(grid.columns * grid.rows);
  forEachCentre(grid, to, from, (cell, x, y) => {
    codes[cell] = valueAt(source, x, y) ?? 0;
  });
  return codes;
}

/** The value of the cell that holds a point; undefined outside. */
function valueAt(
  { grid, values }: { readonly grid: Grid; readonly values: Uint8Array | Float32Array },
  x: number,
  y: number,
): number | undefined {
  const [column, row] = [columnAt(grid, x), rowAt(grid, y)];
  const isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
  return isInside ? values[row * grid.columns + column] : undefined;
}

/** Visits the centres of a grid's cells, brought from its system to another. */
function forEachCentre(
  grid: Grid,
  from: number,
  to: number,
  visit: (cell: number, x: number, y: number) => void,
): void {
  const row = new Float64Array(2 * grid.columns);
  for (let r = 0; r < grid.rows; r++) {
    const y = grid.northM - (r + 0.5) * grid.cellSizeM;
    for (let c = 0; c < grid.columns; c++) {
      row[2 * c] = grid.westM + (c + 0.5) * grid.cellSizeM;
      row[2 * c + 1] = y;
    }
    const moved = reproject(from, to, row);
    for (let c = 0; c < grid.columns; c++)
      visit(r * grid.columns + c, moved[2 * c] as number, moved[2 * c + 1] as number);
  }
}
