import type { Edges } from '../simulation/contract.ts';
import type { FeatureTable } from '../territory/feature-table.ts';

/** How near to a road the buildings are whose times it shows, m. */
export const isochroneReachM = 60;

/** Buildings near to each edge: `positions[first[edge] … first[edge + 1] − 1]`, in the table. */
export interface Neighbours {
  readonly first: Uint32Array;
  readonly positions: Uint32Array;
}

/**
 * Buildings stand at the middle of their outline's box, and are near to the edges that have a point every 30 m or less of
 * them within reach.
 */
export function neighboursOf(edges: Edges, table: FeatureTable): Neighbours {
  const bins = new Map<string, { readonly x: number; readonly y: number; readonly building: number }[]>();
  for (let building = 0; building < table.count; building++) {
    const [x, y] = middleOf(table, building);
    const key = binOf(x, y);
    const list = bins.get(key);
    if (list) list.push({ x, y, building });
    else bins.set(key, [{ x, y, building }]);
  }
  const first = new Uint32Array(edges.ids.length + 1);
  const positions: number[] = [];
  for (let edge = 0; edge < edges.ids.length; edge++) {
    const near = new Set<number>();
    for (const [x, y] of pointsOf(edges, edge))
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const one of bins.get(binOf(x + dx * isochroneReachM, y + dy * isochroneReachM)) ?? [])
            if (Math.hypot(one.x - x, one.y - y) <= isochroneReachM) near.add(one.building);
    for (const building of near) positions.push(building);
    first[edge + 1] = positions.length;
  }
  return { first, positions: Uint32Array.from(positions) };
}

/**
 * Mean of what the buildings near to each edge have: isochrones drawn along roads.
 *
 * @param at Position of each building of the table in `values`, −1 for none.
 * @returns One value per edge, NaN where no building with a value is near.
 */
export function meansAlong(
  { first, positions }: Neighbours,
  at: Int32Array,
  values: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const means = new Float32Array(first.length - 1);
  for (let edge = 0; edge < means.length; edge++) {
    let [sum, count] = [0, 0];
    for (let k = first[edge] as number; k < (first[edge + 1] as number); k++) {
      const value = values[at[positions[k] as number] ?? -1] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    means[edge] = count === 0 ? Number.NaN : sum / count;
  }
  return means;
}

function binOf(x: number, y: number): string {
  return `${Math.floor(x / isochroneReachM)}/${Math.floor(y / isochroneReachM)}`;
}

function middleOf(
  { xy, partOffsets, featureOffsets }: FeatureTable,
  building: number,
): readonly [number, number] {
  const from = partOffsets[featureOffsets[building] as number] as number;
  const end = partOffsets[featureOffsets[building + 1] as number] as number;
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let v = from; v < end; v++) {
    const [x, y] = [xy[2 * v] as number, xy[2 * v + 1] as number];
    [west, east, south, north] = [
      Math.min(west, x),
      Math.max(east, x),
      Math.min(south, y),
      Math.max(north, y),
    ];
  }
  return [(west + east) / 2, (south + north) / 2];
}

/** Points along an edge, 30 m apart at most. */
function* pointsOf({ offsets, xy }: Edges, edge: number): Generator<readonly [number, number]> {
  for (let v = offsets[edge] as number; v + 1 < (offsets[edge + 1] as number); v++) {
    const [x0, y0] = [xy[2 * v] as number, xy[2 * v + 1] as number];
    const [x1, y1] = [xy[2 * v + 2] as number, xy[2 * v + 3] as number];
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 30));
    for (let k = 0; k <= steps; k++) yield [x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps];
  }
}
