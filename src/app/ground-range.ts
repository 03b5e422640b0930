import type { Point } from '../scenario/project.ts';
import { type RasterValues, sampleBilinear } from '../territory/raster.ts';

/** Points looked at on each stretch of a line. */
const samples = 32;

/** Lowest and highest ground under a line, m; null where none is known. */
export function groundRange(
  ground: RasterValues,
  line: readonly Point[],
): { readonly lowM: number; readonly highM: number } | null {
  const elevations = line.flatMap(([x, y], i) => {
    const [nextX, nextY] = line[i + 1] ?? [x, y];
    return Array.from({ length: samples }, (_, k) => {
      const along = k / samples;
      return sampleBilinear(ground, x + (nextX - x) * along, y + (nextY - y) * along);
    });
  });
  const known = elevations.filter((z) => !Number.isNaN(z));
  if (known.length === 0) return null;
  return { lowM: Math.min(...known), highM: Math.max(...known) };
}
