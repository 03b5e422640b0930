import { AppError } from '../base/errors.ts';
import type { TransitSchedule } from '../territory/transit-feed.ts';
import { callsOf } from './gtfs-calls.ts';
import { type GtfsPaths, pathsOf } from './gtfs-shapes.ts';
import { servicesOf } from './gtfs-services.ts';
import { type GtfsTable, readGtfsTable, withTable } from './gtfs-table.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { FaultList } from './tntp-text.ts';
import { openZip } from './zip.ts';

/** A feed before its stops are brought to a territory's CRS. */
export interface GtfsFeed extends TransitSchedule {
  /** Longitude, latitude, degrees: two per stop. */
  readonly stopLonLat: Float64Array<ArrayBuffer>;
  /** Absent where the feed tells no ways. */
  readonly paths?: GtfsPaths;
}

/** A feed as read, and what had to be left out. */
export interface GtfsReading {
  readonly feed: GtfsFeed;
  readonly problems: readonly Problem[];
}

/**
 * Reads a GTFS archive (General Transit Feed Specification, schedule reference): stops, routes, trips, calls, calendars
 * shapes and frequencies. Times past 24:00 are kept, calls without a time are put between their neighbours, rows that name
 * something unknown are left out and told. Stations and entrances are no stops; fares and transfers are not read.
 *
 * @throws AppError `traffic/gtfs-table` when a table is missing, `traffic/gtfs-column`, and those of zip archives.
 */
export async function readGtfs(archive: InputFile, options: LoadOptions = {}): Promise<GtfsReading> {
  const files = await openZip(archive);
  const table = (name: string, needed: readonly string[]): Promise<GtfsTable> =>
    required(archive, files, name, needed, options);
  const optional = async (name: string, needed: readonly string[]): Promise<GtfsTable | null> =>
    has(files, name) ? table(name, needed) : null;

  const calendar = await optional('calendar.txt', ['service_id', 'start_date', 'end_date']);
  const dates = await optional('calendar_dates.txt', ['service_id', 'date', 'exception_type']);
  if (!calendar && !dates) throw missing(archive, 'calendar.txt');
  const problems: Problem[] = [];
  const faultsOf = (name: string): FaultList => new FaultList(`${archive.name}/${name}`);

  const stops = stopsOf(
    await table('stops.txt', ['stop_id', 'stop_lat', 'stop_lon']),
    faultsOf('stops.txt'),
    problems,
  );
  const routes = await table('routes.txt', ['route_id', 'route_type']);
  const routeAt = positions(routes.column('route_id'));
  const services = servicesOf(calendar, dates, faultsOf, problems);
  const serviceAt = positions(services.map(({ id }) => id));

  const trips = await table('trips.txt', ['route_id', 'service_id', 'trip_id']);
  const tripFaults = faultsOf('trips.txt');
  const tripIds: string[] = [];
  const tripRoute: number[] = [];
  const tripService: number[] = [];
  const tripShape: string[] = [];
  const routeIds = trips.column('route_id');
  const serviceIds = trips.column('service_id');
  const shapeIds = trips.column('shape_id');
  for (const [row, id] of trips.column('trip_id').entries()) {
    const route = routeAt.get(routeIds[row] ?? '');
    const service = serviceAt.get(serviceIds[row] ?? '');
    if (route === undefined || service === undefined || id === '') {
      tripFaults.add('traffic/gtfs-rows', row + 2);
      continue;
    }
    tripIds.push(id);
    tripRoute.push(route);
    tripService.push(service);
    tripShape.push(shapeIds[row] ?? '');
  }
  problems.push(...withTable(tripFaults.problems(), 'trips.txt'));

  const times = await table('stop_times.txt', [
    'trip_id',
    'stop_id',
    'stop_sequence',
    'arrival_time',
    'departure_time',
  ]);
  const frequencies = await optional('frequencies.txt', [
    'trip_id',
    'start_time',
    'end_time',
    'headway_secs',
  ]);
  const calls = callsOf(times, frequencies, positions(tripIds), stops.at, faultsOf, problems);
  const shapes = await optional('shapes.txt', []);
  const shapeOf = Array.from(calls.trip, (trip) => tripShape[trip] as string);
  const paths = shapes ? pathsOf(shapes, shapeOf, archive.name, faultsOf('shapes.txt'), problems) : null;
  const short = routes.column('route_short_name');
  const long = routes.column('route_long_name');
  const routeNames = routes.column('route_id').map((id, row) => short[row] || long[row] || id);
  return {
    feed: {
      stopIds: stops.ids,
      stopNames: stops.names,
      stopLonLat: stops.lonLat,
      routeIds: routes.column('route_id'),
      routeNames,
      routeTypes: Int32Array.from(routes.column('route_type'), (text) => Number(text) || 0),
      tripRoute: calls.trip.map((trip) => tripRoute[trip] as number),
      tripService: calls.trip.map((trip) => tripService[trip] as number),
      callFirst: calls.first,
      callStop: calls.stop,
      callArrivalS: calls.arrivalS,
      callDepartureS: calls.departureS,
      callClosed: calls.closed,
      services,
      ...(paths ? { paths } : {}),
    },
    problems,
  };
}

function has(files: readonly InputFile[], name: string): boolean {
  return files.some((file) => file.name.toLowerCase() === name);
}

function missing(archive: InputFile, name: string): AppError {
  return new AppError('traffic/gtfs-table', `${archive.name}: no ${name}`, {
    file: archive.name,
    table: name,
  });
}

async function required(
  archive: InputFile,
  files: readonly InputFile[],
  name: string,
  needed: readonly string[],
  options: LoadOptions,
): Promise<GtfsTable> {
  const file = files.find((candidate) => candidate.name.toLowerCase() === name);
  if (!file) throw missing(archive, name);
  const table = await readGtfsTable(file, options);
  const lacking = needed.find((column) => !table.has(column));
  if (lacking !== undefined)
    throw new AppError('traffic/gtfs-column', `${archive.name}/${name}: no ${lacking}`, {
      file: archive.name,
      table: name,
      column: lacking,
    });
  return table;
}

interface Stops {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly lonLat: Float64Array<ArrayBuffer>;
  readonly at: ReadonlyMap<string, number>;
}

/** Stops and platforms (`location_type` 0); stations, entrances and nodes are places within them. */
function stopsOf(table: GtfsTable, faults: FaultList, problems: Problem[]): Stops {
  const ids: string[] = [];
  const names: string[] = [];
  const lonLat: number[] = [];
  const [lat, lon] = [table.column('stop_lat'), table.column('stop_lon')];
  const [kinds, titles] = [table.column('location_type'), table.column('stop_name')];
  for (const [row, id] of table.column('stop_id').entries()) {
    if ((kinds[row] || '0') !== '0') continue;
    const [x, y] = [Number(lon[row] || 'x'), Number(lat[row] || 'x')];
    if (id === '' || !(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
      faults.add('traffic/gtfs-rows', row + 2);
      continue;
    }
    ids.push(id);
    names.push(titles[row] || id);
    lonLat.push(x, y);
  }
  problems.push(...withTable(faults.problems(), 'stops.txt'));
  return { ids, names, lonLat: Float64Array.from(lonLat), at: positions(ids) };
}

/** Place of each name; of equal ones the first. */
function positions(names: readonly string[]): Map<string, number> {
  const at = new Map<string, number>();
  for (const [i, name] of names.entries()) if (!at.has(name)) at.set(name, i);
  return at;
}
