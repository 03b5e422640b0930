import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/base/grid.ts';
import { dikeFaces, type FaceCrests } from '../../src/engines/flood/dike-faces.ts';
import { featureTable, numberColumn } from './flood-fixture.ts';

const grid: Grid = { columns: 30, rows: 24, cellSizeM: 5, westM: 1000, northM: 2000 };

/** Cells that water at no height reaches from one cell, passing by sides without a wall. */
function reachedFrom(start: number, crests: FaceCrests): Set<number> {
  const { columns, rows } = grid;
  const reached = new Set([start]);
  const open = (crest: number): boolean => crest === Number.NEGATIVE_INFINITY;
  for (const cell of reached) {
    const column = cell % columns;
    if (column + 1 < columns && open(crests.eastM[cell]!)) reached.add(cell + 1);
    if (column > 0 && open(crests.eastM[cell - 1]!)) reached.add(cell - 1);
    if (cell + columns < columns * rows && open(crests.southM[cell]!)) reached.add(cell + columns);
    if (cell >= columns && open(crests.southM[cell - columns]!)) reached.add(cell - columns);
  }
  return reached;
}

const angles = fc.array(fc.double({ min: 3.2, max: 11, noNaN: true }), { minLength: 5, maxLength: 14 });

describe('walls along cell faces', () => {
  it('FL-62 nothing leaks out of a closed line, whatever its shape, not even by a corner', () => {
    fc.assert(
      fc.property(angles, fc.double({ min: 0, max: 1, noNaN: true }), (radii, shift) => {
        const centre = [1000 + 5 * (15 + shift), 2000 - 5 * (12 - shift)] as const;
        const ring = [...radii, radii[0]!].map((radius, k) => {
          const angle = ((k % radii.length) / radii.length) * 2 * Math.PI + shift;
          return [
            centre[0] + 5 * radius * Math.cos(angle),
            centre[1] + 5 * radius * Math.sin(angle),
          ] as const;
        });
        const crests = dikeFaces(featureTable('line', [ring], { crestM: numberColumn(7) }), grid, 0)!;
        const middle = Math.floor(12 - shift) * grid.columns + Math.floor(15 + shift);
        const inside = reachedFrom(middle, crests);
        expect(inside.has(0)).toBe(false);
        expect(inside.size).toBeGreaterThan(4);
        expect(inside.size).toBeLessThan(grid.columns * grid.rows);
      }),
    );
  });

  it('FL-62 a line across the territory parts it in two', () => {
    const northing = fc.double({ min: 1890, max: 1990, noNaN: true });
    fc.assert(
      fc.property(northing, northing, northing, (west, middle, east) => {
        const line = [
          [995, west],
          [1070, middle],
          [1155, east],
        ] as const;
        const crests = dikeFaces(featureTable('line', [line], {}, [5, 5, 5]), grid, 0)!;
        const northSide = reachedFrom(0, crests);
        expect(northSide.has(grid.columns * (grid.rows - 1))).toBe(false);
        expect(northSide.has(grid.columns - 1)).toBe(true);
      }),
    );
  });

  it('FL-63 the crest runs evenly between vertices, on the lattice, and the higher wall counts', () => {
    const line = [
      [1000, 1950],
      [1150, 1950],
    ] as const;
    const low = [
      [1000, 1950],
      [1150, 1950],
    ] as const;
    const crests = dikeFaces(featureTable('line', [line, low], {}, [4, 10, 5, 5]), grid, 1)!;
    const row = 9 * grid.columns;
    const along = [...crests.southM.subarray(row, row + grid.columns)];
    expect(along[0]).toBe(4);
    expect(along[29]).toBeCloseTo(3 + 6 * (29.5 / 30), 3);
    expect(
      along.every((crest, k) => crest * 8192 === Math.round(crest * 8192) && crest >= (along[k - 1] ?? 0)),
    ).toBe(true);
    expect(crests.eastM.every((crest) => crest === Number.NEGATIVE_INFINITY)).toBe(true);
  });

  it('a stretch whose crest is unknown is left to the terrain', () => {
    const line = [
      [1000, 1950],
      [1050, 1950],
      [1150, 1950],
    ] as const;
    expect(dikeFaces(featureTable('line', [line]), grid, 0)).toBeNull();
    const half = dikeFaces(featureTable('line', [line], {}, [3, 3, Number.NaN]), grid, 0)!;
    const row = 9 * grid.columns;
    expect(half.southM[row + 9]).toBe(3);
    expect(half.southM[row + 15]).toBe(Number.NEGATIVE_INFINITY);
  });
});
