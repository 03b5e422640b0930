/**
 * From this mark down an elevation is none, m: IGN writes −1000, others −9999, a shapefile anything under −1e38 (ESRI
 * Shapefile Technical Description, 1998).
 */
const highestMarkM = -1000;

/**
 * Elevations of one ring, line or set of points as a file has them, m: NaN where they are marks for unknown. null where all are 0:
 * programs write that for a third coordinate that nobody gave.
 */
export function knownHeights(z: Float64Array | null): Float64Array | null {
  if (z === null || z.every((height) => height === 0)) return null;
  return z.map((height) => (height > highestMarkM ? height : Number.NaN));
}
