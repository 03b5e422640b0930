import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import { NumberOdds } from './numbers.ts';
import { type BitCoder, evenOdds } from './range-coder.ts';

const slots = 1 << 20;

/** What was learnt from texts: the odds of each byte after the three before it. */
export class TextOdds {
  readonly #bytes = evenOdds(slots);
  readonly #lengths = new NumberOdds();

  /** Writes or reads a text; null when what was read is not UTF-8 or too long to be one of ours. */
  code(coder: BitCoder, text: string, longest: number): string | null {
    const own = encodeUtf8(text);
    const length = this.#lengths.code(coder, own.length);
    if (length < 0 || length > longest) return null;
    const bytes = coder.isWriting ? own : new Uint8Array(length);
    let past = 0;
    for (let i = 0; i < length; i++) {
      const byte = this.#byte(coder, bytes[i] as number, past);
      bytes[i] = byte;
      past = ((past << 8) | byte) & 0xff_ffff;
    }
    return coder.isWriting ? text : decodeUtf8(bytes);
  }

  #byte(coder: BitCoder, byte: number, past: number): number {
    // A multiplicative hash (Knuth, 1973) spreads the contexts; two that meet only cost some bytes.
    const place = Math.imul(past, 0x9e37_79b1) >>> 12;
    let known = 1;
    for (let digit = 7; digit >= 0; digit--) {
      const at = (place ^ Math.imul(known, 0x2545)) & (slots - 1);
      known = 2 * known + coder.bit(this.#bytes, at, (byte >> digit) & 1);
    }
    return known & 255;
  }
}
