import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutLines } from '../../src/territory/cut-lines.ts';
import { LineIndex } from '../../src/territory/line-index.ts';
import { namesRoad, pieceId } from '../../src/territory/road-pieces.ts';
import { roadTable } from '../road-table.ts';

const coordinate = fc.integer({ min: -500, max: 500 });
const place = fc.tuple(coordinate, coordinate);
const lines = fc.array(fc.array(place, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 });

const tableOf = (drawn: readonly (readonly (readonly [number, number])[])[]) =>
  roadTable(drawn.map((line, i) => ({ id: `road${i}`, line })));

/** Distance to a line by all of its segments. */
function distance(line: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): number {
  let least = Infinity;
  for (let i = 0; i + 1 < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i]!, line[i + 1]!];
    const [dx, dy] = [bx - ax, by - ay];
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
    least = Math.min(least, Math.hypot(x - ax - share * dx, y - ay - share * dy));
  }
  return least;
}

describe('lines by place', () => {
  test('TR-118 the nearest place is that of brute force, from inside and from afar', () => {
    const from = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 }));
    fc.assert(
      fc.property(lines, from, (drawn, at) => {
        const found = new LineIndex(tableOf(drawn)).nearest(...at);
        const least = Math.min(...drawn.map((line) => distance(line, at)));
        expect(found?.distanceM).toBeCloseTo(least, 9);
        expect(distance(drawn[found!.feature]!, at)).toBeCloseTo(least, 9);
        expect(Math.hypot(found!.x - at[0], found!.y - at[1])).toBeCloseTo(least, 9);
      }),
    );
  });

  test('TR-118 nothing is found beyond the limit, nor among what does not count', () => {
    const index = new LineIndex(
      tableOf([
        [
          [0, 0],
          [100, 0],
        ],
        [
          [0, 50],
          [100, 50],
        ],
      ]),
    );
    expect(index.nearest(50, 20, 19)).toBeNull();
    expect(index.nearest(50, 20, 20)?.feature).toBe(0);
    expect(index.nearest(50, 20, 40, (feature) => feature === 1)?.feature).toBe(1);
    expect(new LineIndex(tableOf([])).nearest(0, 0)).toBeNull();
  });

  test('TR-119 pieces of a line, put end to end, are the line', () => {
    fc.assert(
      fc.property(
        lines,
        fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }))),
        (drawn, picks) => {
          const table = tableOf(drawn);
          const cuts = picks.map(([n, share]) => {
            const vertex = n % (drawn[0]!.length - 1);
            const [[ax, ay], [bx, by]] = [drawn[0]![vertex]!, drawn[0]![vertex + 1]!];
            return { vertex, share, x: ax + share * (bx - ax), y: ay + share * (by - ay) };
          });
          const cut = cutLines(table, new Map([[0, cuts]]));
          const pieces = cut.pieces.get(0)!;
          const xy = pieces.map((feature) => {
            const part = cut.table.featureOffsets[feature]!;
            return [
              ...cut.table.xy.subarray(
                2 * cut.table.partOffsets[part]!,
                2 * cut.table.partOffsets[part + 1]!,
              ),
            ];
          });
          for (let i = 0; i + 1 < xy.length; i++) expect(xy[i]!.slice(-2)).toEqual(xy[i + 1]!.slice(0, 2));
          const whole = drawn[0]!.flat();
          expect(xy[0]!.slice(0, 2)).toEqual(whole.slice(0, 2));
          expect(xy.at(-1)!.slice(-2)).toEqual(whole.slice(-2));
          expect(pieces.map((feature) => namesRoad(cut.table.ids[feature] ?? ''))).toEqual(
            pieces.map(() => 'road0'),
          );
          expect(new Set(cut.table.ids).size).toBe(cut.table.count);
        },
      ),
    );
  });

  test('TR-119 a piece says which road it comes from', () => {
    expect([pieceId('A', 1), pieceId('A', 2), pieceId('A#2', 3)]).toEqual(['A', 'A#2', 'A#3']);
    expect([namesRoad('A#2'), namesRoad('A'), namesRoad('A#b'), namesRoad('#2')]).toEqual([
      'A',
      'A',
      'A#b',
      '#2',
    ]);
  });
});
