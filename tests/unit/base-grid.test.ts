import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnAt,
  columnCentre,
  type Grid,
  gridBounds,
  rowAt,
  rowCentre,
  sameGrid,
} from '../../src/base/grid.ts';

/** Frames as IGN delivers them: corners on quarters of a metre, cells of 0.5 to 25 m. */
const grids: fc.Arbitrary<Grid> = fc.record({
  columns: fc.integer({ min: 1, max: 20_000 }),
  rows: fc.integer({ min: 1, max: 20_000 }),
  cellSizeM: fc.constantFrom(0.5, 1, 2, 5, 10, 25),
  westM: fc.integer({ min: -400_000, max: 5_000_000 }).map((quarters) => quarters / 4),
  northM: fc.integer({ min: -400_000, max: 30_000_000 }).map((quarters) => quarters / 4),
});

describe('grid', () => {
  test('BA-8 the centre of a cell lies in that cell', () => {
    fc.assert(
      fc.property(grids, fc.nat(), fc.nat(), (grid, i, j) => {
        const column = i % grid.columns;
        const row = j % grid.rows;
        expect(columnAt(grid, columnCentre(grid, column))).toBe(column);
        expect(rowAt(grid, rowCentre(grid, row))).toBe(row);
      }),
    );
  });

  test('BA-8 rows go south and columns east, from the outer corner', () => {
    const grid: Grid = { columns: 4, rows: 3, cellSizeM: 5, westM: 100, northM: 1000 };
    expect(gridBounds(grid)).toEqual([100, 985, 120, 1000]);
    expect([columnCentre(grid, 0), rowCentre(grid, 0)]).toEqual([102.5, 997.5]);
    expect([columnAt(grid, 100), columnAt(grid, 104.999), columnAt(grid, 105)]).toEqual([0, 0, 1]);
    expect([rowAt(grid, 1000), rowAt(grid, 995.001), rowAt(grid, 995)]).toEqual([0, 0, 1]);
    expect([columnAt(grid, 99), rowAt(grid, 984)]).toEqual([-1, 3]);
  });

  test('BA-8 two frames are the same when nothing tells them apart', () => {
    fc.assert(
      fc.property(grids, fc.constantFrom('columns', 'rows', 'cellSizeM', 'westM', 'northM'), (grid, key) => {
        expect(sameGrid(grid, { ...grid })).toBe(true);
        expect(sameGrid(grid, { ...grid, [key]: grid[key] + 1 })).toBe(false);
      }),
    );
  });
});
