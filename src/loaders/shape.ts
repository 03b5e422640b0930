import type { Bounds } from '../base/grid.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import type { RawPart, TableBuilder } from '../territory/table-builder.ts';

/** One feature's geometry, sorted by dimension: a collection may hold several. */
export interface Shape {
  readonly points: RawPart[];
  readonly lines: RawPart[];
  /** Each an outer ring, then its holes. */
  readonly polygons: RawPart[][];
}

export type GeometryKind = FeatureTable['geometry'];
export const geometryKinds = ['point', 'line', 'polygon'] as const satisfies readonly GeometryKind[];

export function emptyShape(): Shape {
  return { points: [], lines: [], polygons: [] };
}

/** Whether the shape has something of that dimension. */
export function has(shape: Shape, kind: GeometryKind): boolean {
  if (kind === 'point') return shape.points.length > 0;
  return kind === 'line' ? shape.lines.length > 0 : shape.polygons.length > 0;
}

/** Adds what the shape has of the builder's dimension; false when it has nothing usable. */
export function addShape(builder: TableBuilder, id: string, shape: Shape): boolean {
  if (builder.geometry === 'polygon') return builder.addPolygons(id, shape.polygons);
  return builder.addParts(id, builder.geometry === 'line' ? shape.lines : shape.points);
}

/** Bounds that grow with what they are shown; null until then. */
export class GrowingBounds {
  #west = Infinity;
  #south = Infinity;
  #east = -Infinity;
  #north = -Infinity;

  add(xy: Float64Array): void {
    for (let i = 0; i + 1 < xy.length; i += 2) {
      const x = xy[i] as number;
      const y = xy[i + 1] as number;
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      this.#west = Math.min(this.#west, x);
      this.#east = Math.max(this.#east, x);
      this.#south = Math.min(this.#south, y);
      this.#north = Math.max(this.#north, y);
    }
  }

  addShape(shape: Shape, kind: GeometryKind): void {
    const outers = shape.polygons.flatMap(([outer]) => outer ?? []);
    const parts = kind === 'polygon' ? outers : kind === 'line' ? shape.lines : shape.points;
    for (const part of parts) this.add(part.xy);
  }

  /** Adds a rectangle. */
  addBox([west, south, east, north]: Bounds): void {
    this.add(Float64Array.of(west, south, east, north));
  }

  get value(): Bounds | null {
    return this.#east < this.#west ? null : [this.#west, this.#south, this.#east, this.#north];
  }
}

/** Whether what a shape has of one dimension meets some bounds, by its own. */
export function meets(shape: Shape, kind: GeometryKind, bounds: Bounds): boolean {
  const own = new GrowingBounds();
  own.addShape(shape, kind);
  return own.value !== null && overlap(own.value, bounds);
}

/** Whether two rectangles meet. */
export function overlap(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
