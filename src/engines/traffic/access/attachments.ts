import type { FeatureTable } from '../../../territory/feature-table.ts';
import { boxOf } from '../../../territory/polygons.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { RoadPlaces } from '../roads/road-places.ts';
import type { Roads } from '../roads/roads.ts';

/** Where things stand along the roads: the nearest point of the nearest road that may be used. */
export interface Attachments {
  /** Link in the order of its road's vertices or, where there is none in that direction, the other one; −1: none. */
  readonly link: Int32Array;
  /** Share of the link's length from its tail, 0 … 1. */
  readonly share: Float64Array;
  /** Straight distance from the road, m. */
  readonly offRoadM: Float64Array;
}

/** Things farther than this from any road have none, m. */
const farthestM = 1500;

/** Attaches points, given by the easting and northing of each, to roads. */
export type Attach = (xy: Float64Array) => Attachments;

/**
 * Attaches points to the roads that a use may take.
 *
 * @param bit Of `uses`.
 */
export function attachTo(roads: Roads, table: FeatureTable, bit: number): Attach {
  const usable = new Set<number>();
  for (let link = 0; link < roads.road.length; link++)
    if ((roads.use[link]! & bit) !== 0) usable.add(roads.road[link]!);
  const places = new RoadPlaces(roads, table, (feature) => usable.has(feature));
  return (xy) => attachments(roads, table, bit, places, xy);
}

function attachments(
  roads: Roads,
  table: FeatureTable,
  bit: number,
  places: RoadPlaces,
  xy: Float64Array,
): Attachments {
  const isUsable = (one: number): boolean => one >= 0 && (roads.use[one]! & bit) !== 0;
  const count = xy.length / 2;
  const link = new Int32Array(count).fill(-1);
  const share = new Float64Array(count);
  const offRoadM = new Float64Array(count).fill(Infinity);
  for (let i = 0; i < count; i++) {
    const found = places.nearest(xy[2 * i]!, xy[2 * i + 1]!, farthestM);
    if (!found) continue;
    const own = isUsable(found.forward) ? found.forward : found.backward;
    if (!isUsable(own)) continue;
    link[i] = own;
    share[i] = shareOf(roads, table.xy, own, found.x, found.y);
    offRoadM[i] = found.distanceM;
  }
  return { link, share, offRoadM };
}

/** Share of a link's length, in the plan, at which a point of it lies. */
function shareOf(roads: Roads, xy: Float64Array, link: number, x: number, y: number): number {
  const [first, last] = [roads.firstVertex[link]!, roads.lastVertex[link]!];
  let [along, nearest, at] = [0, Infinity, 0];
  for (let vertex = first; vertex < last; vertex++) {
    const [ax, ay] = [xy[2 * vertex]!, xy[2 * vertex + 1]!];
    const [dx, dy] = [xy[2 * vertex + 2]! - ax, xy[2 * vertex + 3]! - ay];
    const square = dx * dx + dy * dy;
    const t = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
    const off = (x - ax - t * dx) * (x - ax - t * dx) + (y - ay - t * dy) * (y - ay - t * dy);
    const lengthM = Math.sqrt(square);
    if (off < nearest) [nearest, at] = [off, along + t * lengthM];
    along += lengthM;
  }
  const share = along > 0 ? at / along : 0;
  return roads.isForward[link] === 1 ? share : 1 - share;
}

/** Both directions of the link on which a thing stands, as far as they exist, each with the share from its own tail. */
export function sidesOf(
  { opposite }: Roads,
  { link, share }: Attachments,
  thing: number,
): readonly { readonly link: number; readonly share: number }[] {
  const own = link[thing]!;
  if (own < 0) return [];
  const other = opposite[own]!;
  const along = share[thing]!;
  return other < 0
    ? [{ link: own, share: along }]
    : [
        { link: own, share: along },
        { link: other, share: 1 - along },
      ];
}

/** Middle of each feature's box, interleaved. */
export function middlesOf(table: FeatureTable): Float64Array {
  const xy = new Float64Array(2 * table.count);
  for (let feature = 0; feature < table.count; feature++) {
    const [west, south, east, north] = boxOf(partsOfFeature(table, feature));
    xy[2 * feature] = (west + east) / 2;
    xy[2 * feature + 1] = (south + north) / 2;
  }
  return xy;
}
