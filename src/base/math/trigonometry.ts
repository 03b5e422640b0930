import { low, product, quotient, twoProduct, twoSum } from './double-double.ts';
import { reduce, remainder } from './reduction.ts';

/** 2⁻²⁷: below it sin x and tan x are x, and cos x is 1, to the last bit. */
const tiny = 7.450580596923828e-9;

/** Sine of x in radians; error < 1 ulp for every x, also huge. NaN for ±∞. */
export function sin(x: number): number {
  if (Math.abs(x) < tiny) return x;
  if (x - x !== 0) return NaN;
  const quadrant = reduce(x);
  const value = quadrant & 1 ? cosine(remainder[0]!, remainder[1]!) : sine(remainder[0]!, remainder[1]!);
  return quadrant & 2 ? -value : value;
}

/** Cosine of x in radians; error < 1 ulp for every x, also huge. NaN for ±∞. */
export function cos(x: number): number {
  if (Math.abs(x) < tiny) return 1;
  if (x - x !== 0) return NaN;
  const quadrant = reduce(x);
  const value = quadrant & 1 ? sine(remainder[0]!, remainder[1]!) : cosine(remainder[0]!, remainder[1]!);
  return quadrant === 1 || quadrant === 2 ? -value : value;
}

/** Tangent of x in radians; error < 1 ulp for every x, also huge. NaN for ±∞. */
export function tan(x: number): number {
  if (Math.abs(x) < tiny) return x;
  if (x - x !== 0) return NaN;
  const quadrant = reduce(x);
  const sineHigh = sine(remainder[0]!, remainder[1]!);
  const sineLow = low[0]!;
  const cosineHigh = cosine(remainder[0]!, remainder[1]!);
  const cosineLow = low[0]!;
  return quadrant & 1
    ? -quotient(cosineHigh, cosineLow, sineHigh, sineLow)
    : quotient(sineHigh, sineLow, cosineHigh, cosineLow);
}

/**
 * sin(y + yLow) for |y| ≤ π/4 by its Taylor series (rest < 2⁻⁶³), the cubic term as an unevaluated sum; low part
 * in `low`.
 */
function sine(y: number, yLow: number): number {
  const z = twoProduct(y, y);
  const cube = product(z, low[0]!, y, 0);
  const sixth = quotient(cube, low[0]!, 6, 0);
  const sixthLow = low[0]!;
  const far = -1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z / 355687428096000));
  const tail = 1 / 120 + z * (-1 / 5040 + z * (1 / 362880 + z * far));
  const bent = twoSum(y, -sixth);
  return twoSum(bent, low[0]! + (yLow * (1 - 0.5 * z) - sixthLow + cube * z * tail));
}

/** cos(y + yLow) for |y| ≤ π/4 by its Taylor series (rest < 2⁻⁶⁴); low part in `low`. */
function cosine(y: number, yLow: number): number {
  const z = twoProduct(y, y);
  const zLow = low[0]!;
  const far = 1 / 479001600 + z * (-1 / 87178291200 + z * (1 / 20922789888000 - z / 6402373705728000));
  const tail = 1 / 24 + z * (-1 / 720 + z * (1 / 40320 + z * (-1 / 3628800 + z * far)));
  const flat = twoSum(1, -0.5 * z);
  return twoSum(flat, low[0]! - 0.5 * zLow + (z * z * tail - y * yLow));
}
