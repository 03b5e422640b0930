import { columnAt, columnCentre, type Grid, rowAt, rowCentre } from '../base/grid.ts';
import type { FeatureTable } from './feature-table.ts';
import { plain } from '../base/plain.ts';
import type { FoundPlace } from './readiness.ts';
import { forEachSpan, partsOfFeature } from './rasterize.ts';
import { textAt } from './table-ops.ts';
import type { RasterLayer } from './territory.ts';

/** A river's surface falls by millimetres between cells; a bed is rougher than this, m. */
const FLAT_M = 0.02;
/** Cells that a water body must have for its shape to mean something. */
const LEAST_CELLS = 12;
/** Share of flat cells from which a water body is taken to show its surface. */
const FLAT_SHARE = 0.5;
const MOST_PLACES = 20;

/**
 * Whether the terrain shows the water's surface instead of the bed: most cells of a water body lie level with all
 * their neighbours in it. Water lines are looked at where the ground is level along and across them.
 *
 * @returns The water bodies where that is so, the largest first, and their share of all that were judged.
 */
export function waterSurfaceShown(
  terrain: RasterLayer,
  lines: FeatureTable | null,
  surfaces: FeatureTable | null,
): { readonly places: readonly FoundPlace[]; readonly share: number } {
  const judged = [
    ...(surfaces ? bodies(terrain, surfaces, surfaceCells) : []),
    ...(lines ? bodies(terrain, lines, lineCells) : []),
  ];
  const cells = judged.reduce((sum, body) => sum + body.cells, 0);
  const level = judged.filter((body) => body.flat >= FLAT_SHARE * body.cells);
  const shown = level.reduce((sum, body) => sum + body.cells, 0);
  const places = level.sort((a, b) => b.cells - a.cells).slice(0, MOST_PLACES);
  return { places: places.map((body) => body.place), share: cells === 0 ? 0 : shown / cells };
}

interface Body {
  readonly cells: number;
  readonly flat: number;
  readonly place: FoundPlace;
}

function bodies(
  terrain: RasterLayer,
  table: FeatureTable,
  cellsOf: (table: FeatureTable, feature: number, grid: Grid) => readonly number[],
): Body[] {
  const { grid, values } = terrain;
  const found: Body[] = [];
  for (let feature = 0; feature < table.count; feature++) {
    const cells = cellsOf(table, feature, grid).filter((cell) => !Number.isNaN(values[cell]));
    if (cells.length < LEAST_CELLS) continue;
    const inside = new Set(cells);
    const flat = cells.reduce((sum, cell) => sum + Number(isLevel(cell, inside, values, grid.columns)), 0);
    const middle = cells[Math.floor(cells.length / 2)] as number;
    const place: FoundPlace = {
      xM: columnCentre(grid, middle % grid.columns),
      yM: rowCentre(grid, Math.floor(middle / grid.columns)),
      name: textAt(table, 'name', feature),
      valueM: values[middle] as number,
    };
    found.push({ cells: cells.length, flat, place });
  }
  return found;
}

/** Level with at least two neighbours of the same water body, and with all of them. */
function isLevel(
  cell: number,
  inside: ReadonlySet<number>,
  values: RasterLayer['values'],
  columns: number,
): boolean {
  const here = values[cell] as number;
  let neighbours = 0;
  for (const step of [-1, 1, -columns, columns]) {
    if (!inside.has(cell + step)) continue;
    if (Math.abs((values[cell + step] as number) - here) > FLAT_M) return false;
    neighbours += 1;
  }
  return neighbours >= 2;
}

/** Still waters show their surface too, but no river's bed is hidden under them. */
const STILL = /^(mare|retenue|reservoir|plan d'eau|lac|lagune|lagon|marais|glacier)/;

function surfaceCells(table: FeatureTable, feature: number, grid: Grid): number[] {
  if (STILL.test(plain(textAt(table, 'nature', feature)))) return [];
  const cells: number[] = [];
  forEachSpan(partsOfFeature(table, feature), grid, (row, first, end) => {
    for (let column = first; column < end; column++) cells.push(row * grid.columns + column);
  });
  return cells;
}

/** The cells under a line and those beside it: a level strip three cells wide is a water surface. */
function lineCells(table: FeatureTable, feature: number, grid: Grid): number[] {
  const level = textAt(table, 'level', feature);
  if (level.startsWith('-')) return [];
  const cells = new Set<number>();
  for (const part of partsOfFeature(table, feature)) {
    for (let k = 0; k + 3 < part.length; k += 2) {
      const [x, y] = [part[k] as number, part[k + 1] as number];
      const [dx, dy] = [(part[k + 2] as number) - x, (part[k + 3] as number) - y];
      const steps = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / grid.cellSizeM));
      for (let s = 0; s <= steps; s++) addBlock(cells, grid, x + (dx * s) / steps, y + (dy * s) / steps);
    }
  }
  return [...cells];
}

function addBlock(cells: Set<number>, grid: Grid, x: number, y: number): void {
  const [column, row] = [columnAt(grid, x), rowAt(grid, y)];
  for (let r = row - 1; r <= row + 1; r++)
    for (let c = column - 1; c <= column + 1; c++)
      if (r >= 0 && c >= 0 && r < grid.rows && c < grid.columns) cells.add(r * grid.columns + c);
}
