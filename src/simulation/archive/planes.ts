import { NumberOdds } from './numbers.ts';
import { type BitCoder, evenOdds } from './range-coder.ts';

/** Side of the squares of cells that are told at once when nothing in them differs from what was expected. */
const side = 8;

/** What was learnt from the planes of one field, told one after the other. */
export class PlaneOdds {
  readonly squares = evenOdds(16);
  readonly numbers = new NumberOdds(8 * 4 * 12, 4 * 3 * 3, 8);
}

/** A plane of whole numbers, row-major. */
export interface Plane {
  readonly columns: number;
  readonly rows: number;
  readonly values: Int32Array;
}

/** What is known of a plane before it is told. */
export interface Expected {
  /** The plane that it should resemble: the instant before, or the same field of another run. */
  readonly values: Int32Array;
  /** How the plane before differed from what was expected of it; null: nothing is known. */
  readonly changes: Int32Array | null;
  /** Whether the differences themselves vary smoothly: a first plane, told against nothing. */
  readonly isSmooth: boolean;
}

/**
 * Writes or reads a plane (then filling `plane.values`) as its differences from what was expected, square by
 * square. A difference is guessed from its neighbours where they vary smoothly (the median of the three of
 * LOCO-I: Weinberger, Seroussi, Sapiro 2000), as none elsewhere; its odds depend on how far off the guesses
 * nearby were, and on whether the cell moved the time before.
 *
 * @returns The differences, for the next plane.
 */
export function codePlane(coder: BitCoder, odds: PlaneOdds, plane: Plane, expected: Expected): Int32Array {
  const { columns, rows } = plane;
  const walk = new Walk(coder, odds, plane, expected);
  const across = Math.ceil(columns / side);
  const down = Math.ceil(rows / side);
  const told = new Uint8Array(across * down);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const i = y * across + x;
      const west = x > 0 ? (told[i - 1] as number) : 0;
      const north = y > 0 ? (told[i - across] as number) : 0;
      const northEast = y > 0 && x + 1 < across ? (told[i - across + 1] as number) : 0;
      const context = west + 2 * north + 4 * northEast;
      told[i] = walk.square(x * side, y * side, context);
    }
  }
  return walk.changes;
}

class Walk {
  readonly changes: Int32Array;
  readonly #coder: BitCoder;
  readonly #odds: PlaneOdds;
  readonly #plane: Plane;
  readonly #expected: Expected;
  /** How far off each guess was. */
  readonly #missed: Int32Array;

  constructor(coder: BitCoder, odds: PlaneOdds, plane: Plane, expected: Expected) {
    this.#coder = coder;
    this.#odds = odds;
    this.#plane = plane;
    this.#expected = expected;
    this.changes = new Int32Array(plane.values.length);
    this.#missed = new Int32Array(plane.values.length);
  }

  /** Tells one square; 1 when something in it differs from what was expected. */
  square(left: number, top: number, context: number): number {
    const { columns, rows, values } = this.#plane;
    const right = Math.min(columns, left + side);
    const bottom = Math.min(rows, top + side);
    const { values: before, changes } = this.#expected;
    let [differs, moved] = [0, 0];
    for (let row = top; row < bottom; row++) {
      for (let i = row * columns + left; i < row * columns + right; i++) {
        if (values[i] !== before[i]) differs = 1;
        if (changes !== null && changes[i] !== 0) moved = 1;
      }
    }
    const isTold = this.#coder.bit(this.#odds.squares, context + 8 * moved, differs);
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const i = row * columns + column;
        if (isTold === 1) this.#cell(i, column, row);
        else values[i] = before[i] as number;
      }
    }
    return isTold;
  }

  #cell(i: number, column: number, row: number): void {
    const { columns, values } = this.#plane;
    const { values: before, changes: last, isSmooth } = this.#expected;
    const { changes } = this;
    const missed = this.#missed;
    const hasWest = column > 0;
    const hasNorth = row > 0;
    const hasNorthEast = hasNorth && column + 1 < columns;
    const west = hasWest ? (changes[i - 1] as number) : 0;
    const north = hasNorth ? (changes[i - columns] as number) : 0;
    const northWest = hasWest && hasNorth ? (changes[i - columns - 1] as number) : 0;
    const guess = isSmooth ? middle(west, north, northWest) : 0;
    const off =
      (hasWest ? Math.abs(missed[i - 1] as number) : 0) +
      (hasNorth ? Math.abs(missed[i - columns] as number) : 0) +
      (hasWest && hasNorth ? Math.abs(missed[i - columns - 1] as number) : 0) +
      (hasNorthEast ? Math.abs(missed[i - columns + 1] as number) : 0);
    const size = sizeClass(off);
    const isNearSomething =
      (hasWest && values[i - 1] !== 0) || (hasNorth && values[i - columns] !== 0) ? 1 : 0;
    const filled = (before[i] === 0 ? 0 : 1) + 2 * isNearSomething;
    const here = last === null ? 0 : (last[i] as number);
    const ahead = last === null ? 0 : Math.abs(last[i + 1] ?? 0) + Math.abs(last[i + columns] ?? 0);
    const moved = Math.min(3, Math.abs(here)) + 4 * Math.min(2, ahead);
    const slope = Math.sign(guess === 0 ? west + north : guess) + 1;
    const miss = this.#odds.numbers.code(
      this.#coder,
      (values[i] as number) - (before[i] as number) - guess,
      (size * 4 + filled) * 12 + moved,
      (filled * 3 + slope) * 3 + Math.sign(here) + 1,
      size,
    );
    missed[i] = miss;
    changes[i] = guess + miss;
    values[i] = (before[i] as number) + guess + miss;
  }
}

/** The median of west, north and west + north − north-west. */
function middle(west: number, north: number, northWest: number): number {
  const high = Math.max(west, north);
  const low = Math.min(west, north);
  if (northWest >= high) return low;
  return northWest <= low ? high : west + north - northWest;
}

function sizeClass(off: number): number {
  if (off < 3) return off;
  if (off < 5) return 3;
  if (off < 8) return 4;
  if (off < 13) return 5;
  return off < 24 ? 6 : 7;
}
