import { describe, expect, test } from 'vitest';
import { Random } from '../../src/base/random.ts';

const draws = 200_000;
/** First numbers of seed 20260101, from another implementation of the same two algorithms. */
const pinned = [3158187218, 2639814666, 266322181];

describe('BA-7 random', () => {
  test('gives the same numbers for the same seed, others for another', () => {
    const list = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 8 }, () => random.next());
    };
    expect(list(1)).toEqual(list(1));
    expect(list(1)).not.toEqual(list(2));
    expect(list(2 ** 40)).not.toEqual(list(0));
    expect(list(-1)).not.toEqual(list(1));
  });

  test('never changes: fingerprints rest on it', () => {
    const random = new Random(20_260_101);
    expect([random.next(), random.next(), random.next()]).toEqual(pinned);
  });

  test('is uniform: mean, variance and the counts of 64 classes within 5 standard errors', () => {
    const random = new Random(3);
    const counts = new Array<number>(64).fill(0);
    let sum = 0;
    for (let i = 0; i < draws; i++) {
      const u = random.uniform();
      sum += u;
      counts[Math.floor(u * 64)]! += 1;
    }
    const expected = draws / 64;
    const chiSquare = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    expect(Math.abs(sum / draws - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / draws));
    expect(Math.abs(chiSquare - 63)).toBeLessThan(5 * Math.sqrt(2 * 63));
  });

  test('is normal: the first four moments within 5 standard errors', () => {
    const random = new Random(4);
    const moments = [0, 0, 0, 0];
    for (let i = 0; i < draws; i++) {
      const x = random.normal();
      for (let k = 0; k < 4; k++) moments[k]! += x ** (k + 1) / draws;
    }
    const error = (variance: number): number => 5 * Math.sqrt(variance / draws);
    expect(Math.abs(moments[0]!)).toBeLessThan(error(1));
    expect(Math.abs(moments[1]! - 1)).toBeLessThan(error(2));
    expect(Math.abs(moments[2]!)).toBeLessThan(error(15));
    expect(Math.abs(moments[3]! - 3)).toBeLessThan(error(96));
  });

  test('draws whole numbers in range, each as often', () => {
    const random = new Random(5);
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[random.integer(3)]! += 1;
    for (const count of counts)
      expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(30_000 * (2 / 9)));
  });
});
