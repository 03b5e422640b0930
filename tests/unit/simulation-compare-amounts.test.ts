import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AmountParts, amountsBetween } from '../../src/simulation/compare-amounts.ts';
import type { Axes, Edges, Members } from '../../src/simulation/contract.ts';

function createAmounts(
  amounts: ReadonlyMap<number, number>,
  axis: 'building' | 'edge' = 'building',
): Members {
  const indices = [...amounts.keys()].toSorted((a, b) => a - b);
  return {
    axis,
    indices: Uint32Array.from(indices),
    weight: Float64Array.from(indices, (index) => amounts.get(index)!),
    kind: 'amounts',
  };
}

function sumOf({ weight }: Members): number {
  return (weight as Float64Array).reduce((sum, amount) => sum + amount, 0);
}

function plain(parts: AmountParts): Readonly<Record<string, readonly [number, number[], number[]]>> {
  const told = Object.entries(parts).map(([name, part]) => [
    name,
    [part.value, [...part.indices], [...part.gone]],
  ]);
  return Object.fromEntries(told) as Readonly<Record<string, readonly [number, number[], number[]]>>;
}

/** Edges by their identifiers alone. */
function createEdges(ids: readonly string[]): Axes {
  const edge: Edges = {
    ids,
    names: ids,
    offsets: new Uint32Array(ids.length + 1),
    xy: new Float64Array(0),
    opposite: new Int32Array(ids.length).fill(-1),
  };
  return { edge };
}

/** Amounts of buildings that both runs know, or only one of them, by their names. */
const amounts = (amount: fc.Arbitrary<number>): fc.Arbitrary<ReadonlyMap<number, number>> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), amount), { selector: ([index]) => index })
    .map((entries) => new Map(entries));

describe('the difference of a sum', () => {
  test('RU-120 who gives less, more and as much', () => {
    const was = new Map([
      [1, 10],
      [3, 20],
      [5, 30],
      [8, 0],
    ]);
    const is = new Map([
      [1, 4],
      [4, 7],
      [5, 30],
      [8, 0],
    ]);
    const parts = amountsBetween(createAmounts(was), {}, createAmounts(is), {});
    expect(plain(parts)).toEqual({
      less: [-26, [1, 3], []],
      more: [7, [4], []],
      same: [0, [5], []],
    });
  });

  test('RU-120 the parts add up to the difference, exactly where the amounts are exact', () => {
    // Whole numbers sum exactly: any difference would be a fault of the parts.
    const whole = amounts(fc.integer({ min: -1_000_000, max: 1_000_000 }));
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [reference, other] = [createAmounts(a), createAmounts(b)];
        const { less, more, same } = amountsBetween(reference, {}, other, {});
        expect(less.value + more.value + same.value).toBe(sumOf(other) - sumOf(reference));
        expect(less.value).toBeLessThanOrEqual(0);
        expect(more.value).toBeGreaterThanOrEqual(0);
        const told = [...less.indices, ...more.indices, ...same.indices].toSorted((x, y) => x - y);
        const giving = [...new Set([...a.keys(), ...b.keys()])].filter(
          (index) => (a.get(index) ?? 0) !== 0 || (b.get(index) ?? 0) !== 0,
        );
        expect(told).toEqual(giving.toSorted((x, y) => x - y));
        for (const { indices } of [less, more, same])
          expect([...indices]).toEqual([...indices].toSorted((x, y) => x - y));
      }),
    );
  });

  test('RU-120 and to rounding where they are not', () => {
    const any = amounts(fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [reference, other] = [createAmounts(a), createAmounts(b)];
        const { less, more } = amountsBetween(reference, {}, other, {});
        const size = [...a.values(), ...b.values()].reduce((sum, amount) => sum + Math.abs(amount), 0);
        // Each of at most 82 terms, and each of as many sums, is off by half a unit in the last place of the whole.
        const tolerance = 4 * 82 * 2 ** -53 * size;
        expect(Math.abs(less.value + more.value - (sumOf(other) - sumOf(reference)))).toBeLessThanOrEqual(
          tolerance,
        );
      }),
    );
  });

  test('RU-121 unlike lists of buildings meet by identifier, and those that are gone are told', () => {
    const before: Axes = { building: ['a', 'b', 'c', 'd'] };
    const after: Axes = { building: ['b', 'new', 'a', 'd'] };
    const was = createAmounts(
      new Map([
        [0, 1],
        [1, 2],
        [2, 4],
      ]),
    );
    const is = createAmounts(
      new Map([
        [0, 2],
        [1, 8],
        [2, 0.5],
      ]),
    );
    expect(plain(amountsBetween(was, before, is, after))).toEqual({
      less: [-4.5, [2], [2]],
      more: [8, [1], []],
      same: [0, [0], []],
    });
  });

  test('RU-121 by identifier or by position, the same buildings give the same parts', () => {
    const whole = amounts(fc.integer({ min: -1000, max: 1000 }));
    const names = Array.from({ length: 41 }, (_, i) => `b${i}`);
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [reference, other] = [createAmounts(a), createAmounts(b)];
        // One more that gives nothing makes the lists unlike.
        const byName = amountsBetween(reference, { building: names }, other, {
          building: [...names, 'new'],
        });
        expect(plain(byName)).toEqual(plain(amountsBetween(reference, {}, other, {})));
      }),
    );
  });

  test('RU-121 a road that is cut in pieces gives what its pieces give', () => {
    const was = createAmounts(
      new Map([
        [0, 5],
        [1, 3],
      ]),
      'edge',
    );
    const is = createAmounts(
      new Map([
        [0, 2],
        [1, 2],
        [2, 3],
      ]),
      'edge',
    );
    const parts = amountsBetween(was, createEdges(['a+', 'b+']), is, createEdges(['a+', 'a#2+', 'b+']));
    expect(plain(parts)).toEqual({ less: [-1, [0, 1], []], more: [0, [], []], same: [0, [2], []] });
  });
});
