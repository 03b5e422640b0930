import type { Box } from './shapes.ts';

/** Things by the squares of a lattice that their bounds touch: looks only at neighbours. */
export class Near<T> {
  readonly #sizeM: number;
  readonly #squares = new Map<number, { readonly box: Box; readonly thing: T }[]>();

  constructor(sizeM: number) {
    this.#sizeM = sizeM;
  }

  add(box: Box, thing: T): void {
    const entry = { box, thing };
    this.#visit(box, (key) => {
      const list = this.#squares.get(key);
      if (list) list.push(entry);
      else this.#squares.set(key, [entry]);
    });
  }

  /** Things whose bounds meet a box widened by a margin, each once; the same order at every call. */
  around([west, south, east, north]: Box, marginM: number): T[] {
    const box: Box = [west - marginM, south - marginM, east + marginM, north + marginM];
    const seen = new Set<T>();
    this.#visit(box, (key) => {
      for (const { box: other, thing } of this.#squares.get(key) ?? []) {
        if (other[0] > box[2] || other[2] < box[0] || other[1] > box[3] || other[3] < box[1]) continue;
        seen.add(thing);
      }
    });
    return [...seen];
  }

  #visit([west, south, east, north]: Box, see: (key: number) => void): void {
    const size = this.#sizeM;
    for (let i = Math.floor(west / size); i <= Math.floor(east / size); i++) {
      for (let j = Math.floor(south / size); j <= Math.floor(north / size); j++) see(i * 65536 + j);
    }
  }
}
