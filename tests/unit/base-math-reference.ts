/**
 * Elementary functions in whole-number arithmetic, to judge those of `src/base/math`: a number v is the BigInt
 * ⌊v · 2³²⁰⌋. Series only, no floating point, hence nothing shared with what is judged.
 */
export const fractionBits = 320n;
const one = 1n << fractionBits;

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** Exact fixed-point value of a double of at least 2⁻²⁰⁰ in size, or 0. */
export function toFixed(x: number): bigint {
  float[0] = x;
  const word = bits[0]!;
  const exponent = (word >> 52n) & 0x7ffn;
  const fraction = word & 0xfffffffffffffn;
  const mantissa = exponent === 0n ? fraction : fraction | 0x10000000000000n;
  const size = shift(mantissa, (exponent === 0n ? 1n : exponent) - 1075n + fractionBits);
  return word >> 63n === 1n ? -size : size;
}

function shift(value: bigint, by: bigint): bigint {
  return by >= 0n ? value << by : value >> -by;
}

function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> fractionBits;
}

function divide(a: bigint, b: bigint): bigint {
  return (a << fractionBits) / b;
}

/** Σ atan(1/n): Euler's series for a whole n. */
function arcTangentOfInverse(n: bigint): bigint {
  let power = one / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = -power / (n * n);
    sum += power / k;
  }
  return sum;
}

/** Machin 1706. */
const pi = 4n * (4n * arcTangentOfInverse(5n) - arcTangentOfInverse(239n));
/** ln 2 = 2 artanh(1/3). */
const ln2 = 2n * inverseHyperbolicTangent(one / 3n);

function inverseHyperbolicTangent(s: bigint): bigint {
  const square = multiply(s, s);
  let power = s;
  let sum = s;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = multiply(power, square);
    sum += power / k;
  }
  return sum;
}

/** A result with its own scale: value / 2^scale. */
export interface Scaled {
  readonly value: bigint;
  readonly scale: bigint;
}

const plain = (value: bigint): Scaled => ({ value, scale: fractionBits });

function exponential(x: bigint): Scaled {
  const k = (x + ln2 / 2n) / ln2 - (x < -ln2 / 2n ? 1n : 0n);
  const r = x - k * ln2;
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = multiply(term, r) / n;
    sum += term;
  }
  return { value: sum, scale: fractionBits - k };
}

function logarithm(x: bigint): bigint {
  let m = x;
  let k = 0n;
  for (; m >= 2n * one; k++) m >>= 1n;
  for (; m < one; k--) m <<= 1n;
  return 2n * inverseHyperbolicTangent(divide(m - one, m + one)) + k * ln2;
}

/** sin and cos of x together. */
function circle(x: bigint): { sine: bigint; cosine: bigint } {
  const turns = (2n * x + (x < 0n ? -pi / 2n : pi / 2n)) / pi;
  const r = x - (turns * pi) / 2n;
  const series = (first: bigint, start: bigint): bigint => {
    const square = multiply(r, r);
    let term = first;
    let sum = first;
    for (let n = start; term !== 0n && term !== -1n; n += 2n) {
      term = -multiply(term, square) / (n * (n + 1n));
      sum += term;
    }
    return sum;
  };
  const s = series(r, 2n);
  const c = series(one, 1n);
  const quadrant = ((turns % 4n) + 4n) % 4n;
  if (quadrant === 0n) return { sine: s, cosine: c };
  if (quadrant === 1n) return { sine: c, cosine: -s };
  if (quadrant === 2n) return { sine: -s, cosine: -c };
  return { sine: -c, cosine: s };
}

/** atan(y / x) for y ≥ 0, x > 0: halved three times, then Euler's series. */
function angleOf(y: bigint, x: bigint): bigint {
  if (y > x) return pi / 2n - angleOf(x, y);
  let t = divide(y, x);
  for (let i = 0; i < 3; i++) t = divide(t, one + squareRoot((one + multiply(t, t)) << fractionBits));
  const square = multiply(t, t);
  let power = t;
  let sum = t;
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = -multiply(power, square);
    sum += power / k;
  }
  return 8n * sum;
}

function squareRoot(n: bigint): bigint {
  if (n === 0n) return 0n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function cubeRoot(n: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 3));
  for (;;) {
    const next = (2n * root + n / (root * root)) / 3n;
    if (next >= root) return root;
    root = next;
  }
}

const sizeOf = (x: bigint): bigint => (x < 0n ? -x : x);
const withSign = (sign: bigint, size: bigint): bigint => (sign < 0n ? -size : size);
const otherSide = (x: bigint): bigint => squareRoot(one * one - x * x);

function fullAngle(y: bigint, x: bigint): bigint {
  if (x === 0n) return withSign(y, pi / 2n);
  const size = angleOf(sizeOf(y), sizeOf(x));
  return withSign(y, x < 0n ? pi - size : size);
}

/** Reference values by name; arguments are exact doubles of at least 2⁻²⁰⁰, results good to 2⁻³⁰⁰. */
export const reference: Readonly<Record<string, (x: number, y: number) => Scaled>> = {
  sin: (x) => plain(circle(toFixed(x)).sine),
  cos: (x) => plain(circle(toFixed(x)).cosine),
  tan: (x) => {
    const { sine, cosine } = circle(toFixed(x));
    return plain(divide(sine, cosine));
  },
  asin: (x) => plain(fullAngle(toFixed(x), otherSide(toFixed(x)))),
  acos: (x) => plain(fullAngle(otherSide(toFixed(x)), toFixed(x))),
  atan: (x) => plain(fullAngle(toFixed(x), one)),
  atan2: (y, x) => plain(fullAngle(toFixed(y), toFixed(x))),
  exp: (x) => exponential(toFixed(x)),
  log: (x) => plain(logarithm(toFixed(x))),
  pow: (x, y) => exponential(multiply(logarithm(toFixed(x)), toFixed(y))),
  cbrt: (x) => {
    const fixed = toFixed(x);
    return plain(withSign(fixed, cubeRoot(sizeOf(fixed) << (2n * fractionBits))));
  },
};

/**
 * Distance of a double from a reference, in units in the last place of the reference (2⁻⁵² of its binade, and
 * never less than the step of subnormals).
 */
export function ulpsBetween(computed: number, exact: Scaled): number {
  const guard = 64n;
  float[0] = computed;
  const word = bits[0]!;
  const field = (word >> 52n) & 0x7ffn;
  const mantissa = (word & 0xfffffffffffffn) | (field === 0n ? 0n : 0x10000000000000n);
  const signed = word >> 63n === 1n ? -mantissa : mantissa;
  const exponent = (field === 0n ? 1n : field) - 1075n;
  const binade = BigInt(sizeOf(exact.value).toString(2).length - 1) - exact.scale;
  const step = binade - 52n > -1074n ? binade - 52n : -1074n;
  const exactInSteps = shift(exact.value, guard - exact.scale - step);
  const computedInSteps = shift(signed, guard + exponent - step);
  return Number(sizeOf(exactInSteps - computedInSteps)) / 2 ** Number(guard);
}
