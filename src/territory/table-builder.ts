import type { SourceId } from '../base/brand.ts';
import type { Bounds } from '../base/grid.ts';
import type { Column, FeatureTable } from './feature-table.ts';
import { boxOf } from './polygons.ts';
import { pointInRing, selfCrossing, signedArea } from './ring.ts';

/** One ring or line as it is read: interleaved x, y and, when the source has them, elevations. */
export interface RawPart {
  readonly xy: Float64Array;
  /** NaN where unknown; null: flat. */
  readonly z: Float64Array | null;
}

/** Fills one column, feature after feature. */
export interface ColumnBuilder {
  readonly type: 'number' | 'text';
  push(value: number | string | null): void;
  build(): Column;
}

/** Numbers; what is not a finite number becomes NaN. */
export function numberColumn(): ColumnBuilder {
  let values = new Float64Array(1024);
  let count = 0;
  return {
    type: 'number',
    push(value) {
      if (count === values.length) values = grown(values, count + 1);
      values[count++] = typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;
    },
    build: () => ({ type: 'number', values: values.slice(0, count) }),
  };
}

/** Texts, each distinct one kept once. Code 0 is '': missing. */
export function textColumn(): ColumnBuilder {
  const codeOf = new Map<string, number>([['', 0]]);
  let codes = new Uint32Array(1024);
  let count = 0;
  return {
    type: 'text',
    push(value) {
      if (count === codes.length) codes = grown(codes, count + 1);
      const text = value === null ? '' : String(value);
      let code = codeOf.get(text);
      if (code === undefined) {
        code = codeOf.size;
        codeOf.set(text, code);
      }
      codes[count++] = code;
    },
    build: () => ({ type: 'text', codes: codes.slice(0, count), dictionary: [...codeOf.keys()] }),
  };
}

/**
 * Builds a feature table in one pass, in arrays that grow by doubling. Rings are closed, oriented and ordered as
 * `FeatureTable` says, whatever the source did.
 */
export class TableBuilder {
  readonly geometry: FeatureTable['geometry'];
  #ids: SourceId[] = [];
  #featureOffsets = new Uint32Array(1024);
  #partOffsets = new Uint32Array(1024);
  #xy = new Float64Array(4096);
  #z = new Float32Array(0);
  #hasZ = false;
  #parts = 0;
  #vertices = 0;

  constructor(geometry: FeatureTable['geometry']) {
    this.geometry = geometry;
  }

  get count(): number {
    return this.#ids.length;
  }

  /** Adds a feature made of points or lines; false, and nothing added, when none of its parts has enough vertices. */
  addParts(id: string, parts: readonly RawPart[]): boolean {
    const least = this.geometry === 'line' ? 2 : 1;
    const kept = parts.filter((part) => part.xy.length >= 2 * least && allFinite(part.xy));
    if (kept.length === 0) return false;
    for (const part of kept) this.#addPart(part.xy, part.z);
    this.#endFeature(id);
    return true;
  }

  /**
   * Adds a feature made of polygons, each an outer ring then its holes; rings that enclose nothing are left out.
   * False, and nothing added, when no outer ring is left.
   */
  addPolygons(id: string, polygons: readonly (readonly RawPart[])[]): boolean {
    const before = this.#parts;
    for (const [outer, ...holes] of polygons) {
      if (!outer || !this.#addRing(outer, true)) continue;
      for (const hole of holes) this.#addRing(hole, false);
    }
    if (this.#parts === before) return false;
    this.#endFeature(id);
    return true;
  }

  build(columns: Readonly<Record<string, Column>>): FeatureTable {
    const count = this.count;
    return {
      geometry: this.geometry,
      count,
      featureOffsets: this.#featureOffsets.slice(0, count + 1),
      partOffsets: this.#partOffsets.slice(0, this.#parts + 1),
      xy: this.#xy.slice(0, 2 * this.#vertices),
      z: this.#hasZ ? this.#z.slice(0, this.#vertices) : null,
      ids: this.#ids,
      columns,
    };
  }

  #endFeature(id: string): void {
    this.#ids.push(id as SourceId);
    if (this.count >= this.#featureOffsets.length)
      this.#featureOffsets = grown(this.#featureOffsets, this.count + 1);
    this.#featureOffsets[this.count] = this.#parts;
  }

  #addRing(ring: RawPart, outer: boolean): boolean {
    if (!allFinite(ring.xy)) return false;
    const closed = closedRing(ring);
    if (closed.xy.length < 8) return false;
    const area = signedArea(closed.xy);
    // The halves of a bow tie cancel out, yet each encloses something.
    if (area === 0 && !selfCrossing(closed.xy)) return false;
    const oriented = area > 0 === outer ? closed : reversed(closed);
    this.#addPart(oriented.xy, oriented.z);
    return true;
  }

  #addPart(xy: Float64Array, z: Float64Array | null): void {
    const vertices = xy.length / 2;
    const needed = this.#vertices + vertices;
    if (2 * needed > this.#xy.length) this.#xy = grown(this.#xy, 2 * needed);
    this.#xy.set(xy, 2 * this.#vertices);
    if (z && !this.#hasZ) {
      this.#hasZ = true;
      this.#z = new Float32Array(this.#xy.length / 2).fill(Number.NaN);
    }
    if (this.#hasZ) {
      if (needed > this.#z.length) this.#z = grown(this.#z, needed);
      if (z) this.#z.set(z, this.#vertices);
      else this.#z.fill(Number.NaN, this.#vertices, needed);
    }
    this.#vertices = needed;
    this.#parts += 1;
    if (this.#parts >= this.#partOffsets.length)
      this.#partOffsets = grown(this.#partOffsets, this.#parts + 1);
    this.#partOffsets[this.#parts] = needed;
  }
}

/**
 * Sorts loose rings into polygons: a ring inside an odd number of others is a hole of the smallest one that holds
 * it. Orientation is not trusted, since writers disagree about it.
 */
export function ringsToPolygons(rings: readonly RawPart[]): RawPart[][] {
  if (rings.length === 1) return [[...rings]];
  const areas = rings.map((ring) => Math.abs(signedArea(ring.xy)));
  const boxes = rings.map((ring) => boxOf([ring.xy]));
  const order = rings.map((_, i) => i).sort((a, b) => (areas[b] as number) - (areas[a] as number));
  const depth = new Map<number, number>();
  const polygons = new Map<number, RawPart[]>();
  for (const [place, index] of order.entries()) {
    const ring = rings[index] as RawPart;
    let parent = -1;
    for (let k = place - 1; k >= 0; k--) {
      const candidate = order[k] as number;
      if (!boxHolds(boxes[candidate] as Bounds, boxes[index] as Bounds)) continue;
      if (!holds(rings[candidate] as RawPart, ring)) continue;
      parent = candidate;
      break;
    }
    const level = parent < 0 ? 0 : (depth.get(parent) as number) + 1;
    depth.set(index, level);
    const outer = level % 2 === 1 ? polygons.get(parent) : undefined;
    if (outer) outer.push(ring);
    else polygons.set(index, [ring]);
  }
  return [...polygons.keys()].sort((a, b) => a - b).map((key) => polygons.get(key) as RawPart[]);
}

function boxHolds(outer: Bounds, inner: Bounds): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/**
 * Whether `inner` lies in `outer`, by a vote of the middles of three of its edges: a hole may touch its outer ring
 * at a vertex, never along an edge.
 */
function holds(outer: RawPart, inner: RawPart): boolean {
  const edges = inner.xy.length / 2 - 1;
  let votes = 0;
  for (let k = 0; k < 3; k++) {
    const i = Math.floor((k * edges) / 3);
    const x = ((inner.xy[2 * i] as number) + (inner.xy[2 * i + 2] as number)) / 2;
    const y = ((inner.xy[2 * i + 1] as number) + (inner.xy[2 * i + 3] as number)) / 2;
    if (pointInRing(outer.xy, x, y)) votes += 1;
  }
  return votes >= 2;
}

function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

function closedRing(ring: RawPart): RawPart {
  const { xy, z } = ring;
  const n = xy.length;
  if (n < 4 || (xy[0] === xy[n - 2] && xy[1] === xy[n - 1])) return ring;
  const closed = new Float64Array(n + 2);
  closed.set(xy);
  closed.set(xy.subarray(0, 2), n);
  if (!z) return { xy: closed, z: null };
  const closedZ = new Float64Array(n / 2 + 1);
  closedZ.set(z);
  closedZ.set(z.subarray(0, 1), n / 2);
  return { xy: closed, z: closedZ };
}

function reversed(ring: RawPart): RawPart {
  const n = ring.xy.length / 2;
  const xy = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) xy.set(ring.xy.subarray(2 * i, 2 * i + 2), 2 * (n - 1 - i));
  return { xy, z: ring.z ? ring.z.slice().reverse() : null };
}

function grown<T extends Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>>(
  array: T,
  needed: number,
): T {
  const next = new (array.constructor as new (length: number) => T)(Math.max(2 * array.length, needed));
  next.set(array);
  return next;
}
