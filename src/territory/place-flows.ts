import { isPlainObject } from '../base/canonical.ts';

/**
 * People or vehicles between named places: pair k goes from `names[origin[k]]` to `names[destination[k]]`. Workers by where
 * they live and work as a census counts them, or the trips of an origin–destination table.
 */
export interface PlaceFlows {
  /** INSEE codes of communes or of arrondissements, or codes of zones. */
  readonly names: readonly string[];
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  /** ≥ 0. */
  readonly trips: Float64Array;
}

/** Whether a value is such a table: columns of one length, places that exist, no negative number. */
export function isPlaceFlows(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { names, origin, destination, trips } = value;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return false;
  if (!(trips instanceof Float64Array) || !trips.every((count) => count >= 0 && count < Infinity))
    return false;
  return [origin, destination].every(
    (column) =>
      column instanceof Int32Array &&
      column.length === trips.length &&
      column.every((place) => place >= 0 && place < names.length),
  );
}
