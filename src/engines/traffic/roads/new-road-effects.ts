import type { FeatureTable } from '../../../territory/feature-table.ts';
import { containsPoint } from '../../../territory/polygons.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import { featureBounds } from '../../../territory/table-ops.ts';
import type { Roads } from './roads.ts';

/** Ends of a road, its pieces taken together, where no other road begins, ends or passes. */
export function freeEnds(roads: Roads, table: FeatureTable, road: string): number {
  const own = new Map<number, Set<number>>();
  const joined = new Set<number>();
  for (const [link, feature] of roads.road.entries()) {
    const ends = [roads.graph.tail[link]!, roads.graph.head[link]!];
    const isOwn = namesRoad(table.ids[feature] ?? '') === road;
    for (const node of ends) {
      if (isOwn) own.set(node, (own.get(node) ?? new Set()).add(feature));
      else joined.add(node);
    }
  }
  return [...own].filter(([node, pieces]) => pieces.size === 1 && !joined.has(node)).length;
}

type Line = readonly (readonly [number, number])[];

/** Buildings that a line of some width runs over, as increasing positions. Points are taken as they are. */
export function buildingsUnder(
  buildings: FeatureTable,
  line: Line,
  widthM: number,
): Uint32Array<ArrayBuffer> {
  const reachM = widthM / 2;
  const bounds = featureBounds(buildings);
  const found: number[] = [];
  for (let i = 0; i < buildings.count; i++) {
    const box = bounds.subarray(4 * i, 4 * i + 4);
    const near = line.slice(1).some((to, k) => meetsBox(box, line[k]!, to, reachM));
    if (near && isUnder(partsOfFeature(buildings, i), line, reachM)) found.push(i);
  }
  return Uint32Array.from(found);
}

type Place = readonly [number, number];

function meetsBox(box: Float64Array, from: Place, to: Place, reachM: number): boolean {
  return (
    Math.max(from[0], to[0]) >= box[0]! - reachM &&
    Math.min(from[0], to[0]) <= box[2]! + reachM &&
    Math.max(from[1], to[1]) >= box[1]! - reachM &&
    Math.min(from[1], to[1]) <= box[3]! + reachM
  );
}

function isUnder(rings: readonly Float64Array[], line: Line, reachM: number): boolean {
  if (line.some(([x, y]) => containsPoint(rings, x, y))) return true;
  return rings.some((ring) => {
    for (let v = 0; v < ring.length / 2; v++) {
      const a: Place = [ring[2 * v]!, ring[2 * v + 1]!];
      const next = v + 1 < ring.length / 2 ? v + 1 : v;
      const b: Place = [ring[2 * next]!, ring[2 * next + 1]!];
      if (line.slice(1).some((to, k) => areNear(a, b, line[k]!, to, reachM))) return true;
    }
    return false;
  });
}

/** Whether two segments cross, or come nearer than a reach: where they do not cross, an end is nearest. */
function areNear(a: Place, b: Place, c: Place, d: Place, reachM: number): boolean {
  const cross = (p: Place, q: Place, r: Place): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  if (cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return true;
  const squared = reachM * reachM;
  return [offM2(a, c, d), offM2(b, c, d), offM2(c, a, b), offM2(d, a, b)].some((off) => off < squared);
}

/** Square of the distance from a point to a segment, m². */
function offM2([x, y]: Place, [x0, y0]: Place, [x1, y1]: Place): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const size = dx * dx + dy * dy;
  const along = size === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / size));
  const [ox, oy] = [x - x0 - along * dx, y - y0 - along * dy];
  return ox * ox + oy * oy;
}
