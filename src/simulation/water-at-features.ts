import type { Grid } from '../base/grid.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { cellsOfLine, cellsOfPolygon, partsOfFeature } from '../territory/rasterize.ts';
import type { Handed } from './cascade.ts';
import type { FieldData } from './contract.ts';
import { waterInTime, waterStepM } from './water-in-time.ts';

/**
 * Water at the foot of each feature at each instant: the greatest depth on the cells that it covers or touches, and
 * round those that are no ground (a building that stands in the way of the water), m, instants × features.
 *
 * @returns null where there is no layer, or the run has no cells.
 */
export function waterAtFeatures(
  { axes, fields, frames }: Handed,
  field: string,
  table: FeatureTable | undefined,
): Float32Array<ArrayBuffer> | null {
  const grid = axes.cell;
  if (!table || !grid) return null;
  const ground = fields['ground'];
  const feet = Array.from({ length: table.count }, (_, feature) => footOf(table, feature, grid, ground));
  return waterInTime(frames, field, feet, greatest);
}

function greatest(cells: Iterable<number>, depth: Float32Array): number {
  let most = 0;
  for (const cell of cells) {
    const h = Math.round((depth[cell] as number) / waterStepM);
    if (h > most) most = h;
  }
  return most * waterStepM;
}

/** Cells on which a feature stands; instead of those that are no ground, the cells round them. */
function footOf(
  table: FeatureTable,
  feature: number,
  grid: Grid,
  ground: FieldData | undefined,
): ReadonlySet<number> {
  const parts = partsOfFeature(table, feature);
  const own = new Set<number>(table.geometry === 'polygon' ? cellsOfPolygon(parts, grid) : []);
  for (const part of parts) for (const cell of cellsOfLine(part, grid)) own.add(cell);
  const isGround = (cell: number): boolean => !Number.isNaN(ground?.[cell] ?? 0);
  return new Set([...own].flatMap((cell) => (isGround(cell) ? [cell] : around(cell, grid).filter(isGround))));
}

function around(cell: number, { columns, rows }: Grid): readonly number[] {
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  const cells: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      cells.push(r * columns + c);
    }
  }
  return cells;
}
