import { type Grid, gridBounds } from '../base/grid.ts';
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
 * A raster brought to another system: each cell's centre is looked up in the source, bilinear between its cells;
 * NaN where the source says nothing.
 */
export function reprojectRaster(source: RasterValues, from: number, to: number): RasterValues {
  const grid = reprojectedGrid(source.grid, from, to);
  const values = new Float32Array(grid.columns * grid.rows);
  const row = new Float64Array(2 * grid.columns);
  for (let r = 0; r < grid.rows; r++) {
    const y = grid.northM - (r + 0.5) * grid.cellSizeM;
    for (let c = 0; c < grid.columns; c++) {
      row[2 * c] = grid.westM + (c + 0.5) * grid.cellSizeM;
      row[2 * c + 1] = y;
    }
    const back = reproject(to, from, row);
    for (let c = 0; c < grid.columns; c++)
      values[r * grid.columns + c] = sampleBilinear(source, back[2 * c] as number, back[2 * c + 1] as number);
  }
  return { grid, values };
}
