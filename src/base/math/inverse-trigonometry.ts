import { exponentOf, scaleByPowerOfTwo } from './bits.ts';
import { low, product, quotient, squareRoot, sum, twoProduct, twoSum } from './double-double.ts';

const pi = 3.141592653589793;
const piLow = 1.2246467991473532e-16;
const halfPi = 1.5707963267948966;
const halfPiLow = 6.123233995736766e-17;
/** 2⁻²⁷: below it asin x and atan x are x to the last bit. */
const tiny = 7.450580596923828e-9;
/** 2⁶⁰: from it on atan x is π/2 to the last bit. */
const huge = 1152921504606846976;
const twoTo54 = 18014398509481984;
/** Ratio of exponents beyond which the smaller of two sides no longer bends the angle by half an ulp. */
const farApart = 64;

/** atan(i/8), i = 0 … 8, as unevaluated sums. */
const tableHigh = new Float64Array([
  0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061, 0.5585993153435624,
  0.6435011087932844, 0.7188299996216245, 0.7853981633974483,
]);
const tableLow = new Float64Array([
  0, -3.1253241424539383e-18, 1.0698755618734451e-17, -2.4623815582638635e-17, 2.2698777452961687e-17,
  -5.4556305485916264e-18, 1.5834785051444286e-17, -2.1478388444456983e-17, 3.061616997868383e-17,
]);

/** Arc tangent, rad; error < 1 ulp. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < tiny || x !== x) return x;
  const angle = size < huge ? angleOf(size, 0, 1, 0) : halfPi;
  return x < 0 ? -angle : angle;
}

/** Angle of the point (x, y), −π … π, with the signs of zeros and infinities of ECMAScript; error < 1 ulp. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const yIsNegative = y < 0 || Object.is(y, -0);
  const xIsNegative = x < 0 || Object.is(x, -0);
  const angle = angleInUpperHalf(Math.abs(y), Math.abs(x), xIsNegative);
  return yIsNegative ? -angle : angle;
}

/** Arc sine, rad; error < 1 ulp. NaN outside −1 … 1. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < tiny) return x;
  if (!(size <= 1)) return NaN;
  if (size === 1) return x * halfPi;
  const other = otherSide(size);
  const angle = angleOf(size, 0, other, low[0]!);
  return x < 0 ? -angle : angle;
}

/** Arc cosine, rad, 0 … π; error < 1 ulp. NaN outside −1 … 1. */
export function acos(x: number): number {
  const size = Math.abs(x);
  if (!(size <= 1)) return NaN;
  if (size === 1) return x < 0 ? pi : 0;
  const other = otherSide(size);
  const angle = angleOf(other, low[0]!, size, 0);
  return x < 0 ? sum(pi, piLow, -angle, -low[0]!) : angle;
}

/** √(1 − x²) for 0 ≤ x < 1; low part in `low`. */
function otherSide(x: number): number {
  const plus = twoSum(1, x);
  const plusLow = low[0]!;
  const minus = twoSum(1, -x);
  const square = product(plus, plusLow, minus, low[0]!);
  return squareRoot(square, low[0]!);
}

/** atan2 for y ≥ 0 and |x|, with the sign of x apart. */
function angleInUpperHalf(y: number, x: number, xIsNegative: boolean): number {
  if (y === Infinity && x === Infinity) return xIsNegative ? tripleQuarterPi() : halfPi / 2;
  if (y === 0 || x === Infinity) return xIsNegative ? pi : 0;
  if (x === 0 || y === Infinity) return halfPi;
  const apart = wholeExponent(y) - wholeExponent(x);
  if (apart > farApart) return halfPi;
  if (apart < -farApart) return xIsNegative ? pi : y / x;
  const scale = -wholeExponent(x);
  const angle = angleOf(scaleByPowerOfTwo(y, scale), 0, scaleByPowerOfTwo(x, scale), 0);
  return xIsNegative ? sum(pi, piLow, -angle, -low[0]!) : angle;
}

/** Exponent also of subnormals: 2ᵉ ≤ x < 2ᵉ⁺¹, x > 0. */
function wholeExponent(x: number): number {
  const exponent = exponentOf(x);
  return exponent > -1023 ? exponent : exponentOf(x * twoTo54) - 54;
}

function tripleQuarterPi(): number {
  return sum(pi, piLow, -halfPi / 2, -halfPiLow / 2);
}

/**
 * Angle of the point (x + xLow, y + yLow), both > 0 and neither over- nor underflowing when multiplied; low part
 * in `low`. Turns by atan(i/8) with i/8 next to the slope, so that the rest t is within ±1/16, then Taylor:
 * t − t³/3 + … (rest < 2⁻⁶³ of t).
 */
function angleOf(y: number, yLow: number, x: number, xLow: number): number {
  if (y > x) {
    const complement = angleOf(x, xLow, y, yLow);
    return sum(halfPi, halfPiLow, -complement, -low[0]!);
  }
  const index = Math.round((8 * y) / x);
  const slope = index / 8;
  const rise = twoProduct(-slope, x);
  const rise2 = sum(y, yLow, rise, low[0]! - slope * xLow);
  const rise2Low = low[0]!;
  const run = twoProduct(slope, y);
  const run2 = sum(x, xLow, run, low[0]! + slope * yLow);
  const t = quotient(rise2, rise2Low, run2, low[0]!);
  const tLow = low[0]!;
  const z = t * t;
  const bend =
    t * z * (-1 / 3 + z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11 + z * (1 / 13 - z / 15))))));
  return sum(tableHigh[index]!, tableLow[index]!, t, tLow * (1 - z) + bend);
}
