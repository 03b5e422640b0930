/** Binary heap of cells by level, the lower first; among equals the smaller index, so that the order is one. */
export class Heap {
  readonly #cells: Int32Array;
  readonly #keys: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.#cells = new Int32Array(capacity);
    this.#keys = new Float64Array(capacity);
  }

  push(cell: number, key: number): void {
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(cell, key, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, cell, key);
  }

  pop(): number {
    const top = this.#cells[0] as number;
    const cell = this.#cells[--this.size] as number;
    const key = this.#keys[this.size] as number;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.#childBefore(child + 1, child)) child += 1;
      if (this.#before(cell, key, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, cell, key);
    return top;
  }

  #before(cell: number, key: number, at: number): boolean {
    const other = this.#keys[at] as number;
    return key < other || (key === other && cell < (this.#cells[at] as number));
  }

  #childBefore(a: number, b: number): boolean {
    return this.#before(this.#cells[a] as number, this.#keys[a] as number, b);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#cells[from] as number, this.#keys[from] as number);
  }

  #put(at: number, cell: number, key: number): void {
    this.#cells[at] = cell;
    this.#keys[at] = key;
  }
}
