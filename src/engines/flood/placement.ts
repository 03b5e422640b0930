import { columnAt, columnCentre, type Grid, rowAt, rowCentre } from '../../base/grid.ts';
import type { Border, Point } from '../../simulation/contract.ts';
import { cellsOfLine, cellsOfPolygon, flatXY } from '../../territory/rasterize.ts';

/**
 * Cells along a stretch of the border: of each column (north, south) or row (east, west) whose centre lies in
 * the stretch, the first cell with a known ground, walking inwards. Unknown ground along the border is thus
 * outside the territory, wherever it ends. A stretch shorter than a cell takes the one that holds its middle.
 * First cells blocked by a building are left out.
 *
 * @param groundM NaN: unknown. @param bedM NaN: unknown or blocked.
 */
export function borderCells(
  border: Border,
  grid: Grid,
  groundM: Float32Array,
  bedM: Float32Array,
): Uint32Array<ArrayBuffer> {
  const alongColumns = border.side === 'north' || border.side === 'south';
  const count = alongColumns ? grid.columns : grid.rows;
  const low = Math.min(border.fromM, border.toM);
  const high = Math.max(border.fromM, border.toM);
  const centre = (k: number): number => (alongColumns ? columnCentre(grid, k) : rowCentre(grid, k));
  const lines = Array.from({ length: count }, (_, k) => k).filter(
    (k) => centre(k) >= low && centre(k) <= high,
  );
  if (lines.length === 0) {
    const middle = (low + high) / 2;
    const k = alongColumns ? columnAt(grid, middle) : rowAt(grid, middle);
    if (k >= 0 && k < count) lines.push(k);
  }
  const cells = lines
    .map((k) => firstKnown(border.side, k, grid, groundM))
    .filter((cell) => cell >= 0 && !Number.isNaN(bedM[cell]!));
  return Uint32Array.from(cells);
}

function firstKnown(side: Border['side'], line: number, grid: Grid, groundM: Float32Array): number {
  const { columns, rows } = grid;
  const last = (rows - 1) * columns;
  const [start, step, length] = {
    north: [line, columns, rows],
    south: [last + line, -columns, rows],
    west: [line * columns, 1, columns],
    east: [line * columns + columns - 1, -1, columns],
  }[side] as [number, number, number];
  for (let k = 0; k < length; k++) {
    const cell = start + k * step;
    if (!Number.isNaN(groundM[cell]!)) return cell;
  }
  return -1;
}

/**
 * Cells through which a river enters: for a point its cell; for a section drawn from bank to bank, the cells
 * under it that lie lower than the lower bank (the ground at its two ends), or all of them where none does.
 */
export function sectionCells(
  section: readonly Point[],
  grid: Grid,
  bedM: Float32Array,
): Uint32Array<ArrayBuffer> {
  const cells = cellsOfLine(flatXY(section), grid).filter((cell) => !Number.isNaN(bedM[cell]!));
  if (section.length < 2 || cells.length < 3) return cells;
  const bankM = Math.min(bedM[cells[0]!]!, bedM[cells.at(-1)!]!);
  const channel = cells.filter((cell) => bedM[cell]! < bankM);
  return channel.length > 0 ? channel : cells;
}

/** Cells of an area that have a bed. */
export function areaCells(area: readonly Point[], grid: Grid, bedM: Float32Array): Uint32Array<ArrayBuffer> {
  return cellsOfPolygon([flatXY(area)], grid).filter((cell) => !Number.isNaN(bedM[cell]!));
}
