/**
 * Writes or reads choices between two outcomes, each with odds that adapt to what came before. What walks over
 * the data is the same both ways: writing, it tells `bit` what happened; reading, `bit` tells it.
 *
 * A carry-propagating binary range coder, as in LZMA (Martin, 1979; Pavlov, 1999), with 16-bit odds. Integers
 * only: the same bytes on every machine.
 */
export interface BitCoder {
  readonly isWriting: boolean;
  /**
   * @param odds Chances of a 0 in 65 536ths, at `at`; moved by a sixteenth towards what happened.
   * @param bit What happened, 0 or 1; passed over when reading.
   * @returns What happened.
   */
  bit(odds: Uint16Array, at: number, bit: number): number;
}

const lowest = 0x100_0000;

/** Odds of which nothing is known yet. */
export function evenOdds(count: number): Uint16Array {
  return new Uint16Array(count).fill(32_768);
}

export class BitWriter implements BitCoder {
  readonly isWriting = true;
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #low = 0;
  #range = 0xffff_ffff;
  #held = 0;
  #heldCount = 1;

  bit(odds: Uint16Array, at: number, bit: number): number {
    const chance = odds[at] as number;
    const bound = (this.#range >>> 16) * chance;
    if (bit === 0) {
      this.#range = bound;
      odds[at] = chance + ((65_536 - chance) >> 4);
    } else {
      this.#low += bound;
      this.#range -= bound;
      odds[at] = chance - (chance >> 4);
    }
    while (this.#range < lowest) {
      this.#range *= 256;
      this.#shift();
    }
    return bit;
  }

  /** Ends the message and gives its bytes. The instance is spent. */
  end(): Uint8Array<ArrayBuffer> {
    for (let i = 0; i < 5; i++) this.#shift();
    // The first byte stands for what is above the range: always zero.
    return this.#bytes.slice(1, this.#length);
  }

  /** Moves the top byte out; a row of 255s is held back, since a carry may still turn them. */
  #shift(): void {
    const carry = this.#low >= 0x1_0000_0000 ? 1 : 0;
    if (this.#low < 0xff00_0000 || carry === 1) {
      this.#put(this.#held + carry);
      for (; this.#heldCount > 1; this.#heldCount--) this.#put(255 + carry);
      this.#heldCount = 0;
      this.#held = Math.floor(this.#low / lowest) & 255;
    }
    this.#heldCount += 1;
    this.#low = (this.#low % lowest) * 256;
  }

  #put(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(2 * this.#length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = byte & 255;
  }
}

/** Reads what `BitWriter` wrote; past the end it reads zeros, and the caller's checks find what does not fit. */
export class BitReader implements BitCoder {
  readonly isWriting = false;
  readonly #bytes: Uint8Array;
  #at = 0;
  #range = 0xffff_ffff;
  #code = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    for (let i = 0; i < 4; i++) this.#code = ((this.#code << 8) | this.#next()) >>> 0;
  }

  bit(odds: Uint16Array, at: number): number {
    const chance = odds[at] as number;
    const bound = (this.#range >>> 16) * chance;
    let bit = 0;
    if (this.#code < bound) {
      this.#range = bound;
      odds[at] = chance + ((65_536 - chance) >> 4);
    } else {
      bit = 1;
      this.#code -= bound;
      this.#range -= bound;
      odds[at] = chance - (chance >> 4);
    }
    while (this.#range < lowest) {
      this.#code = ((this.#code << 8) | this.#next()) >>> 0;
      this.#range *= 256;
    }
    return bit;
  }

  #next(): number {
    return this.#bytes[this.#at++] ?? 0;
  }
}
