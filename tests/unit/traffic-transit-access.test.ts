import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { attachTo } from '../../src/engines/traffic/access/attachments.ts';
import { waysToNearest } from '../../src/engines/traffic/access/nearest-ways.ts';
import { stopsNear } from '../../src/engines/traffic/access/stops-near.ts';
import { timesOver } from '../../src/engines/traffic/access/transit-access.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { freeTimesS } from '../../src/engines/traffic/roads/free-times.ts';
import { uses } from '../../src/engines/traffic/roads/roads.ts';
import { type ArrivalProfiles, arrivalProfiles } from '../../src/engines/traffic/transit/arrival-profiles.ts';
import { busFacts, lineTroubles } from '../../src/engines/traffic/transit/bus-facts.ts';
import { BusDetours } from '../../src/engines/traffic/transit/bus-detours.ts';
import { connectionsOf } from '../../src/engines/traffic/transit/connections.ts';
import { never, Raptor } from '../../src/engines/traffic/transit/raptor.ts';
import {
  type Footpath,
  patternsOf,
  type Run,
  type Timetable,
  timetableOf,
  timetableOfPatterns,
} from '../../src/engines/traffic/transit/timetable.ts';
import { every, feedOf } from '../contract/traffic-case.ts';
import { type RoadFixture, roadTable } from '../road-table.ts';
import { anyRunOver, anyWalkOver } from '../transit-runs.ts';

const stops = 6;

const anyRun = anyRunOver(stops, 0, (ride) => (ride % 7 === 0 ? 2 : ride % 11 === 0 ? 1 : 0));
const anyWalk = anyWalkOver(stops);
const anyFeed = fc.record({
  runs: fc.array(anyRun, { minLength: 1, maxLength: 12 }),
  walks: fc.array(anyWalk, { maxLength: 4 }),
  // From each stop to the goal; many are too far.
  goals: fc.array(fc.option(fc.integer({ min: 0, max: 90 }), { nil: Infinity }), {
    minLength: stops,
    maxLength: stops,
  }),
  changeS: fc.integer({ min: 1, max: 20 }),
});

/** Arrival of who stands at a stop at an instant. */
function arrivalAt({ first, leaveS, arriveS }: ArrivalProfiles, stop: number, readyS: number): number {
  let found = Infinity;
  for (let k = first[stop]!; k < first[stop + 1]!; k++) if (leaveS[k]! >= readyS) found = arriveS[k]!;
  return found;
}

function profilesOf(timetable: Timetable, goalS: readonly number[], changeS: number): ArrivalProfiles {
  const connections = drained(connectionsOf(timetable, 0, null));
  return drained(arrivalProfiles(connections, timetable, Float64Array.from(goalS), changeS));
}

/** Earliest arrival at the goal by a search over instants: a node is a stop at an instant, or a call of a run on board. */
function searched(
  runs: readonly Run[],
  walks: readonly Footpath[],
  goalS: readonly number[],
  changeS: number,
  stop: number,
  readyS: number,
): number {
  type State = { timeS: number; stop: number; run: number; call: number };
  const queue: State[] = [{ timeS: readyS, stop, run: -1, call: -1 }];
  const seen = new Set<string>();
  let soonest = Infinity;
  for (;;) {
    queue.sort((a, b) => b.timeS - a.timeS);
    const now = queue.pop();
    if (!now || now.timeS >= soonest) return soonest;
    const key = `${now.stop}/${now.run}/${now.call}/${now.run < 0 ? now.timeS : ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (now.run < 0) {
      for (const [run, { stops: calls, closed, departureS }] of runs.entries())
        for (let call = 0; call + 1 < calls.length; call++)
          if (calls[call] === now.stop && (closed[call]! & 1) === 0 && departureS[call]! >= now.timeS)
            queue.push({ timeS: departureS[call]!, stop: now.stop, run, call });
      continue;
    }
    const run = runs[now.run]!;
    const call = now.call + 1;
    if (call >= run.stops.length) continue;
    const there = run.arrivalS[call]!;
    const at = run.stops[call]!;
    queue.push({ timeS: run.departureS[call]!, stop: at, run: now.run, call });
    if ((run.closed[call]! & 2) !== 0) continue;
    soonest = Math.min(soonest, there + goalS[at]!);
    queue.push({ timeS: there + changeS, stop: at, run: -1, call: -1 });
    for (const { from, to, seconds } of walks)
      if (from === at) queue.push({ timeS: there + seconds + changeS, stop: to, run: -1, call: -1 });
  }
}

describe('arrivals at a goal from every stop', () => {
  test('TR-280 they are those of a search over every instant, with closed calls, changes and footpaths', () => {
    fc.assert(
      fc.property(anyFeed, ({ runs, walks, goals, changeS }) => {
        const timetable = timetableOfPatterns(stops, patternsOf(runs), walks);
        const profiles = profilesOf(timetable, goals, changeS);
        for (let stop = 0; stop < stops; stop++)
          for (const readyS of [0, 1, 50, 99, 137, 180, 240, 333])
            expect(arrivalAt(profiles, stop, readyS)).toBe(
              searched(runs, walks, goals, changeS, stop, readyS),
            );
      }),
      { numRuns: 300 },
    );
  });

  test('TR-280 they are those of RAPTOR, departure by departure', () => {
    fc.assert(
      fc.property(anyFeed, ({ runs, goals, changeS }) => {
        // RAPTOR walks on to a goal from where a footpath led, this does not: compared without footpaths.
        const timetable = timetableOfPatterns(stops, patternsOf(runs), []);
        const raptor = new Raptor(timetable, { changeS, mostRides: 12 });
        for (let stop = 0; stop < stops; stop++) {
          // RAPTOR has no rides in the label of where it begins: that stop is no way to the goal here.
          const goalS = goals.map((goal, end) => (end === stop ? Infinity : goal));
          const profiles = profilesOf(timetable, goalS, changeS);
          for (const readyS of [0, 40, 111, 222]) {
            raptor.reset();
            raptor.depart(readyS, [{ stop, seconds: 0 }]);
            const reached = goalS.map((goal, end) =>
              raptor.arrivalS[end] === never ? Infinity : raptor.arrivalS[end]! + goal,
            );
            expect(arrivalAt(profiles, stop, readyS)).toBe(Math.min(...reached));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('TR-281 runs past 24:00 and those of the day before that are still on their way count', () => {
    const feed = feedOf(
      [
        [0, 0],
        [9000, 0],
      ],
      [{ stops: [0, 1], legS: [1200], startS: [87_000] }],
    );
    // Thursday 8 January 2026: the line leaves at 24:10, and the one of Wednesday at 0:10.
    const profiles = profilesOf(timetableOf(feed, 20260108, []), [Infinity, 60], 60);
    expect(arrivalAt(profiles, 0, 79_200)).toBe(88_260);
    expect(arrivalAt(profiles, 0, 600)).toBe(1860);
    // Sundays have none of their own, and none is left of Saturday.
    expect(drained(connectionsOf(timetableOf(feed, 20260111, []), 0, null)).run).toHaveLength(0);
  });
});

test('TR-282 a building has the median over one departure a minute, on foot where that is quicker', () => {
  // A line every ten minutes from a stop 2 min away, 12 min of riding and walking after it; on foot it takes half an hour.
  const starts = every(600, 28_800, 36_000);
  const profiles: ArrivalProfiles = {
    first: Int32Array.of(0, starts.length),
    leaveS: Float64Array.from(starts.toReversed()),
    arriveS: Float64Array.from(starts.toReversed(), (leaves) => leaves + 720),
  };
  const near = {
    first: Int32Array.of(0, 1, 2, 3, 3),
    stop: Int32Array.of(0, 0, 0),
    walkS: Float64Array.of(120, 120, 120),
  };
  const { timeS, rideShare } = drained(
    timesOver({ fromS: 28_800, minutes: 60 }, near, profiles, Float64Array.of(1800, 1200, 60, Infinity)),
  );
  // Waits of 8, 7 … 0, 9 min: totals of 14 … 23 min; the lower middle one of sixty is 18 min.
  expect(timeS[0]).toBe(60 * 18);
  expect(rideShare[0]).toBe(1);
  // 20 min on foot beat the departures that take 20 min or more: 20, 21, 22 and 23.
  expect(timeS[1]).toBe(60 * 18);
  expect(rideShare[1]).toBeCloseTo(0.6, 12);
  expect([timeS[2], rideShare[2]]).toEqual([60, 0]);
  expect([timeS[3], rideShare[3]]).toEqual([Infinity, 0]);
  // No service at all: on foot.
  const none = { first: Int32Array.of(0, 0), leaveS: new Float64Array(0), arriveS: new Float64Array(0) };
  const walked = drained(timesOver({ fromS: 0, minutes: 3 }, near, none, Float64Array.of(1, 2, 3, Infinity)));
  expect([...walked.timeS]).toEqual([1, 2, 3, Infinity]);
  expect([...walked.rideShare]).toEqual([0, 0, 0, 0]);
});

const street = { nature: 'Route à 1 chaussée', importance: '5', speedKmh: 36 };

test('TR-283 walks to stops are those of a search for each stop, within the longest walk', () => {
  const place = fc.tuple(fc.integer({ min: -50, max: 450 }), fc.integer({ min: -50, max: 450 }));
  const segment = fc.tuple(fc.nat({ max: 24 }), fc.boolean(), fc.boolean());
  fc.assert(
    fc.property(
      fc.array(segment, { minLength: 3, maxLength: 30 }),
      fc.array(place, { minLength: 1, maxLength: 5 }),
      fc.array(place, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat({ max: 59 }), { maxLength: 4 }),
      (segments, stopPlaces, homes, closed) => {
        const table = roadTable(
          segments.map(([corner, isEast, isOneWay], i) => {
            const [x, y] = [100 * (corner % 5), 100 * Math.floor(corner / 5)];
            return {
              id: `${i}`,
              line: [
                [x, y],
                [x + (isEast ? 100 : 0), y + (isEast ? 0 : 100)],
              ],
              ...street,
              direction: isOneWay ? 'Sens direct' : 'Double sens',
            };
          }),
        );
        const roads = createRoads(table);
        const costs = roads.lengthM.map((lengthM, link) =>
          closed.includes(link) ? Infinity : lengthM * (1 + (link % 3)),
        );
        const attach = attachTo(roads, table, uses.walk);
        const [from, to] = [
          attach(Float64Array.from(homes.flat())),
          attach(Float64Array.from(stopPlaces.flat())),
        ];
        const near = drained(stopsNear(roads, costs, to, from, 1.2, 600));
        const found = new Map<string, number>();
        for (let home = 0; home < homes.length; home++)
          for (let k = near.first[home]!; k < near.first[home + 1]!; k++) {
            found.set(`${home}/${near.stop[k]}`, near.walkS[k]!);
            expect(k === near.first[home] || near.walkS[k]! >= near.walkS[k - 1]!).toBe(true);
          }
        for (let stop = 0; stop < stopPlaces.length; stop++) {
          const one = attach(Float64Array.from(stopPlaces[stop]!));
          const wanted = waysToNearest(roads, costs, new Uint8Array(costs.length), one, from, 1.2).timeS;
          for (let home = 0; home < homes.length; home++) {
            const own = found.get(`${home}/${stop}`) ?? Infinity;
            const isSame = Math.abs(own - wanted[home]!) < 1e-6;
            expect(isSame || (own === Infinity && wanted[home]! > 600 - 1e-6)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

/** A street of three pieces of 100 m, and a way round the middle one of 300 m, all at 10 m/s. */
function streetWithWayRound(middle: Partial<RoadFixture> = {}): ReturnType<typeof roadTable> {
  return roadTable([
    {
      id: 'a',
      line: [
        [0, 0],
        [100, 0],
      ],
      ...street,
    },
    {
      id: 'b',
      line: [
        [100, 0],
        [200, 0],
      ],
      ...street,
      ...middle,
    },
    {
      id: 'c',
      line: [
        [200, 0],
        [300, 0],
      ],
      ...street,
    },
    {
      id: 'round',
      line: [
        [100, 0],
        [100, 100],
        [200, 100],
        [200, 0],
      ],
      ...street,
    },
  ]);
}

describe('buses on roads that close', () => {
  const table = streetWithWayRound();
  const feed = feedOf(
    [
      [50, 5],
      [150, 5],
      [250, 5],
      [50, 5000],
    ],
    [
      { stops: [0, 1, 2], legS: [60, 60], startS: [3600] },
      { stops: [2, 0], legS: [120], startS: [3600] },
      { stops: [2, 3], legS: [900], startS: [3600] },
      { stops: [0, 2], legS: [90], startS: [3600], type: 0 },
    ],
  );
  const timetable = timetableOf(feed, 20260108, []);
  const pattern = (route: number): number => timetable.patternRoute.indexOf(route);
  const on = (layer: typeof table) => {
    const roads = createRoads(layer);
    return {
      roads,
      costs: freeTimesS(roads, (link) => (roads.use[link]! & uses.bus) !== 0),
      stops: attachTo(roads, layer, uses.bus)(feed.stopXY),
    };
  };
  const isBus = (one: number): boolean => timetable.patternRoute[one] !== 3;
  const today = on(table);
  const service = (closed: readonly string[], now = today, layer = table) => {
    const detours = new BusDetours(timetable, isBus, today, now);
    drained(detours.prepare());
    const isClosed = Uint8Array.from(now.roads.road, (road) => (closed.includes(layer.ids[road]!) ? 1 : 0));
    return detours.serviceAround(isClosed);
  };
  const at = (route: number, position: number): number => timetable.patternFirst[pattern(route)]! + position;

  test('TR-284 open roads, and roads that no line takes, leave the timetable as it is', () => {
    expect(service([])).toBeNull();
    expect(service(['round'])).toBeNull();
  });

  test('TR-284 a closed road is gone round, late to the end of the line; its stop is passed by', () => {
    const left = service(['b'])!;
    // 300 m instead of 100: 20 s at 10 m/s.
    expect(left.unserved[at(0, 1)]).toBe(1);
    expect(left.lateS[at(0, 2)]).toBe(20);
    expect([left.lateS[at(1, 0)], left.lateS[at(1, 1)]]).toEqual([0, 20]);
    // Nothing is known of the way to a stop beyond the roads; a tram needs none.
    expect([left.lateS[at(2, 1)], left.unserved[at(2, 1)], left.lastPosition[pattern(2)]]).toEqual([
      0,
      0,
      Infinity,
    ]);
    expect([left.lateS[at(3, 1)], left.unserved[at(3, 0)], left.lastPosition[pattern(3)]]).toEqual([
      0,
      0,
      Infinity,
    ]);
    const rides = drained(connectionsOf(timetable, 0, left));
    const onLine = (route: number) =>
      [...rides.run.keys()].filter((ride) => timetable.runFirst[pattern(route)] === rides.run[ride]);
    expect(
      onLine(0).map((ride) => [rides.departureS[ride], rides.arrivalS[ride], rides.closed[ride]]),
    ).toEqual([
      [3600, 3660, 2],
      [3660, 3740, 1],
    ]);
  });

  test('TR-284 a line ends where no way is left', () => {
    const left = service(['b', 'round'])!;
    expect(left.lastPosition[pattern(0)]).toBe(0);
    expect(left.lastPosition[pattern(1)]).toBe(0);
    expect(left.lastPosition[pattern(3)]).toBe(Infinity);
    const rides = drained(connectionsOf(timetable, 0, left));
    // The bus to the stop beyond the roads and the tram.
    expect(rides.run).toHaveLength(2);
  });

  test('TR-291 what becomes of each line is told when it changes, by the road that is met first', () => {
    const because = (link: number, atS: number) => {
      const text = `${table.ids[today.roads.road[link]!]} à ${atS}`;
      return { fr: text, en: text };
    };
    const at = (atS: number, closed: readonly string[]) => ({
      atS,
      troubles: lineTroubles(timetable, service(closed)),
    });
    const facts = busFacts(
      feed,
      [at(0, []), at(600, ['b']), at(1200, ['b']), at(1800, ['b', 'round']), at(3600, []), at(4200, ['a'])],
      because,
      7,
    );
    expect(facts.map(({ fr }) => fr)).toEqual([
      // 20 s late are not told.
      'b à 600 → ligne 1 : ne dessert pas Arrêt 1',
      // Stops beyond where it ends are not told one by one.
      'b à 1800 → ligne 1 : ne va pas au-delà de Arrêt 0',
      'b à 1800 → ligne 2 : ne va pas au-delà de Arrêt 2',
      '8\u00a0h\u00a000 → ligne 1 : à nouveau selon l’horaire',
      '8\u00a0h\u00a000 → ligne 2 : à nouveau selon l’horaire',
      'a à 4200 → ligne 1 : ne dessert pas Arrêt 0',
      'a à 4200 → ligne 2 : ne dessert pas Arrêt 0',
    ]);
    expect(facts[1]?.en).toBe('b à 1800 → line 1: goes no farther than Arrêt 0');
  });

  test('TR-285 a road that an alternative closes for good does the same as one that closes for a while', () => {
    const layer = streetWithWayRound({ lightVehicleAccess: 'Physiquement impossible' });
    const left = service([], on(layer), layer)!;
    expect([left.unserved[at(0, 1)], left.lateS[at(0, 2)], left.lateS[at(1, 1)]]).toEqual([1, 20, 20]);
    // A slower street makes its buses late, a quicker one does not make them early.
    const [slow, quick] = [18, 72].map((speedKmh) =>
      roadTable(
        ['a', 'b', 'c'].map((id, i) => ({
          id,
          line: [
            [100 * i, 0],
            [100 * i + 100, 0],
          ],
          ...street,
          speedKmh,
        })),
      ),
    );
    expect(service([], on(slow!), slow)?.lateS[at(0, 2)]).toBe(20);
    expect(service([], on(quick!), quick)).toBeNull();
  });
});
