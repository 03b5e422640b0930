import { reproject } from '../territory/reproject.ts';
import type { TransitFeed } from '../territory/transit-feed.ts';
import { readGtfs } from './gtfs.ts';
import type { Home } from './house-layer.ts';
import { idleFeed } from './idle-feed.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import type { Problem } from './problem.ts';
import { readTables, type TableReadings } from './table-files.ts';

const gtfsTables = new Set([
  'agency.txt',
  'stops.txt',
  'routes.txt',
  'trips.txt',
  'stop_times.txt',
  'calendar.txt',
  'calendar_dates.txt',
  'feed_info.txt',
]);

/** Whether the files of an archive are a timetable (GTFS): two of its tables, so that one with tables missing is read or told. */
export function isGtfs(files: readonly InputFile[]): boolean {
  return files.filter(({ name }) => gtfsTables.has(name.toLowerCase())).length >= 2;
}

/** Longitude and latitude, as GTFS has them. */
const WGS_84 = 4326;

/**
 * Reads the first timetable among the parts that can be read, its stops in the territory's CRS; one that can serve nobody
 * there is told.
 */
export function buildTransit(
  parts: readonly Part[],
  { crs, bounds }: Pick<Home, 'crs' | 'bounds'>,
  options: LoadOptions,
): Promise<TableReadings<TransitFeed>> {
  return readTables('transit', parts, 1, options, async (file) => {
    const read = await readGtfs(file, options.signal ? { signal: options.signal } : {});
    const { stopLonLat, paths, ...schedule } = read.feed;
    const feed = { ...schedule, stopXY: reproject(WGS_84, crs, stopLonLat) };
    // Without runs at all the reader has told it already.
    const idle = idleFeed(file.name, feed, reproject(WGS_84, crs, exchanged(stopLonLat)), bounds).filter(
      ({ code }) => code !== 'traffic/gtfs-idle' || !read.problems.some(isWithoutRuns),
    );
    const problems = [...read.problems, ...idle];
    if (!paths) return { value: feed, problems };
    const { lonLat, ...rest } = paths;
    return { value: { ...feed, paths: { ...rest, xy: reproject(WGS_84, crs, lonLat) } }, problems };
  });
}

function isWithoutRuns({ code }: Problem): boolean {
  return code === 'traffic/gtfs-no-runs';
}

/** Points with their two coordinates exchanged; latitudes beyond the poles are nowhere. */
function exchanged(lonLat: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(lonLat, (_, k) => lonLat[k ^ 1] as number);
}
