import type { FeatureTable } from '../../../territory/feature-table.ts';
import { type RasterValues, sampleBilinear } from '../../../territory/raster.ts';
import { hasOwnLevels, structuresOf } from '../../../territory/structures.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { Roads } from '../roads/roads.ts';

/** Rises of links from elevations: their own, the terrain's where they have none. Per link; NaN: unknown. */
export interface WaySlopes {
  /** Rise per length from end to end, in the direction of travel. */
  readonly mean: Float64Array;
  /**
   * The steepest of any stretch of 20 m, two cells of the terrain where it has to tell; without sign; of the whole where
   * it is shorter.
   */
  readonly steepest: Float64Array;
}

/** Elevations are looked at this far apart at most, and slopes over this length at least, m. */
const stepM = 10;
const leastWindowM = 20;

/**
 * Rises of all links. On a bridge or in a tunnel without elevations the ground says only where its ends are, which are
 * those of the whole structure. Yields now and then.
 */
export function* waySlopes(
  roads: Roads,
  table: FeatureTable,
  terrain: RasterValues,
): Generator<void, WaySlopes, void> {
  const links = roads.road.length;
  const mean = new Float64Array(links).fill(Number.NaN);
  const steepest = new Float64Array(links).fill(Number.NaN);
  const endsAt = structureEnds(table, terrain);
  yield;
  for (let link = 0; link < links; link++) {
    if (link % 1024 === 0) yield;
    const opposite = roads.opposite[link]!;
    if (opposite >= 0 && opposite < link) {
      mean[link] = -mean[opposite]!;
      steepest[link] = steepest[opposite]!;
      continue;
    }
    const ends = endsAt.get(roads.firstVertex[link]!);
    if (ends !== undefined && ends.last === roads.lastVertex[link]) {
      const rise = ends.riseM / ends.lengthM;
      mean[link] = roads.isForward[link] === 1 ? rise : -rise;
      steepest[link] = Math.abs(rise);
      continue;
    }
    const { alongM, z, isOwn } = elevationsOf(roads, table, terrain, link);
    const windowM = isOwn ? leastWindowM : Math.max(leastWindowM, 2 * terrain.grid.cellSizeM);
    const [last, lengthM] = [z.length - 1, alongM.at(-1)!];
    const rise = (z[last]! - z[0]!) / lengthM;
    mean[link] = roads.isForward[link] === 1 ? rise : -rise;
    steepest[link] = isOnGround(table, roads.road[link]!) ? steepestOf(alongM, z, windowM) : Math.abs(rise);
  }
  return { mean, steepest };
}

/** A part of a structure without elevations of its own. */
interface Span {
  readonly last: number;
  readonly riseM: number;
  readonly lengthM: number;
}

/** Parts of bridges and tunnels without elevations of their own, by their first vertex. */
function structureEnds(table: FeatureTable, terrain: RasterValues): ReadonlyMap<number, Span> {
  const { xy, partOffsets } = table;
  const { sides, endLevels } = structuresOf(table);
  const levels = endLevels((vertex) => sampleBilinear(terrain, xy[2 * vertex]!, xy[2 * vertex + 1]!));
  const spans = new Map<number, Span>();
  for (const [part, side] of sides.entries()) {
    if (side === 0 || hasOwnLevels(table, part)) continue;
    const [first, last] = [partOffsets[part]!, partOffsets[part + 1]! - 1];
    const riseM = levels[2 * part + 1]! - levels[2 * part]!;
    let lengthM = 0;
    for (let v = first; v < last; v++) {
      const [dx, dy] = [xy[2 * v + 2]! - xy[2 * v]!, xy[2 * v + 3]! - xy[2 * v + 1]!];
      lengthM += Math.sqrt(dx * dx + dy * dy);
    }
    spans.set(first, { last, riseM, lengthM });
  }
  return spans;
}

function isOnGround(table: FeatureTable, feature: number): boolean {
  const level = textAt(table, 'level', feature);
  return level === '' || level === '0' || table.z !== null;
}

/** Elevations along a link in the order of its vertices, at its vertices and between them. */
function elevationsOf(
  roads: Roads,
  { xy, z }: FeatureTable,
  terrain: RasterValues,
  link: number,
): { readonly alongM: readonly number[]; readonly z: readonly number[]; readonly isOwn: boolean } {
  const [first, last] = [roads.firstVertex[link]!, roads.lastVertex[link]!];
  const at = (vertex: number): number => {
    const own = z === null ? Number.NaN : z[vertex]!;
    return Number.isNaN(own) ? sampleBilinear(terrain, xy[2 * vertex]!, xy[2 * vertex + 1]!) : own;
  };
  const alongM = [0];
  const heights = [at(first)];
  let isOwn = true;
  for (let vertex = first; vertex < last; vertex++) {
    const [x, y] = [xy[2 * vertex]!, xy[2 * vertex + 1]!];
    const [dx, dy] = [xy[2 * vertex + 2]! - x, xy[2 * vertex + 3]! - y];
    const lengthM = Math.sqrt(dx * dx + dy * dy);
    const count = Math.max(1, Math.ceil(lengthM / stepM));
    const isStepOwn = z !== null && !Number.isNaN(z[vertex]) && !Number.isNaN(z[vertex + 1]);
    isOwn &&= isStepOwn;
    const [from, to] = [at(vertex), at(vertex + 1)];
    const start = alongM.at(-1)!;
    for (let k = 1; k <= count; k++) {
      const share = k / count;
      alongM.push(start + share * lengthM);
      if (k === count) heights.push(to);
      else
        heights.push(
          isStepOwn ? from + share * (to - from) : sampleBilinear(terrain, x + share * dx, y + share * dy),
        );
    }
  }
  return { alongM, z: heights, isOwn };
}

function steepestOf(alongM: readonly number[], z: readonly number[], windowM: number): number {
  let most = Number.NaN;
  const last = z.length - 1;
  let end = 0;
  for (let start = 0; start <= last; start++) {
    while (end < last && alongM[end]! - alongM[start]! < windowM) end++;
    const lengthM = alongM[end]! - alongM[start]!;
    if (lengthM < windowM && start > 0) break;
    const slope = Math.abs(z[end]! - z[start]!) / lengthM;
    if (slope > most || (Number.isNaN(most) && Number.isFinite(slope))) most = slope;
  }
  return most;
}
