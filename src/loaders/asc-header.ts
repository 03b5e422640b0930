import { AppError } from '../base/errors.ts';
import type { Grid } from '../base/grid.ts';
import { maxCells } from './raster-limits.ts';

/** Header of an ESRI ASCII grid, its frame brought to the outer corner of the first cell. */
export interface AscHeader {
  readonly grid: Grid;
  /** Declared value of unknown cells; −9999 when the header is silent, as ESRI's own tools assume. */
  readonly nodata: number;
  /** Whether a value of the header is written with a decimal comma. */
  readonly decimalComma: boolean;
  /** Bytes of the file before the first value. */
  readonly length: number;
}

const keyNames: Readonly<Record<string, string>> = {
  ncols: 'columns',
  nrows: 'rows',
  cellsize: 'cellSize',
  dx: 'dx',
  dy: 'dy',
  xllcorner: 'xCorner',
  yllcorner: 'yCorner',
  xllcenter: 'xCentre',
  yllcenter: 'yCentre',
  xllcentre: 'xCentre',
  yllcentre: 'yCentre',
  nodata_value: 'nodata',
  nodata: 'nodata',
};

/**
 * Reads the header at the start of a file: keys in any case and order, on any number of lines, decimal comma or
 * point, corner or centre of the south-west cell, `cellsize` or equal `dx` and `dy`.
 *
 * @param head First bytes of the file; enough when it has 4 kB or is the whole file.
 * @throws AppError `layer/header` (`details.key`, `details.value`), `file/too-large`.
 */
export function readAscHeader(head: Uint8Array, name: string): AscHeader {
  const values = new Map<string, string>();
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for (;;) {
    const key = tokenAt(head, at);
    const known = keyNames[key.text.toLowerCase()];
    if (known === undefined) {
      // Numbers, and words that stand for one, begin the body.
      if (/^[a-z]/i.test(key.text) && !/^(nan|inf)/i.test(key.text)) throw badHeader(name, key.text, '');
      at = key.start;
      break;
    }
    const value = tokenAt(head, key.end);
    if (values.has(known)) throw badHeader(name, key.text, value.text);
    values.set(known, value.text);
    at = value.end;
  }
  const decimalComma = [...values.values()].some((text) => text.includes(','));
  return {
    grid: frame(values, name),
    nodata: number(values, 'nodata', name) ?? -9999,
    decimalComma,
    length: at,
  };
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function tokenAt(bytes: Uint8Array, from: number): Token {
  let start = from;
  while (start < bytes.length && (bytes[start] as number) <= 32) start++;
  let end = start;
  while (end < bytes.length && (bytes[end] as number) > 32 && end - start < 64) end++;
  return { text: String.fromCharCode(...bytes.subarray(start, end)), start, end };
}

function number(values: ReadonlyMap<string, string>, key: string, name: string): number | null {
  const text = values.get(key);
  if (text === undefined) return null;
  if (/^[-+]?nan$/i.test(text) && key === 'nodata') return Number.NaN;
  const value = Number(text.replace(',', '.'));
  if (text === '' || !Number.isFinite(value)) throw badHeader(name, key, text);
  return value;
}

function needed(values: ReadonlyMap<string, string>, key: string, name: string): number {
  const value = number(values, key, name);
  if (value === null) throw badHeader(name, key, '');
  return value;
}

function frame(values: ReadonlyMap<string, string>, name: string): Grid {
  const columns = needed(values, 'columns', name);
  const rows = needed(values, 'rows', name);
  for (const [key, count] of [
    ['ncols', columns],
    ['nrows', rows],
  ] as const) {
    if (!Number.isSafeInteger(count) || count < 1) throw badHeader(name, key, String(count));
  }
  if (columns * rows > maxCells) {
    throw new AppError('file/too-large', `${name}: ${columns} x ${rows} cells`, {
      file: name,
      columns,
      rows,
    });
  }
  const cellSizeM = cellSize(values, name);
  const xCentre = number(values, 'xCentre', name);
  const yCentre = number(values, 'yCentre', name);
  const westM = xCentre === null ? needed(values, 'xCorner', name) : xCentre - cellSizeM / 2;
  const southM = yCentre === null ? needed(values, 'yCorner', name) : yCentre - cellSizeM / 2;
  return { columns, rows, cellSizeM, westM, northM: southM + rows * cellSizeM };
}

function cellSize(values: ReadonlyMap<string, string>, name: string): number {
  const dx = number(values, 'dx', name);
  const dy = number(values, 'dy', name);
  const size = number(values, 'cellSize', name) ?? dx ?? needed(values, 'cellSize', name);
  if (!(size > 0)) throw badHeader(name, 'cellsize', String(size));
  for (const side of [dx, dy]) {
    // Tools that write dx and dy round them at the twelfth digit or so.
    if (side !== null && Math.abs(side - size) > 1e-9 * size)
      throw badHeader(name, 'dx, dy', `${dx} ≠ ${dy}`);
  }
  return size;
}

function badHeader(name: string, key: string, value: string): AppError {
  return new AppError('layer/header', `${name}: header ${key} = "${value}"`, { file: name, key, value });
}
