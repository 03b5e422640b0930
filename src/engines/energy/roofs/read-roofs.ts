import type { SourceId } from '../../../base/brand.ts';
import { type Grid, sameGrid } from '../../../base/grid.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { signedArea } from '../../../territory/ring.ts';
import { featureBounds } from '../../../territory/table-ops.ts';
import type { Territory } from '../../../territory/territory.ts';
import { readRoof, type RoofPlane, type Unread } from './read-roof.ts';

/** Roofs of a territory by building; none: no surface model is fine enough to show them. */
export type RoofsRead = ReadonlyMap<SourceId, readonly RoofPlane[] | Unread>;

/** Widest cells on which roofs have planes, m: IGN's surface models from LiDAR HD (0.5 m) and by correlation (to 1 m). */
const mostCellM = 1;

/** Roofs belong to the place, not to what is decided: alternatives that a worker runs one after the other share them. */
const known = new WeakMap<Territory['layers'], RoofsRead>();

/**
 * The roofs of a territory as its surface model shows them, before any edit.
 *
 * @param convergenceDeg Bearing of grid north from true north.
 */
export function readRoofs({ layers }: Territory, convergenceDeg: number): RoofsRead {
  const found = known.get(layers) ?? reading(layers, convergenceDeg);
  known.set(layers, found);
  return found;
}

function reading(
  { surfaceModel, terrain, buildings }: Territory['layers'],
  convergenceDeg: number,
): RoofsRead {
  const roofs = new Map<SourceId, readonly RoofPlane[] | Unread>();
  if (!surfaceModel || buildings?.table.geometry !== 'polygon') return roofs;
  const { grid, values } = surfaceModel;
  if (grid.cellSizeM > mostCellM * (1 + 1e-6) || !sameGrid(grid, terrain.grid)) return roofs;
  const { table } = buildings;
  const boxes = featureBounds(table);
  if (isDrawnOut(grid, values, boxes)) return roofs;
  const survey = { grid, surfaceM: values, groundM: terrain.values, convergenceDeg };
  for (let i = 0; i < table.count; i++) {
    const rings = partsOfFeature(table, i);
    const areaM2 = Math.abs(rings.reduce((sum, ring) => sum + signedArea(ring), 0));
    const box = [boxes[4 * i]!, boxes[4 * i + 1]!, boxes[4 * i + 2]!, boxes[4 * i + 3]!] as const;
    roofs.set(table.ids[i]!, readRoof(rings, box, areaM2, survey));
  }
  return roofs;
}

/**
 * Whether heights come from wider cells: brought to the terrain's grid these are blocks of one height, so that of three cells
 * in a line that are not all alike two are. Looked for across the middle of each building, both ways.
 */
function isDrawnOut(grid: Grid, heightM: ArrayLike<number>, boxes: Float64Array): boolean {
  const { columns, rows, cellSizeM, westM, northM } = grid;
  let [uneven, stepped] = [0, 0];
  for (let k = 0; k + 3 < boxes.length; k += 4) {
    const left = Math.max(0, Math.floor((boxes[k]! - westM) / cellSizeM));
    const right = Math.min(columns, Math.ceil((boxes[k + 2]! - westM) / cellSizeM));
    const top = Math.max(0, Math.floor((northM - boxes[k + 3]!) / cellSizeM));
    const bottom = Math.min(rows, Math.ceil((northM - boxes[k + 1]!) / cellSizeM));
    if (!(right > left && bottom > top)) continue;
    const middle = ((top + bottom) >> 1) * columns + ((left + right) >> 1);
    count(middle - ((left + right) >> 1) + left, 1, right - left);
    count(middle - ((top + bottom) >> 1) * columns + top * columns, columns, bottom - top);
  }
  return 2 * stepped > uneven;

  function count(first: number, step: number, cells: number): void {
    for (let i = 0; i + 2 < cells; i++) {
      const at = first + i * step;
      const [a, b, c] = [heightM[at]!, heightM[at + step]!, heightM[at + 2 * step]!];
      if (a === b && b === c) continue;
      uneven++;
      if (a === b || b === c) stepped++;
    }
  }
}
