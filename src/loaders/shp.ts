import { AppError } from '../base/errors.ts';
import type { Bounds } from '../base/grid.ts';
import type { RawPart } from '../territory/table-builder.ts';
import { knownHeights } from './heights.ts';
import { overlap } from './shape.ts';

type Geometry = 'point' | 'line' | 'polygon';

export interface ShpHeader {
  readonly geometry: Geometry;
  /** West, south, east, north as the header says; empty layers and some writers leave nonsense here. */
  readonly bounds: readonly [number, number, number, number];
}

/** One record, by its position in the file. */
export interface ShpRecord {
  readonly index: number;
  /** null: a null shape, or one that does not hold together. */
  readonly parts: readonly RawPart[] | null;
  /** It lies outside the bounds asked for; its parts were not read. */
  readonly outside: boolean;
}

const GEOMETRY: Readonly<Record<number, Geometry>> = {
  1: 'point',
  8: 'point',
  11: 'point',
  18: 'point',
  21: 'point',
  28: 'point',
  3: 'line',
  13: 'line',
  23: 'line',
  5: 'polygon',
  15: 'polygon',
  25: 'polygon',
};
const WITH_Z: ReadonlySet<number> = new Set([11, 13, 15, 18]);
const HEADER_BYTES = 100;

/**
 * Reads the header of a `.shp`.
 *
 * @throws AppError `layer/header` when it is not one, or holds shapes that cannot be used (MultiPatch).
 */
export function readShpHeader(buffer: ArrayBuffer, file: string): ShpHeader {
  if (buffer.byteLength < HEADER_BYTES)
    throw new AppError('layer/header', `${file}: shorter than a shapefile header`, { file });
  const view = new DataView(buffer);
  const geometry = GEOMETRY[view.getInt32(32, true)];
  if (view.getInt32(0, false) !== 9994 || !geometry)
    throw new AppError('layer/header', `${file}: not a shapefile of points, lines or polygons`, { file });
  const at = (offset: number) => view.getFloat64(offset, true);
  return { geometry, bounds: [at(36), at(44), at(52), at(60)] };
}

/** How many records the file holds, by walking their lengths; stops where the file is cut. */
export function countShpRecords(buffer: ArrayBuffer): { readonly count: number; readonly whole: boolean } {
  const view = new DataView(buffer);
  let at = HEADER_BYTES;
  let count = 0;
  while (at + 8 <= buffer.byteLength) {
    const next = at + 8 + 2 * view.getInt32(at + 4, false);
    if (next > buffer.byteLength || next <= at) return { count, whole: false };
    at = next;
    count += 1;
  }
  return { count, whole: at === buffer.byteLength };
}

/** Walks the records from first to last. */
export function* shpRecords(buffer: ArrayBuffer, within: Bounds | null): Generator<ShpRecord, void, void> {
  const view = new DataView(buffer);
  let at = HEADER_BYTES;
  let index = 0;
  while (at + 8 <= buffer.byteLength) {
    const next = at + 8 + 2 * view.getInt32(at + 4, false);
    if (next > buffer.byteLength || next <= at) return;
    const outside = within !== null && isOutside(view, at + 8, next, within);
    yield { index, parts: outside ? null : readShape(view, at + 8, next), outside };
    at = next;
    index += 1;
  }
}

/** Whether a record's own rectangle misses some bounds; a point is its own rectangle. */
function isOutside(view: DataView, start: number, end: number, bounds: Bounds): boolean {
  if (end - start < 20) return false;
  const type = view.getInt32(start, true);
  const isPoint = type === 1 || type === 11 || type === 21;
  if (GEOMETRY[type] === undefined || (!isPoint && end - start < 36)) return false;
  const at = (k: number) => view.getFloat64(start + 4 + 8 * k, true);
  const box: Bounds = isPoint ? [at(0), at(1), at(0), at(1)] : [at(0), at(1), at(2), at(3)];
  // Some writers leave the rectangle blank.
  const isStated = box.every((value) => Number.isFinite(value)) && box.some((value) => value !== 0);
  return isStated && !overlap(box, bounds);
}

function readShape(view: DataView, start: number, end: number): RawPart[] | null {
  if (end - start < 4) return null;
  const type = view.getInt32(start, true);
  const geometry = GEOMETRY[type];
  if (!geometry) return null;
  const withZ = WITH_Z.has(type);
  if (type === 1 || type === 11 || type === 21) return readPoint(view, start + 4, end, withZ);
  if (geometry === 'point') return readMultiPoint(view, start, end, withZ);
  return readMultiPart(view, start, end, withZ);
}

function readPoint(view: DataView, at: number, end: number, withZ: boolean): RawPart[] | null {
  if (at + (withZ ? 24 : 16) > end) return null;
  const xy = Float64Array.of(view.getFloat64(at, true), view.getFloat64(at + 8, true));
  const z = withZ ? Float64Array.of(view.getFloat64(at + 16, true)) : null;
  return [{ xy, z: knownHeights(z) }];
}

function readMultiPoint(view: DataView, start: number, end: number, withZ: boolean): RawPart[] | null {
  if (start + 40 > end) return null;
  const points = view.getInt32(start + 36, true);
  const xyAt = start + 40;
  const zAt = xyAt + 16 * points + 16;
  if (points < 0 || xyAt + 16 * points > end) return null;
  return [readVertices(view, xyAt, points, withZ && zAt + 8 * points <= end ? zAt : null)];
}

function readMultiPart(view: DataView, start: number, end: number, withZ: boolean): RawPart[] | null {
  if (start + 44 > end) return null;
  const parts = view.getInt32(start + 36, true);
  const points = view.getInt32(start + 40, true);
  const xyAt = start + 44 + 4 * parts;
  const zAt = xyAt + 16 * points + 16;
  if (parts < 0 || points < 0 || xyAt + 16 * points > end) return null;
  const hasZ = withZ && zAt + 8 * points <= end;
  const result: RawPart[] = [];
  for (let part = 0; part < parts; part++) {
    const first = view.getInt32(start + 44 + 4 * part, true);
    const last = part + 1 < parts ? view.getInt32(start + 48 + 4 * part, true) : points;
    if (first < 0 || last < first || last > points) return null;
    result.push(readVertices(view, xyAt + 16 * first, last - first, hasZ ? zAt + 8 * first : null));
  }
  return result;
}

function readVertices(view: DataView, xyAt: number, count: number, zAt: number | null): RawPart {
  const xy = new Float64Array(2 * count);
  for (let i = 0; i < xy.length; i++) xy[i] = view.getFloat64(xyAt + 8 * i, true);
  if (zAt === null) return { xy, z: null };
  const z = new Float64Array(count);
  for (let i = 0; i < count; i++) z[i] = view.getFloat64(zAt + 8 * i, true);
  return { xy, z: knownHeights(z) };
}
