import type { Grid } from '../base/grid.ts';
import type { Axes, Checkpoint, EngineSpec, FieldData } from './contract.ts';
import { canLackValues } from './finite.ts';
import type { Pace } from './pace.ts';

/** One field of one instant, kept for display: wet tiles only, rounded to the field's display step. */
export interface StoredField {
  readonly columns: number;
  readonly rows: number;
  readonly tile: number;
  /** The display step, or coarser where the values span more than 65 534 of them. */
  readonly step: number;
  /** Positions of the kept tiles, row-major among tiles, increasing. */
  readonly tiles: Uint32Array<ArrayBuffer>;
  /** (value − base) / step, `tile × tile` per kept tile, row-major; cells beyond the grid too. 65535: no value. */
  readonly values: Uint16Array<ArrayBuffer>;
  /** Added to every kept value: levels are far from zero. */
  readonly base: number;
  /** What the cells of the tiles that are not kept hold: 0, or null for "no value". */
  readonly empty: 0 | null;
}

export interface StoredFrame {
  readonly timeS: number;
  readonly fields: Readonly<Record<string, StoredField>>;
}

/** Side of a kept tile of cells. */
export const frameTile = 32;
const noValue = 65535;
const largest = 65534;

/** How a field is laid out and rounded for display. */
export interface FieldShape {
  readonly columns: number;
  readonly rows: number;
  readonly tile: number;
  readonly step: number;
  readonly empty: 0 | null;
}

/** Keeps the frame of a checkpoint for display; gives the event loop its turns. */
export async function encodeFrame(
  spec: EngineSpec,
  axes: Axes,
  checkpoint: Checkpoint,
  pace: Pace,
): Promise<StoredFrame | undefined> {
  if (!checkpoint.frame) return undefined;
  const fields: Record<string, StoredField> = {};
  for (const [name, values] of Object.entries(checkpoint.frame)) {
    if (values) fields[name] = await encodeField(values, shapeOf(spec, axes.cell, name, values), pace);
  }
  return { timeS: checkpoint.timeS, fields };
}

/**
 * Rounds and packs one field. The error of a kept value is at most half of `step`; a tile is left out when all
 * its values round to `empty`.
 *
 * @param values Row-major, length columns × rows; NaN where there is no value.
 */
export async function encodeField(
  values: ArrayLike<number>,
  shape: FieldShape,
  pace: Pace,
): Promise<StoredField> {
  const { columns, rows, tile, empty } = shape;
  if (rows === 1 && tile === 1) return encodeLine(values, shape);
  const tilesAcross = Math.ceil(columns / tile);
  const tilesDown = Math.ceil(rows / tile);
  const kept: number[] = [];
  const range = { low: 0, high: 0 };
  if (empty === null) Object.assign(range, { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY });
  for (let down = 0; down < tilesDown; down++) {
    for (let across = 0; across < tilesAcross; across++) {
      if (survey(values, shape, across, down, range)) kept.push(down * tilesAcross + across);
    }
    if (pace.due()) await pace.rest();
  }
  const { base, step } = lattice(range.low, range.high, shape.step);
  const packed = new Uint16Array(kept.length * tile * tile).fill(noValue);
  for (const [k, position] of kept.entries()) {
    const across = position % tilesAcross;
    pack(values, shape, across, (position - across) / tilesAcross, base, step, packed, k * tile * tile);
    if (pace.due()) await pace.rest();
  }
  return { columns, rows, tile, step, empty, base, tiles: Uint32Array.from(kept), values: packed };
}

/** The same of one value after the other, each a tile of its own: edges and buildings, of which a frame has many fields. */
function encodeLine(values: ArrayLike<number>, shape: FieldShape): StoredField {
  const { columns, step: finest, empty } = shape;
  const isKept = (value: number): boolean =>
    empty === 0 ? value >= finest / 2 || value <= -finest / 2 : !Number.isNaN(value);
  let count = 0;
  let [low, high] = empty === null ? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] : [0, 0];
  for (let i = 0; i < columns; i++) {
    const value = values[i] as number;
    if (!isKept(value)) continue;
    count++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const { base, step } = lattice(low, high, finest);
  const tiles = new Uint32Array(count);
  const packed = new Uint16Array(count);
  for (let i = 0, k = 0; k < count; i++) {
    const value = values[i] as number;
    if (!isKept(value)) continue;
    tiles[k] = i;
    packed[k++] = value - value === 0 ? Math.min(largest, Math.round((value - base) / step)) : noValue;
  }
  return { columns, rows: 1, tile: 1, step, empty, base, tiles, values: packed };
}

/** The field again, as far as display needs it; row-major, NaN where there is no value. */
export function decodeField(field: StoredField): Float32Array<ArrayBuffer> {
  const { columns, rows, tile, step, base } = field;
  const tilesAcross = Math.ceil(columns / tile);
  const target = new Float32Array(columns * rows);
  if (field.empty === null) target.fill(Number.NaN);
  for (const [k, position] of field.tiles.entries()) {
    const left = (position % tilesAcross) * tile;
    const top = Math.floor(position / tilesAcross) * tile;
    const right = Math.min(left + tile, columns);
    for (let row = top; row < Math.min(top + tile, rows); row++) {
      let from = (k * tile + row - top) * tile;
      for (let column = left; column < right; column++) {
        const value = field.values[from++] ?? noValue;
        target[row * columns + column] = value === noValue ? Number.NaN : base + value * step;
      }
    }
  }
  return target;
}

/** One value of a kept field: the number, or null when there is none there. */
export function valueAt(field: StoredField, column: number, row: number): number | null {
  const { tile } = field;
  const position = Math.floor(row / tile) * Math.ceil(field.columns / tile) + Math.floor(column / tile);
  const k = indexOf(field.tiles, position);
  if (k < 0) return field.empty;
  const value = field.values[(k * tile + (row % tile)) * tile + (column % tile)] ?? noValue;
  return value === noValue ? null : field.base + value * field.step;
}

function shapeOf(spec: EngineSpec, cell: Grid | undefined, name: string, values: FieldData): FieldShape {
  const field = spec.fields[name];
  const step = field?.displayStep ?? 1;
  const empty = canLackValues(field) ? null : 0;
  const axes = field?.per.filter((axis) => axis !== 'time') ?? [];
  if (!cell || axes.length !== 1 || axes[0] !== 'cell')
    return { columns: values.length, rows: 1, tile: 1, step, empty };
  return { columns: cell.columns, rows: cell.rows, tile: frameTile, step, empty };
}

/** Widens the range by a tile's values; whether the tile holds anything but `empty`. */
function survey(
  values: ArrayLike<number>,
  shape: FieldShape,
  across: number,
  down: number,
  range: { low: number; high: number },
): boolean {
  const { columns, rows, tile, step, empty } = shape;
  const right = Math.min((across + 1) * tile, columns);
  const bottom = Math.min((down + 1) * tile, rows);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = down * tile; row < bottom; row++) {
    for (let i = row * columns + across * tile; i < row * columns + right; i++) {
      const value = values[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (low > high) return false;
  if (empty === 0 && high < step / 2 && low > -step / 2) return false;
  range.low = Math.min(range.low, low);
  range.high = Math.max(range.high, high);
  return true;
}

/** Where the 65 535 steps lie: from zero when the values fit above it, else from the lowest. */
function lattice(low: number, high: number, step: number): { base: number; step: number } {
  if (!(high >= low) || (low >= 0 && high <= largest * step)) return { base: 0, step };
  if (high - low <= (largest - 1) * step) return { base: Math.floor(low / step) * step, step };
  return { base: low, step: (high - low) / largest };
}

function pack(
  values: ArrayLike<number>,
  shape: FieldShape,
  across: number,
  down: number,
  base: number,
  step: number,
  packed: Uint16Array,
  offset: number,
): void {
  const { columns, rows, tile } = shape;
  const right = Math.min((across + 1) * tile, columns);
  const bottom = Math.min((down + 1) * tile, rows);
  for (let row = down * tile; row < bottom; row++) {
    let to = offset + (row - down * tile) * tile;
    for (let i = row * columns + across * tile; i < row * columns + right; i++) {
      const value = values[i] as number;
      packed[to++] = value - value === 0 ? Math.min(largest, Math.round((value - base) / step)) : noValue;
    }
  }
}

function indexOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] as number;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
