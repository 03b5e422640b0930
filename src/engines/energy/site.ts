import type { Grid } from '../../base/grid.ts';
import type { AppliedTerritory } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { rasterizePolygons } from '../../territory/rasterize.ts';
import { featureBounds } from '../../territory/table-ops.ts';
import type { Roof } from './energy-input.ts';
import type { Surface } from './sun/horizon.ts';
import { cosDeg, sinDeg } from './sun/angles.ts';
import { sectors } from './year/planes.ts';

/** Most cells that horizons are swept over: larger terrains are read at every second, third… cell. */
const mostCells = 2_000_000;

/** Relief and roofs of a territory on cells that horizons can be swept over. */
export function surfaceOf(
  { terrain, surfaceModel }: AppliedTerritory['layers'],
  buildings: FeatureTable,
  heightM: Float64Array,
): { readonly grid: Grid; readonly surface: Surface; readonly groundM: Float32Array } {
  const full = terrain.grid;
  const every = Math.max(1, Math.ceil(Math.sqrt((full.columns * full.rows) / mostCells)));
  const grid: Grid = {
    columns: Math.max(1, Math.floor(full.columns / every)),
    rows: Math.max(1, Math.floor(full.rows / every)),
    cellSizeM: full.cellSizeM * every,
    westM: full.westM,
    northM: full.northM,
  };
  const read = (values: ArrayLike<number>): Float32Array<ArrayBuffer> => {
    const out = new Float32Array(grid.columns * grid.rows);
    const middle = every >> 1;
    for (let row = 0; row < grid.rows; row++) {
      const from = (row * every + middle) * full.columns + middle;
      for (let column = 0; column < grid.columns; column++) {
        out[row * grid.columns + column] = values[from + column * every]!;
      }
    }
    return out;
  };
  const groundM = read(terrain.values);
  const { columns, rows, cellSizeM } = grid;
  if (surfaceModel) {
    return { grid, groundM, surface: { columns, rows, cellSizeM, heightM: read(surfaceModel.values) } };
  }
  const bounds = featureBounds(buildings);
  const raised = groundM.slice();
  rasterizePolygons(
    buildings,
    grid,
    (building) => {
      const [x, y] = [
        (bounds[4 * building]! + bounds[4 * building + 2]!) / 2,
        (bounds[4 * building + 1]! + bounds[4 * building + 3]!) / 2,
      ];
      return groundM[cellAt(grid, x, y)]! + heightM[building]!;
    },
    raised,
  );
  return { grid, groundM, surface: { columns, rows, cellSizeM, heightM: raised } };
}

/** Cell of a point; the nearest one on the border for points outside. */
export function cellAt({ columns, rows, cellSizeM, westM, northM }: Grid, xM: number, yM: number): number {
  const column = Math.min(columns - 1, Math.max(0, Math.floor((xM - westM) / cellSizeM)));
  const row = Math.min(rows - 1, Math.max(0, Math.floor((northM - yM) / cellSizeM)));
  return row * columns + column;
}

/**
 * Where each building looks at its horizons from: the cell of its middle, and one just outside its box towards each
 * sector.
 *
 * @param convergenceDeg Bearing of grid north from true north.
 */
export function lookouts(
  buildings: FeatureTable,
  grid: Grid,
  convergenceDeg: number,
): { readonly roofCell: Uint32Array<ArrayBuffer>; readonly footCell: Uint32Array<ArrayBuffer> } {
  const bounds = featureBounds(buildings);
  const roofCell = new Uint32Array(buildings.count);
  const footCell = new Uint32Array(buildings.count * sectors);
  const east = Float64Array.from({ length: sectors }, (_, s) => sinDeg((360 * s) / sectors - convergenceDeg));
  const north = Float64Array.from({ length: sectors }, (_, s) =>
    cosDeg((360 * s) / sectors - convergenceDeg),
  );
  for (let building = 0; building < buildings.count; building++) {
    const [west, south, right, top] = [0, 1, 2, 3].map((k) => bounds[4 * building + k]!) as [
      number,
      number,
      number,
      number,
    ];
    const [x, y] = [(west + right) / 2, (south + top) / 2];
    roofCell[building] = cellAt(grid, x, y);
    for (let sector = 0; sector < sectors; sector++) {
      const [dx, dy] = [east[sector]!, north[sector]!];
      const out = Math.min(
        Math.abs(dx) > 1e-9 ? (right - west) / 2 / Math.abs(dx) : Infinity,
        Math.abs(dy) > 1e-9 ? (top - south) / 2 / Math.abs(dy) : Infinity,
      );
      const reach = out + grid.cellSizeM;
      footCell[building * sectors + sector] = cellAt(grid, x + reach * dx, y + reach * dy);
    }
  }
  return { roofCell, footCell };
}

/** Most cells from which one plane of a roof looks at its horizons. */
const planeViews = 9;

/**
 * The surface with the planes that were read in the place of their cells: from a roof, the noise of a survey would hide as
 * much of the sky as hills; and cells, evenly over each plane, from which it looks at its horizons.
 *
 * @param full The grid on which roofs were read. @param grid That of the surface: each so many cells of the other.
 */
export function withPlanes(
  surface: Surface,
  full: Grid,
  grid: Grid,
  roofs: readonly Roof[],
): { readonly surface: Surface; readonly planeCells: readonly Uint32Array[] } {
  const planes = roofs.flatMap((roof) => roof.planes);
  if (planes.length === 0) return { surface, planeCells: [] };
  const every = Math.round(grid.cellSizeM / full.cellSizeM);
  const middle = every >> 1;
  const heightM = surface.heightM.slice();
  const cellOf = (row: number, column: number): number =>
    Math.min(grid.rows - 1, Math.floor(row / every)) * grid.columns +
    Math.min(grid.columns - 1, Math.floor(column / every));
  const planeCells = planes.map(({ cells, heightM: onPlane }) => {
    const own: number[] = [];
    for (let i = 0; i < cells.length; i++) {
      const [row, column] = [Math.floor(cells[i]! / full.columns), cells[i]! % full.columns];
      const cell = cellOf(row, column);
      if (row % every !== middle || column % every !== middle) continue;
      heightM[cell] = onPlane[i]!;
      own.push(cell);
    }
    if (own.length === 0) {
      const at = cells[cells.length >> 1]!;
      own.push(cellOf(Math.floor(at / full.columns), at % full.columns));
    }
    const count = Math.min(planeViews, own.length);
    return Uint32Array.from({ length: count }, (_, k) => own[Math.floor(((k + 0.5) * own.length) / count)]!);
  });
  return { surface: { ...surface, heightM }, planeCells };
}
