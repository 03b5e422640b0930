import { reproject } from '../territory/reproject.ts';
import type { TransitFeed } from '../territory/transit-feed.ts';
import { readGtfs } from './gtfs.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { type Problem, problemOf } from './problem.ts';

const gtfsTables = new Set(['stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt', 'calendar.txt']);

/** Whether the files of an archive are a timetable (GTFS): two of its tables, so that one with a table missing is told. */
export function isGtfs(files: readonly InputFile[]): boolean {
  return files.filter(({ name }) => gtfsTables.has(name.toLowerCase())).length >= 2;
}

/** The public transport of a folder, or why there is none. */
interface BuiltTransit {
  readonly feed: TransitFeed | null;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
}

/** Longitude and latitude, as GTFS has them. */
const WGS_84 = 4326;

/** Reads the first timetable among the parts that can be read, its stops in the territory's CRS. */
export async function buildTransit(
  parts: readonly Part[],
  crs: number,
  options: LoadOptions,
): Promise<BuiltTransit> {
  const problems: Problem[] = [];
  for (const part of parts) {
    const [file] = part.opened.files;
    if (part.understanding.kind !== 'transit' || file === undefined) continue;
    try {
      const read = await readGtfs(file, options.signal ? { signal: options.signal } : {});
      const { stopLonLat, ...feed } = read.feed;
      const stopXY = reproject(WGS_84, crs, stopLonLat);
      return { feed: { ...feed, stopXY }, used: [part], problems: [...problems, ...read.problems] };
    } catch (error) {
      problems.push(problemOf(error, file.path, options.signal));
    }
  }
  return { feed: null, used: [], problems };
}
