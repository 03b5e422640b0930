import type { Grid } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { cellsOfLine, forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';

/** Cells of each feature: those of feature i are `cells[offsets[i]] … cells[offsets[i + 1] − 1]`. */
export interface CellLists {
  readonly offsets: Uint32Array<ArrayBuffer>;
  readonly cells: Uint32Array<ArrayBuffer>;
}

/** Samples per side of a cell: about one every half metre, 2 to 16. */
function samplesPerSide(grid: Grid): number {
  return Math.min(16, Math.max(2, Math.ceil(grid.cellSizeM / 0.5)));
}

function samplesPerCell(grid: Grid): number {
  return samplesPerSide(grid) * samplesPerSide(grid);
}

/** How many of its samples² a footprint covers, by cell that it covers at all. */
function coveredSamples(table: FeatureTable, feature: number, grid: Grid): Map<number, number> {
  const perSide = samplesPerSide(grid);
  const fine: Grid = {
    ...grid,
    columns: grid.columns * perSide,
    rows: grid.rows * perSide,
    cellSizeM: grid.cellSizeM / perSide,
  };
  const counts = new Map<number, number>();
  forEachSpan(partsOfFeature(table, feature), fine, (row, first, end) => {
    const cellRow = Math.floor(row / perSide) * grid.columns;
    for (let from = first; from < end; ) {
      const column = Math.floor(from / perSide);
      const to = Math.min(end, (column + 1) * perSide);
      counts.set(cellRow + column, (counts.get(cellRow + column) ?? 0) + to - from);
      from = to;
    }
  });
  return counts;
}

/** Share of each cell under a footprint, 0 … 1. */
export function buildingCoverage(table: FeatureTable, grid: Grid): Float32Array<ArrayBuffer> {
  const coverage = new Float32Array(grid.columns * grid.rows);
  const samples = samplesPerCell(grid);
  for (let feature = 0; feature < table.count; feature++) {
    for (const [cell, count] of coveredSamples(table, feature, grid)) {
      coverage[cell] = Math.min(1, coverage[cell]! + count / samples);
    }
  }
  return coverage;
}

/**
 * The ring of cells round each footprint: those that its outline crosses and those that touch, by a side or a
 * corner, a cell half covered or more; without the latter, nor cells without a bed.
 */
export function buildingRings(table: FeatureTable, grid: Grid, bedM: Float32Array): CellLists {
  const half = samplesPerCell(grid) / 2;
  return cellLists(table.count, (feature) => {
    const covered = new Set<number>();
    for (const [cell, count] of coveredSamples(table, feature, grid)) if (count >= half) covered.add(cell);
    const ring = new Set<number>();
    for (const part of partsOfFeature(table, feature))
      for (const cell of cellsOfLine(part, grid)) ring.add(cell);
    for (const cell of covered) for (const near of around(cell, grid)) ring.add(near);
    return [...ring].filter((cell) => !covered.has(cell) && !Number.isNaN(bedM[cell]!));
  });
}

/** The cell and the eight around it, inside the grid. */
export function around(cell: number, grid: Grid): number[] {
  const column = cell % grid.columns;
  const row = Math.floor(cell / grid.columns);
  const cells: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
      cells.push(r * grid.columns + c);
    }
  }
  return cells;
}

export function cellLists(count: number, cellsOf: (feature: number) => ArrayLike<number>): CellLists {
  const offsets = new Uint32Array(count + 1);
  let cells = new Uint32Array(1024);
  let used = 0;
  for (let feature = 0; feature < count; feature++) {
    const own = cellsOf(feature);
    if (used + own.length > cells.length) {
      const longer = new Uint32Array(2 * (used + own.length));
      longer.set(cells);
      cells = longer;
    }
    cells.set(own, used);
    used += own.length;
    offsets[feature + 1] = used;
  }
  return { offsets, cells: cells.slice(0, used) };
}
