import type { Bounds } from '../../base/grid.ts';
import type { TransitFeed } from '../../territory/transit-feed.ts';
import type { TransitChoice, TransitNetwork } from '../../territory/transit-network.ts';

/** Ways as near as this to the nearest one are the same street, m: each direction has a side of its own. */
const streetM = 12;

/** The stop nearest to a place within `reachM`, else the lines that pass there; null: neither. */
export function transitAt(
  feed: TransitFeed,
  network: TransitNetwork,
  xM: number,
  yM: number,
  reachM: number,
): TransitChoice | null {
  const stop = nearestStop(feed, network, xM, yM, reachM);
  if (stop !== null) return { kind: 'stop', stop };
  const lines = linesNear(network, xM, yM, reachM);
  return lines.length === 0
    ? null
    : { kind: 'lines', lines: lines.map((line) => feed.routeIds[line] as string) };
}

function nearestStop(
  { stopIds, stopXY }: TransitFeed,
  { stops }: TransitNetwork,
  xM: number,
  yM: number,
  reachM: number,
): string | null {
  let [nearest, found]: [number, string | null] = [reachM, null];
  for (const stop of stops) {
    const away = Math.hypot((stopXY[2 * stop] as number) - xM, (stopXY[2 * stop + 1] as number) - yM);
    if (away > nearest) continue;
    [nearest, found] = [away, stopIds[stop] ?? null];
  }
  return found;
}

function linesNear(network: TransitNetwork, xM: number, yM: number, reachM: number): number[] {
  const boxes = boxesOf(network);
  const near = network.ways.flatMap(({ xy, lines }, i) => {
    const [west, south, east, north] = boxes[i] as Bounds;
    if (xM < west - reachM || xM > east + reachM || yM < south - reachM || yM > north + reachM) return [];
    const awayM = distanceTo(xy, xM, yM);
    return awayM <= reachM ? [{ awayM, lines }] : [];
  });
  const farthest = Math.min(...near.map(({ awayM }) => awayM)) + streetM;
  const lines = new Set(near.flatMap((way) => (way.awayM <= farthest ? way.lines : [])));
  return [...lines].sort((a, b) => a - b);
}

const known = new WeakMap<TransitNetwork, readonly Bounds[]>();

/** Around each way; found once. */
function boxesOf(network: TransitNetwork): readonly Bounds[] {
  const boxes = known.get(network) ?? network.ways.map(({ xy }) => boxOf(xy));
  known.set(network, boxes);
  return boxes;
}

function boxOf(xy: Float64Array): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const [x, y] = [xy[i] as number, xy[i + 1] as number];
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return [west, south, east, north];
}

/** From a place to a line, m. */
function distanceTo(xy: Float64Array, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [x0, y0] = [xy[i] as number, xy[i + 1] as number];
    const [dx, dy] = [(xy[i + 2] as number) - x0, (xy[i + 3] as number) - y0];
    const size = dx * dx + dy * dy;
    const t = size > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / size)) : 0;
    least = Math.min(least, Math.hypot(x - x0 - dx * t, y - y0 - dy * t));
  }
  return least;
}
