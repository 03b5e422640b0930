import { AppError } from '../../../base/errors.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { type Roads, uses } from '../roads/roads.ts';

/** Counts by the links that they stand on. */
export interface PlacedCounts {
  /** Road of each count; −1: none near. */
  readonly road: Int32Array;
  /** Links of that road open to cars, both directions: entries `first[count] … first[count + 1] − 1` of `link`. */
  readonly first: Int32Array;
  readonly link: Int32Array;
  readonly problems: readonly AppError[];
}

/** A count's coordinates are those of its post, beside the road, m. */
const nearM = 50;

/**
 * Finds the road of each count: by its identifier, or the nearest one open to cars within 50 m.
 *
 * @param roadIds Identifier per count, '' without.
 * @param xy Two per count, m, in the territory's CRS; NaN without.
 */
export function placeCounts(
  roads: Roads,
  table: FeatureTable,
  roadIds: readonly string[],
  xy: Float64Array,
): PlacedCounts {
  const linksOf = new Map<number, number[]>();
  for (let link = 0; link < roads.road.length; link++) {
    if ((roads.use[link]! & uses.car) === 0) continue;
    const list = linksOf.get(roads.road[link]!);
    if (list) list.push(link);
    else linksOf.set(roads.road[link]!, [link]);
  }
  const byId = new Map<string, number>();
  for (const road of linksOf.keys()) byId.set(table.ids[road]!, road);
  const candidates = [...linksOf.keys()].sort((a, b) => a - b);
  const road = Int32Array.from(
    roadIds,
    (id, count) => byId.get(id) ?? nearestRoad(table, candidates, xy[2 * count]!, xy[2 * count + 1]!),
  );
  const first = new Int32Array(road.length + 1);
  const link: number[] = [];
  for (const [count, own] of road.entries()) {
    link.push(...(linksOf.get(own) ?? []));
    first[count + 1] = link.length;
  }
  const lost = road.filter((own) => own < 0).length;
  const told = new AppError('traffic/count-far', 'counts near no road', { count: lost });
  return { road, first, link: Int32Array.from(link), problems: lost > 0 ? [told] : [] };
}

function nearestRoad(table: FeatureTable, candidates: readonly number[], xM: number, yM: number): number {
  let nearest = -1;
  let least = nearM * nearM;
  for (const road of candidates) {
    for (let part = table.featureOffsets[road]!; part < table.featureOffsets[road + 1]!; part++) {
      for (let v = table.partOffsets[part]!; v + 1 < table.partOffsets[part + 1]!; v++) {
        const apart = squaredDistance(table.xy, v, xM, yM);
        if (!(apart < least)) continue;
        [nearest, least] = [road, apart];
      }
    }
  }
  return nearest;
}

/** From a point to the segment between vertices `v` and `v + 1`, m²; NaN for a point that is none. */
function squaredDistance(xy: Float64Array, v: number, xM: number, yM: number): number {
  const [ax, ay] = [xy[2 * v]!, xy[2 * v + 1]!];
  const [ux, uy] = [xy[2 * v + 2]! - ax, xy[2 * v + 3]! - ay];
  const length = ux * ux + uy * uy;
  const along = length > 0 ? ((xM - ax) * ux + (yM - ay) * uy) / length : 0;
  const t = Math.min(1, Math.max(0, along));
  const [dx, dy] = [ax + t * ux - xM, ay + t * uy - yM];
  return dx * dx + dy * dy;
}
