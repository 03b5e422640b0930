import type { FeatureTable } from '../../../territory/feature-table.ts';
import { pointInRing } from '../../../territory/ring.ts';

/** Whether a point lies in a polygon of a table, by the even–odd rule over all its rings, so that holes are outside. */
export function isInside(table: FeatureTable, feature: number, xM: number, yM: number): boolean {
  let inside = false;
  for (let part = table.featureOffsets[feature]!; part < table.featureOffsets[feature + 1]!; part++) {
    const ring = table.xy.subarray(2 * table.partOffsets[part]!, 2 * table.partOffsets[part + 1]!);
    if (pointInRing(ring, xM, yM)) inside = !inside;
  }
  return inside;
}
