import { type Grid, gridBounds, sameGrid } from '../base/grid.ts';
import { misplacement } from '../territory/placement.ts';
import { resampleMean, resampleNearest } from '../territory/raster.ts';
import type { RasterLayer, SourceNote } from '../territory/territory.ts';
import type { Home } from './house-layer.ts';
import type { Part } from './opened.ts';
import type { LoadOptions } from './input-file.ts';
import { problem, type Problem } from './problem.ts';
import { tileRasters } from './raster-tiles.ts';

export interface BuiltRaster {
  readonly layer: RasterLayer | null;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/**
 * Rasters that go with the terrain, on the terrain's grid: roughness by the nearest cell, depths by the mean
 * (volumes are kept), a surface model by the mean. Several tiles are put together first.
 */
export async function buildRaster(
  kind: 'surfaceModel' | 'roughness' | 'initialDepth',
  parts: readonly Part[],
  grid: Grid,
  home: Home,
  options: LoadOptions,
): Promise<BuiltRaster> {
  const { raster, used, problems, notes } = await tileRasters(kind, parts, home.crs, options);
  if (!raster) return { layer: null, used: [], problems, notes };
  const file = used[0]?.understanding.id ?? kind;
  const fault = misplacement(file, { bounds: gridBounds(raster.grid), crs: home.crs, count: 1 }, home);
  if (fault) {
    const told = problem(fault.code, 'dropped', fault.message, fault.details);
    return { layer: null, used: [], problems: [...problems, told], notes };
  }
  const same = nearlySame(raster.grid, grid);
  const moved: SourceNote = {
    key: 'resampled',
    details: { from: raster.grid.cellSizeM, to: grid.cellSizeM },
  };
  return {
    layer: { grid, values: onGrid(kind, raster, grid), source: kind },
    used,
    problems,
    notes: same ? notes : [...notes, moved],
  };
}

function onGrid(
  kind: 'surfaceModel' | 'roughness' | 'initialDepth',
  read: { readonly grid: Grid; readonly values: Float32Array<ArrayBuffer> },
  grid: Grid,
): Float32Array<ArrayBuffer> {
  const values = nearlySame(read.grid, grid)
    ? read.values
    : kind === 'roughness'
      ? resampleNearest(read, grid, Number.NaN)
      : resampleMean(read, grid);
  return kind === 'initialDepth' ? values.map((depth) => (depth > 0 ? depth : 0)) : values;
}

/** Same cells, but for the rounding of a header. */
function nearlySame(a: Grid, b: Grid): boolean {
  const close = (x: number, y: number) => Math.abs(x - y) < 1e-3 * b.cellSizeM;
  return (
    sameGrid(a, b) ||
    (a.columns === b.columns &&
      a.rows === b.rows &&
      close(a.cellSizeM * a.columns, b.cellSizeM * b.columns) &&
      close(a.westM, b.westM) &&
      close(a.northM, b.northM))
  );
}
