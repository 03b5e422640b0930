import { isPlainObject } from '../base/canonical.ts';

/** First thing that keeps a value from being a `FeatureTable`, in a few English words; null when it is one. */
export function tableFault(value: unknown): string | null {
  if (!isPlainObject(value)) return 'table';
  const { geometry, count, featureOffsets, partOffsets, xy, z, ids, columns } = value;
  if (geometry !== 'point' && geometry !== 'line' && geometry !== 'polygon') return 'geometry';
  if (!Number.isSafeInteger(count) || Number(count) < 0) return 'count';
  if (!(xy instanceof Float64Array) || xy.length % 2 !== 0) return 'coordinates';
  if (!xy.every((coordinate) => Number.isFinite(coordinate))) return 'coordinate not finite';
  if (!(partOffsets instanceof Uint32Array) || !areOffsets(partOffsets, xy.length / 2)) return 'parts';
  const parts = partOffsets.length - 1;
  if (!(featureOffsets instanceof Uint32Array) || !areOffsets(featureOffsets, parts)) return 'features';
  if (featureOffsets.length - 1 !== count) return 'number of features';
  if (z !== null && !(z instanceof Float32Array && z.length === xy.length / 2)) return 'elevations';
  if (!Array.isArray(ids) || ids.length !== count) return 'identifiers';
  if (!ids.every((id) => typeof id === 'string')) return 'identifiers';
  if (!isPlainObject(columns)) return 'columns';
  const bad = Object.entries(columns).find(([, column]) => !isColumn(column, count));
  return bad ? `column ${bad[0]}` : null;
}

/** Starts at 0, never decreases, ends at the number of things it divides. */
function areOffsets(offsets: Uint32Array, end: number): boolean {
  if (offsets.length === 0 || offsets[0] !== 0 || offsets[offsets.length - 1] !== end) return false;
  return offsets.every((offset, i) => i === 0 || offset >= (offsets[i - 1] as number));
}

function isColumn(column: unknown, count: number): boolean {
  if (!isPlainObject(column)) return false;
  const { type, values, codes, dictionary } = column;
  if (type === 'number') return values instanceof Float64Array && values.length === count;
  if (type !== 'text' || !(codes instanceof Uint32Array) || codes.length !== count) return false;
  if (!Array.isArray(dictionary) || dictionary[0] !== '') return false;
  if (!dictionary.every((word) => typeof word === 'string')) return false;
  return codes.every((code) => code < dictionary.length);
}
