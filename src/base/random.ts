import { cos, log } from './math.ts';

const twoPi = 6.283185307179586;

/**
 * Seeded random numbers, the same everywhere: xoshiro128** (Blackman and Vigna 2021, "Scrambled linear
 * pseudorandom number generators", ACM TOMS 47-4), its state filled from the seed by SplitMix32 (Steele, Lea and
 * Flood 2014, with the 32-bit finaliser of MurmurHash3). Period 2¹²⁸ − 1.
 */
export class Random {
  private readonly state: Int32Array;

  /** Any whole number of −2⁵³ … 2⁵³; its low and high halves both count. */
  constructor(seed: number) {
    let counter = (seed | 0) ^ Math.imul(Math.floor(seed / 0x1_0000_0000) | 0, 0x85ebca6b);
    this.state = Int32Array.from({ length: 4 }, () => {
      counter = (counter + 0x9e3779b9) | 0;
      return mix(counter);
    });
  }

  /** 32 random bits, 0 … 2³² − 1. */
  next(): number {
    const s = this.state;
    const result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const shifted = s[1]! << 9;
    s[2] = s[2]! ^ s[0]!;
    s[3] = s[3]! ^ s[1]!;
    s[1] = s[1]! ^ s[2]!;
    s[0] = s[0]! ^ s[3]!;
    s[2] = s[2]! ^ shifted;
    s[3] = rotate(s[3]!, 11);
    return result;
  }

  /** Uniform in 0 ≤ u < 1, by steps of 2⁻⁵³. */
  uniform(): number {
    const high = this.next() >>> 5;
    const rest = this.next() >>> 6;
    return (high * 0x400_0000 + rest) / 0x20_0000_0000_0000;
  }

  /** Whole number of 0 … count − 1, each as likely, 1 ≤ count ≤ 2³². */
  integer(count: number): number {
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % count);
    let bits = this.next();
    while (bits >= limit) bits = this.next();
    return bits % count;
  }

  /** Normal of mean 0 and deviation 1 (Box and Muller 1958; its twin is not kept). */
  normal(): number {
    const radius = Math.sqrt(-2 * log(1 - this.uniform()));
    return radius * cos(twoPi * this.uniform());
  }
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

function mix(bits: number): number {
  const first = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}

/** A seed from a text: FNV-1a (Fowler, Noll and Vo), 32 bits of it. The same text is the same number everywhere. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
