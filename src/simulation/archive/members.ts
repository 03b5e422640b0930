import { type BitCoder, evenOdds } from './range-coder.ts';

/** Along what a set is told: its places, and how many make a row where they lie on a grid. */
export interface SetShape {
  readonly length: number;
  readonly columns: number;
}

/**
 * What was learnt from the sets of one axis: the odds of being in the set beside its neighbours (the template of
 * JBIG, ITU-T T.82, reduced) and beside the set told before, and the last weight of each place.
 */
export class SetOdds {
  readonly #inside = evenOdds(64);
  readonly #known = evenOdds(1);
  readonly #weights = new Map<number, number>();
  #before = new Uint8Array(0);

  /** Writes or reads an increasing list of places below `shape.length`. */
  code(coder: BitCoder, indices: Uint32Array, { length, columns }: SetShape): Uint32Array<ArrayBuffer> {
    const inside = new Uint8Array(length);
    if (coder.isWriting) for (const index of indices) inside[index] = 1;
    const before = this.#before.length === length ? this.#before : new Uint8Array(length);
    const across = columns > 0 ? columns : length;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const column = i % across;
      const west = column > 0 ? (inside[i - 1] as number) : 0;
      const farWest = column > 1 ? (inside[i - 2] as number) : 0;
      const north = i >= across ? (inside[i - across] as number) : 0;
      const northWest = i >= across && column > 0 ? (inside[i - across - 1] as number) : 0;
      const northEast = i >= across && column + 1 < across ? (inside[i - across + 1] as number) : 0;
      const context =
        west + 2 * north + 4 * northWest + 8 * northEast + 16 * farWest + 32 * (before[i] as number);
      inside[i] = coder.bit(this.#inside, context, inside[i] as number);
      count += inside[i] as number;
    }
    this.#before = inside;
    const found = new Uint32Array(count);
    for (let i = 0, k = 0; i < length; i++) if (inside[i] === 1) found[k++] = i;
    return found;
  }

  /** Writes or reads a weight for each place, bit for bit; one that did not change since the last set costs little. */
  codeWeights(coder: BitCoder, indices: Uint32Array, weights: Float64Array): Float64Array<ArrayBuffer> {
    const found = new Float64Array(indices.length);
    for (const [k, index] of indices.entries()) {
      const last = this.#weights.get(index);
      const own = weights[k] as number;
      const isNew = coder.bit(this.#known, 0, last !== undefined && Object.is(last, own) ? 0 : 1) === 1;
      const weight = isNew ? codeDouble(coder, own) : (last as number);
      this.#weights.set(index, weight);
      found[k] = weight;
    }
    return found;
  }
}

/** The 64 bits of a number, without odds. */
function codeDouble(coder: BitCoder, value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  for (let byte = 0; byte < 8; byte++) {
    let known = 0;
    for (let digit = 7; digit >= 0; digit--)
      known = 2 * known + coder.bit(evenOdds(1), 0, (view.getUint8(byte) >> digit) & 1);
    view.setUint8(byte, known);
  }
  return view.getFloat64(0);
}
