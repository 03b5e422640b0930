import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readGtfs } from '../../src/loaders/gtfs.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { isTransitFeed } from '../../src/territory/transit-check.ts';
import {
  departuresAt,
  departuresOf,
  modeOf,
  stopsOfLine,
  transitDay,
} from '../../src/territory/transit-day.ts';
import type { TransitFeed } from '../../src/territory/transit-feed.ts';
import { transitNetwork } from '../../src/territory/transit-network.ts';
import { every, feedOf, workingDays } from '../contract/traffic-case.ts';

const hour = 3600;
/** Two lines share the stretch from stop 1 to stop 2; a third never calls within the bounds. */
const stops = [
  [0, 0],
  [100, 0],
  [200, 0],
  [200, 300],
  [900, 900],
  [950, 900],
] as const;
const feed = feedOf(stops, [
  { stops: [0, 1, 2], legS: [60, 60], startS: every(600, 7 * hour, 9 * hour) },
  { stops: [3, 2, 1], legS: [120, 60], startS: [7 * hour, 7 * hour + 900, 25 * hour] },
  { stops: [4, 5], legS: [60], startS: [8 * hour] },
]);
const bounds = [-50, -50, 250, 100] as const;

describe('the network of a feed in a territory', () => {
  test('TR-340 lines and stops are those that call within it; a stretch is there once, with all its lines', () => {
    const network = transitNetwork(feed, bounds);
    expect(network.lines).toEqual([0, 1]);
    expect(network.stops).toEqual([0, 1, 2]);
    const told = network.ways.map(({ xy, lines }) => [[...xy], lines]);
    expect(told).toEqual([
      [[0, 0, 100, 0], [0]],
      [
        [100, 0, 200, 0],
        [0, 1],
      ],
      // The way to stop 3 ends where the territory does.
      [[200, 100, 200, 0], [1]],
    ]);
    expect([...network.straight]).toEqual([0, 1]);
    expect(transitNetwork(feed, bounds)).toBe(network);
  });

  test('TR-340 trips with a way in the feed follow it, the others go straight from stop to stop', () => {
    const trips = feed.tripRoute.length;
    const ofTrip = new Int32Array(trips).fill(-1);
    ofTrip.fill(0, 0, 13);
    const paths = { first: Int32Array.of(0, 4), xy: Float64Array.of(0, 0, 50, 40, 100, 0, 200, 0), ofTrip };
    const shaped: TransitFeed = { ...feed, paths };
    const { ways, straight } = transitNetwork(shaped, bounds);
    expect(ways.map(({ xy, lines }) => [[...xy], lines])).toEqual([
      [[0, 0, 50, 40, 100, 0], [0]],
      [
        [100, 0, 200, 0],
        [0, 1],
      ],
      [[200, 100, 200, 0], [1]],
    ]);
    expect([...straight]).toEqual([1]);
  });

  test('TR-340 a line that only passes through is not told as one that calls', () => {
    const passing = feedOf(
      [
        [-500, 0],
        [500, 0],
      ],
      [{ stops: [0, 1], legS: [60], startS: [0] }],
    );
    expect(transitNetwork(passing, bounds)).toMatchObject({ lines: [], stops: [], ways: [] });
  });
});

describe('departures of a working day', () => {
  const day = transitDay(feed)!;
  const window = { fromS: 7 * hour, toS: 8 * hour };

  test('TR-341 of a line: runs, first and last, and the interval in the window, by last stop', () => {
    expect(day.date).toBe(20260101);
    expect(departuresOf(feed, day, 0, window)).toEqual([
      {
        line: 0,
        towards: 'Arrêt 2',
        count: 13,
        firstS: 7 * hour,
        lastS: 9 * hour,
        inWindow: 6,
        intervalS: 600,
        at: 0,
      },
    ]);
    // 25:00 is of the same day of service; two departures have one interval.
    expect(departuresOf(feed, day, 1, window)).toMatchObject([
      { count: 3, firstS: 7 * hour, lastS: 25 * hour, inWindow: 2, intervalS: 900 },
    ]);
    expect(departuresOf(feed, day, 2, window)).toMatchObject([{ count: 1, inWindow: 0, intervalS: null }]);
    expect(stopsOfLine(feed, 1)).toEqual([3, 2, 1]);
  });

  test('TR-341 of a stop: what leaves from it; nobody leaves from a last stop, nor where nobody may board', () => {
    const at = (own: TransitFeed, stop: number) =>
      departuresAt(own, transitDay(own)!, stop, window).map(({ line, towards, count, firstS }) => [
        line,
        towards,
        count,
        firstS,
      ]);
    expect(at(feed, 2)).toEqual([[1, 'Arrêt 1', 3, 7 * hour + 120]]);
    expect(at(feed, 1)).toEqual([[0, 'Arrêt 2', 13, 7 * hour + 60]]);
    const closed = { ...feed, callClosed: feed.callClosed.map(() => 1) };
    expect(at(closed, 1)).toEqual([]);
  });

  test('TR-341 a line of which some runs begin later is timed where most of its runs leave', () => {
    const own = feedOf(stops, [
      { stops: [0, 1, 2], legS: [60, 60], startS: every(1800, 7 * hour, 8 * hour) },
    ]);
    const short = feedOf(stops, [{ stops: [1, 2], legS: [60], startS: every(600, 7 * hour, 8 * hour) }]);
    const both = joined(own, short);
    const [row] = departuresOf(both, transitDay(both)!, 0, { fromS: 7 * hour, toS: 8 * hour });
    // From stop 1: 7:00, 7:01 (from stop 0), 7:10, 7:20, 7:30, 7:31, 7:40, 7:50: gaps of 1, 1, 9, 9, 10, 10, 10 min.
    expect(row).toMatchObject({ at: 1, count: 10, inWindow: 8, intervalS: 540 });
  });

  test('TR-341 nothing is told of a day on which nothing runs', () => {
    const weekends = { ...workingDays, weekdays: workingDays.weekdays.map((runs) => !runs) };
    expect(transitDay({ ...feed, services: [weekends] })).toBeNull();
  });

  test('TR-341 vehicles are told from plain and from extended types of routes', () => {
    expect([0, 2, 3, 4, 11, 109, 204, 401, 715, 900, 1200, 1700].map(modeOf)).toEqual([
      'tram',
      'train',
      'bus',
      'boat',
      'bus',
      'train',
      'coach',
      'metro',
      'bus',
      'tram',
      'boat',
      'other',
    ]);
  });
});

/** Trips of two feeds of the same stops and lines. */
function joined(a: TransitFeed, b: TransitFeed): TransitFeed {
  const calls = a.callStop.length;
  return {
    ...a,
    tripRoute: Int32Array.of(...a.tripRoute, ...b.tripRoute),
    tripService: Int32Array.of(...a.tripService, ...b.tripService),
    callFirst: Int32Array.of(...a.callFirst, ...b.callFirst.subarray(1).map((first) => first + calls)),
    callStop: Int32Array.of(...a.callStop, ...b.callStop),
    callArrivalS: Int32Array.of(...a.callArrivalS, ...b.callArrivalS),
    callDepartureS: Int32Array.of(...a.callDepartureS, ...b.callDepartureS),
    callClosed: Uint8Array.of(...a.callClosed, ...b.callClosed),
  };
}

describe('ways of a GTFS archive', () => {
  const tables = {
    'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nA,Gare,48.1,2.1\nB,Mairie,48.2,2.2\n',
    'routes.txt': 'route_id,route_short_name,route_type\nR,12,3\n',
    'trips.txt': 'route_id,service_id,trip_id,shape_id\nR,week,T1,S1\nR,week,T2,\nR,week,T3,S9\n',
    'stop_times.txt':
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence\n' +
      ['T1', 'T2', 'T3'].map((id) => `${id},7:00:00,7:00:00,A,1\n${id},7:20:00,7:20:00,B,2\n`).join(''),
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweek,1,1,1,1,1,0,0,20260101,20261231\n',
    'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nT1,07:00:00,08:00:00,1800\n',
    'shapes.txt':
      'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n' +
      'S1,48.2,2.2,30\nS1,48.1,2.1,1\nS1,48.15,2.2,20\nS1,x,2.2,25\nS2,48,2,1\nS2,48,3,2\n',
  };
  const read = (changes: Partial<Record<keyof typeof tables, string>>) => {
    const content = Object.entries({ ...tables, ...changes }).map(
      ([name, text]) => [name, strToU8(text)] as const,
    );
    return readGtfs(fileFromBytes(new Uint8Array(zipSync(Object.fromEntries(content))), 'gtfs.zip'));
  };

  test('TR-342 are those that trips name, in their own order, for every run', async () => {
    const { feed: own, problems } = await read({});
    expect(own.paths).toEqual({
      first: Int32Array.of(0, 3),
      lonLat: Float64Array.of(2.1, 48.1, 2.2, 48.15, 2.2, 48.2),
      ofTrip: Int32Array.of(0, 0, -1, -1),
    });
    expect(problems.map(({ code, details }) => [code, details['table'], details['line']])).toEqual([
      ['traffic/gtfs-rows', 'shapes.txt', 5],
    ]);
  });

  test('TR-342 a table of ways without one of its columns is told, and the lines are kept', async () => {
    const { feed: own, problems } = await read({ 'shapes.txt': 'shape_id,shape_pt_lat\nS1,48\n' });
    expect(own.paths).toBeUndefined();
    expect(own.routeNames).toEqual(['12']);
    expect(problems).toMatchObject([{ code: 'traffic/gtfs-shapes', details: { column: 'shape_pt_lon' } }]);
  });

  test('TR-342 are checked with the feed before anyone relies on it', () => {
    const trips = feed.tripRoute.length;
    const paths = {
      first: Int32Array.of(0, 2),
      xy: new Float64Array(4),
      ofTrip: new Int32Array(trips).fill(-1),
    };
    expect(isTransitFeed({ ...feed, paths })).toBe(true);
    for (const fault of [
      { first: Int32Array.of(0, 1) },
      { xy: new Float64Array(2) },
      { ofTrip: new Int32Array(1) },
      { ofTrip: new Int32Array(trips).fill(1) },
    ])
      expect(isTransitFeed({ ...feed, paths: { ...paths, ...fault } })).toBe(false);
  });
});
