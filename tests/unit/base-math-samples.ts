import * as math from '../../src/base/math.ts';

const one = math as unknown as Readonly<Record<string, (x: number, y: number) => number>>;

/** Names of the functions of `base/math`. */
export const names = [
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'exp',
  'log',
  'pow',
  'cbrt',
] as const;
export type Name = (typeof names)[number];

/** One of the functions, called with two arguments whatever it takes. */
export function functionOf(name: Name): (x: number, y: number) => number {
  return one[name]!;
}

/** Intervals from which arguments are drawn: the useful range of each function. */
export const ranges: Readonly<
  Record<Name, readonly [x: readonly [number, number], y: readonly [number, number]]>
> = {
  sin: [
    [-1000, 1000],
    [0, 1],
  ],
  cos: [
    [-1000, 1000],
    [0, 1],
  ],
  tan: [
    [-1000, 1000],
    [0, 1],
  ],
  asin: [
    [-1, 1],
    [0, 1],
  ],
  acos: [
    [-1, 1],
    [0, 1],
  ],
  atan: [
    [-8, 8],
    [0, 1],
  ],
  atan2: [
    [-10, 10],
    [-10, 10],
  ],
  exp: [
    [-745, 710],
    [0, 1],
  ],
  log: [
    [0, 10],
    [0, 1],
  ],
  pow: [
    [0, 20],
    [-200, 200],
  ],
  cbrt: [
    [-1000, 1000],
    [0, 1],
  ],
};

/** A stream of 32-bit words that needs no function of its own: Marsaglia's xorshift (2003). */
export function words(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const float = new Float64Array(1);
const parts = new Uint32Array(float.buffer);

/** A double of any bits: any exponent, subnormals, infinities and NaN included. */
export function anyDouble(next: () => number): number {
  parts[0] = next();
  parts[1] = next();
  return float[0]!;
}

/** A double of an interval. */
export function between(next: () => number, [low, high]: readonly [number, number]): number {
  return low + (high - low) * ((next() + next() / 4294967296) / 4294967296);
}

/** Results on 10⁶ arguments: one in two in the useful range, the others of any bits. */
export function results(name: Name): Float64Array<ArrayBuffer> {
  const next = words(names.indexOf(name) + 1);
  const compute = functionOf(name);
  const [xRange, yRange] = ranges[name];
  const values = new Float64Array(1_000_000);
  for (let i = 0; i < values.length; i += 2) {
    values[i] = compute(between(next, xRange), between(next, yRange));
    values[i + 1] = compute(anyDouble(next), anyDouble(next));
  }
  return values;
}
