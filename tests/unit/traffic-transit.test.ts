import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { drained } from '../../src/base/steps.ts';
import { never, Raptor } from '../../src/engines/traffic/transit/raptor.ts';
import {
  type Footpath,
  missingService,
  patternsOf,
  type Run,
  timetableOf,
  timetableOfPatterns,
} from '../../src/engines/traffic/transit/timetable.ts';
import { footpathsOf, morning, transitBetween } from '../../src/engines/traffic/transit/transit-skim.ts';
import { type GtfsReading, readGtfs } from '../../src/loaders/gtfs.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { isTransitFeed } from '../../src/territory/transit-check.ts';
import { isGtfs } from '../../src/loaders/transit-file.ts';
import { dayBefore, servicesOn, workingDayOf } from '../../src/territory/transit-feed.ts';
import { anyRunOver, anyWalkOver } from '../transit-runs.ts';

const run = (stops: readonly number[], times: readonly number[], route = 0): Run => ({
  route,
  stops,
  closed: stops.map(() => 0),
  arrivalS: times,
  departureS: times,
});

describe('earliest arrivals', () => {
  const timetable = timetableOfPatterns(
    5,
    patternsOf([
      run([0, 1, 2], [100, 200, 300]),
      run([0, 1, 2], [400, 500, 600]),
      run([1, 3], [250, 350], 1),
      run([4, 0], [90, 95], 2),
    ]),
    [{ from: 3, to: 4, seconds: 30 }],
  );

  test('TR-152 by hand: one ride, a change, a footpath after it', () => {
    const raptor = new Raptor(timetable, { changeS: 0 });
    raptor.reset();
    raptor.depart(80, [{ stop: 0, seconds: 10 }]);
    expect([...raptor.arrivalS]).toEqual([90, 200, 300, 350, 380]);
    expect([...raptor.rides]).toEqual([0, 1, 1, 2, 2]);
    expect([...raptor.rideS]).toEqual([0, 100, 200, 200, 200]);
    expect([...raptor.footS]).toEqual([10, 10, 10, 10, 40]);
  });

  test('TR-152 a change takes its time, and a missed run is followed by the next', () => {
    const raptor = new Raptor(timetable, { changeS: 60 });
    raptor.reset();
    raptor.depart(101, [{ stop: 0, seconds: 0 }]);
    expect([...raptor.arrivalS]).toEqual([101, 500, 600, never, never]);
    raptor.reset();
    raptor.depart(80, [{ stop: 0, seconds: 0 }]);
    // 200 + 60 > 250: the change is missed.
    expect(raptor.arrivalS[3]).toBe(never);
  });

  test('TR-152 nobody gets on or off where the timetable forbids it', () => {
    const closed = { ...run([0, 1, 2], [0, 10, 20]), closed: [0, 3, 0] };
    const raptor = new Raptor(timetableOfPatterns(3, [[closed]], []));
    raptor.reset();
    raptor.depart(0, [{ stop: 0, seconds: 0 }]);
    expect([...raptor.arrivalS]).toEqual([0, never, 20]);
    raptor.reset();
    raptor.depart(0, [{ stop: 1, seconds: 0 }]);
    expect([...raptor.arrivalS]).toEqual([never, 0, never]);
  });

  test('TR-153 runs that overtake are parted, so that the first to leave is the first to arrive', () => {
    const patterns = patternsOf([run([0, 1], [0, 100]), run([0, 1], [10, 50]), run([0, 1], [20, 120])]);
    expect(patterns.map((pattern) => pattern.map(({ departureS }) => departureS[0]))).toEqual([
      [0, 20],
      [10],
    ]);
    const raptor = new Raptor(timetableOfPatterns(2, patterns, []));
    raptor.reset();
    raptor.depart(0, [{ stop: 0, seconds: 0 }]);
    expect(raptor.arrivalS[1]).toBe(50);
  });

  test('TR-153 the same as trying every run from every stop, for one departure and over a window', () => {
    const stops = 6;
    const anyRun = anyRunOver(stops, 1, (ride) => (ride % 7 === 0 ? 2 : 0));
    const anyWalk = anyWalkOver(stops);
    fc.assert(
      fc.property(
        fc.array(anyRun, { minLength: 1, maxLength: 12 }),
        fc.array(anyWalk, { maxLength: 4 }),
        fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 5 }),
        (runs, walks, departures) => {
          const footpaths = closedFootpaths(stops, walks);
          const own = timetableOfPatterns(stops, patternsOf(runs), footpaths);
          const raptor = new Raptor(own, { changeS: 5, mostRides: 4 });
          const access = [
            { stop: 0, seconds: 3 },
            { stop: 1, seconds: 40 },
          ];
          raptor.reset();
          for (const departure of departures.toSorted((a, b) => b - a)) {
            raptor.depart(departure, access);
            const wanted = tried(stops, runs, footpaths, departure, access, 5, 4);
            expect([...raptor.arrivalS]).toEqual(wanted);
            for (let stop = 0; stop < stops; stop++) {
              const wait = raptor.arrivalS[stop]! - departure - raptor.rideS[stop]! - raptor.footS[stop]!;
              expect(wait).toBeGreaterThanOrEqual(0);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** Shortest ways over any number of the given ones. */
function closedFootpaths(stops: number, walks: readonly Footpath[]): Footpath[] {
  const least = Array.from({ length: stops }, () => new Array<number>(stops).fill(Infinity));
  for (const { from, to, seconds } of walks)
    if (from !== to) least[from]![to] = Math.min(least[from]![to]!, seconds);
  for (let via = 0; via < stops; via++)
    for (let from = 0; from < stops; from++)
      for (let to = 0; to < stops; to++)
        if (from !== to)
          least[from]![to] = Math.min(least[from]![to]!, least[from]![via]! + least[via]![to]!);
  return least.flatMap((row, from) =>
    row.flatMap((seconds, to) => (seconds < Infinity ? [{ from, to, seconds }] : [])),
  );
}

/** Earliest arrivals by trying every run from every call, ride after ride. */
function tried(
  stops: number,
  runs: readonly Run[],
  footpaths: readonly Footpath[],
  departureS: number,
  access: readonly { stop: number; seconds: number }[],
  changeS: number,
  mostRides: number,
): number[] {
  let before = new Array<number>(stops).fill(never);
  for (const { stop, seconds } of access) before[stop] = Math.min(before[stop]!, departureS + seconds);
  const best = before.slice();
  for (let ride = 1; ride <= mostRides; ride++) {
    const after = new Array<number>(stops).fill(never);
    for (const { stops: calls, closed, arrivalS, departureS: leaves } of runs)
      for (let on = 0; on < calls.length; on++) {
        const ready = before[calls[on]!]!;
        if (ready === never || ready + (ride === 1 ? 0 : changeS) > leaves[on]!) continue;
        for (let off = on + 1; off < calls.length; off++)
          if ((closed[off]! & 2) === 0) after[calls[off]!] = Math.min(after[calls[off]!]!, arrivalS[off]!);
      }
    const ridden = after.slice();
    for (const { from, to, seconds } of footpaths)
      if (ridden[from]! < never) after[to] = Math.min(after[to]!, ridden[from]! + seconds);
    for (let stop = 0; stop < stops; stop++) best[stop] = Math.min(best[stop]!, after[stop]!);
    before = after;
  }
  return best;
}

test('TR-154 times over a window: percentiles, parts of the journey, places that few departures reach', () => {
  // A bus every ten minutes from stop 0 to stop 1, 20 minutes, from 7:00 to 9:00; the places are the stops.
  const buses = Array.from({ length: 13 }, (_, k) => run([0, 1], [25_200 + 600 * k, 26_400 + 600 * k]));
  const timetable = timetableOfPatterns(2, patternsOf(buses), []);
  const xy = Float64Array.of(0, 0, 10_000, 0);
  const { percentilesMin, reachedShare, skim } = drained(
    transitBetween(timetable, xy, xy, morning, [10, 50, 90], 1.5),
  );
  // Leaving each minute: waits of 0 … 9 minutes, each as often.
  expect(percentilesMin.map((values) => values[1])).toEqual([20, 24, 28]);
  expect(reachedShare[1]).toBe(1);
  expect([skim.inVehicleMin[1], skim.waitMin[1], skim.accessMin[1], skim.transfers[1]]).toEqual([
    20, 4.5, 0, 0,
  ]);
  expect(skim.inVehicleMin[2]).toBeNaN();
  expect(reachedShare[2]).toBe(0);
});

test('TR-154 footpaths lie between stops within a walk, both ways', () => {
  const paths = footpathsOf(Float64Array.of(0, 0, 100, 0, 2000, 0), 500);
  expect(paths).toEqual([
    { from: 0, to: 1, seconds: 104 },
    { from: 1, to: 0, seconds: 104 },
  ]);
});

const tables = {
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon,location_type\nA,"Gare, nord",48.1,2.1,0\nB,Mairie,48.2,2.2,\nS,Station,48.2,2.2,1\n',
  'routes.txt': 'route_id,route_short_name,route_long_name,route_type\nR,12,Gare – Mairie,3\n',
  'trips.txt': 'route_id,service_id,trip_id\nR,week,T1\nR,week,T2\nR,extra,T3\nR,nowhere,T4\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\n' +
    'T1,07:00:00,07:00:00,A,1\nT1,07:20:00,07:20:00,B,2\n' +
    'T2,25:40:00,25:40:00,B,9\nT2,25:10:00,25:11:00,A,3\n' +
    'T3,8:00:00,8:00:00,A,1\nT3,,,B,2\nT3,8:30:00,8:30:00,A,3\nT1,9:00:00,9:00:00,Z,3\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweek,1,1,1,1,1,0,0,20260101,20261231\n',
  'calendar_dates.txt': 'service_id,date,exception_type\nextra,20261125,1\nweek,20261111,2\n',
};

function gtfs(changes: Readonly<Record<string, string | null>> = {}): Promise<GtfsReading> {
  const content = Object.entries({ ...tables, ...changes }).flatMap(([name, text]) =>
    text === null ? [] : [[`feed/${name}`, strToU8(text)] as const],
  );
  const zip = zipSync(Object.fromEntries(content));
  return readGtfs(fileFromBytes(new Uint8Array(zip), 'gtfs.zip'));
}

async function refusal(action: Promise<unknown>): Promise<unknown> {
  try {
    await action;
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.details['table'], error.details['column']];
    throw error;
  }
  return 'none';
}

describe('GTFS archives', () => {
  test('TR-155 stops, lines, calls past midnight, calls without a time, calendars', async () => {
    const { feed, problems } = await gtfs();
    expect(feed.stopIds).toEqual(['A', 'B']);
    expect(feed.stopNames).toEqual(['Gare, nord', 'Mairie']);
    expect([...feed.stopLonLat]).toEqual([2.1, 48.1, 2.2, 48.2]);
    expect(feed.routeNames).toEqual(['12']);
    expect([...feed.callFirst]).toEqual([0, 2, 4, 7]);
    expect([...feed.callStop]).toEqual([0, 1, 0, 1, 0, 1, 0]);
    expect([...feed.callDepartureS]).toEqual([25_200, 26_400, 90_660, 92_400, 28_800, 29_700, 30_600]);
    expect(
      problems.map(({ code, details }) => [code, details['table'], details['count'], details['line']]),
    ).toEqual([
      ['traffic/gtfs-rows', 'trips.txt', 1, 5],
      ['traffic/gtfs-rows', 'stop_times.txt', 1, 9],
    ]);
    expect(servicesOn(feed.services, 20261125)).toEqual([true, true]);
    expect(servicesOn(feed.services, 20261111)).toEqual([false, false]);
    expect(servicesOn(feed.services, 20261128)).toEqual([false, false]);
    expect([20260101, 20240301, 20250301, 20000301, 21000301, 20260501, 20261125].map(dayBefore)).toEqual([
      20251231, 20240229, 20250228, 20000229, 21000228, 20260430, 20261124,
    ]);
  });

  test('TR-155 weekdays are those of the calendar, over leap years', () => {
    const daily = Array.from({ length: 7 }, (_, day) => ({
      id: `${day}`,
      weekdays: Array.from({ length: 7 }, (__, other) => other === day),
      first: 19_000_101,
      last: 21_991_231,
      added: [],
      removed: [],
    }));
    for (let day = 0; day < 60_000; day += 13) {
      const then = new Date(Date.UTC(1950, 0, 1 + day));
      const date = then.getUTCFullYear() * 10_000 + (then.getUTCMonth() + 1) * 100 + then.getUTCDate();
      expect(servicesOn(daily, date).indexOf(true)).toBe((then.getUTCDay() + 6) % 7);
    }
  });

  test('TR-155 the day’s timetable holds yesterday’s runs that pass midnight', async () => {
    const { feed } = await gtfs();
    const { departureS, patterns } = timetableOf(feed, 20261126, []);
    // T2 of the 25th leaves at 1:11 on the 26th; both T1 and T2 of the 26th; T3 ran the day before alone, by day.
    expect(patterns).toBe(1);
    expect([...departureS]).toEqual([4260, 6000, 25_200, 26_400, 90_660, 92_400]);
  });

  test('TR-156 a day without service is told, with the days that have some', async () => {
    const { feed } = await gtfs();
    expect(missingService(feed, 20261125, 'gtfs.zip')).toBeNull();
    expect(missingService(feed, 20261128, 'gtfs.zip')).toMatchObject({
      code: 'traffic/gtfs-no-service',
      details: { file: 'gtfs.zip', date: '2026-11-28', first: '2026-01-01', last: '2026-12-31' },
    });
  });

  test('TR-155 a working day of the timetable is the Tuesday or Thursday with most runs', async () => {
    const { feed } = await gtfs();
    // Every week alike: the first Thursday of 2026, which is its first day.
    expect(workingDayOf(feed)).toBe(20260101);
    const rare = await gtfs({ 'calendar.txt': null });
    // T3 alone, on a Wednesday: no working day to stand for others.
    expect(workingDayOf(rare.feed)).toBeNull();
    const busy = await gtfs({ 'calendar_dates.txt': 'service_id,date,exception_type\nextra,20260210,1\n' });
    expect(workingDayOf(busy.feed)).toBe(20260210);
  });

  test('TR-155 trips at intervals become runs', async () => {
    const { feed } = await gtfs({
      'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nT1,07:00:00,08:00:00,1200\n',
    });
    expect([...feed.callDepartureS.subarray(0, 6)]).toEqual([25_200, 26_400, 26_400, 27_600, 27_600, 28_800]);
  });

  test('TR-156 one calendar is enough; without stops, or without their places, there is nothing to read', async () => {
    expect(await refusal(gtfs({ 'calendar.txt': null }))).toBe('none');
    expect(await refusal(gtfs({ 'stops.txt': null }))).toEqual([
      'traffic/gtfs-table',
      'stops.txt',
      undefined,
    ]);
    expect(await refusal(gtfs({ 'stops.txt': 'stop_id,stop_name\nA,x\n' }))).toEqual([
      'traffic/gtfs-column',
      'stops.txt',
      'stop_lat',
    ]);
  });

  const toldOf = ({ problems }: GtfsReading) =>
    problems.flatMap(({ code, details }) =>
      code === 'traffic/gtfs-rows' ? [] : [[code, details['table'], details['column'] ?? details['stops']]],
    );
  const isWhole = ({ feed: { stopLonLat, ...rest } }: GtfsReading) =>
    isTransitFeed({ ...rest, stopXY: stopLonLat });

  test('TR-156 without routes the lines keep their departures, under their identifiers', async () => {
    for (const routes of [null, 'route_id,route_short_name\nR,12\n']) {
      const read = await gtfs({ 'routes.txt': routes });
      const { feed } = read;
      expect([feed.routeIds, feed.routeNames, [...feed.routeTypes]]).toEqual([['R'], ['R'], [1700]]);
      expect(feed.callStop).toEqual((await gtfs()).feed.callStop);
      expect(workingDayOf(feed)).toBe(20260101);
      expect(isWhole(read)).toBe(true);
      expect(toldOf(read)).toEqual([
        ...(routes ? [['traffic/gtfs-unread', 'routes.txt', 'route_type']] : []),
        ['traffic/gtfs-no-routes', undefined, undefined],
      ]);
    }
  });

  test('TR-156 without calendars stops, lines and calls are kept, and nothing runs on any day', async () => {
    const read = await gtfs({ 'calendar.txt': null, 'calendar_dates.txt': null });
    expect(read.feed.callStop.length).toBeGreaterThan(0);
    expect(workingDayOf(read.feed)).toBeNull();
    expect(servicesOn(read.feed.services, 20261125).includes(true)).toBe(false);
    expect(isWhole(read)).toBe(true);
    expect(toldOf(read)).toEqual([['traffic/gtfs-no-runs', 'calendar.txt', 2]]);
  });

  test.each([
    [['trips.txt'], 'trips.txt'],
    [['stop_times.txt'], 'stop_times.txt'],
    [
      ['routes.txt', 'trips.txt', 'stop_times.txt', 'calendar.txt', 'calendar_dates.txt'],
      'trips.txt, stop_times.txt, calendar.txt',
    ],
  ])('TR-156 without %s the stops are kept, and it is told', async (missing, named) => {
    const read = await gtfs(Object.fromEntries(missing.map((table) => [table, null])));
    expect([read.feed.stopIds, read.feed.callStop.length]).toEqual([['A', 'B'], 0]);
    expect([...read.feed.callFirst]).toEqual([0]);
    expect(workingDayOf(read.feed)).toBeNull();
    expect(isWhole(read)).toBe(true);
    expect(toldOf(read)).toEqual([['traffic/gtfs-no-runs', named, 2]]);
    expect(missingService(read.feed, 20261125, 'gtfs.zip')).not.toBeNull();
  });

  test('TR-156 intervals that lack a column are left aside, trips run as their calls say', async () => {
    const read = await gtfs({ 'frequencies.txt': 'trip_id,start_time,end_time\nT1,07:00:00,08:00:00\n' });
    expect(read.feed.callFirst).toEqual((await gtfs()).feed.callFirst);
    expect(toldOf(read)).toEqual([['traffic/gtfs-unread', 'frequencies.txt', 'headway_secs']]);
  });
});

describe('timetables in a territory', () => {
  test('TR-159 a feed is checked whole before anyone relies on it', async () => {
    const { stopLonLat, ...rest } = (await gtfs()).feed;
    const feed = { ...rest, stopXY: stopLonLat };
    expect(isTransitFeed(feed)).toBe(true);
    const faults: readonly Readonly<Record<string, unknown>>[] = [
      { stopXY: feed.stopXY.subarray(1) },
      { callStop: feed.callStop.map(() => 99) },
      { tripService: feed.tripService.map(() => -1) },
      { callFirst: feed.callFirst.map(() => 0) },
      { callDepartureS: feed.callDepartureS.slice(1) },
      { services: [{ id: 'x' }, ...feed.services] },
      { stopNames: null },
    ];
    for (const fault of faults) expect(isTransitFeed({ ...feed, ...fault })).toBe(false);
  });

  test('TR-159 an archive of tables is known as a timetable; one table among others is not', () => {
    const files = (...names: readonly string[]) => names.map((name) => fileFromBytes('x', name));
    expect(isGtfs(files('agency.txt', 'Stops.txt', 'trips.txt'))).toBe(true);
    expect(isGtfs(files('stops.txt', 'relief.asc'))).toBe(false);
  });
});
