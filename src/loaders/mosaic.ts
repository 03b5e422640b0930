import { AppError } from '../base/errors.ts';
import type { Bounds, Grid } from '../base/grid.ts';
import { type RasterValues, resampleBilinear } from '../territory/raster.ts';
import type { SourceNote, VerticalDatum } from '../territory/territory.ts';
import type { LoadOptions } from './input-file.ts';
import { isAligned, type MosaicPlan, planMosaic, type Tile } from './mosaic-plan.ts';
import { pause } from './pause.ts';
import { problem, problemOf, type Problem } from './problem.ts';
import type { UnknownCounts } from './unknown-cells.ts';

/** Tiles put together. */
export interface Mosaic {
  /** null when no tile could be used. */
  readonly raster: RasterValues | null;
  readonly verticalDatum: VerticalDatum;
  /** Tiles that are in it. */
  readonly used: readonly Tile[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/** Overlapping tiles that differ by more than this, m, say unlike things: it becomes a note. */
const notableDifferenceM = 1;

/**
 * Puts tiles together on the grid of the most recent one, reading them one after the other. Where tiles overlap,
 * the most recent edition wins and the others fill what it leaves unknown; between them, cells stay unknown.
 *
 * @param tiles In one CRS.
 * @throws AppError `file/too-large` when the whole cannot be held; the signal's reason when aborted.
 */
export async function buildMosaic(tiles: readonly Tile[], options: LoadOptions = {}): Promise<Mosaic> {
  const plan = planMosaic(tiles);
  const problems: Problem[] = [...plan.problems];
  const notes: SourceNote[] = [];
  const used: Tile[] = [];
  const { verticalDatum } = plan;
  if (!plan.grid) return { raster: null, verticalDatum, used, problems, notes };
  const target = allocate(plan.grid);
  for (const [i, tile] of plan.tiles.entries()) {
    try {
      const read = await tile.load(options.signal ? { signal: options.signal } : {});
      const difference = paste(target, aligned(read, plan.grid, tile, problems));
      if (difference > notableDifferenceM) {
        notes.push({
          key: 'overlap-differs',
          details: { file: tile.file, metres: Math.round(10 * difference) / 10 },
        });
      }
      used.push(tile);
      problems.push(...notFinite(tile.file, read));
      const count = read.undeclaredCells ?? 0;
      if (count > 0) notes.push({ key: 'undeclared-nodata', details: { file: tile.file, count } });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      problems.push(problemOf(error, tile.file));
    }
    await pause(options, (i + 1) / plan.tiles.length);
  }
  if (used.length === 0) return { raster: null, verticalDatum, used, problems, notes };
  problems.push(...gapProblems(used, plan));
  return { raster: target, verticalDatum, used, problems, notes };
}

function notFinite(file: string, { notFiniteCells: count = 0 }: Partial<UnknownCounts>): Problem[] {
  if (count === 0) return [];
  return [problem('layer/not-finite', 'partial', `${file}: ${count} cells are no number`, { file, count })];
}

function allocate(grid: Grid): RasterValues {
  const { columns, rows } = grid;
  try {
    return { grid, values: new Float32Array(columns * rows).fill(Number.NaN) };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new AppError('file/too-large', `mosaic of ${columns} x ${rows}`, { file: 'mosaic', columns, rows });
  }
}

/** The tile on the mosaic's lattice: as it is when its cells fall there, bilinear otherwise. */
function aligned(read: RasterValues, grid: Grid, tile: Tile, problems: Problem[]): RasterValues {
  if (isAligned(read.grid, grid)) return read;
  problems.push(problem('layer/resampled', 'kept', `${tile.file}: cells out of step`, { file: tile.file }));
  const { cellSizeM } = grid;
  const first = Math.floor((read.grid.westM - grid.westM) / cellSizeM);
  const top = Math.floor((grid.northM - read.grid.northM) / cellSizeM);
  const frame: Grid = {
    columns: read.grid.columns + 1,
    rows: read.grid.rows + 1,
    cellSizeM,
    westM: grid.westM + first * cellSizeM,
    northM: grid.northM - top * cellSizeM,
  };
  return { grid: frame, values: resampleBilinear(read, frame) };
}

/** Fills the unknown cells of the target; returns the largest difference where both know, m. */
function paste(target: RasterValues, tile: RasterValues): number {
  const { grid, values } = target;
  const left = Math.round((tile.grid.westM - grid.westM) / grid.cellSizeM);
  const top = Math.round((grid.northM - tile.grid.northM) / grid.cellSizeM);
  const firstColumn = Math.max(0, -left);
  const endColumn = Math.min(tile.grid.columns, grid.columns - left);
  let difference = 0;
  for (let r = Math.max(0, -top); r < Math.min(tile.grid.rows, grid.rows - top); r++) {
    const from = r * tile.grid.columns;
    const to = (r + top) * grid.columns + left;
    for (let c = firstColumn; c < endColumn; c++) {
      const value = tile.values[from + c] as number;
      const known = values[to + c] as number;
      if (Number.isNaN(known)) values[to + c] = value;
      else if (Math.abs(value - known) > difference) difference = Math.abs(value - known);
    }
  }
  return difference;
}

/** Says what share of the mosaic no tile covers. */
function gapProblems(used: readonly Tile[], plan: MosaicPlan): Problem[] {
  const { grid } = plan;
  if (!grid || used.length < 2) return [];
  const bare = 1 - coveredShare(used, grid);
  if (bare < 0.005) return [];
  const percent = Math.max(1, Math.round(100 * bare));
  return [problem('layer/gaps', 'kept', `${percent} % of the mosaic has no tile`, { percent })];
}

/** Share of a grid that lies under some tile, from the tiles' rectangles alone. */
function coveredShare(tiles: readonly Tile[], grid: Grid): number {
  const boxes = tiles.map((tile) => boxOf(tile.grid, grid));
  const xs = [...new Set(boxes.flatMap((box) => [box[0], box[2]]))].sort((a, b) => a - b);
  const ys = [...new Set(boxes.flatMap((box) => [box[1], box[3]]))].sort((a, b) => a - b);
  let covered = 0;
  for (let i = 0; i + 1 < xs.length; i++) {
    for (let j = 0; j + 1 < ys.length; j++) {
      const [x0, x1, y0, y1] = [xs[i] as number, xs[i + 1] as number, ys[j] as number, ys[j + 1] as number];
      const under = boxes.some((box) => box[0] <= x0 && box[2] >= x1 && box[1] <= y0 && box[3] >= y1);
      if (under) covered += (x1 - x0) * (y1 - y0);
    }
  }
  return covered / (grid.columns * grid.rows);
}

/** Columns and rows that a tile spans in the mosaic: left, top, right, bottom. */
function boxOf(tile: Grid, grid: Grid): Bounds {
  const left = Math.round((tile.westM - grid.westM) / grid.cellSizeM);
  const top = Math.round((grid.northM - tile.northM) / grid.cellSizeM);
  return [left, top, left + tile.columns, top + tile.rows];
}
