import { exponentOf, powerOfTwo, scaleByPowerOfTwo } from './bits.ts';
import { low, product, quotient, sum, twoProduct, twoSum } from './double-double.ts';

/** ln 2: 32 bits, so that k × ln2 is exact for |k| ≤ 2²¹, and the rest. */
const ln2 = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const log2OfE = 1.4426950408889634;
/** Largest x whose exponential is finite, ln(2¹⁰²⁴), and the one below which it rounds to 0, ln(2⁻¹⁰⁷⁵). */
const overflow = 709.782712893384;
const underflow = -745.1332191019412;
const squareRootOfTwo = 1.4142135623730951;

/** eˣ; error < 1 ulp. */
export function exp(x: number): number {
  if (x !== x) return NaN;
  if (x > overflow) return Infinity;
  if (x < underflow) return 0;
  return exponential(x, 0);
}

/** Natural logarithm; error < 1 ulp. −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const m = splitMantissa(x);
  const k = exponent[0]!;
  const plus = twoSum(m, 1);
  const s = quotient(m - 1, 0, plus, low[0]!);
  const sLow = low[0]!;
  const z = s * s;
  const bend = s * z * (1 / 3 + z * (1 / 5 + z * artanhTail(z)));
  const straight = twoSum(k * ln2, 2 * s);
  return straight + (low[0]! + (k * ln2Low + 2 * (sLow + bend)));
}

/** x to the power y, with the special cases of ECMAScript's `Math.pow`; error < 1 ulp. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) return powerToInfinity(size, y);
  const isNegative = x < 0 || Object.is(x, -0);
  const isOdd = Math.abs(y % 2) === 1;
  if (size === 0 || size === Infinity) {
    const limit = (size === 0) === y > 0 ? 0 : Infinity;
    return isNegative && isOdd ? -limit : limit;
  }
  if (isNegative && Math.floor(y) !== y) return NaN;
  const value = powerOfPositive(size, y);
  return isNegative && isOdd ? -value : value;
}

function powerToInfinity(size: number, y: number): number {
  if (size === 1) return NaN;
  return size > 1 === y > 0 ? Infinity : 0;
}

/** exp(y log x) for 0 < x < ∞ and y finite. */
function powerOfPositive(x: number, y: number): number {
  if (x === 1) return 1;
  const exact = logarithm(x);
  const exactLow = low[0]!;
  const rough = y * exact;
  if (rough > overflow + 1) return Infinity;
  if (rough < underflow - 1) return 0;
  const power = twoProduct(y, exact);
  return exponential(power, low[0]! + y * exactLow);
}

/**
 * exp(x + xLow) = 2ᵏ exp(r), |r| ≤ ½ ln 2, by the Taylor series of exp(r) − 1 − r (rest < 2⁻⁵⁷ of it); |x| ≤ 747.
 */
function exponential(x: number, xLow: number): number {
  const k = Math.round(x * log2OfE);
  const r = twoSum(x - k * ln2, xLow - k * ln2Low);
  const rLow = low[0]!;
  const far =
    1 / 362880 +
    r * (1 / 3628800 + r * (1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800 + r / 87178291200))));
  const tail = 1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * (1 / 40320 + r * far))));
  const bend = r * r * (0.5 + r * (1 / 6 + r * tail)) + rLow * (1 + r);
  const straight = twoSum(1, r);
  return scaleByPowerOfTwo(straight + (low[0]! + bend), k);
}

/**
 * log x for 0 < x < ∞ to about 2⁻⁶⁸ of itself; low part in `low`. x = 2ᵏ m with √½ ≤ m < √2 and
 * log m = 2 artanh s = 2(s + s³/3 + s⁵/5 + …), s = (m − 1)/(m + 1), |s| ≤ 0.172 (rest < 2⁻⁷⁰): the first three
 * terms as unevaluated sums, the others in plain numbers.
 */
function logarithm(x: number): number {
  const m = splitMantissa(x);
  const k = exponent[0]!;
  const plus = twoSum(m, 1);
  const s = quotient(m - 1, 0, plus, low[0]!);
  const sLow = low[0]!;
  const z = product(s, sLow, s, sLow);
  const zLow = low[0]!;
  const fifth = product(z, zLow, artanhTail(z), 0);
  const fifthSum = sum(0.2, -1.1102230246251566e-17, fifth, low[0]!);
  const third = product(z, zLow, fifthSum, low[0]!);
  const thirdSum = sum(0.3333333333333333, 1.850371707708594e-17, third, low[0]!);
  const bend = product(z, zLow, thirdSum, low[0]!);
  const bend2 = product(s, sLow, bend, low[0]!);
  const half = sum(s, sLow, bend2, low[0]!);
  const halfLow = low[0]!;
  return sum(k * ln2, k * ln2Low, 2 * half, 2 * halfLow);
}

/** 1/7 + z/9 + z²/11 + … to z¹⁰/27: what follows in artanh s, z = s². */
function artanhTail(z: number): number {
  const high = 1 / 17 + z * (1 / 19 + z * (1 / 21 + z * (1 / 23 + z * (1 / 25 + z / 27))));
  return 1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * high))));
}

/** k of the last `splitMantissa`. */
const exponent = new Int32Array(1);

/** m of x = 2ᵏ m with √½ ≤ m < √2, 0 < x < ∞; leaves k in `exponent`. */
function splitMantissa(x: number): number {
  const isSubnormal = x < 2.2250738585072014e-308;
  const normal = isSubnormal ? x * 18014398509481984 : x;
  const floor = exponentOf(normal);
  const mantissa = floor === 1023 ? (normal / 2) * powerOfTwo(-1022) : normal * powerOfTwo(-floor);
  const isHigh = mantissa > squareRootOfTwo;
  exponent[0] = floor + (isHigh ? 1 : 0) - (isSubnormal ? 54 : 0);
  return isHigh ? mantissa / 2 : mantissa;
}
