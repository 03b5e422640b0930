import type { Text } from '../../../base/text.ts';
import { type TransitFeed, workingDayOf } from '../../../territory/transit-feed.ts';
import { costsAround } from '../closures.ts';
import type { Closure } from '../dynamic/day.ts';
import type { TrafficInput } from '../input.ts';
import { type ServicePlace, servicePlaces } from '../place-fields.ts';
import { freeTimesS } from '../roads/free-times.ts';
import { type Roads, type Use, uses } from '../roads/roads.ts';
import { type ArrivalProfiles, arrivalProfiles } from '../transit/arrival-profiles.ts';
import { BusDetours, type BusService, type StopsOnRoads } from '../transit/bus-detours.ts';
import { busFacts, lineTroubles } from '../transit/bus-facts.ts';
import { type Connections, connectionsOf } from '../transit/connections.ts';
import { type Timetable, timetableOf } from '../transit/timetable.ts';
import { changeFootpaths } from '../transit/transit-skim.ts';
import { type Attachments, attachTo } from './attachments.ts';
import { offRoadMPerS, placesWith, walkingTimesS } from './day-access.ts';
import { waysToNearest } from './nearest-ways.ts';
import { type StopsNear, stopsNear } from './stops-near.ts';
import { asTold, type Through, throughRun } from './through-run.ts';

/** When people leave, and how far they walk. */
export interface TransitWindow {
  /** First departure, s of the day, and departures, one each minute. */
  readonly fromS: number;
  readonly minutes: number;
  /** The longest walk to a stop or from one, s. */
  readonly longestWalkS: number;
}

/** Of each building, to the nearest place of a kind. */
export interface TransitTimes {
  /** Median over the departures, s; Infinity: neither on foot nor by a line. */
  readonly timeS: Float64Array;
  /** Share of the departures from which a line gets there sooner than walking all the way, 0 … 1. */
  readonly rideShare: Float64Array;
}

/** Why no time by public transport is told: no timetables, none of a working day, no stop beside the territory's ways. */
export type NoTransit = 'noStops' | 'noService' | 'noStopsHere';

export interface TransitAccess {
  /** The day of the timetables, YYYYMMDD. */
  readonly date: number;
  /** Through the run; null: there is no such place. */
  readonly places: Readonly<Record<ServicePlace, Through<TransitTimes> | null>>;
  /** What becomes of lines of buses as roads close and open. */
  readonly facts: readonly Text[];
}

const departureEveryS = 60;
/** A change takes a minute at least: an assumption, as in the choice of mode. */
const changeS = 60;
/** Buildings between two pauses. */
const buildingsPerPause = 200;

/**
 * Times from each building by public transport, or on foot where that is quicker, to the nearest place of each kind: median over a
 * window of departures of a working day (Conway, Byrd and van Eggermond 2018), through the run: roads that are closed at
 * an instant are so for the whole window.
 *
 * @param told Why a road is closed at an instant, and the hour at which the run begins.
 */
export function* transitAccess(
  input: TrafficInput,
  window: TransitWindow,
  closures: (use: Use) => readonly Closure[],
  buildings: Float64Array,
  told: { readonly because: (road: number, atS: number) => Text; readonly startHour: number },
): Generator<void, TransitAccess | NoTransit, void> {
  const { roads, table, places, durationS } = input;
  const { feed } = input.demand;
  if (feed === undefined) return 'noStops';
  const date = workingDayOf(feed);
  if (date === null) return 'noService';
  const timetable = timetableOf(feed, date, changeFootpaths(feed));
  yield;
  const attach = attachTo(roads, table, uses.walk);
  yield;
  const points = attach(buildings);
  yield;
  const stops = servedOnly(attach(feed.stopXY), timetable);
  if (stops.link.every((link) => link < 0)) return 'noStopsHere';
  const lines = yield* linesOf(input, feed, timetable, window.fromS);
  const walkS = walkingTimesS(roads);
  const [walk, bus] = [closures('walk'), closures('bus')];
  const sought = servicePlaces.flatMap((place) => {
    const xy = placesWith(places, place);
    return xy.length > 0 ? [{ place, goals: attach(xy) }] : [];
  });
  yield;
  const longest: Partial<Record<ServicePlace, TransitTimes>> = {};
  const states = yield* throughRun([walk, bus], roads.road.length, durationS, function* ([dry, driven]) {
    const service = lines.serviceAround(driven!);
    yield;
    const troubles = lineTroubles(timetable, service);
    const costs = costsAround(walkS, dry!);
    const near = yield* stopsNear(roads, costs, stops, points, offRoadMPerS, window.longestWalkS);
    const connections = yield* lines.rides(service);
    yield;
    const timeS: Partial<Record<ServicePlace, Float32Array<ArrayBuffer>>> = {};
    for (const { place, goals } of sought) {
      const onFoot = (from: Attachments): Float64Array =>
        waysToNearest(roads, costs, new Uint8Array(costs.length), goals, from, offRoadMPerS).timeS;
      const fromStopsS = onFoot(stops).map((seconds) =>
        seconds <= window.longestWalkS ? seconds : Infinity,
      );
      yield;
      const walkedS = onFoot(points);
      yield;
      const profiles = yield* arrivalProfiles(connections, timetable, fromStopsS, changeS);
      const times = yield* timesOver(window, near, profiles, walkedS);
      longest[place] = longer(longest[place], times);
      timeS[place] = asTold(times.timeS);
    }
    return { troubles, timeS };
  });
  const instants = states.map(({ fromS, value }) => ({ atS: fromS, troubles: value.troubles }));
  const because = (link: number, atS: number): Text => told.because(roads.road[link]!, atS);
  const facts = busFacts(feed, instants, because, told.startHour);
  const through = (place: ServicePlace): Through<TransitTimes> | null => {
    const ofLongest = longest[place];
    if (!ofLongest) return null;
    const times = states.map(({ fromS, value }) => ({ fromS, value: value.timeS[place]! }));
    return { times, longest: ofLongest };
  };
  return {
    date,
    places: { hospital: through('hospital'), school: through('school'), shop: through('shop') },
    facts,
  };
}

/** Only stops where a run calls on that day: nobody walks to others. */
function servedOnly(stops: Attachments, { atFirst }: Timetable): Attachments {
  return {
    ...stops,
    link: stops.link.map((link, stop) => (atFirst[stop] === atFirst[stop + 1] ? -1 : link)),
  };
}

/** What is left of the timetable while some links are closed to buses, and the rides of it. */
interface Lines {
  readonly serviceAround: (isClosed: Uint8Array) => BusService | null;
  readonly rides: (service: BusService | null) => Generator<void, Connections, void>;
}

function* linesOf(
  input: TrafficInput,
  feed: TransitFeed,
  timetable: Timetable,
  sinceS: number,
): Generator<void, Lines, void> {
  const { roads, table, demandBefore } = input;
  const on = (own: Roads, layer: TrafficInput['table']): StopsOnRoads => ({
    roads: own,
    costs: freeTimesS(own, (link) => (own.use[link]! & uses.bus) !== 0),
    stops: attachTo(own, layer, uses.bus)(feed.stopXY),
  });
  const now = on(roads, table);
  yield;
  const before = demandBefore ? on(demandBefore.roads, demandBefore.roadTable) : now;
  yield;
  const isOnRoad = (pattern: number): boolean => isBus(feed.routeTypes[timetable.patternRoute[pattern]!]!);
  const detours = new BusDetours(timetable, isOnRoad, before, now);
  yield* detours.prepare();
  let whole: Connections | null = null;
  return {
    serviceAround: (isClosed) => detours.serviceAround(isClosed),
    *rides(service) {
      if (service) return yield* connectionsOf(timetable, sinceS, service);
      whole ??= yield* connectionsOf(timetable, sinceS, null);
      return whole;
    },
  };
}

/** GTFS route types that drive on roads: buses, trolleybuses, and the extended types of coaches and buses. */
function isBus(type: number): boolean {
  return type === 3 || type === 11 || (type >= 200 && type < 300) || (type >= 700 && type <= 800);
}

/** Median and share over the departures of a window. Yields every few buildings. */
export function* timesOver(
  { fromS, minutes }: Pick<TransitWindow, 'fromS' | 'minutes'>,
  near: StopsNear,
  { first, leaveS, arriveS }: ArrivalProfiles,
  walkedS: Float64Array,
): Generator<void, TransitTimes, void> {
  const count = walkedS.length;
  const timeS = new Float64Array(count);
  const rideShare = new Float64Array(count);
  const soonestS = new Float64Array(minutes);
  const quickestS = quickestFrom({ first, leaveS, arriveS }, fromS);
  for (let building = 0; building < count; building++) {
    if (building % buildingsPerPause === 0) yield;
    const onFootS = walkedS[building]!;
    soonestS.fill(onFootS);
    let slowestS = onFootS;
    for (let k = near.first[building]!; k < near.first[building + 1]!; k++) {
      const accessS = near.walkS[k]!;
      // Stops come nearest first: nothing is won by walking longer to one than to the place itself.
      if (accessS >= onFootS) break;
      const stop = near.stop[k]!;
      // Not even its quickest journey would beat what is known for the slowest departure.
      if (accessS + quickestS[stop]! >= slowestS) continue;
      const [begin, end] = [first[stop]!, first[stop + 1]!];
      const lastS = fromS + (minutes - 1) * departureEveryS;
      slowestS = 0;
      let entry = endFrom(leaveS, begin, end, lastS + accessS);
      for (let minute = minutes - 1; minute >= 0; minute--) {
        const departS = fromS + minute * departureEveryS;
        while (entry < end && leaveS[entry]! >= departS + accessS) entry++;
        if (entry > begin && arriveS[entry - 1]! - departS < soonestS[minute]!)
          soonestS[minute] = arriveS[entry - 1]! - departS;
        if (soonestS[minute]! > slowestS) slowestS = soonestS[minute]!;
      }
    }
    let rides = 0;
    for (const seconds of soonestS) if (seconds < onFootS) rides++;
    rideShare[building] = rides / minutes;
    // The lower one of the two in the middle: a time that occurs.
    timeS[building] = soonestS.sort()[Math.ceil(minutes / 2) - 1]!;
  }
  return { timeS, rideShare };
}

/** Least time from each stop among those who leave at an instant or later, without waiting; Infinity: no ride. */
function quickestFrom({ first, leaveS, arriveS }: ArrivalProfiles, sinceS: number): Float64Array {
  const quickestS = new Float64Array(first.length - 1).fill(Infinity);
  for (let stop = 0; stop < quickestS.length; stop++)
    for (let entry = first[stop]!; entry < first[stop + 1]! && leaveS[entry]! >= sinceS; entry++)
      quickestS[stop] = Math.min(quickestS[stop]!, arriveS[entry]! - leaveS[entry]!);
  return quickestS;
}

/** End of the entries that leave at an instant or later, of falling ones. */
function endFrom(leaveS: Float64Array, begin: number, end: number, readyS: number): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leaveS[middle]! >= readyS) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of each building, the instant that takes longer; none at all takes longest. */
function longer(before: TransitTimes | undefined, now: TransitTimes): TransitTimes {
  if (!before) return now;
  const isLonger = (building: number): boolean => now.timeS[building]! > before.timeS[building]!;
  return {
    timeS: before.timeS.map((seconds, building) => (isLonger(building) ? now.timeS[building]! : seconds)),
    rideShare: before.rideShare.map((share, building) =>
      isLonger(building) ? now.rideShare[building]! : share,
    ),
  };
}
