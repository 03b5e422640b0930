import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnCentre, type Grid, rowCentre } from '../../src/base/grid.ts';
import type { SourceId } from '../../src/base/brand.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { cellsOfLine, cellsOfPolygon, flatXY, rasterizePolygons } from '../../src/territory/rasterize.ts';

const grid: Grid = { columns: 12, rows: 9, cellSizeM: 5, westM: 823_000, northM: 6_317_045 };

/** Points on and off cell centres and borders, also outside the grid. */
const point = fc
  .tuple(fc.integer({ min: -30, max: 150 }), fc.integer({ min: -30, max: 120 }))
  .map(([dx, dy]) => [grid.westM + dx / 2, grid.northM - dy / 2] as const);

/** Even-odd by counting the crossings of the eastward ray, with the half-open rule of `forEachSpan`. */
function isInside(ring: Float64Array, x: number, y: number): boolean {
  let inside = false;
  const n = ring.length / 2;
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n;
    const [xi, yi, xj, yj] = [ring[2 * i]!, ring[2 * i + 1]!, ring[2 * j]!, ring[2 * j + 1]!];
    if (yi >= y === yj >= y) continue;
    if (xi + ((y - yi) * (xj - xi)) / (yj - yi) > x) inside = !inside;
  }
  return inside;
}

describe('polygons to cells', () => {
  it('RA-1 a cell belongs to a polygon when its centre is inside, by even-odd', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 8 }), (points) => {
        const ring = flatXY(points);
        const cells = new Set(cellsOfPolygon([ring], grid));
        for (let row = 0; row < grid.rows; row++) {
          for (let column = 0; column < grid.columns; column++) {
            const x = columnCentre(grid, column);
            const y = rowCentre(grid, row);
            // A centre within rounding of an edge may fall on either side; the partition rule is tested below.
            const sides = [-1e-6, 1e-6].map((d) => isInside(ring, x + d, y));
            if (sides[0] !== sides[1]) continue;
            expect(cells.has(row * grid.columns + column)).toBe(sides[0]);
          }
        }
      }),
    );
  });

  it('RA-2 polygons that share edges share no cell and leave none out', () => {
    const corners = [
      [grid.westM - 10, grid.northM + 10],
      [grid.westM + 100, grid.northM + 10],
      [grid.westM + 100, grid.northM - 100],
      [grid.westM - 10, grid.northM - 100],
    ] as const;
    const inner = fc
      .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 90 }))
      .map(([dx, dy]) => [grid.westM + dx / 2, grid.northM - dy / 2] as const);
    fc.assert(
      fc.property(inner, (middle) => {
        const hits = new Uint8Array(grid.columns * grid.rows);
        for (let i = 0; i < 4; i++) {
          const triangle = flatXY([corners[i]!, corners[(i + 1) % 4]!, middle]);
          for (const cell of cellsOfPolygon([triangle], grid)) hits[cell]! += 1;
        }
        expect(hits.every((h) => h === 1)).toBe(true);
      }),
    );
  });

  it('leaves holes out and ignores rings that are not finite', () => {
    const square = (x: number, y: number, size: number): Float64Array<ArrayBuffer> =>
      flatXY([
        [x, y],
        [x + size, y],
        [x + size, y - size],
        [x, y - size],
        [x, y],
      ]);
    const outer = square(grid.westM, grid.northM, 40);
    const hole = square(grid.westM + 10, grid.northM - 10, 10);
    expect(cellsOfPolygon([outer], grid)).toHaveLength(64);
    expect(cellsOfPolygon([outer, hole], grid)).toHaveLength(60);
    expect(cellsOfPolygon([square(Number.NaN, 0, 1)], grid)).toHaveLength(0);
    expect(cellsOfPolygon([square(0, Number.POSITIVE_INFINITY, 1)], grid)).toHaveLength(0);
  });

  it('writes later features over earlier ones and skips those without value', () => {
    const xy = [0, 1, 2].flatMap((i) => {
      const west = grid.westM + 10 * i;
      const south = grid.northM - 20;
      return [west, grid.northM, west, south, west + 20, south, west + 20, grid.northM, west, grid.northM];
    });
    const table: FeatureTable = {
      geometry: 'polygon',
      count: 3,
      featureOffsets: Uint32Array.of(0, 1, 2, 3),
      partOffsets: Uint32Array.of(0, 5, 10, 15),
      xy: Float64Array.from(xy),
      z: null,
      ids: ['a', 'b', 'c'] as unknown as SourceId[],
      columns: {},
    };
    const values = rasterizePolygons(table, grid, (i) => [7, 8, null][i]!, new Uint8Array(108));
    expect([...values.subarray(0, 12)]).toEqual([7, 7, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0]);
  });
});

describe('lines to cells', () => {
  it('RA-3 a line gives every cell it passes through, in order, neighbours sharing a side', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const cells = cellsOfLine(flatXY([a, b]), grid);
        const listed = new Set(cells);
        for (let k = 1; k < cells.length; k++) {
          const [p, q] = [cells[k - 1]!, cells[k]!];
          const rows = Math.abs(Math.floor(p / 12) - Math.floor(q / 12));
          const columns = Math.abs((p % 12) - (q % 12));
          // Two cells beside a corner are listed one after the other, then the cell across it.
          expect(rows + columns).toBeLessThanOrEqual(2);
          expect(Math.max(rows, columns)).toBe(1);
        }
        for (let t = 0; t <= 1000; t++) {
          const column = (a[0] + ((b[0] - a[0]) * t) / 1000 - grid.westM) / 5;
          const row = (grid.northM - a[1] - ((b[1] - a[1]) * t) / 1000) / 5;
          const nearBorder = [column, row].some((v) => Math.abs(v - Math.round(v)) < 1e-9);
          if (nearBorder || column < 0 || column > 12 || row < 0 || row > 9) continue;
          expect(listed.has(Math.floor(row) * 12 + Math.floor(column))).toBe(true);
        }
      }),
    );
  });

  it('lists both cells beside a corner that the line passes through', () => {
    const cells = cellsOfLine(
      flatXY([
        [grid.westM + 2.5, grid.northM - 2.5],
        [grid.westM + 7.5, grid.northM - 7.5],
      ]),
      grid,
    );
    expect([...cells]).toEqual([0, 1, 12, 13]);
  });

  it('keeps a line on the outer border and a single point, and drops what is outside', () => {
    const east = grid.westM + 60;
    const along = cellsOfLine(
      flatXY([
        [east, grid.northM],
        [east, grid.northM - 12],
      ]),
      grid,
    );
    expect([...along]).toEqual([11, 23, 35]);
    expect([...cellsOfLine([grid.westM + 1, grid.northM - 1], grid)]).toEqual([0]);
    expect(cellsOfLine([grid.westM - 1, grid.northM - 1], grid)).toHaveLength(0);
    expect(cellsOfLine([], grid)).toHaveLength(0);
    const far = cellsOfLine([grid.westM - 1e9, grid.northM - 2.5, grid.westM + 1e9, grid.northM - 2.5], grid);
    expect(far).toHaveLength(12);
  });
});
