import { AppError } from '../base/errors.ts';
import { AscBody } from './asc-body.ts';
import { type AscHeader, readAscHeader } from './asc-header.ts';
import { chunks } from './chunks.ts';
import { UnknownCells, type UnknownCounts } from './unknown-cells.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { RasterValues } from '../territory/raster.ts';

/** An ESRI ASCII grid, as read: NaN where unknown. */
export interface AscGrid extends RasterValues, UnknownCounts {}

const headBytes = 4096;
/** A promise of fewer cells is not worth doubting: counting the values tells more of what is wrong. */
const cellsAtOurExpense = 1_048_576;

/**
 * Reads an ESRI ASCII grid (`.asc`, LISFLOOD-FP's `.wd`, `.max`, `.start`, …) piece by piece.
 *
 * The frame is the header's: `xllcorner` is the outer corner of the south-west cell. IGN's values stand at grid
 * nodes, and its headers are already shifted by half a cell, so that nodes are cell centres here.
 *
 * @throws AppError `file/empty`, `file/unknown-format`, `file/too-large`, `layer/header`, `layer/truncated`,
 *   `layer/row-count`, `file/unreadable` (a word where a number should be: `details.text`, `row`), `layer/all-nodata`.
 */
export async function readAsc(file: InputFile, options: LoadOptions = {}): Promise<AscGrid> {
  if (file.size === 0) throw new AppError('file/empty', `${file.name} is empty`, { file: file.name });
  const header = readAscHeader(new Uint8Array(await file.slice(0, headBytes)), file.name);
  const { columns, rows } = header.grid;
  refuseIfTooShort(file, header);
  const unknown = new UnknownCells(header.nodata);
  const body = new AscBody(allocate(file.name, columns * rows), unknown);
  let position = 0;
  let told = 0;
  for await (const chunk of chunks(file.stream())) {
    options.signal?.throwIfAborted();
    const from = Math.max(0, header.length - position);
    position += chunk.length;
    if (from < chunk.length) body.push(chunk.subarray(from));
    const fraction = position / file.size;
    if (fraction < 1 && fraction - told < 0.01) continue;
    told = fraction;
    options.onProgress?.(fraction);
  }
  body.end();
  refuseIfBad(file.name, header, body, unknown);
  return {
    grid: header.grid,
    values: body.values,
    nodataCells: unknown.nodata,
    undeclaredCells: unknown.undeclared,
    notFiniteCells: unknown.notFinite,
  };
}

/** A value takes at least a digit and a separator; so a header alone cannot make us allocate gigabytes. */
function refuseIfTooShort(file: InputFile, header: AscHeader): void {
  const { columns, rows } = header.grid;
  const possible = Math.ceil((file.size - header.length) / 2);
  if (possible >= columns * rows || columns * rows <= cellsAtOurExpense) return;
  throw new AppError('layer/truncated', `${file.name}: at most ${possible} values for ${columns} x ${rows}`, {
    file: file.name,
    expected: columns * rows,
    found: possible,
  });
}

function allocate(name: string, cells: number): Float32Array<ArrayBuffer> {
  try {
    return new Float32Array(cells);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new AppError('file/too-large', `${name}: no memory for ${cells} cells`, { file: name, cells });
  }
}

function refuseIfBad(name: string, header: AscHeader, body: AscBody, unknown: UnknownCells): void {
  const { columns, rows } = header.grid;
  if (body.unreadable !== null) {
    const { text, index } = body.unreadable;
    const row = Math.floor(index / columns) + 1;
    throw new AppError('file/unreadable', `${name}: "${text}" in row ${row} is not a number`, {
      file: name,
      text,
      row,
    });
  }
  const expected = columns * rows;
  if (body.count !== expected) {
    const details = {
      file: name,
      expected: rows,
      found: Math.floor(body.count / columns),
      values: body.count,
      columns,
    };
    // Whole rows missing or in excess: the header is wrong. A row cut short: the file is.
    const whole = body.count % columns === 0 || body.count > expected;
    if (whole)
      throw new AppError('layer/row-count', `${name}: ${body.count} values, not ${expected}`, details);
    throw new AppError('layer/truncated', `${name}: ${body.count} values of ${expected}`, {
      file: name,
      expected,
      found: body.count,
    });
  }
  if (unknown.total === expected) {
    throw new AppError('layer/all-nodata', `${name}: no known cell`, { file: name });
  }
}
