import type { Grid } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { toLattice } from './solver-series.ts';

/** Crests on the east and south faces of cells, m minus offset; −Infinity where there is no wall. */
export interface FaceCrests {
  readonly eastM: Float32Array<ArrayBuffer>;
  readonly southM: Float32Array<ArrayBuffer>;
}

/**
 * Walls along cell faces. A line is moved to the corners of cells nearest to it, and walked from corner to
 * corner by their sides: an unbroken chain of faces, through which no cell touches another by a side. Where
 * walls share a face the higher one counts.
 *
 * The crest of a vertex is its elevation, else the dike's attribute `crestM`; a stretch whose crest is unknown
 * at one end is left as the terrain shows it. null when there is no wall at all.
 */
export function dikeFaces(table: FeatureTable, grid: Grid, offsetM: number): FaceCrests | null {
  const size = grid.columns * grid.rows;
  const crests: FaceCrests = {
    eastM: new Float32Array(size).fill(Number.NEGATIVE_INFINITY),
    southM: new Float32Array(size).fill(Number.NEGATIVE_INFINITY),
  };
  let faces = 0;
  for (let feature = 0; feature < table.count; feature++) {
    const stated = statedCrest(table, feature);
    for (let part = table.featureOffsets[feature]!; part < table.featureOffsets[feature + 1]!; part++) {
      for (let v = table.partOffsets[part]!; v + 1 < table.partOffsets[part + 1]!; v++) {
        const from = crestOf(table, v, stated) - offsetM;
        const to = crestOf(table, v + 1, stated) - offsetM;
        if (Number.isNaN(from) || Number.isNaN(to)) continue;
        faces += wallSegment(table.xy, v, from, to, grid, crests);
      }
    }
  }
  return faces > 0 ? crests : null;
}

function statedCrest(table: FeatureTable, feature: number): number {
  const column = table.columns['crestM'];
  return column?.type === 'number' ? column.values[feature]! : Number.NaN;
}

function crestOf(table: FeatureTable, vertex: number, stated: number): number {
  const own = table.z?.[vertex] ?? Number.NaN;
  return Number.isFinite(own) ? own : stated;
}

/** Walks one segment, from the corner nearest to its start to the one nearest to its end; faces written. */
function wallSegment(
  xy: Float64Array,
  vertex: number,
  fromM: number,
  toM: number,
  grid: Grid,
  crests: FaceCrests,
): number {
  // In cells from the north-west corner, moved by half a cell: corner (i, j) owns the unit square at (i, j).
  const x0 = (xy[2 * vertex]! - grid.westM) / grid.cellSizeM + 0.5;
  const y0 = (grid.northM - xy[2 * vertex + 1]!) / grid.cellSizeM + 0.5;
  const dx = (xy[2 * vertex + 2]! - grid.westM) / grid.cellSizeM + 0.5 - x0;
  const dy = (grid.northM - xy[2 * vertex + 3]!) / grid.cellSizeM + 0.5 - y0;
  if (!Number.isFinite(x0 + y0 + dx + dy)) return 0;
  let column = Math.floor(x0);
  let row = Math.floor(y0);
  const lastColumn = Math.floor(x0 + dx);
  const lastRow = Math.floor(y0 + dy);
  const stepX = Math.sign(lastColumn - column);
  const stepY = Math.sign(lastRow - row);
  let faces = 0;
  while (column !== lastColumn || row !== lastRow) {
    // Share of the segment at which it leaves the corner's square by a side; the sides already reached are shut.
    const atX = column === lastColumn ? Number.POSITIVE_INFINITY : (column + (stepX > 0 ? 1 : 0) - x0) / dx;
    const atY = row === lastRow ? Number.POSITIVE_INFINITY : (row + (stepY > 0 ? 1 : 0) - y0) / dy;
    const share = Math.min(1, Math.max(0, Math.min(atX, atY)));
    const crest = toLattice(fromM + (toM - fromM) * share);
    if (atX <= atY) {
      const west = Math.min(column, column + stepX);
      faces += raise(crests.southM, west, row - 1, grid, crest);
      column += stepX;
    } else {
      const north = Math.min(row, row + stepY);
      faces += raise(crests.eastM, column - 1, north, grid, crest);
      row += stepY;
    }
  }
  return faces;
}

function raise(crestsM: Float32Array, column: number, row: number, grid: Grid, crestM: number): number {
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return 0;
  const cell = row * grid.columns + column;
  crestsM[cell] = Math.max(crestsM[cell]!, crestM);
  return 1;
}
