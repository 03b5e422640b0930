/**
 * Low part of the last result below: each function returns the high part of an unevaluated sum `high + low`,
 * |low| ≤ ½ ulp(high), and leaves the low part here. Read it before the next call.
 *
 * Error-free transformations: Dekker 1971, "A floating-point technique for extending the available precision";
 * Knuth, The Art of Computer Programming 2, §4.2.2. They only need IEEE 754 + − × ÷ in round-to-nearest, which
 * ECMAScript prescribes to the bit.
 */
export const low = new Float64Array(1);

/** 2²⁷ + 1: splits 53 bits into 26 + 26 and a sign (Dekker 1971). */
const splitter = 134217729;

/** a + b, exact. */
export function twoSum(a: number, b: number): number {
  const high = a + b;
  const part = high - a;
  low[0] = a - (high - part) + (b - part);
  return high;
}

/** a × b, exact when nothing overflows (|a|, |b| < 2⁹⁹⁶) or underflows. */
export function twoProduct(a: number, b: number): number {
  const high = a * b;
  const aWide = splitter * a;
  const aHigh = aWide - (aWide - a);
  const aLow = a - aHigh;
  const bWide = splitter * b;
  const bHigh = bWide - (bWide - b);
  const bLow = b - bHigh;
  low[0] = aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return high;
}

/** (a + aLow) + (b + bLow), to about 2⁻¹⁰⁴ of the larger. */
export function sum(a: number, aLow: number, b: number, bLow: number): number {
  const first = twoSum(a, b);
  return normalise(first, low[0]! + (aLow + bLow));
}

/** (a + aLow) × (b + bLow), to about 2⁻¹⁰⁴. */
export function product(a: number, aLow: number, b: number, bLow: number): number {
  const first = twoProduct(a, b);
  return normalise(first, low[0]! + (a * bLow + aLow * b));
}

/** (a + aLow) ÷ (b + bLow), to about 2⁻¹⁰³. */
export function quotient(a: number, aLow: number, b: number, bLow: number): number {
  const first = a / b;
  const back = twoProduct(first, b);
  const rest = a - back - low[0]! + aLow - first * bLow;
  return normalise(first, rest / b);
}

/** √(a + aLow), to about 2⁻¹⁰³; a > 0. */
export function squareRoot(a: number, aLow: number): number {
  const first = Math.sqrt(a);
  const back = twoProduct(first, first);
  const rest = a - back - low[0]! + aLow;
  return normalise(first, rest / (2 * first));
}

/** high + rest where |rest| is far below |high|. */
function normalise(high: number, rest: number): number {
  const result = high + rest;
  low[0] = rest - (result - high);
  return result;
}
