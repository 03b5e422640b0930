import type { Bounds, Grid } from '../base/grid.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { middleOf } from '../territory/polygons.ts';
import { partsOfFeature } from '../territory/rasterize.ts';
import { amountOf } from './compare-amounts.ts';
import type { IndicatorRow } from './contract.ts';

const haM2 = 10_000;

/** Squares over an area, on multiples of their side: the same for every run of a territory. */
export function squaresOver([west, south, east, north]: Bounds, squareM: number): Grid {
  const [first, last] = [Math.floor(west / squareM), Math.floor(east / squareM)];
  const [bottom, top] = [Math.floor(south / squareM), Math.floor(north / squareM)];
  return {
    columns: last - first + 1,
    rows: top - bottom + 1,
    cellSizeM: squareM,
    westM: first * squareM,
    northM: (top + 1) * squareM,
  };
}

/**
 * What buildings give to a sum by hectare of ground, one value per square; NaN where nobody gives any. A building counts
 * whole in the square of the middle of its outline's box.
 *
 * @param rows Of an indicator whose members are amounts of buildings; its classes are added up.
 * @param ids What the members' positions stand for.
 */
export function densityOf(
  rows: readonly IndicatorRow[],
  ids: readonly string[],
  table: FeatureTable,
  grid: Grid,
): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(grid.columns * grid.rows);
  const squareOf = squaresOfBuildings(table, grid);
  for (const [i, amount] of amountsByBuilding(rows, ids.length).entries()) {
    const cell = squareOf(ids[i] as string);
    if (amount !== 0 && cell >= 0) sums[cell] = (sums[cell] as number) + amount;
  }
  const hectares = (grid.cellSizeM * grid.cellSizeM) / haM2;
  return Float32Array.from(sums, (sum) => (sum === 0 ? Number.NaN : sum / hectares));
}

/** What each building of a run gives to an indicator whose members are amounts of buildings, its classes added up. */
export function amountsByBuilding(rows: readonly IndicatorRow[], count: number): Float64Array<ArrayBuffer> {
  const amounts = new Float64Array(count);
  for (const { members } of rows) {
    if (members?.kind !== 'amounts' || members.axis !== 'building') continue;
    for (const [k, index] of members.indices.entries())
      amounts[index] = (amounts[index] as number) + amountOf(members, k);
  }
  return amounts;
}

/** The square that each building stands in, by its identifier; −1: in none. */
export function squaresOfBuildings(table: FeatureTable, grid: Grid): (id: string) => number {
  const positionOf = new Map<string, number>(table.ids.map((id, i) => [id, i]));
  return (id) => {
    const position = positionOf.get(id);
    return position === undefined ? -1 : cellOf(grid, ...middleOf(table, position));
  };
}

function cellOf(grid: Grid, xM: number, yM: number): number {
  const column = Math.floor((xM - grid.westM) / grid.cellSizeM);
  // A border between two squares belongs to the one east or north of it.
  const southM = grid.northM - grid.rows * grid.cellSizeM;
  const row = grid.rows - 1 - Math.floor((yM - southM) / grid.cellSizeM);
  const isInside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
  return isInside ? row * grid.columns + column : -1;
}

/** What a density comes to over the squares that have one. */
export interface DensityTotals {
  /** In the indicator's unit. */
  readonly amount: number;
  readonly squares: number;
  readonly areaHa: number;
  /** Length of the ways within these squares, m. */
  readonly waysM: number;
}

/** @param ways Lines along which pipes would lie; null: none are known. */
export function densityTotals(
  density: ArrayLike<number>,
  grid: Grid,
  ways: FeatureTable | null,
): DensityTotals {
  const squareHa = (grid.cellSizeM * grid.cellSizeM) / haM2;
  let [squares, amount] = [0, 0];
  for (let cell = 0; cell < density.length; cell++) {
    if (Number.isNaN(density[cell] as number)) continue;
    squares += 1;
    amount += (density[cell] as number) * squareHa;
  }
  return { amount, squares, areaHa: squares * squareHa, waysM: ways ? lengthWithin(density, grid, ways) : 0 };
}

/** Pieces into which lines are cut to be counted in squares, m. */
const pieceM = 5;

function lengthWithin(density: ArrayLike<number>, grid: Grid, ways: FeatureTable): number {
  let lengthM = 0;
  for (let way = 0; way < ways.count; way++)
    for (const xy of partsOfFeature(ways, way))
      for (let v = 0; v + 3 < xy.length; v += 2) {
        const [x, y] = [xy[v] as number, xy[v + 1] as number];
        const [dx, dy] = [(xy[v + 2] as number) - x, (xy[v + 3] as number) - y];
        const sideM = Math.sqrt(dx * dx + dy * dy);
        const pieces = Math.max(1, Math.ceil(sideM / pieceM));
        for (let piece = 0; piece < pieces; piece++) {
          const share = (piece + 0.5) / pieces;
          const cell = cellOf(grid, x + share * dx, y + share * dy);
          if (cell >= 0 && !Number.isNaN(density[cell] as number)) lengthM += sideM / pieces;
        }
      }
  return lengthM;
}
