import type { Bounds } from '../base/grid.ts';
import type { FeatureTable } from './feature-table.ts';
import { partsOfFeature } from './rasterize.ts';
import { pointInRing } from './ring.ts';

/** Smallest box around parts of interleaved vertices. */
export function boxOf(parts: readonly Float64Array[]): Bounds {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    for (let k = 0; k + 1 < part.length; k += 2) {
      west = Math.min(west, part[k] as number);
      east = Math.max(east, part[k] as number);
      south = Math.min(south, part[k + 1] as number);
      north = Math.max(north, part[k + 1] as number);
    }
  }
  return [west, south, east, north];
}

/** Middle of the box around a feature, m. */
export function middleOf(table: FeatureTable, feature: number): [number, number] {
  const [west, south, east, north] = boxOf(partsOfFeature(table, feature));
  return [(west + east) / 2, (south + north) / 2];
}

/** Whether a point lies inside the rings, by even-odd. */
export function containsPoint(rings: readonly Float64Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) if (pointInRing(ring, x, y)) inside = !inside;
  return inside;
}
