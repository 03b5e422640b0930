import { AppError } from '../../../base/errors.ts';
import { dayBefore, servicesOn, type TransitSchedule } from '../../../territory/transit-feed.ts';

/**
 * Runs of one day, by patterns: runs that call at the same stops, of which none overtakes another. Instants in seconds
 * of that day; runs of the day before that pass midnight are there, too.
 */
export interface Timetable {
  readonly stops: number;
  readonly patterns: number;
  /** Stops of pattern p: `patternStop[patternFirst[p] … patternFirst[p + 1] − 1]`, and who may get on and off there. */
  readonly patternFirst: Int32Array;
  readonly patternStop: Int32Array;
  readonly patternClosed: Uint8Array;
  readonly patternRoute: Int32Array;
  /** Runs of pattern p, by departure: `runFirst[p] … runFirst[p + 1] − 1`. */
  readonly runFirst: Int32Array;
  /** Instants of a run start at `runCall[run]`, one per stop of its pattern. */
  readonly runCall: Int32Array;
  readonly arrivalS: Int32Array;
  readonly departureS: Int32Array;
  /** Patterns at stop s, and where in them: `atFirst[s] … atFirst[s + 1] − 1`. */
  readonly atFirst: Int32Array;
  readonly atPattern: Int32Array;
  readonly atPosition: Int32Array;
  /** Ways on foot from stop s: `walkFirst[s] … walkFirst[s + 1] − 1`. */
  readonly walkFirst: Int32Array;
  readonly walkTo: Int32Array;
  readonly walkS: Int32Array;
}

/** A way on foot between two stops. */
export interface Footpath {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

const dayS = 86_400;

/** The timetable of a date YYYYMMDD. Footpaths are taken as they stand, each for one transfer. */
export function timetableOf(feed: TransitSchedule, date: number, footpaths: readonly Footpath[]): Timetable {
  const runs = [
    ...runsOf(feed, servicesOn(feed.services, date), 0),
    ...runsOf(feed, servicesOn(feed.services, dayBefore(date)), -dayS),
  ];
  return timetableOfPatterns(feed.stopIds.length, patternsOf(runs), footpaths);
}

/** What to tell when nothing runs on a date, with the days between which something may; null when something runs. */
export function missingService(feed: TransitSchedule, date: number, file: string): AppError | null {
  const isActive = servicesOn(feed.services, date);
  if (feed.tripService.some((service) => isActive[service] === true)) return null;
  let [first, last] = [Infinity, -Infinity];
  for (const { weekdays, first: from, last: to, added } of feed.services) {
    const days = weekdays.includes(true) ? [from, to, ...added] : added;
    for (const day of days) [first, last] = [Math.min(first, day), Math.max(last, day)];
  }
  return new AppError('traffic/gtfs-no-service', `nothing runs on ${date}`, {
    file,
    date: written(date),
    first: written(first),
    last: written(last),
  });
}

/** A date YYYYMMDD with hyphens; '' for none. */
function written(date: number): string {
  const text = `${date}`;
  return Number.isFinite(date) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : '';
}

/** One run, as a traveller sees it. */
export interface Run {
  readonly route: number;
  readonly stops: readonly number[];
  readonly closed: readonly number[];
  readonly arrivalS: readonly number[];
  readonly departureS: readonly number[];
}

function runsOf(feed: TransitSchedule, isActive: readonly boolean[], shiftS: number): Run[] {
  const runs: Run[] = [];
  for (let trip = 0; trip < feed.tripRoute.length; trip++) {
    if (isActive[feed.tripService[trip]!] !== true) continue;
    const [first, end] = [feed.callFirst[trip]!, feed.callFirst[trip + 1]!];
    // Of yesterday's runs only those still on their way matter.
    if (shiftS < 0 && feed.callArrivalS[end - 1]! + shiftS < 0) continue;
    runs.push({
      route: feed.tripRoute[trip]!,
      stops: Array.from(feed.callStop.subarray(first, end)),
      closed: Array.from(feed.callClosed.subarray(first, end)),
      arrivalS: Array.from(feed.callArrivalS.subarray(first, end), (second) => second + shiftS),
      departureS: Array.from(feed.callDepartureS.subarray(first, end), (second) => second + shiftS),
    });
  }
  return runs;
}

/** Runs of equal stops and route, sorted, each in the first group whose last run it follows everywhere. */
export function patternsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const byStops = new Map<string, Run[]>();
  for (const run of runs) {
    const key = `${run.route};${run.stops.join(',')};${run.closed.join(',')}`;
    const list = byStops.get(key);
    if (list) list.push(run);
    else byStops.set(key, [run]);
  }
  const patterns: Run[][] = [];
  for (const list of byStops.values()) {
    list.sort((a, b) => a.departureS[0]! - b.departureS[0]! || a.arrivalS.at(-1)! - b.arrivalS.at(-1)!);
    const own: Run[][] = [];
    for (const run of list) {
      const fitting = own.find((pattern) => follows(run, pattern.at(-1)!));
      if (fitting) fitting.push(run);
      else own.push([run]);
    }
    patterns.push(...own);
  }
  return patterns;
}

function follows(run: Run, before: Run): boolean {
  return run.stops.every(
    (_, i) => run.arrivalS[i]! >= before.arrivalS[i]! && run.departureS[i]! >= before.departureS[i]!,
  );
}

/** Arrays of patterns and footpaths. */
export function timetableOfPatterns(
  stops: number,
  patterns: readonly (readonly Run[])[],
  footpaths: readonly Footpath[],
): Timetable {
  const patternFirst = [0];
  const runFirst = [0];
  const [patternStop, patternClosed, patternRoute]: [number[], number[], number[]] = [[], [], []];
  const [runCall, arrivalS, departureS]: [number[], number[], number[]] = [[], [], []];
  const at: { stop: number; pattern: number; position: number }[] = [];
  for (const [pattern, runs] of patterns.entries()) {
    const [shape] = runs;
    if (!shape) continue;
    for (const [position, stop] of shape.stops.entries()) {
      at.push({ stop, pattern, position });
      patternStop.push(stop);
      patternClosed.push(shape.closed[position]!);
    }
    patternRoute.push(shape.route);
    patternFirst.push(patternStop.length);
    for (const run of runs) {
      runCall.push(arrivalS.length);
      for (const second of run.arrivalS) arrivalS.push(second);
      for (const second of run.departureS) departureS.push(second);
    }
    runFirst.push(runCall.length);
  }
  at.sort((a, b) => a.stop - b.stop || a.pattern - b.pattern || a.position - b.position);
  const walks = footpaths.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return {
    stops,
    patterns: patternRoute.length,
    patternFirst: Int32Array.from(patternFirst),
    patternStop: Int32Array.from(patternStop),
    patternClosed: Uint8Array.from(patternClosed),
    patternRoute: Int32Array.from(patternRoute),
    runFirst: Int32Array.from(runFirst),
    runCall: Int32Array.from(runCall),
    arrivalS: Int32Array.from(arrivalS),
    departureS: Int32Array.from(departureS),
    atFirst: offsetsOf(
      stops,
      at.map(({ stop }) => stop),
    ),
    atPattern: Int32Array.from(at, ({ pattern }) => pattern),
    atPosition: Int32Array.from(at, ({ position }) => position),
    walkFirst: offsetsOf(
      stops,
      walks.map(({ from }) => from),
    ),
    walkTo: Int32Array.from(walks, ({ to }) => to),
    walkS: Int32Array.from(walks, ({ seconds }) => seconds),
  };
}

/** Where each owner's entries begin in a list sorted by owner. */
function offsetsOf(count: number, owners: readonly number[]): Int32Array {
  const first = new Int32Array(count + 1);
  for (const owner of owners) first[owner + 1]!++;
  for (let i = 0; i < count; i++) first[i + 1]! += first[i]!;
  return first;
}
