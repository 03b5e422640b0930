import { type TransitFeed, workingDayOf } from '../../../territory/transit-feed.ts';
import type { TransitSkim } from '../demand/skims.ts';
import { type Access, never, Raptor, type RaptorOptions } from './raptor.ts';
import { type Footpath, type Timetable, timetableOf } from './timetable.ts';

export interface DepartureWindow {
  /** Seconds of the day, first departure and last (not included), and the interval between them. */
  readonly fromS: number;
  readonly toS: number;
  readonly everyS: number;
  /** Journeys that take longer are none, s. */
  readonly longestS: number;
}

/** The morning's two hours, minute by minute, as accessibility studies take them; an argument. */
export const morning: DepartureWindow = { fromS: 25_200, toS: 32_400, everyS: 60, longestS: 7200 };

/** Percentiles of the times over a window of departures, `n × n` row by row, minutes; NaN: fewer departures reach. */
export interface TransitTimesOverWindow {
  /** For each percentile asked for. */
  readonly percentilesMin: readonly Float64Array[];
  /** Part of departures from which the place is reached. */
  readonly reachedShare: Float64Array;
  /** Means over departures that reach, for mode choice; none where under half of them do. */
  readonly skim: TransitSkim;
}

/** Departures between two pauses. */
const departuresPerPause = 8;
/** How far people walk to a stop or between two, m along the ground, and how fast. Assumptions. */
const farthestM = 1000;
const detour = 1.3;
const walkMPerS = 4.5 / 3.6;

/**
 * Times by public transport between places, leaving at every instant of a window (the initial wait counts, as for who
 * does not know the timetable), with percentiles over it (Conway, Byrd and van der Linden 2017). Pauses every few departures.
 *
 * @param placeXY Easting, northing of the places, and `stopXY` of the stops, m.
 * @param percentiles 0 … 100, each a time that occurs.
 */
export function* transitBetween(
  timetable: Timetable,
  placeXY: Float64Array,
  stopXY: Float64Array,
  window: DepartureWindow,
  percentiles: readonly number[],
  fareEur: number,
  options: RaptorOptions = {},
): Generator<void, TransitTimesOverWindow, void> {
  const n = placeXY.length / 2;
  const near = accessOf(placeXY, stopXY);
  const departures = Math.max(1, Math.ceil((window.toS - window.fromS) / window.everyS));
  const percentilesMin = percentiles.map(() => new Float64Array(n * n).fill(Number.NaN));
  const reachedShare = new Float64Array(n * n);
  const skim = {
    inVehicleMin: new Float64Array(n * n).fill(Number.NaN),
    waitMin: new Float64Array(n * n),
    accessMin: new Float64Array(n * n),
    transfers: new Float64Array(n * n),
    fareEur,
  };
  const raptor = new Raptor(timetable, options);
  const totals = new Float64Array(n * departures);
  for (let origin = 0; origin < n; origin++) {
    const sums = sumsOf(n);
    totals.fill(Infinity);
    raptor.reset();
    for (let k = departures - 1; k >= 0; k--) {
      const departureS = window.fromS + k * window.everyS;
      raptor.depart(departureS, near[origin]!);
      if (k % departuresPerPause === 0) yield;
      for (let place = 0; place < n; place++) {
        if (place === origin) continue;
        const total = soonestInto(raptor, near[place]!, departureS, window.longestS, sums, place);
        totals[place * departures + k] = total;
      }
    }
    for (let place = 0; place < n; place++) {
      const at = origin * n + place;
      const own = totals.subarray(place * departures, (place + 1) * departures).toSorted();
      for (const [p, percent] of percentiles.entries()) {
        const position = Math.max(0, Math.ceil((percent / 100) * departures) - 1);
        if (own[position]! < Infinity) percentilesMin[p]![at] = own[position]! / 60;
      }
      const reached = sums.count[place]!;
      reachedShare[at] = reached / departures;
      if (reached * 2 < departures) continue;
      skim.inVehicleMin[at] = sums.rideS[place]! / reached / 60;
      skim.accessMin[at] = sums.footS[place]! / reached / 60;
      skim.waitMin[at] = sums.waitS[place]! / reached / 60;
      skim.transfers[at] = sums.transfers[place]! / reached;
    }
  }
  return { percentilesMin, reachedShare, skim };
}

/** Footpaths between stops that lie near each other, both ways. */
export function footpathsOf(stopXY: Float64Array, withinM: number): Footpath[] {
  const paths: Footpath[] = [];
  for (const [from, near] of accessOf(stopXY, stopXY, withinM).entries())
    for (const { stop, seconds } of near) if (stop !== from) paths.push({ from, to: stop, seconds });
  return paths;
}

/** Changes on foot, m. */
const changeWithinM = 400;

/** Ways on foot between stops of a feed, as changes take them. */
export function changeFootpaths(feed: TransitFeed): Footpath[] {
  return footpathsOf(feed.stopXY, changeWithinM);
}

/** Stops within a walk of each place, nearest first. Squares of that side hold the stops, so that few are looked at. */
function accessOf(placeXY: Float64Array, stopXY: Float64Array, withinM = farthestM): Access[][] {
  const side = withinM / detour;
  const buckets = new Map<string, number[]>();
  for (let stop = 0; stop < stopXY.length / 2; stop++) {
    const key = `${Math.floor(stopXY[2 * stop]! / side)},${Math.floor(stopXY[2 * stop + 1]! / side)}`;
    const list = buckets.get(key);
    if (list) list.push(stop);
    else buckets.set(key, [stop]);
  }
  return Array.from({ length: placeXY.length / 2 }, (_, place) => {
    const [x, y] = [placeXY[2 * place]!, placeXY[2 * place + 1]!];
    const found: Access[] = [];
    for (let u = Math.floor(x / side) - 1; u <= Math.floor(x / side) + 1; u++)
      for (let v = Math.floor(y / side) - 1; v <= Math.floor(y / side) + 1; v++)
        for (const stop of buckets.get(`${u},${v}`) ?? []) {
          const [dx, dy] = [stopXY[2 * stop]! - x, stopXY[2 * stop + 1]! - y];
          const walkM = detour * Math.sqrt(dx * dx + dy * dy);
          if (walkM <= withinM) found.push({ stop, seconds: Math.round(walkM / walkMPerS) });
        }
    return found.sort((a, b) => a.seconds - b.seconds || a.stop - b.stop);
  });
}

interface Sums {
  readonly count: Float64Array;
  readonly rideS: Float64Array;
  readonly footS: Float64Array;
  readonly waitS: Float64Array;
  readonly transfers: Float64Array;
}

function sumsOf(n: number): Sums {
  return {
    count: new Float64Array(n),
    rideS: new Float64Array(n),
    footS: new Float64Array(n),
    waitS: new Float64Array(n),
    transfers: new Float64Array(n),
  };
}

/** Total time of the soonest journey to a place, s, added to its sums; Infinity without one. A way on foot alone is none. */
function soonestInto(
  raptor: Raptor,
  egress: readonly Access[],
  departureS: number,
  longestS: number,
  sums: Sums,
  place: number,
): number {
  let [soonest, lastStop, lastWalkS] = [Infinity, -1, 0];
  for (const { stop, seconds } of egress) {
    const arrivalS = raptor.arrivalS[stop]!;
    if (arrivalS === never || raptor.rides[stop] === 0) continue;
    const total = arrivalS + seconds - departureS;
    if (total >= soonest || total > longestS) continue;
    [soonest, lastStop, lastWalkS] = [total, stop, seconds];
  }
  if (lastStop < 0) return Infinity;
  const footS = raptor.footS[lastStop]! + lastWalkS;
  sums.count[place]!++;
  sums.rideS[place]! += raptor.rideS[lastStop]!;
  sums.footS[place]! += footS;
  sums.waitS[place]! += soonest - raptor.rideS[lastStop]! - footS;
  sums.transfers[place]! += raptor.rides[lastStop]! - 1;
  return soonest;
}

/** Every five minutes of the morning: enough for means. */
const forChoice: DepartureWindow = { ...morning, everyS: 300 };
/** A ride, EUR: an assumption, for fares are not read. */
const fareEur = 1.5;

/**
 * Times by public transport between places as people choose by them: a working day of the timetable, leaving between 7
 * and 9. Null when nothing runs on any working day.
 */
export function* transitForChoice(
  feed: TransitFeed,
  placeXY: Float64Array,
): Generator<void, TransitSkim | null, void> {
  const date = workingDayOf(feed);
  if (date === null) return null;
  const timetable = timetableOf(feed, date, changeFootpaths(feed));
  yield;
  return (yield* transitBetween(timetable, placeXY, feed.stopXY, forChoice, [], fareEur)).skim;
}
