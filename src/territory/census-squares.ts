import type { FeatureTable } from './feature-table.ts';
import { textAt } from './table-ops.ts';

/** The system of INSEE's and Eurostat's squares. */
export const CENSUS_CRS = 3035;

/**
 * South-west corner and side of a square, from its INSPIRE identifier (`CRS3035RES200mN2529400E3919200`); null
 * when the text is not one.
 */
export function censusSquare(id: string): { xM: number; yM: number; sideM: number } | null {
  const found = /^CRS3035RES(\d+)mN(\d+)E(\d+)$/.exec(id);
  return found ? { sideM: Number(found[1]), yM: Number(found[2]), xM: Number(found[3]) } : null;
}

/**
 * Squares drawn again from their identifiers, in EPSG:3035, edges cut in four so that they bend rightly once
 * reprojected. Services deliver them slightly turned and rounded. Null when a feature has no such identifier.
 */
export function rebuiltSquares(table: FeatureTable, column: string): FeatureTable | null {
  const vertices = 17;
  const xy = new Float64Array(2 * vertices * table.count);
  for (let i = 0; i < table.count; i++) {
    const square = censusSquare(textAt(table, column, i));
    if (!square) return null;
    const { xM, yM, sideM } = square;
    for (let k = 0; k < vertices; k++) {
      const [u, v] = alongUnitSquare(k / 4);
      xy[2 * (vertices * i + k)] = xM + u * sideM;
      xy[2 * (vertices * i + k) + 1] = yM + v * sideM;
    }
  }
  const featureOffsets = Uint32Array.from({ length: table.count + 1 }, (_, i) => i);
  const partOffsets = Uint32Array.from({ length: table.count + 1 }, (_, i) => vertices * i);
  return { ...table, geometry: 'polygon', featureOffsets, partOffsets, xy, z: null };
}

/** Counter-clockwise from the south-west corner; sides 0 … 4. */
function alongUnitSquare(t: number): readonly [number, number] {
  if (t <= 1) return [t, 0];
  if (t <= 2) return [1, t - 1];
  return t <= 3 ? [3 - t, 1] : [0, 4 - t];
}
