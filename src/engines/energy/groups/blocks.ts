import { cellAt, type Grid, gridBounds } from '../../../base/grid.ts';
import type { Territory } from '../../../territory/territory.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { cellsOfLine, partsOfFeature } from '../../../territory/rasterize.ts';
import { levelOf, roadNatures } from '../../../territory/road-words.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { Grouping } from './grouping.ts';

interface Middle {
  readonly xM: number;
  readonly yM: number;
}

/** Fewest dwellings of a block that is told of, but for blocks of services alone (`simulation/privacy.ts`). */
export const leastHomes = 10;
/** Cells in which blocks are found: no finer than this, m, and no more of them than this. */
const finestM = 4;
const mostCells = 2_000_000;
/** What one walks or drives on within a block. */
const withinBlocks: ReadonlySet<string> = new Set([
  roadNatures.unpaved,
  roadNatures.track,
  roadNatures.path,
  roadNatures.stairs,
  roadNatures.ferry,
]);

/**
 * Blocks: buildings that no road parts, by the roads of the territory as it is, so that they are the same in every
 * alternative. A block is told of where it has services alone, or ten dwellings; its name is that of the nearest road to the
 * middle of its buildings.
 *
 * @param homes Dwellings of each building. @param isComputed Others belong to no block.
 */
export function blocksOf(
  { layers }: Territory,
  middles: readonly Middle[],
  homes: readonly number[],
  isComputed: (building: number) => boolean,
): Grouping {
  const none: Grouping = { names: [], ofBuilding: new Int32Array(middles.length).fill(-1) };
  const roads = layers.roads?.table;
  if (roads?.geometry !== 'line' || layers.terrain === undefined) return none;
  const grid = gridFor(layers.terrain.grid);
  const streets = [...roads.ids.keys()].filter((road) => isStreet(roads, road));
  const patchOf = patches(grid, roads, streets);
  const members = new Map<number, number[]>();
  for (const [building, { xM, yM }] of middles.entries()) {
    if (!isComputed(building)) continue;
    const patch = patchOf(xM, yM);
    if (patch < 0) continue;
    const known = members.get(patch);
    if (known) known.push(building);
    else members.set(patch, [building]);
  }
  const told = [...members]
    .filter(([, buildings]) => {
      const count = buildings.reduce((sum, i) => sum + homes[i]!, 0);
      return count === 0 || count >= leastHomes;
    })
    .toSorted(([a], [b]) => a - b);
  for (const [block, [, buildings]] of told.entries()) for (const i of buildings) none.ofBuilding[i] = block;
  const names = told.map(([patch, buildings], block) => {
    const road = nearestNamed(roads, streets, middleOfAll(buildings, middles));
    return { id: `block/${patch}`, name: road === '' ? String(block + 1) : `${road} (${block + 1})` };
  });
  return { names, ofBuilding: none.ofBuilding };
}

function isStreet(roads: FeatureTable, road: number): boolean {
  return !withinBlocks.has(textAt(roads, 'nature', road)) && levelOf(roads, road) >= 0;
}

function gridFor(terrain: Grid): Grid {
  const [west, south, east, north] = gridBounds(terrain);
  const cellSizeM = Math.max(finestM, Math.sqrt(((east - west) * (north - south)) / mostCells));
  return {
    columns: Math.max(1, Math.ceil((east - west) / cellSizeM)),
    rows: Math.max(1, Math.ceil((north - south) / cellSizeM)),
    cellSizeM,
    westM: west,
    northM: north,
  };
}

/** How far from a road's cells the patch of a building is looked for, cells. */
const reach = 3;

/**
 * Cells that streets do not part, side by side: the first cell of the patch of a point; −1 off the terrain or on nothing
 * but streets. A point on a street's cell has the patch of the nearest cell beside it.
 */
function patches(
  grid: Grid,
  roads: FeatureTable,
  streets: readonly number[],
): (xM: number, yM: number) => number {
  const { columns, rows } = grid;
  const [open, street] = [-1, -2] as const;
  const patch = new Int32Array(columns * rows).fill(open);
  for (const road of streets)
    for (const part of partsOfFeature(roads, road))
      for (const cell of cellsOfLine(part, grid)) patch[cell] = street;
  const stack = new Int32Array(columns * rows);
  for (let first = 0; first < patch.length; first++) {
    if (patch[first] !== open) continue;
    let top = 0;
    const take = (cell: number): void => {
      if (patch[cell] !== open) return;
      patch[cell] = first;
      stack[top++] = cell;
    };
    take(first);
    while (top > 0) {
      const cell = stack[--top]!;
      const column = cell % columns;
      if (column > 0) take(cell - 1);
      if (column + 1 < columns) take(cell + 1);
      if (cell >= columns) take(cell - columns);
      if (cell + columns < patch.length) take(cell + columns);
    }
  }
  return (xM, yM) => {
    for (let far = 0; far <= reach; far++)
      for (let down = -far; down <= far; down++)
        for (let right = -far; right <= far; right++) {
          if (Math.max(Math.abs(down), Math.abs(right)) !== far) continue;
          const cell = cellAt(grid, xM + right * grid.cellSizeM, yM - down * grid.cellSizeM);
          if (cell >= 0 && patch[cell]! >= 0) return patch[cell]!;
        }
    return -1;
  };
}

function middleOfAll(buildings: readonly number[], middles: readonly Middle[]): Middle {
  const mean = (of: (middle: Middle) => number): number =>
    buildings.reduce((sum, i) => sum + of(middles[i]!), 0) / buildings.length;
  return { xM: mean(({ xM }) => xM), yM: mean(({ yM }) => yM) };
}

/** Name of the street of which a vertex is nearest; '' where none has a name. */
function nearestNamed(roads: FeatureTable, streets: readonly number[], { xM, yM }: Middle): string {
  let [name, nearest] = ['', Number.POSITIVE_INFINITY];
  for (const road of streets) {
    const own = textAt(roads, 'name', road);
    if (own === '') continue;
    for (const part of partsOfFeature(roads, road))
      for (let i = 0; i < part.length; i += 2) {
        const [east, north] = [part[i]! - xM, part[i + 1]! - yM];
        const distance = east * east + north * north;
        if (distance < nearest) [name, nearest] = [own, distance];
      }
  }
  return name;
}
