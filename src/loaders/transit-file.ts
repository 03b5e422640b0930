import { reproject } from '../territory/reproject.ts';
import type { TransitFeed } from '../territory/transit-feed.ts';
import { readGtfs } from './gtfs.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
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

/** Reads the first timetable among the parts that can be read, its stops in the territory's CRS. */
export function buildTransit(
  parts: readonly Part[],
  crs: number,
  options: LoadOptions,
): Promise<TableReadings<TransitFeed>> {
  return readTables('transit', parts, 1, options, async (file) => {
    const read = await readGtfs(file, options.signal ? { signal: options.signal } : {});
    const { stopLonLat, paths, ...feed } = read.feed;
    const stopXY = reproject(WGS_84, crs, stopLonLat);
    if (!paths) return { value: { ...feed, stopXY }, problems: read.problems };
    const { lonLat, ...rest } = paths;
    const own = { ...rest, xy: reproject(WGS_84, crs, lonLat) };
    return { value: { ...feed, stopXY, paths: own }, problems: read.problems };
  });
}
