import type { Edges } from '../simulation/contract.ts';
import type { FeatureTable } from '../territory/feature-table.ts';

/** How near to a road the buildings are whose times it shows, m. */
export const isochroneReachM = 60;

/**
 * Mean of what the buildings near to each edge have: isochrones drawn along roads. Buildings stand at the middle of
 * their outline's box, and count for the edges that have a point every 30 m or less of them within reach.
 *
 * @param at Position of each building of the table in `values`, −1 for none.
 * @returns One value per edge, NaN where no building with a value is near.
 */
export function meansAlong(
  edges: Edges,
  table: FeatureTable,
  at: Int32Array,
  values: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const bins = new Map<string, { x: number; y: number; value: number }[]>();
  for (let building = 0; building < table.count; building++) {
    const value = values[at[building] ?? -1] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const [x, y] = middleOf(table, building);
    const key = binOf(x, y);
    const list = bins.get(key);
    if (list) list.push({ x, y, value });
    else bins.set(key, [{ x, y, value }]);
  }
  return Float32Array.from(edges.ids, (_, edge) => {
    const near = new Set<{ readonly value: number }>();
    for (const [x, y] of pointsOf(edges, edge))
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const one of bins.get(binOf(x + dx * isochroneReachM, y + dy * isochroneReachM)) ?? [])
            if (Math.hypot(one.x - x, one.y - y) <= isochroneReachM) near.add(one);
    let sum = 0;
    for (const { value } of near) sum += value;
    return near.size === 0 ? Number.NaN : sum / near.size;
  });
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
