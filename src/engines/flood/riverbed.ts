import type { Grid } from '../../base/grid.ts';
import { pow } from '../../base/math.ts';
import type { Layers } from '../../territory/territory.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { cellsOfLine, cellsOfPolygon, partsOfFeature } from '../../territory/rasterize.ts';
import { around } from './footprints.ts';

/**
 * Lowers the ground under watercourses, each cell once: water surfaces by the depth at bankfull flow; watercourse
 * lines over the width, at least one cell wide and without gaps. Where a cell is wider than the river, the depth
 * is that of a bed as wide as the cell which carries the same flow: Q ∝ w·h^{5/3} gives d·(w/Δx)^{3/5}
 * (wide channel, same slope and roughness; the idea of Neal et al. 2012, without its sub-grid geometry).
 *
 * @param groundM Changed in place.
 */
export function burnRiverbed(
  groundM: Float32Array,
  grid: Grid,
  layers: Layers,
  widthM: number,
  depthM: number,
): void {
  const lowered = new Uint8Array(groundM.length);
  const lower = (cell: number, byM: number): void => {
    if (lowered[cell] === 1) return;
    lowered[cell] = 1;
    groundM[cell] = groundM[cell]! - byM;
  };
  for (const cell of surfaceCells(layers, grid)) lower(cell, depthM);
  const narrow = Math.min(1, widthM / grid.cellSizeM);
  const lineDepthM = depthM * pow(narrow, 0.6);
  for (const cell of lineCells(layers, grid, widthM)) lower(cell, lineDepthM);
}

/** Cells of watercourses, and those beside them, as the layers show them: 1, elsewhere 0. null: no such layer. */
export function watercourseMask(layers: Layers, grid: Grid): Uint8Array<ArrayBuffer> | null {
  if (!layers.waterLines && !layers.waterSurfaces) return null;
  const mask = new Uint8Array(grid.columns * grid.rows);
  const cells = [...surfaceCells(layers, grid), ...lineCells(layers, grid, grid.cellSizeM)];
  for (const cell of cells) for (const near of around(cell, grid)) mask[near] = 1;
  return mask;
}

function surfaceCells(layers: Layers, grid: Grid): Set<number> {
  const cells = new Set<number>();
  const table = layers.waterSurfaces?.table;
  if (table?.geometry !== 'polygon') return cells;
  for (let feature = 0; feature < table.count; feature++) {
    for (const cell of cellsOfPolygon(partsOfFeature(table, feature), grid)) cells.add(cell);
  }
  return cells;
}

/** Cells under the lines, and those whose centre lies within half the width of one. Buried reaches are left out. */
function lineCells(layers: Layers, grid: Grid, widthM: number): Set<number> {
  const cells = new Set<number>();
  const table = layers.waterLines?.table;
  if (table?.geometry !== 'line') return cells;
  for (let feature = 0; feature < table.count; feature++) {
    if (isBuried(table, feature)) continue;
    for (const line of partsOfFeature(table, feature)) {
      for (const cell of cellsOfLine(line, grid)) cells.add(cell);
      for (let v = 0; widthM > grid.cellSizeM && v + 3 < line.length; v += 2) {
        addStrip(line.subarray(v, v + 4), widthM / 2, grid, cells);
      }
    }
  }
  return cells;
}

/** BD TOPO's position relative to the ground: negative below it. */
function isBuried(table: FeatureTable, feature: number): boolean {
  const level = table.columns['level'];
  return level?.type === 'text' && Number.parseInt(level.dictionary[level.codes[feature]!] ?? '', 10) < 0;
}

/** Adds the cells whose centre lies within a distance of a segment. */
function addStrip(segment: Float64Array, distanceM: number, grid: Grid, cells: Set<number>): void {
  const [x0, y0, x1, y1] = segment as unknown as [number, number, number, number];
  const { cellSizeM, westM, northM } = grid;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length2 = dx * dx + dy * dy;
  const firstColumn = Math.max(0, Math.floor((Math.min(x0, x1) - distanceM - westM) / cellSizeM));
  const lastColumn = Math.min(
    grid.columns - 1,
    Math.floor((Math.max(x0, x1) + distanceM - westM) / cellSizeM),
  );
  const firstRow = Math.max(0, Math.floor((northM - Math.max(y0, y1) - distanceM) / cellSizeM));
  const lastRow = Math.min(grid.rows - 1, Math.floor((northM - Math.min(y0, y1) + distanceM) / cellSizeM));
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const x = westM + (column + 0.5) * cellSizeM - x0;
      const y = northM - (row + 0.5) * cellSizeM - y0;
      const along = length2 > 0 ? (x * dx + y * dy) / length2 : 0;
      const t = Math.min(1, Math.max(0, along));
      const awayX = x - t * dx;
      const awayY = y - t * dy;
      if (awayX * awayX + awayY * awayY <= distanceM * distanceM) cells.add(row * grid.columns + column);
    }
  }
}
