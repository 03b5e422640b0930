import { landCoverCode } from '../../territory/land-cover.ts';
import type { RasterLayer } from '../../territory/territory.ts';
import type { Palette } from '../palette.ts';
import type { Ground } from './ground.ts';
import { LineGroup } from './networks.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * Shores of a raster's water, between the centres of cells (marching squares; Lorensen and Cline 1987 in two
 * dimensions). `terrain`, on the same grid, gives the line of 0 m instead of the middle between cells.
 */
export function shoreSegments({ grid, values }: RasterLayer, terrain: RasterLayer | null): Segment[] {
  const water = landCoverCode('water');
  const { columns, rows, cellSizeM } = grid;
  const segments: Segment[] = [];
  const isWet = (cell: number) => values[cell] === water;
  /** Share of the way from a cell to another at which the water ends. */
  const cut = (a: number, b: number) => {
    const [za, zb] = [terrain?.values[a] ?? Number.NaN, terrain?.values[b] ?? Number.NaN];
    return za < 0 !== zb < 0 && Number.isFinite(za - zb) ? za / (za - zb) : 0.5;
  };
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      const [b, c, d] = [a + 1, a + columns + 1, a + columns];
      const state = (isWet(a) ? 1 : 0) + (isWet(b) ? 2 : 0) + (isWet(c) ? 4 : 0) + (isWet(d) ? 8 : 0);
      if (state === 0 || state === 15) continue;
      const place = (u: number, v: number) =>
        [grid.westM + (column + 0.5 + u) * cellSizeM, grid.northM - (row + 0.5 + v) * cellSizeM] as const;
      const side = (which: number) => {
        if (which === 0) return place(cut(a, b), 0);
        if (which === 1) return place(1, cut(b, c));
        return which === 2 ? place(cut(d, c), 1) : place(0, cut(a, d));
      };
      for (const [from, to] of crossings[state] ?? []) segments.push([...side(from), ...side(to)]);
    }
  }
  return segments;
}

/** Sides (north, east, south, west) that the shore joins, by which corners are wet; water joins across. */
const crossings: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [0, 1],
    [2, 3],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [3, 0],
    [1, 2],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];

/** The shores as thin lines on the ground. */
export function shores(
  water: RasterLayer | null,
  terrain: RasterLayer | null,
  ground: Ground,
  palette: Palette,
): LineGroup {
  const builder = new RibbonBuilder(ground);
  if (water) for (const segment of shoreSegments(water, terrain)) builder.drape(segment, 0.5);
  const group = new LineGroup();
  group.addRibbons(new Ribbons(builder.build(), { colour: palette.water.line, leastPx: 1, opacity: 0.8 }, 1));
  return group;
}
