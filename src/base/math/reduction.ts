import { low, sum, twoSum } from './double-double.ts';

/** Remainder of the last `reduce`: x − n·π/2 = remainder[0] + remainder[1]. */
export const remainder = new Float64Array(2);

/** π/2 in three pieces of 33 bits and a rest: n × piece is exact for |n| ≤ 2²⁰. */
const halfPi1 = 1.5707963267341256;
const halfPi2 = 6.077100506303966e-11;
const halfPi3 = 2.0222662487111665e-21;
const halfPi4 = 8.4784276603689e-32;
const twoOverPi = 0.6366197723675814;

/** 2²⁰·π/2: below it, n fits in 20 bits. */
const smallLimit = 1647099;

/**
 * Brings a finite x near 0: leaves x − n·π/2 in `remainder`, |remainder| ≤ π/4 but for rounding, and returns
 * n mod 4. The remainder is good to 2⁻⁹⁰ of itself: no double comes closer to a multiple of π/2 than about
 * 2⁻⁶² (Muller et al., Handbook of Floating-Point Arithmetic, 2nd ed. 2018, §10.2).
 */
export function reduce(x: number): number {
  if (Math.abs(x) > smallLimit) return reduceHuge(x);
  const n = Math.round(x * twoOverPi);
  const first = twoSum(x - n * halfPi1, -n * halfPi2);
  const firstLow = low[0]!;
  remainder[0] = sum(first, firstLow, -n * halfPi3, -n * halfPi4);
  remainder[1] = low[0]!;
  return n & 3;
}

/** ⌊2/π · 2¹²¹⁶⌋: covers every exponent of a double (971 + 53 bits) and 192 bits behind the point. */
const twoOverPiBits = 1216n;
const twoOverPiFixed = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561' +
    'b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484' +
    'e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980f' +
    'ef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b' +
    '3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
);
const fractionBits = 160n;
/** ⌊π/2 · 2¹⁶⁰⌋. */
const halfPiFixed = BigInt('0x1921fb54442d18469898cc51701b839a252049c11');
/** 2⁻¹⁶⁰. */
const fractionUnit = 6.842277657836021e-49;

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** The same by integers (Payne and Hanek 1983, "Radian reduction for trigonometric functions"), for large |x|. */
function reduceHuge(x: number): number {
  float[0] = x;
  const mantissa = (bits[0]! & 0xfffffffffffffn) | 0x10000000000000n;
  const exponent = ((bits[0]! >> 52n) & 0x7ffn) - 1075n;
  const turns = (mantissa * twoOverPiFixed) >> (twoOverPiBits - fractionBits - exponent);
  const n = (turns + (1n << (fractionBits - 1n))) >> fractionBits;
  const angle = ((turns - (n << fractionBits)) * halfPiFixed) >> fractionBits;
  const high = Number(angle);
  const rest = Number(angle - BigInt(high));
  const sign = x < 0 ? -1 : 1;
  remainder[0] = sign * high * fractionUnit;
  remainder[1] = sign * rest * fractionUnit;
  return (sign * Number(n & 3n)) & 3;
}
