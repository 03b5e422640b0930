import type { SourceId } from '../base/brand.ts';

/** Values of one attribute, one per feature. Missing: NaN, or code 0 (the dictionary's first word is ''). */
export type Column =
  | { readonly type: 'number'; readonly values: Float64Array<ArrayBuffer> }
  | {
      readonly type: 'text';
      readonly codes: Uint32Array<ArrayBuffer>;
      readonly dictionary: readonly string[];
    };

/**
 * Features as flat arrays, transferable between threads.
 *
 * Feature i owns the parts `featureOffsets[i] … featureOffsets[i + 1] − 1`; part p owns the vertices
 * `partOffsets[p] … partOffsets[p + 1] − 1`. A part is a point list, a line, or a polygon's ring: closed (first
 * vertex repeated), outer rings counter-clockwise (y up), holes clockwise and right after their outer ring.
 */
export interface FeatureTable {
  readonly geometry: 'point' | 'line' | 'polygon';
  readonly count: number;
  /** Length count + 1. */
  readonly featureOffsets: Uint32Array<ArrayBuffer>;
  /** Length parts + 1. */
  readonly partOffsets: Uint32Array<ArrayBuffer>;
  /** Interleaved easting, northing, m, in the territory's CRS. Length 2 × vertices. */
  readonly xy: Float64Array<ArrayBuffer>;
  /** Elevation of each vertex, m, NaN where unknown; null when the source is flat. Length vertices. */
  readonly z: Float32Array<ArrayBuffer> | null;
  /** The producer's stable identifiers; where there are none, `layer/<index>`. Length count. */
  readonly ids: readonly SourceId[];
  /** Attributes under the house's own names (see `territory/attributes.ts`), whatever the source called them. */
  readonly columns: Readonly<Record<string, Column>>;
}

/** A table without features. */
export function emptyTable(geometry: FeatureTable['geometry']): FeatureTable {
  return {
    geometry,
    count: 0,
    featureOffsets: new Uint32Array(1),
    partOffsets: new Uint32Array(1),
    xy: new Float64Array(0),
    z: null,
    ids: [],
    columns: {},
  };
}
