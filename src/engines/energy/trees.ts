import type { Grid } from '../../base/grid.ts';
import type { AppliedTerritory } from '../../simulation/contract.ts';
import { treePlaces } from '../../territory/tree-places.ts';
import type { Surface } from './sun/horizon.ts';

type Trees = Extract<AppliedTerritory['edits'][number], { kind: 'trees' }>;

/** A surface with trees on it, and the edits whose trees are narrower than its cells. */
export interface Planted {
  readonly surface: Surface;
  readonly unseen: readonly Trees[];
}

/**
 * Raises the cells whose middle lies under a crown to the top of the tree. Trees hide the Sun like walls, all the year.
 *
 * @param groundM By cell. @param bare Cells that stay as they are: those that buildings look at their horizons from, since
 * from the top of a tree nothing hides the Sun.
 */
export function plantedSurface(
  surface: Surface,
  grid: Grid,
  groundM: Float32Array,
  edits: AppliedTerritory['edits'],
  bare: ReadonlySet<number>,
): Planted {
  const trees = edits.filter((edit) => edit.kind === 'trees');
  if (trees.length === 0) return { surface, unseen: [] };
  const heightM = surface.heightM.slice();
  const unseen = trees.filter((edit) => raise(heightM, grid, groundM, edit, bare) === 0);
  return { surface: { ...surface, heightM }, unseen };
}

/** How many cells were raised. */
function raise(
  heightM: Float32Array,
  grid: Grid,
  groundM: Float32Array,
  edit: Trees,
  bare: ReadonlySet<number>,
): number {
  const { columns, rows, cellSizeM, westM, northM } = grid;
  const radiusM = edit.crownM / 2;
  let raised = 0;
  for (const [x, y] of treePlaces(edit)) {
    const [u, v] = [(x - westM) / cellSizeM - 0.5, (northM - y) / cellSizeM - 0.5];
    const reach = radiusM / cellSizeM;
    for (let row = Math.ceil(v - reach); row <= v + reach; row++) {
      if (row < 0 || row >= rows) continue;
      for (let column = Math.ceil(u - reach); column <= u + reach; column++) {
        const isUnder = (column - u) * (column - u) + (row - v) * (row - v) <= reach * reach;
        const cell = row * columns + column;
        if (!isUnder || column < 0 || column >= columns || bare.has(cell)) continue;
        const top = groundM[cell]! + edit.heightM;
        // Roofs and taller trees stay.
        if (top > heightM[cell]!) heightM[cell] = top;
        raised++;
      }
    }
  }
  return raised;
}
