import { AppError } from '../base/errors.ts';
import { gapBetween, type Grid, gridBounds } from '../base/grid.ts';
import type { RasterValues } from '../territory/raster.ts';
import type { VerticalDatum } from '../territory/territory.ts';
import type { LoadOptions } from './input-file.ts';
import { problem, type Problem } from './problem.ts';
import { maxCells } from './raster-limits.ts';
import type { UnknownCounts } from './unknown-cells.ts';

/** One raster file of a terrain, its frame known and its values read on demand. All in one CRS. */
export interface Tile {
  readonly file: string;
  readonly grid: Grid;
  readonly verticalDatum: VerticalDatum;
  /** ISO date of its edition, null when unknown. */
  readonly editionDate: string | null;
  /** Values and, where the file tells, why cells are unknown. */
  load(options: LoadOptions): Promise<RasterValues & Partial<UnknownCounts>>;
}

/** Share of the largest area from which a finer resolution is taken instead. */
const nearlyAsMuch = 0.9;

/** Which tiles go together, and where. */
export interface MosaicPlan {
  /** null when there is no tile. */
  readonly grid: Grid | null;
  /** In the order in which they claim cells: the most recent edition first, then by name. */
  readonly tiles: readonly Tile[];
  readonly verticalDatum: VerticalDatum;
  readonly problems: readonly Problem[];
}

/**
 * Chooses the tiles that make one terrain: one vertical datum (`layer/datum-unlike`), one resolution, the one
 * that covers most (`territory/unlike-resolutions`; the finest of those that cover nearly as much), one block, the largest (`territory/disjoint-terrains`: further from all the
 * others than the larger tile of each pair is wide). What is left out becomes a problem with its file.
 *
 * @throws AppError `file/too-large` when the block has too many cells.
 */
export function planMosaic(tiles: readonly Tile[]): MosaicPlan {
  const problems: Problem[] = [];
  const leaveOut = (code: Problem['code'], left: readonly Tile[]): void => {
    for (const { file } of left)
      problems.push(problem(code, 'dropped', `${file}: not with the others`, { file }));
  };
  const ordered = tiles.toSorted(byEdition);
  const verticalDatum = datumOf(ordered);
  const [sameDatum, otherDatum] = split(ordered, (tile) => isCompatible(tile.verticalDatum, verticalDatum));
  leaveOut('layer/datum-unlike', otherDatum);
  const cellSizeM = commonCellSize(sameDatum);
  const [alike, unlike] = split(sameDatum, ({ grid }) => isSameSize(grid.cellSizeM, cellSizeM));
  leaveOut('territory/unlike-resolutions', unlike);
  const block = largestBlock(alike);
  const [together, apart] = split(alike, (tile) => block.has(tile));
  leaveOut('territory/disjoint-terrains', apart);
  return { grid: together.length > 0 ? frameOf(together) : null, tiles: together, verticalDatum, problems };
}

/** Whether the cells of one grid fall on those of another, to a thousandth of a cell. */
export function isAligned(a: Grid, b: Grid): boolean {
  if (!isSameSize(a.cellSizeM, b.cellSizeM)) return false;
  return [(a.westM - b.westM) / b.cellSizeM, (b.northM - a.northM) / b.cellSizeM].every(
    (shift) => Math.abs(shift - Math.round(shift)) <= 1e-3,
  );
}

function isSameSize(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * b;
}

/** The cell size whose tiles cover the largest area, m; the finest of those that cover nearly as much. */
function commonCellSize(tiles: readonly Tile[]): number {
  const areas: { readonly cellSizeM: number; areaM2: number }[] = [];
  for (const { grid } of tiles) {
    const areaM2 = grid.columns * grid.rows * grid.cellSizeM * grid.cellSizeM;
    const known = areas.find((one) => isSameSize(grid.cellSizeM, one.cellSizeM));
    if (known) known.areaM2 += areaM2;
    else areas.push({ cellSizeM: grid.cellSizeM, areaM2 });
  }
  const least = nearlyAsMuch * Math.max(...areas.map((one) => one.areaM2));
  return Math.min(...areas.filter((one) => one.areaM2 >= least).map((one) => one.cellSizeM));
}

function byEdition(a: Tile, b: Tile): number {
  const [first, second] = [a.editionDate ?? '', b.editionDate ?? ''];
  if (first !== second) return first > second ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}

/** The datum of most cells among the tiles that say theirs. */
function datumOf(tiles: readonly Tile[]): VerticalDatum {
  const cells = new Map<VerticalDatum, number>();
  for (const { verticalDatum, grid } of tiles) {
    if (verticalDatum === 'unknown') continue;
    cells.set(verticalDatum, (cells.get(verticalDatum) ?? 0) + grid.columns * grid.rows);
  }
  return [...cells].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'unknown';
}

/** A tile that does not say its datum is taken to have that of its neighbours. */
function isCompatible(datum: VerticalDatum, common: VerticalDatum): boolean {
  return datum === common || datum === 'unknown';
}

function split(tiles: readonly Tile[], keep: (tile: Tile) => boolean): [Tile[], Tile[]] {
  return [tiles.filter(keep), tiles.filter((tile) => !keep(tile))];
}

/** The block of neighbouring tiles with the most cells. */
function largestBlock(tiles: readonly Tile[]): ReadonlySet<Tile> {
  const waiting = new Set(tiles);
  let largest = new Set<Tile>();
  for (const seed of tiles) {
    if (!waiting.delete(seed)) continue;
    const block = new Set([seed]);
    // A set grows while it is walked.
    for (const tile of block) {
      for (const other of waiting) {
        if (!areNeighbours(tile.grid, other.grid)) continue;
        waiting.delete(other);
        block.add(other);
      }
    }
    if (cellsOf(block) > cellsOf(largest)) largest = block;
  }
  return largest;
}

function areNeighbours(a: Grid, b: Grid): boolean {
  const side = (grid: Grid): number => Math.max(grid.columns, grid.rows) * grid.cellSizeM;
  return gapBetween(gridBounds(a), gridBounds(b)) <= Math.max(side(a), side(b));
}

function cellsOf(tiles: ReadonlySet<Tile>): number {
  let cells = 0;
  for (const { grid } of tiles) cells += grid.columns * grid.rows;
  return cells;
}

/** The frame of all tiles on the lattice of the first: the cells whose centre lies in some tile. */
function frameOf(tiles: readonly Tile[]): Grid {
  const { cellSizeM, westM, northM } = (tiles[0] as Tile).grid;
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { grid } of tiles) {
    const column = (grid.westM - westM) / cellSizeM;
    const row = (northM - grid.northM) / cellSizeM;
    left = Math.min(left, Math.round(column));
    top = Math.min(top, Math.round(row));
    right = Math.max(right, Math.round(column + grid.columns));
    bottom = Math.max(bottom, Math.round(row + grid.rows));
  }
  const [columns, rows] = [right - left, bottom - top];
  if (columns * rows > maxCells) {
    const file = (tiles[0] as Tile).file;
    throw new AppError('file/too-large', `mosaic of ${columns} x ${rows}`, { file, columns, rows });
  }
  return { columns, rows, cellSizeM, westM: westM + left * cellSizeM, northM: northM - top * cellSizeM };
}
