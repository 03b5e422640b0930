import { type BitCoder, evenOdds } from './range-coder.ts';

/** Sizes told one by one; larger ones by their number of binary digits. */
const counted = 14;
const digits = 32;

/** Odds of whole numbers around zero, in each of some contexts. */
export class NumberOdds {
  readonly #zero: Uint16Array;
  readonly #sign: Uint16Array;
  readonly #size: Uint16Array;
  readonly #length = evenOdds(digits);
  readonly #digit = evenOdds(digits);

  /** @param sizes Contexts of the size; `signs` and `zeros` those of the sign and of being zero. */
  constructor(zeros = 1, signs = 1, sizes = 1) {
    this.#zero = evenOdds(zeros);
    this.#sign = evenOdds(signs);
    this.#size = evenOdds(sizes * counted);
  }

  /** Writes or reads a whole number of at most 31 bits. */
  code(coder: BitCoder, value: number, zero = 0, sign = 0, size = 0): number {
    if (coder.bit(this.#zero, zero, value === 0 ? 0 : 1) === 0) return 0;
    const isBelow = coder.bit(this.#sign, sign, value < 0 ? 1 : 0) === 1;
    const most = Math.abs(value) - 1;
    let found = 0;
    while (found < counted && coder.bit(this.#size, size * counted + found, most > found ? 1 : 0) === 1)
      found++;
    if (found === counted) found += this.#large(coder, most - counted);
    return isBelow ? -1 - found : 1 + found;
  }

  /** Elias' gamma code (1975) of a whole number from zero. */
  #large(coder: BitCoder, value: number): number {
    const own = 31 - Math.clz32(value + 1);
    let length = 0;
    while (length < digits - 2 && coder.bit(this.#length, length, own > length ? 1 : 0) === 1) length++;
    let found = 1;
    for (let place = length - 1; place >= 0; place--)
      found = 2 * found + coder.bit(this.#digit, place, ((value + 1) >>> place) & 1);
    return found - 1;
  }
}
