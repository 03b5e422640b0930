import { atan2 } from '../../../base/math.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { selfCrossing, signedArea } from '../../../territory/ring.ts';
import { featureBounds } from '../../../territory/table-ops.ts';
import { radians, turn } from '../sun/angles.ts';

/** Sides of the compass that walls are sorted by, the first one to the north, clockwise. */
export const sideCount = 8;

/** What the outline of a building says. */
export interface Footprint {
  readonly areaM2: number;
  /** Of all rings, shared walls counted, m. */
  readonly perimeterM: number;
  /** Middle of the bounding box, m. */
  readonly xM: number;
  readonly yM: number;
  /** Walls in the open by true azimuth, m², walls shared with heated neighbours left out. */
  readonly wallM2: Float64Array;
  /** True azimuth that a roof plane of a ridge along the longest wall faces, 0 ≤ a < 180, degrees. */
  readonly slopeAzimuth: number;
  /** An outline that crosses itself: its area is that of the signed sum. */
  readonly crosses: boolean;
}

/** Steps along a wall between the points at which its neighbour is looked for, and how far outside, m. */
const stepM = 2;
const outsideM = 0.3;

/**
 * Outlines of all buildings of a polygon layer. A wall is shared as high as the neighbour that stands within 30 cm.
 *
 * @param heightM Of each building. @param isHeated Whether a neighbour keeps a shared wall warm.
 * @param convergence Bearing of grid north from true north, radians.
 */
export function footprintsOf(
  table: FeatureTable,
  heightM: Float64Array,
  isHeated: Uint8Array,
  convergence: number,
): readonly Footprint[] {
  const near = neighbourIndex(table);
  return Array.from({ length: table.count }, (_, building) => {
    const rings = partsOfFeature(table, building);
    const wallM2 = new Float64Array(sideCount);
    let [longest, slopeAzimuth, area, perimeterM] = [0, 0, 0, 0];
    for (const ring of rings) {
      area += signedArea(ring);
      for (let k = 0; k + 3 < ring.length; k += 2) {
        const [x, y] = [ring[k]!, ring[k + 1]!];
        const [dx, dy] = [ring[k + 2]! - x, ring[k + 3]! - y];
        const length = Math.sqrt(dx * dx + dy * dy);
        if (!(length > 0)) continue;
        perimeterM += length;
        // Outer rings run counter-clockwise, holes clockwise: outside is to the right of both.
        const azimuth = turn((atan2(dy, -dx) + convergence) / radians);
        const side = Math.round((azimuth * sideCount) / 360) % sideCount;
        const count = Math.max(1, Math.ceil(length / stepM));
        for (let i = 0; i < count; i++) {
          const along = (i + 0.5) / count;
          const px = x + along * dx + (outsideM * dy) / length;
          const py = y + along * dy - (outsideM * dx) / length;
          const other = near(px, py, building);
          const shared = other >= 0 && isHeated[other] === 1 ? heightM[other]! : 0;
          wallM2[side]! += (length / count) * Math.max(heightM[building]! - shared, 0);
        }
        if (length > longest) [longest, slopeAzimuth] = [length, turn(azimuth) % 180];
      }
    }
    const [west, south, east, north] = boxOf(rings);
    return {
      areaM2: Math.abs(area),
      perimeterM,
      xM: (west + east) / 2,
      yM: (south + north) / 2,
      wallM2,
      slopeAzimuth,
      crosses: rings.some((ring) => selfCrossing(ring) !== null),
    };
  });
}

/** The building other than one's own that covers a point, −1 for none, by a grid of 32 m over their boxes. */
function neighbourIndex(table: FeatureTable): (x: number, y: number, own: number) => number {
  const cellM = 32;
  const bounds = featureBounds(table);
  const cells = new Map<string, number[]>();
  for (let i = 0; i < table.count; i++) {
    const [west, south, east, north] = bounds.subarray(4 * i, 4 * i + 4) as unknown as readonly number[];
    for (let column = Math.floor(west! / cellM); column <= Math.floor(east! / cellM); column++) {
      for (let row = Math.floor(south! / cellM); row <= Math.floor(north! / cellM); row++) {
        const key = `${column} ${row}`;
        const list = cells.get(key);
        if (list) list.push(i);
        else cells.set(key, [i]);
      }
    }
  }
  const rings = Array.from({ length: table.count }, (_, i) => partsOfFeature(table, i));
  return (x, y, own) => {
    const list = cells.get(`${Math.floor(x / cellM)} ${Math.floor(y / cellM)}`) ?? [];
    const found = list.find(
      (i) =>
        i !== own &&
        x >= bounds[4 * i]! &&
        y >= bounds[4 * i + 1]! &&
        x <= bounds[4 * i + 2]! &&
        y <= bounds[4 * i + 3]! &&
        covers(rings[i]!, x, y),
    );
    return found ?? -1;
  };
}

/** Whether a point lies in rings, by even-odd. */
export function covers(rings: readonly ArrayLike<number>[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [xi, yi, xj, yj] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
      if (yi > y !== yj > y && x < xi + ((y - yi) * (xj - xi)) / (yj - yi)) inside = !inside;
    }
  }
  return inside;
}

function boxOf(rings: readonly Float64Array[]): readonly [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let k = 0; k + 1 < ring.length; k += 2) {
      box[0] = Math.min(box[0], ring[k]!);
      box[1] = Math.min(box[1], ring[k + 1]!);
      box[2] = Math.max(box[2], ring[k]!);
      box[3] = Math.max(box[3], ring[k + 1]!);
    }
  }
  return box;
}
