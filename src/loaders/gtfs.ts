import { AppError } from '../base/errors.ts';
import type { TransitSchedule, TransitService } from '../territory/transit-feed.ts';
import { callsOf } from './gtfs-calls.ts';
import { type GtfsPaths, pathsOf } from './gtfs-shapes.ts';
import { servicesOf } from './gtfs-services.ts';
import { type GtfsTable, readGtfsTable, withTable } from './gtfs-table.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import { problem, type Problem } from './problem.ts';
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

/** GTFS `route_type` of a line whose mode nobody tells: « miscellaneous service » of the extended types. */
const unknownMode = 1700;

/**
 * Reads a GTFS archive (General Transit Feed Specification, schedule reference): stops, routes, trips, calls, calendars
 * shapes and frequencies. Times past 24:00 are kept, calls without a time are put between their neighbours, rows that name
 * something unknown are left out and told. Stations and entrances are no stops; fares and transfers are not read.
 *
 * What a missing table leaves is kept, and told: without routes the lines have their identifiers alone; without calendars
 * they never run; without trips or their calls there are stops alone.
 *
 * @throws AppError `traffic/gtfs-table` when there are no stops, `traffic/gtfs-column` when they lack a column, and those of
 * zip archives.
 */
export async function readGtfs(archive: InputFile, options: LoadOptions = {}): Promise<GtfsReading> {
  const files = await openZip(archive);
  const problems: Problem[] = [];
  const faultsOf = (name: string): FaultList => new FaultList(`${archive.name}/${name}`);
  const optional = (name: string, needed: readonly string[]): Promise<GtfsTable | null> =>
    tableOf(archive, files, name, needed, problems, options);

  const stops = stopsOf(await stopTable(archive, files, options), faultsOf('stops.txt'), problems);
  const routes = await optional('routes.txt', ['route_id', 'route_type']);
  const trips = await optional('trips.txt', ['route_id', 'service_id', 'trip_id']);
  const times = await optional('stop_times.txt', [
    'trip_id',
    'stop_id',
    'stop_sequence',
    'arrival_time',
    'departure_time',
  ]);
  const calendar = await optional('calendar.txt', ['service_id', 'start_date', 'end_date']);
  const dates = await optional('calendar_dates.txt', ['service_id', 'date', 'exception_type']);
  const frequencies = await optional('frequencies.txt', [
    'trip_id',
    'start_time',
    'end_time',
    'headway_secs',
  ]);

  const isDated = calendar !== null || dates !== null;
  const lacking = [
    ...(trips ? [] : ['trips.txt']),
    ...(times ? [] : ['stop_times.txt']),
    ...(isDated ? [] : ['calendar.txt']),
  ];
  if (lacking.length > 0) problems.push(withoutRuns(archive, lacking, stops.ids.length));
  else if (!routes) problems.push(withoutRoutes(archive));
  const lines = routes ? linesOf(routes) : linesOfTrips(trips);
  const services = isDated ? servicesOf(calendar, dates, faultsOf, problems) : neverRunning(trips);
  const runs = runsOf(trips, positions(lines.ids), positions(services.map(({ id }) => id)));
  problems.push(...withTable(runs.faults(faultsOf('trips.txt')), 'trips.txt'));
  const calls = callsOf(times, frequencies, positions(runs.ids), stops.at, faultsOf, problems);
  const shapes = await optional('shapes.txt', []);
  const shapeOf = Array.from(calls.trip, (trip) => runs.shape[trip] as string);
  const paths = shapes ? pathsOf(shapes, shapeOf, archive.name, faultsOf('shapes.txt'), problems) : null;
  return {
    feed: {
      stopIds: stops.ids,
      stopNames: stops.names,
      stopLonLat: stops.lonLat,
      routeIds: lines.ids,
      routeNames: lines.names,
      routeTypes: lines.types,
      tripRoute: calls.trip.map((trip) => runs.line[trip] as number),
      tripService: calls.trip.map((trip) => runs.service[trip] as number),
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

interface Lines {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly types: Int32Array;
}

function linesOf(routes: GtfsTable): Lines {
  const [short, long] = [routes.column('route_short_name'), routes.column('route_long_name')];
  const ids = routes.column('route_id');
  return {
    ids,
    names: ids.map((id, row) => short[row] || long[row] || id),
    types: Int32Array.from(routes.column('route_type'), (text) => Number(text) || 0),
  };
}

/** Lines that trips name, where no table tells more of them. */
function linesOfTrips(trips: GtfsTable | null): Lines {
  const ids = [...new Set(trips?.column('route_id'))].filter((id) => id !== '');
  return { ids, names: ids, types: new Int32Array(ids.length).fill(unknownMode) };
}

/** Services that trips name, where no calendar says when they run. */
function neverRunning(trips: GtfsTable | null): readonly TransitService[] {
  const ids = [...new Set(trips?.column('service_id'))].filter((id) => id !== '');
  const weekdays = new Array<boolean>(7).fill(false);
  return ids.map((id) => ({ id, weekdays, first: 0, last: 0, added: [], removed: [] }));
}

interface Runs {
  readonly ids: readonly string[];
  readonly line: readonly number[];
  readonly service: readonly number[];
  /** '' where the trip has none. */
  readonly shape: readonly string[];
  /** Rows that name an unknown line or service. */
  readonly faults: (list: FaultList) => readonly Problem[];
}

function runsOf(
  trips: GtfsTable | null,
  lineAt: ReadonlyMap<string, number>,
  serviceAt: ReadonlyMap<string, number>,
): Runs {
  const ids: string[] = [];
  const line: number[] = [];
  const service: number[] = [];
  const shape: string[] = [];
  const lost: number[] = [];
  const lineIds = trips?.column('route_id') ?? [];
  const serviceIds = trips?.column('service_id') ?? [];
  const shapeIds = trips?.column('shape_id') ?? [];
  for (const [row, id] of trips?.column('trip_id').entries() ?? []) {
    const ofLine = lineAt.get(lineIds[row] ?? '');
    const ofService = serviceAt.get(serviceIds[row] ?? '');
    if (ofLine === undefined || ofService === undefined || id === '') {
      lost.push(row + 2);
      continue;
    }
    ids.push(id);
    line.push(ofLine);
    service.push(ofService);
    shape.push(shapeIds[row] ?? '');
  }
  return {
    ids,
    line,
    service,
    shape,
    faults: (list) => {
      for (const row of lost) list.add('traffic/gtfs-rows', row);
      return list.problems();
    },
  };
}

function withoutRuns({ name: file }: InputFile, tables: readonly string[], stops: number): Problem {
  const table = tables.join(', ');
  return problem('traffic/gtfs-no-runs', 'partial', `${file}: no ${table}`, { file, table, stops });
}

function withoutRoutes({ name: file }: InputFile): Problem {
  return problem('traffic/gtfs-no-routes', 'partial', `${file}: no routes.txt`, { file });
}

const neededOfStops = ['stop_id', 'stop_lat', 'stop_lon'];

async function stopTable(
  archive: InputFile,
  files: readonly InputFile[],
  options: LoadOptions,
): Promise<GtfsTable> {
  const { name: file } = archive;
  const table = 'stops.txt';
  const found = fileOf(files, table);
  if (!found) throw new AppError('traffic/gtfs-table', `${file}: no ${table}`, { file, table });
  const stops = await readGtfsTable(found, options);
  const column = neededOfStops.find((one) => !stops.has(one));
  if (column === undefined) return stops;
  throw new AppError('traffic/gtfs-column', `${file}/${table}: no ${column}`, { file, table, column });
}

/** A table that the rest may do without; one that lacks a column is told and counts as missing. */
async function tableOf(
  { name: file }: InputFile,
  files: readonly InputFile[],
  table: string,
  needed: readonly string[],
  problems: Problem[],
  options: LoadOptions,
): Promise<GtfsTable | null> {
  const found = fileOf(files, table);
  if (!found) return null;
  const read = await readGtfsTable(found, options);
  const column = needed.find((one) => !read.has(one));
  if (column === undefined) return read;
  const details = { file, table, column };
  problems.push(problem('traffic/gtfs-unread', 'partial', `${file}/${table}: no ${column}`, details));
  return null;
}

function fileOf(files: readonly InputFile[], table: string): InputFile | undefined {
  return files.find(({ name }) => name.toLowerCase() === table);
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
