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

function linesNear({ ways }: TransitNetwork, xM: number, yM: number, reachM: number): number[] {
  const near = ways.flatMap(({ xy, lines }) => {
    const awayM = distanceTo(xy, xM, yM);
    return awayM <= reachM ? [{ awayM, lines }] : [];
  });
  const farthest = Math.min(...near.map(({ awayM }) => awayM)) + streetM;
  const lines = new Set(near.flatMap((way) => (way.awayM <= farthest ? way.lines : [])));
  return [...lines].sort((a, b) => a - b);
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
