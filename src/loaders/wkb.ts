import type { Bounds } from '../base/grid.ts';
import type { RawPart } from '../territory/table-builder.ts';
import { knownHeights } from './heights.ts';
import { emptyShape, type GeometryKind, type Shape } from './shape.ts';

const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;

/**
 * Geometry of a GeoPackage cell: a header, then well-known binary (OGC 12-128r18 §2.1.3). Null when it is empty,
 * broken, or of a kind that is not read (curves).
 */
export function readGeoPackageGeometry(blob: Uint8Array): Shape | null {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const flags = blob[3] as number;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined || (flags & 0x10) !== 0) return null;
  return readWkb(blob.subarray(8 + envelope));
}

/** What the beginning of a GeoPackage cell tells without reading its vertices. */
export interface GeometryHeader {
  /** null: a collection, or a kind that is not read. */
  readonly kind: GeometryKind | null;
  /** null: the header has no envelope. */
  readonly box: Bounds | null;
  /** The cell is long enough for what it announces. */
  readonly isWhole: boolean;
}

const KINDS: Readonly<Record<number, GeometryKind>> = {
  1: 'point',
  2: 'line',
  3: 'polygon',
  4: 'point',
  5: 'line',
  6: 'polygon',
};
/** Vertices that a geometry of one part needs at least: a closed ring, a line. */
const LEAST_BYTES: Readonly<Record<GeometryKind, number>> = { point: 21, line: 41, polygon: 77 };

/** Reads the header of a GeoPackage cell; null when it is none. */
export function readGeoPackageHeader(blob: Uint8Array): GeometryHeader | null {
  if (blob.length < 13 || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const flags = blob[3] as number;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined || blob.length < 13 + envelope) return null;
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const at = (k: number) => view.getFloat64(8 + 8 * k, (flags & 1) === 1);
  const corners: Bounds | null = envelope === 0 ? null : [at(0), at(2), at(1), at(3)];
  const little = blob[8 + envelope] === 1;
  const code = view.getUint32(9 + envelope, little) & 0x0fffffff;
  const kind = KINDS[code % 1000] ?? null;
  return {
    kind,
    // Some writers leave the envelope blank.
    box: corners?.every(Number.isFinite) && corners.some((value) => value !== 0) ? corners : null,
    isWhole: kind !== null && blob.length >= 8 + envelope + LEAST_BYTES[kind],
  };
}

/** Well-known binary, ISO (1001, 2001, 3001…) or extended (flags in the high bits). */
export function readWkb(bytes: Uint8Array): Shape | null {
  const shape = emptyShape();
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  try {
    return readGeometry(cursor, shape, 0) ? shape : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Cursor {
  readonly view: DataView;
  at: number;
}

interface Layout {
  readonly little: boolean;
  readonly hasZ: boolean;
  /** Numbers per vertex. */
  readonly size: number;
}

const DEEPEST = 8;

function readGeometry(cursor: Cursor, shape: Shape, depth: number): boolean {
  if (depth > DEEPEST) return false;
  const little = cursor.view.getUint8(cursor.at) === 1;
  const code = cursor.view.getUint32(cursor.at + 1, little);
  cursor.at += (code & 0x20000000) !== 0 ? 9 : 5;
  const plain = code & 0x0fffffff;
  const dimension = Math.floor(plain / 1000);
  const hasZ = (code & 0x80000000) !== 0 || dimension === 1 || dimension === 3;
  const hasM = (code & 0x40000000) !== 0 || dimension === 2 || dimension === 3;
  const layout = { little, hasZ, size: 2 + Number(hasZ) + Number(hasM) };
  const type = plain % 1000;
  if (type === 1) {
    const part = readVertices(cursor, layout, 1);
    if (!Number.isNaN(part.xy[0])) shape.points.push(part);
    return true;
  }
  if (type === 2) {
    shape.lines.push(readVertices(cursor, layout, readCount(cursor, little)));
    return true;
  }
  if (type === 3) {
    const rings = readCount(cursor, little);
    const polygon: RawPart[] = [];
    for (let i = 0; i < rings; i++) polygon.push(readVertices(cursor, layout, readCount(cursor, little)));
    if (polygon.length > 0) shape.polygons.push(polygon);
    return true;
  }
  if (!(type >= 4 && type <= 7) && type !== 11 && type !== 12) return false;
  const members = readCount(cursor, little);
  for (let i = 0; i < members; i++) if (!readGeometry(cursor, shape, depth + 1)) return false;
  return true;
}

function readCount(cursor: Cursor, little: boolean): number {
  const count = cursor.view.getUint32(cursor.at, little);
  cursor.at += 4;
  return count;
}

function readVertices(cursor: Cursor, layout: Layout, count: number): RawPart {
  const { view } = cursor;
  const { little, hasZ, size } = layout;
  if (cursor.at + 8 * size * count > view.byteLength) throw new RangeError('geometry cut short');
  const xy = new Float64Array(2 * count);
  const z = hasZ ? new Float64Array(count) : null;
  for (let i = 0; i < count; i++) {
    const at = cursor.at + 8 * size * i;
    xy[2 * i] = view.getFloat64(at, little);
    xy[2 * i + 1] = view.getFloat64(at + 8, little);
    if (z) z[i] = view.getFloat64(at + 16, little);
  }
  cursor.at += 8 * size * count;
  return { xy, z: knownHeights(z) };
}
