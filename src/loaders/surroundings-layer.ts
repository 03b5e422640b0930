import { type Bounds, type Grid, gridBounds } from '../base/grid.ts';
import { misplacement } from '../territory/placement.ts';
import type { RasterValues } from '../territory/raster.ts';
import type { Home } from './house-layer.ts';
import type { LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { problem } from './problem.ts';
import type { BuiltRaster } from './raster-layers.ts';
import { tileRasters } from './raster-tiles.ts';

/** Kept around the terrain, m: what lies beyond is under the horizon of a flat country (4.5 km at 1.6 m of height). */
const reachM = 10_000;

/**
 * The coarse terrain around, on its own grid, cut some kilometres away. One in another vertical datum is left out:
 * it would stand as a step round the terrain.
 */
export async function buildSurroundings(
  parts: readonly Part[],
  home: Home,
  options: LoadOptions,
): Promise<BuiltRaster> {
  const tiled = await tileRasters('surroundings', parts, home.crs, options);
  const { raster, used, notes, verticalDatum } = tiled;
  const nothing = { layer: null, used: [], notes };
  if (!raster) return { ...nothing, problems: tiled.problems };
  const file = used[0]?.understanding.id ?? 'surroundings';
  const fault = misplacement(file, { bounds: gridBounds(raster.grid), crs: home.crs, count: 1 }, home);
  if (fault) {
    const told = problem(fault.code, 'dropped', fault.message, fault.details);
    return { ...nothing, problems: [...tiled.problems, told] };
  }
  const known = [verticalDatum, home.verticalDatum].filter((datum) => datum !== 'unknown');
  if (new Set(known).size > 1) {
    const told = problem('layer/datum-unlike', 'dropped', `${file}: ${known.join(' and ')}`, { file });
    return { ...nothing, problems: [...tiled.problems, told] };
  }
  return {
    layer: { ...cut(raster, home.bounds), source: 'surroundings' },
    used,
    problems: tiled.problems,
    notes,
  };
}

/** The whole cells that lie within reach of the terrain. */
function cut({ grid, values }: RasterValues, [west, south, east, north]: Bounds): RasterValues {
  const { cellSizeM } = grid;
  const left = Math.max(0, Math.floor((west - reachM - grid.westM) / cellSizeM));
  const top = Math.max(0, Math.floor((grid.northM - north - reachM) / cellSizeM));
  const right = Math.min(grid.columns, Math.ceil((east + reachM - grid.westM) / cellSizeM));
  const bottom = Math.min(grid.rows, Math.ceil((grid.northM - south + reachM) / cellSizeM));
  const kept: Grid = {
    columns: right - left,
    rows: bottom - top,
    cellSizeM,
    westM: grid.westM + left * cellSizeM,
    northM: grid.northM - top * cellSizeM,
  };
  const found = new Float32Array(kept.columns * kept.rows);
  for (let row = 0; row < kept.rows; row++) {
    const from = (top + row) * grid.columns + left;
    found.set(values.subarray(from, from + kept.columns), row * kept.columns);
  }
  return { grid: kept, values: found };
}
