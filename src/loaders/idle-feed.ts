import type { Bounds } from '../base/grid.ts';
import { type TransitFeed, workingDayOf } from '../territory/transit-feed.ts';
import { problem, type Problem } from './problem.ts';

/** How far from the terrain a stop may be and still serve somebody on it, m: an hour on foot. */
const nearM = 5000;

/**
 * Why a timetable that was read can serve nobody on a territory: no stop, none near, nothing that runs on a working day. It
 * is kept.
 *
 * @param exchanged The stops with longitude and latitude exchanged, in the territory's CRS like those of the feed.
 * @param bounds Of the terrain, m.
 */
export function idleFeed(
  file: string,
  feed: TransitFeed,
  exchanged: Float64Array,
  bounds: Bounds,
): readonly Problem[] {
  if (feed.stopIds.length === 0)
    return [problem('traffic/gtfs-no-stops', 'kept', `${file}: no stop`, { file })];
  const problems: Problem[] = [];
  const awayM = nearestM(feed.stopXY, bounds);
  if (awayM > nearM && nearestM(exchanged, bounds) <= nearM)
    problems.push(problem('traffic/gtfs-swapped', 'kept', `${file}: axes exchanged`, { file }));
  else if (awayM > nearM) {
    // Nowhere on Earth is as far as one can be on it.
    const km = Number.isFinite(awayM) ? Math.floor(awayM / 1000) : 20_000;
    problems.push(problem('traffic/gtfs-far', 'kept', `${file}: no stop within ${km} km`, { file, km }));
  }
  if (workingDayOf(feed) === null)
    problems.push(problem('traffic/gtfs-idle', 'kept', `${file}: nothing runs on a working day`, { file }));
  return problems;
}

/** Distance of the nearest point to a rectangle, m. */
function nearestM(xy: Float64Array, [west, south, east, north]: Bounds): number {
  let nearest = Infinity;
  for (let k = 0; k + 1 < xy.length; k += 2) {
    const [x, y] = [xy[k] as number, xy[k + 1] as number];
    const away = Math.hypot(Math.max(west - x, 0, x - east), Math.max(south - y, 0, y - north));
    if (away < nearest) nearest = away;
  }
  return nearest;
}
