import { servicesOn, type TransitSchedule, workingDayOf } from './transit-feed.ts';

/** Departures of a line towards one last stop. */
export interface Departures {
  /** Position in the feed's routes. */
  readonly line: number;
  /** Name of the last stop of the runs. */
  readonly towards: string;
  readonly count: number;
  /** Seconds of the day of service; runs after midnight pass 86 400. */
  readonly firstS: number;
  readonly lastS: number;
  /** Within the window, at the stop `at`. */
  readonly inWindow: number;
  /** Median time between two of those, s, the lower one of the two in the middle; null: fewer than two. */
  readonly intervalS: number | null;
  /** Position in the feed's stops. */
  readonly at: number;
}

/** Part of a day, s: departures from `fromS` on, before `toS`. */
export interface DayWindow {
  readonly fromS: number;
  readonly toS: number;
}

/** The runs of one day of service. */
export interface TransitDay {
  /** YYYYMMDD. */
  readonly date: number;
  /** Trips by line. */
  readonly tripsOf: ReadonlyMap<number, readonly number[]>;
  /** Calls from which a person may leave, by stop: trip and position among the feed's calls, alternately. */
  readonly callsAt: ReadonlyMap<number, readonly number[]>;
}

/** GTFS `pickup_type` 1 in `callClosed`: nobody may board. */
const noBoarding = 1;

/** The working day that stands for others (`workingDayOf`); null when nothing runs on any. */
export function transitDay(feed: TransitSchedule): TransitDay | null {
  const date = workingDayOf(feed);
  if (date === null) return null;
  const isActive = servicesOn(feed.services, date);
  const tripsOf = new Map<number, number[]>();
  const callsAt = new Map<number, number[]>();
  for (let trip = 0; trip < feed.tripRoute.length; trip++) {
    if (isActive[feed.tripService[trip] as number] !== true) continue;
    add(tripsOf, feed.tripRoute[trip] as number, trip);
    const [first, end] = callsOf(feed, trip);
    // Nobody leaves from the last stop.
    for (let call = first; call < end - 1; call++)
      if (((feed.callClosed[call] as number) & noBoarding) === 0)
        add(callsAt, feed.callStop[call] as number, trip, call);
  }
  return { date, tripsOf, callsAt };
}

function add(lists: Map<number, number[]>, key: number, ...values: readonly number[]): void {
  const list = lists.get(key);
  if (list) list.push(...values);
  else lists.set(key, [...values]);
}

function callsOf({ callFirst }: TransitSchedule, trip: number): readonly [first: number, end: number] {
  return [callFirst[trip] as number, callFirst[trip + 1] as number];
}

function lastStopName(feed: TransitSchedule, trip: number): string {
  const [, end] = callsOf(feed, trip);
  return feed.stopNames[feed.callStop[end - 1] as number] ?? '';
}

/** What leaves from a stop, by line and last stop: lines in the feed's order, then by the name of the last stop. */
export function departuresAt(
  feed: TransitSchedule,
  day: TransitDay,
  stop: number,
  window: DayWindow,
): readonly Departures[] {
  const groups = new Map<string, { line: number; towards: string; timesS: number[] }>();
  const calls = day.callsAt.get(stop) ?? [];
  for (let k = 0; k < calls.length; k += 2) {
    const [trip, call] = [calls[k] as number, calls[k + 1] as number];
    const line = feed.tripRoute[trip] as number;
    const towards = lastStopName(feed, trip);
    const group = groups.get(`${line} ${towards}`) ?? { line, towards, timesS: [] };
    groups.set(`${line} ${towards}`, group);
    group.timesS.push(feed.callDepartureS[call] as number);
  }
  const rows = Array.from(groups.values(), ({ line, towards, timesS }) => {
    const sorted = timesS.sort((a, b) => a - b);
    return { line, towards, ...spanOf(sorted), ...pace(sorted, window), at: stop };
  });
  return rows.sort(inOrder);
}

/**
 * Runs of a line, by last stop. First and last are departures from where each run begins; the interval is told at the stop
 * from which most of the runs leave, the first of equal ones along the longest run.
 */
export function departuresOf(
  feed: TransitSchedule,
  day: TransitDay,
  line: number,
  window: DayWindow,
): readonly Departures[] {
  const groups = new Map<string, number[]>();
  for (const trip of day.tripsOf.get(line) ?? []) {
    const towards = lastStopName(feed, trip);
    const group = groups.get(towards);
    if (group) group.push(trip);
    else groups.set(towards, [trip]);
  }
  const rows = Array.from(groups, ([towards, trips]) => {
    const startsS = trips.map((trip) => feed.callDepartureS[callsOf(feed, trip)[0]] as number);
    const at = busiestStop(feed, trips);
    const timesS = trips.flatMap((trip) => timesAt(feed, trip, at));
    return {
      line,
      towards,
      ...spanOf(startsS.sort((a, b) => a - b)),
      ...pace(
        timesS.sort((a, b) => a - b),
        window,
      ),
      at,
    };
  });
  return rows.sort(inOrder);
}

function inOrder(a: Departures, b: Departures): number {
  return a.line - b.line || (a.towards < b.towards ? -1 : 1);
}

function spanOf(sortedS: readonly number[]): Pick<Departures, 'count' | 'firstS' | 'lastS'> {
  return { count: sortedS.length, firstS: sortedS[0] ?? Number.NaN, lastS: sortedS.at(-1) ?? Number.NaN };
}

function pace(
  sortedS: readonly number[],
  { fromS, toS }: DayWindow,
): Pick<Departures, 'inWindow' | 'intervalS'> {
  const within = sortedS.filter((timeS) => timeS >= fromS && timeS < toS);
  const gaps = within.slice(1).map((timeS, i) => timeS - (within[i] as number));
  const median = gaps.sort((a, b) => a - b)[Math.ceil(gaps.length / 2) - 1];
  return { inWindow: within.length, intervalS: median ?? null };
}

/** The stop from which most of some trips leave. */
function busiestStop(feed: TransitSchedule, trips: readonly number[]): number {
  const counts = new Map<number, number>();
  let longest: Int32Array = new Int32Array(0);
  for (const trip of trips) {
    const [first, end] = callsOf(feed, trip);
    const stops = feed.callStop.subarray(first, end - 1);
    if (stops.length > longest.length) longest = stops;
    for (const stop of new Set(stops)) counts.set(stop, (counts.get(stop) ?? 0) + 1);
  }
  let [found, most] = [longest[0] ?? 0, 0];
  for (const stop of [...longest, ...counts.keys()]) {
    const count = counts.get(stop) ?? 0;
    if (count > most) [found, most] = [stop, count];
  }
  return found;
}

function timesAt(feed: TransitSchedule, trip: number, stop: number): number[] {
  const [first, end] = callsOf(feed, trip);
  const at = feed.callStop.subarray(first, end - 1).indexOf(stop);
  return at < 0 ? [] : [feed.callDepartureS[first + at] as number];
}

const stopsKnown = new WeakMap<TransitSchedule, ReadonlyMap<number, readonly number[]>>();

/** Stops of a line, each once, in the order of its longest trips, whatever the day; found for all lines of a feed at once. */
export function stopsOfLine(feed: TransitSchedule, line: number): readonly number[] {
  const known = stopsKnown.get(feed) ?? stopsByLine(feed);
  stopsKnown.set(feed, known);
  return known.get(line) ?? [];
}

function stopsByLine(feed: TransitSchedule): ReadonlyMap<number, readonly number[]> {
  const trips = new Map<number, number[]>();
  for (let trip = 0; trip < feed.tripRoute.length; trip++) add(trips, feed.tripRoute[trip] as number, trip);
  const sizeOf = (trip: number): number =>
    (feed.callFirst[trip + 1] as number) - (feed.callFirst[trip] as number);
  const stops = new Map<number, readonly number[]>();
  for (const [line, own] of trips) {
    const found = new Set<number>();
    for (const trip of own.sort((a, b) => sizeOf(b) - sizeOf(a))) {
      const [first, end] = callsOf(feed, trip);
      for (let call = first; call < end; call++) found.add(feed.callStop[call] as number);
    }
    stops.set(line, [...found]);
  }
  return stops;
}

/** What a line's vehicles are. */
export type TransitMode =
  | 'tram'
  | 'metro'
  | 'train'
  | 'bus'
  | 'coach'
  | 'boat'
  | 'cable'
  | 'funicular'
  | 'other';

const plainModes: Readonly<Record<number, TransitMode>> = {
  0: 'tram',
  1: 'metro',
  2: 'train',
  3: 'bus',
  4: 'boat',
  5: 'tram',
  6: 'cable',
  7: 'funicular',
  11: 'bus',
};
const extendedModes: Readonly<Record<number, TransitMode>> = {
  1: 'train',
  2: 'coach',
  4: 'metro',
  7: 'bus',
  8: 'bus',
  9: 'tram',
  10: 'boat',
  12: 'boat',
  13: 'cable',
  14: 'funicular',
};

/** By the GTFS `route_type`, or its extended one by hundreds (Google's list). */
export function modeOf(routeType: number): TransitMode {
  const mode = routeType < 100 ? plainModes[routeType] : extendedModes[Math.floor(routeType / 100)];
  return mode ?? 'other';
}
