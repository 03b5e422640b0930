import type { UnknownCells } from './unknown-cells.ts';

/** Longest token that is still read as a number. */
const longestToken = 64;

const powers = Float64Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));

/**
 * Values of an ESRI ASCII grid, from bytes pushed piece by piece. Any space, tab, line end or control byte
 * separates; decimal point or comma; rows may be wrapped anywhere.
 */
export class AscBody {
  readonly values: Float32Array<ArrayBuffer>;
  /** Values met, also beyond the length of `values`. */
  count = 0;
  /** The first token that is no number, and its place; nothing is read after it. */
  unreadable: { readonly text: string; readonly index: number } | null = null;
  readonly #unknown: UnknownCells;
  #carry: Uint8Array = new Uint8Array(0);

  /** @param values Filled from its start; as long as the header promises. */
  constructor(values: Float32Array<ArrayBuffer>, unknown: UnknownCells) {
    this.values = values;
    this.#unknown = unknown;
  }

  /** Takes the next bytes of the file; a number cut at the end waits for the rest. */
  push(chunk: Uint8Array): void {
    if (this.unreadable) return;
    let end = chunk.length;
    while (end > 0 && (chunk[end - 1] as number) > 32) end--;
    if (this.#carry.length > 0) {
      let head = 0;
      while (head < chunk.length && (chunk[head] as number) > 32) head++;
      const joined = new Uint8Array(this.#carry.length + head);
      joined.set(this.#carry);
      joined.set(chunk.subarray(0, head), this.#carry.length);
      if (head === chunk.length && joined.length <= longestToken) {
        this.#carry = joined;
        return;
      }
      this.#carry = new Uint8Array(0);
      this.#parse(joined, 0, joined.length);
      this.#parse(chunk, head, end);
    } else {
      this.#parse(chunk, 0, end);
    }
    if (chunk.length - end > longestToken) this.#refuse(chunk, end, chunk.length);
    else this.#carry = chunk.slice(end);
  }

  /** Reads what waits. */
  end(): void {
    const rest = this.#carry;
    this.#carry = new Uint8Array(0);
    if (!this.unreadable) this.#parse(rest, 0, rest.length);
  }

  #parse(bytes: Uint8Array, from: number, end: number): void {
    let i = from;
    while (i < end) {
      let c = bytes[i] as number;
      if (c <= 32) {
        i++;
        continue;
      }
      const start = i;
      const negative = c === 45;
      if (negative || c === 43) c = ++i < end ? (bytes[i] as number) : 0;
      let mantissa = 0;
      let digits = 0;
      let exponent = 0;
      while (c >= 48 && c <= 57) {
        mantissa = mantissa * 10 + (c - 48);
        digits++;
        c = ++i < end ? (bytes[i] as number) : 0;
      }
      if (c === 46 || c === 44) {
        c = ++i < end ? (bytes[i] as number) : 0;
        while (c >= 48 && c <= 57) {
          mantissa = mantissa * 10 + (c - 48);
          digits++;
          exponent--;
          c = ++i < end ? (bytes[i] as number) : 0;
        }
      }
      // The division is exact to the last bit only for mantissas that a double holds.
      if (c > 32 || digits === 0 || digits > 15) {
        while (i < end && (bytes[i] as number) > 32) i++;
        if (!this.#slow(bytes, start, i)) return;
        continue;
      }
      const size = exponent === 0 ? mantissa : mantissa / (powers[-exponent] as number);
      this.#add(negative ? -size : size);
    }
  }

  /** Exponents, long mantissas, words: rare enough to go through the language's own reading of numbers. */
  #slow(bytes: Uint8Array, start: number, end: number): boolean {
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + longestToken + 1)));
    const value = Number(text.replace(',', '.'));
    if (Number.isFinite(value)) {
      this.#add(value);
      return true;
    }
    // nan, -nan(ind), inf, Infinity, 1.#QNAN, -1.#IND00, or beyond the largest double
    if (Number.isNaN(value) && !/^[-+]?(nan|inf|1[.,]#)/i.test(text)) return this.#refuse(bytes, start, end);
    this.#add(/^[-+]?inf/i.test(text) ? Number.POSITIVE_INFINITY : Number.NaN);
    return true;
  }

  #refuse(bytes: Uint8Array, start: number, end: number): false {
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 20)));
    this.unreadable = { text, index: this.count };
    return false;
  }

  #add(value: number): void {
    const known = this.#unknown.valueOf(value);
    if (this.count < this.values.length) this.values[this.count] = known;
    this.count++;
  }
}
