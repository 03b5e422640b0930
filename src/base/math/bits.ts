const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const highWord = isLittleEndian ? 1 : 0;
const lowWord = 1 - highWord;

/** Exponent e of a normal x: 2ᵉ ≤ |x| < 2ᵉ⁺¹. Subnormals and 0 give −1023, ∞ and NaN 1024. */
export function exponentOf(x: number): number {
  float[0] = x;
  return ((words[highWord]! >>> 20) & 0x7ff) - 1023;
}

/** 2ᵏ for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  words[highWord] = (k + 1023) << 20;
  words[lowWord] = 0;
  return float[0]!;
}

/** x × 2ᵏ for −2044 ≤ k ≤ 2046, rounded once more only where the result is subnormal. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1023) return x * powerOfTwo(1023) * powerOfTwo(k - 1023);
  if (k < -1022) return x * powerOfTwo(k + 1022) * powerOfTwo(-1022);
  return x * powerOfTwo(k);
}
