import { describe, expect, test } from 'vitest';
import { acos, asin, atan, atan2, cbrt, cos, exp, log, pow, sin, tan } from '../../src/base/math.ts';
import { reference, ulpsBetween } from './base-math-reference.ts';
import { between, functionOf, type Name, names, ranges, words } from './base-math-samples.ts';

/** Arguments where these functions are known to be hard, beside the random ones. */
const hard: Readonly<Record<Name, readonly (readonly [number, number?])[]>> = {
  sin: [[Math.PI], [1e22], [1e-8], [1647099.5], [1647098.5], [0.7853981633974483], [3.14e-5]],
  cos: [[Math.PI / 2], [1e22], [1647099.5], [1647098.5], [0.7853981633974484], [11 * 0.5 * Math.PI], [1e-5]],
  tan: [[Math.PI / 2], [1e22], [1647099.5], [1647098.5], [0.7853981633974483], [1e-5]],
  asin: [[0.9999999999999999], [-0.9999999999999999], [0.5], [0.7071067811865476], [1e-5]],
  acos: [[0.9999999999999999], [-0.9999999999999999], [0.5], [0.7071067811865476], [-1e-5], [1e-20]],
  atan: [[1], [0.4375], [0.0625], [1e15], [1e-5], [1 + 2 ** -52]],
  atan2: [
    [1, -1e15],
    [1e15, 1],
    [1, 1],
    [-1, -1],
    [1e-10, -1],
    [1, 3e-19],
    [1e-19, 1],
  ],
  exp: [[1], [-708.4], [-708.5], [-740], [-745.13], [709.78], [1e-10], [-1e-10], [0.34657359], [-0.34657359]],
  log: [
    [2],
    [0.5],
    [1 + 2 ** -52],
    [1 - 2 ** -53],
    [1.4142135623730951],
    [1.414213562373095],
    [1e50],
    [1e-50],
  ],
  pow: [
    [10, 22],
    [2, 0.5],
    [1 + 2 ** -52, 2 ** 55],
    [1 - 2 ** -53, 2 ** 55],
    [1e50, 6.1],
    [1e-50, 6.2],
    [0.5, 1073.5],
    [3, -680.1],
  ],
  cbrt: [[27], [2], [1 - 2 ** -53], [8 - 2 ** -50], [1e-40], [-1e90], [3]],
};

/** A factor 2ᵏ, |k| ≤ 60, so that arguments come in all sizes. */
function anySize(next: () => number): number {
  return 2 ** ((next() % 121) - 60);
}

/** Whether results of this size are what the function is for: finite, and arguments inside its domain. */
function isMeasurable(name: Name, x: number, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  return name === 'exp' || name === 'pow' ? value > 0 : Math.abs(x) > 2 ** -100;
}

function samplesOf(name: Name, count: number): (readonly [number, number])[] {
  const next = words(names.indexOf(name) + 77);
  const [xRange, yRange] = ranges[name];
  const inRange = Array.from(
    { length: count },
    () => [between(next, xRange), between(next, yRange)] as const,
  );
  const inAllSizes = Array.from(
    { length: count },
    () => [between(next, xRange) * anySize(next), between(next, yRange) * anySize(next)] as const,
  );
  const chosen = hard[name].map(([x, y]) => [x, y ?? 0] as const);
  return [...inRange, ...inAllSizes, ...chosen];
}

describe('base/math', () => {
  test.each(names)('BA-1 %s is within 1 ulp of the exact value', (name) => {
    const compute = functionOf(name);
    const exact = reference[name]!;
    let worst = 0;
    let worstAt: readonly number[] = [];
    let measured = 0;
    for (const [x, y] of samplesOf(name, 1500)) {
      const value = compute(x, y);
      if (!isMeasurable(name, x, value)) continue;
      measured++;
      const error = ulpsBetween(value, exact(x, y));
      if (error > worst) {
        worst = error;
        worstAt = [x, y];
      }
    }
    expect(measured).toBeGreaterThan(1500);
    expect(worst, `at ${worstAt.join(', ')}`).toBeLessThanOrEqual(1);
  });

  test('the reference itself knows digits of e, π, √2 and ln 10', () => {
    const decimals = (name: string, x: number, y = 0): string => {
      const { value, scale } = reference[name]!(x, y);
      return ((value * 10n ** 30n) >> scale).toString();
    };
    expect(decimals('exp', 1)).toBe('2718281828459045235360287471352');
    expect(decimals('atan2', 1, -1)).toBe('2356194490192344928846982537459');
    expect(decimals('pow', 2, 0.5)).toBe('1414213562373095048801688724209');
    expect(decimals('log', 10)).toBe('2302585092994045684017991454684');
    expect(decimals('cbrt', 2)).toBe('1259921049894873164767210607278');
    expect(decimals('sin', 1)).toBe('841470984807896506652502321630');
    expect(decimals('tan', 1)).toBe('1557407724654902230506974807458');
    expect(decimals('acos', 0.5)).toBe('1047197551196597746154214461093');
  });

  test('the measure of errors sees half a unit and a whole one', () => {
    const third = { value: (1n << 320n) / 3n, scale: 320n };
    expect(ulpsBetween(1 / 3, third)).toBeCloseTo(1 / 3, 6);
    expect(ulpsBetween(1 / 3 + 2 ** -54, third)).toBeCloseTo(2 / 3, 6);
    expect(ulpsBetween(1 / 3 + 2 ** -53, third)).toBeCloseTo(5 / 3, 6);
  });

  test('BA-1 powers that are doubles come out exact', () => {
    for (let k = -1074; k < 1024; k++) expect(pow(2, k)).toBe(Number(`0b1`) * powerByHalving(k));
    for (let n = 1; n <= 300; n++)
      expect([pow(n, 2), pow(n, 3), cbrt(n * n * n)]).toEqual([n * n, n * n * n, n]);
    for (let k = 0; k <= 22; k++) expect(pow(10, k)).toBe(Number(`1e${k}`));
  });

  test('BA-1 odd functions are odd and even ones even, bit for bit', () => {
    const next = words(5);
    for (let i = 0; i < 2000; i++) {
      const x = between(next, [0, 1]) * anySize(next);
      expect([sin(-x), tan(-x), atan(-x), cbrt(-x), cos(-x)]).toEqual([
        -sin(x),
        -tan(x),
        -atan(x),
        -cbrt(x),
        cos(x),
      ]);
    }
  });
});

/** 2ᵏ by doubling and halving, which are exact. */
function powerByHalving(k: number): number {
  let value = 1;
  for (let i = 0; i < k; i++) value *= 2;
  for (let i = 0; i > k; i--) value /= 2;
  return value;
}

describe('BA-1 base/math at the edges', () => {
  const edges = [
    NaN,
    Infinity,
    -Infinity,
    0,
    -0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    -2,
    3,
    -3,
    1e308,
    -1e308,
    5e-324,
    -5e-324,
  ];

  /** ECMAScript prescribes zeros, infinities and NaN, hence Math's own judge those; the others to 2 ulp. */
  test.each(['pow', 'atan2'] as const)('%s agrees with ECMAScript on every pair of edges', (name) => {
    for (const x of edges)
      for (const y of edges) {
        const expected = Math[name](x, y);
        const value = functionOf(name)(x, y);
        const isPrescribed = expected === 0 || !Number.isFinite(expected);
        const isClose = Math.abs(value - expected) <= 2 * ulpOf(expected);
        expect({ x, y, value, agrees: isPrescribed ? Object.is(value, expected) : isClose }).toMatchObject({
          agrees: true,
        });
      }
  });

  test('NaN in, NaN out', () => {
    for (const name of names) expect(functionOf(name)(NaN, 1)).toBeNaN();
    expect(pow(NaN, 0)).toBe(1);
    expect(pow(1, NaN)).toBeNaN();
  });

  test('outside the domain is NaN', () => {
    const outside = [
      sin(Infinity),
      cos(-Infinity),
      tan(Infinity),
      asin(1.0000000000000002),
      acos(-1.1),
      log(-1),
    ];
    expect([...outside, log(-Infinity), pow(-8, 1 / 3)].map(Number.isNaN)).toEqual(Array(8).fill(true));
  });

  test('zeros keep their sign', () => {
    for (const f of [sin, tan, asin, atan, cbrt]) expect([f(0), f(-0)]).toEqual([0, -0]);
    expect([cos(-0), exp(-0), acos(1), log(1)]).toEqual([1, 1, 0, 0]);
    expect([atan2(0, 1), atan2(-0, 1), atan2(0, -1), atan2(-0, -1)]).toEqual([0, -0, Math.PI, -Math.PI]);
  });

  test('infinities', () => {
    expect([exp(Infinity), exp(-Infinity), log(Infinity), log(0), log(-0)]).toEqual([
      Infinity,
      0,
      Infinity,
      -Infinity,
      -Infinity,
    ]);
    expect([atan(Infinity), atan(-Infinity), cbrt(-Infinity)]).toEqual([
      Math.PI / 2,
      -Math.PI / 2,
      -Infinity,
    ]);
  });

  test('subnormals and the largest numbers', () => {
    expect([sin(5e-324), tan(-5e-324), asin(5e-324), atan(5e-324)]).toEqual([
      5e-324, -5e-324, 5e-324, 5e-324,
    ]);
    expect([exp(709.782712893384), exp(709.7827128933841)]).toEqual([1.7976931348622732e308, Infinity]);
    expect([exp(-745.1332191019411), exp(-745.1332191019412), exp(-746)]).toEqual([5e-324, 0, 0]);
    expect([log(5e-324), cbrt(5e-324)]).toEqual([-744.4400719213812, 1.7031839360032603e-108]);
    expect([atan2(5e-324, 5e-324), atan2(1e308, 1e-308)]).toEqual([Math.PI / 4, Math.PI / 2]);
    expect([atan2(5e-324, 1e308), atan2(5e-324, -1e308)]).toEqual([0, Math.PI]);
  });

  test('huge angles are reduced exactly', () => {
    // By mpmath 1.3 with 3000 bits, rounded to double; the third is the double nearest to a multiple of π/2
    // (Muller et al. 2018, §10.2).
    const exact = [
      [1e22, -0.8522008497671888, 0.523214785395139, -1.6287782256068988],
      [Number.MAX_VALUE, 0.004961954789184062, -0.9999876894265599, -0.004962015874444895],
      [6381956970095103 * 2 ** 797, 1.0, -4.687165924254628e-19, -2.133485385753704e18],
      [1647099.5, 0.1700049719114738, 0.9854432046167749, 0.17251625574665802],
      [2 ** 60, -0.8306492176372546, -0.5567960822766417, 1.4918373962705977],
      [-1.25e200, 0.7574664911383454, -0.6528740420652078, -1.1602031055520063],
    ] as const;
    for (const [x, sine, cosine, tangent] of exact) {
      expect(Math.abs(sin(x) - sine)).toBeLessThanOrEqual(ulpOf(sine));
      expect(Math.abs(cos(x) - cosine)).toBeLessThanOrEqual(ulpOf(cosine));
      expect(Math.abs(tan(x) - tangent)).toBeLessThanOrEqual(ulpOf(tangent));
    }
  });
});

function ulpOf(x: number): number {
  return 2 ** Math.max(-1074, Math.floor(Math.log2(Math.abs(x))) - 52);
}
