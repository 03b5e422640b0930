import { type Grid, gridBounds, sameGrid } from '../base/grid.ts';
import { misplacement } from '../territory/placement.ts';
import { resampleMean, resampleNearest } from '../territory/raster.ts';
import type { RasterLayer, SourceNote } from '../territory/territory.ts';
import type { Home } from './house-layer.ts';
import type { Part } from './build.ts';
import type { LoadOptions } from './input-file.ts';
import { problem, problemOf, type Problem } from './problem.ts';

interface BuiltRaster {
  readonly layer: RasterLayer | null;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/**
 * A raster that goes with the terrain, on the terrain's grid: roughness by the nearest cell, depths by the mean
 * (volumes are kept), a surface model by the mean. The first usable file serves; a second is told as a duplicate.
 */
export async function buildRaster(
  kind: 'surfaceModel' | 'roughness' | 'initialDepth',
  parts: readonly Part[],
  grid: Grid,
  home: Home,
  options: LoadOptions,
): Promise<BuiltRaster> {
  const mine = parts.filter((part) => part.understanding.kind === kind && part.opened.type === 'raster');
  const problems: Problem[] = [];
  for (const [index, part] of mine.entries()) {
    const { opened, understanding } = part;
    if (opened.type !== 'raster') continue;
    const file = understanding.files[0] ?? understanding.id;
    const crs = understanding.crs ?? home.crs;
    const fault =
      crs === home.crs
        ? misplacement(file, { bounds: gridBounds(opened.raster.grid), crs, count: 1 }, home)
        : null;
    if (fault) {
      problems.push(problem(fault.code, 'dropped', fault.message, fault.details));
      continue;
    }
    try {
      const read = await opened.raster.load(options);
      const values = onGrid(kind, read, grid);
      const others = mine.slice(index + 1);
      problems.push(...others.map((other) => duplicate(other, file)));
      const notes: SourceNote[] = nearlySame(read.grid, grid)
        ? []
        : [{ key: 'resampled', details: { from: read.grid.cellSizeM, to: grid.cellSizeM } }];
      return { layer: { grid, values, source: kind }, used: [part], problems, notes };
    } catch (error) {
      problems.push(problemOf(error, file));
    }
  }
  return { layer: null, used: [], problems, notes: [] };
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

function duplicate(part: Part, other: string): Problem {
  const file = part.understanding.files[0] ?? part.understanding.id;
  return problem('layer/duplicate', 'dropped', `${file} tells the same as ${other}`, { file, other });
}
