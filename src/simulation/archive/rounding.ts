import type { StoredField } from '../frames.ts';

/** How one field is rounded for an archive. */
export interface Rounding {
  readonly columns: number;
  readonly rows: number;
  /** Distance between two values that can be told apart, in the field's unit. */
  readonly step: number;
  /** What is told of a cell without a value: nothing (null), or that the field has a value everywhere (0). */
  readonly empty: 0 | null;
  /** Multiples of the step at which the told numbers begin; 0 of them stands for "no value" when `empty` is null. */
  readonly from: number;
}

/** Side of the tiles in which frames are given back: small, since many runs are kept at once. */
const side = 8;
/** Most steps that a field kept for display can span. */
const mostSteps = 65_533;

/**
 * How to round fields that share one step: the one that is asked for, doubled until all values fit. Whether they lack
 * values is seen in them.
 *
 * @param fields Values of each instant, NaN where there is none.
 */
export function roundingOf(
  fields: readonly ArrayLike<number>[],
  shape: Pick<Rounding, 'columns' | 'rows' | 'step'>,
): Rounding {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let isLacking = false;
  for (const values of fields) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
      if (Number.isNaN(value)) isLacking = true;
    }
  }
  if (low > high) [low, high] = [0, 0];
  if (!isLacking) [low, high] = [Math.min(0, low), Math.max(0, high)];
  let { step } = shape;
  while ((high - low) / step > mostSteps) step *= 2;
  return isLacking
    ? { ...shape, step, empty: null, from: Math.round(low / step) }
    : { ...shape, step, empty: 0, from: 0 };
}

/** Whole numbers that stand for the values; off by at most half a step. */
export function numbersOf(values: ArrayLike<number>, { step, empty, from }: Rounding): Int32Array {
  const numbers = new Int32Array(values.length);
  for (let i = 0; i < numbers.length; i++) {
    const value = values[i] as number;
    if (empty === null) numbers[i] = Number.isNaN(value) ? 0 : Math.round(value / step) - from + 1;
    else numbers[i] = Math.round(value / step);
  }
  return numbers;
}

/** The value that a number stands for, NaN for none. */
export function valueOf(number: number, { step, empty, from }: Rounding): number {
  if (empty === 0) return number * step;
  return number === 0 ? Number.NaN : (number - 1 + from) * step;
}

/** The numbers as a field of a frame, as a run just made would have kept it. */
export function storedOf(numbers: Int32Array, rounding: Rounding): StoredField {
  const { columns, rows, step, empty, from } = rounding;
  const tile = rows === 1 ? 1 : side;
  const across = Math.ceil(columns / tile);
  let low = 0;
  if (empty === 0) for (const number of numbers) if (number < low) low = number;
  const kept = filledTiles(numbers, columns, rows, tile);
  const values = new Uint16Array(kept.length * tile * tile).fill(65_535);
  for (const [k, position] of kept.entries()) {
    const left = (position % across) * tile;
    const top = Math.floor(position / across) * tile;
    const right = Math.min(columns, left + tile);
    for (let row = top; row < Math.min(rows, top + tile); row++) {
      let to = (k * tile + row - top) * tile;
      for (let i = row * columns + left; i < row * columns + right; i++) {
        const number = numbers[i] as number;
        if (empty === 0) values[to] = number - low;
        else if (number > 0) values[to] = number - 1;
        to += 1;
      }
    }
  }
  const base = (empty === 0 ? low : from) * step;
  return { columns, rows, tile, step, empty, base, tiles: Uint32Array.from(kept), values };
}

function filledTiles(numbers: Int32Array, columns: number, rows: number, tile: number): readonly number[] {
  const across = Math.ceil(columns / tile);
  const filled = new Uint8Array(across * Math.ceil(rows / tile));
  for (let row = 0; row < rows; row++) {
    const first = Math.floor(row / tile) * across;
    for (let column = 0; column < columns; column++)
      if (numbers[row * columns + column] !== 0) filled[first + Math.floor(column / tile)] = 1;
  }
  return [...filled.keys()].filter((position) => filled[position] === 1);
}
