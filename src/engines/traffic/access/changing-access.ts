import { changesOf, closedAt, costsAround } from '../closures.ts';
import type { Closure } from '../dynamic/day.ts';
import type { Roads } from '../roads/roads.ts';
import type { Attachments } from './attachments.ts';
import { type Reach, reachFrom, timesAlong, wayTo } from './reach.ts';
import {
  type AlongThrough,
  asTold,
  keepLongest,
  type Since,
  type Through,
  throughRun,
  type TimesThrough,
} from './through-run.ts';

/** Access of each building from the nearest place, as roads close and open. */
export interface ChangingAccess {
  /** Seconds at the start; Infinity: no way even then. */
  readonly startS: Float64Array;
  /** The longest of the run; Infinity: there is an instant without a way. */
  readonly longestS: Float64Array;
  /** Seconds without a way, of buildings that have one at the start. */
  readonly cutForS: Float64Array;
  /** First instant without a way, s (NaN: there is none), and the closed link that then cuts the open way; −1: none. */
  readonly cutFromS: Float64Array;
  readonly cutBy: Int32Array;
  readonly times: TimesThrough;
  readonly along: AlongThrough;
  readonly cuts: readonly Cut[];
  readonly detours: readonly Detour[];
}

/** Buildings that one road cuts off when it closes. */
export interface Cut {
  readonly road: number;
  readonly atS: number;
  readonly buildings: readonly number[];
  /** The longest time without a way among them, s. */
  withoutS: number;
  /** Whether one of them at least has none at the end either: how long it would go on is not known. */
  isStillSo: boolean;
}

/** Buildings that are reached by another way since a road closed. */
export interface Detour {
  readonly road: number;
  readonly atS: number;
  readonly buildings: readonly number[];
  /** The road by which they are reached instead: the longest of the way that the former one had not. */
  readonly by: number;
  readonly longerS: number;
}

/** Detours shorter than this are not told, s. */
const leastDetourS = 30;

/**
 * Follows access through a run: solved again whenever a road closes or opens. Yields between the instants.
 *
 * @param costs Seconds of each link without closures.
 */
export function* followAccess(
  roads: Roads,
  costs: Float64Array,
  closures: readonly Closure[],
  endS: number,
  places: Attachments,
  buildings: Attachments,
  offRoadMPerS: number,
): Generator<void, ChangingAccess, void> {
  const count = buildings.link.length;
  const links = costs.length;
  const reachAt = (isClosed: Uint8Array): Reach =>
    reachFrom(roads, costsAround(costs, isClosed), places, buildings, offRoadMPerS);
  const open = reachAt(new Uint8Array(links));
  yield;
  const instants = [0, ...changesOf(closures, endS), endS];
  const longestS = new Float64Array(count);
  const cutForS = new Float64Array(count);
  const startS = new Float64Array(count);
  const cutFromS = new Float64Array(count).fill(Number.NaN);
  const cutBy = new Int32Array(count).fill(-1);
  const times: Since<Float32Array<ArrayBuffer>>[] = [];
  const alongNow: Since<Float32Array<ArrayBuffer>>[] = [];
  const longestAlong = new Float32Array(2 * links);
  const told = new Map<
    string,
    { readonly timeS: Float32Array<ArrayBuffer>; readonly along: Float32Array<ArrayBuffer> }
  >();
  const cuts: Cut[] = [];
  const detours: Detour[] = [];
  const cutOf: (Cut | null)[] = new Array<Cut | null>(count).fill(null);
  const sinceS = new Float64Array(count).fill(Number.NaN);
  let former: Reach = open;
  for (let i = 0; i + 1 < instants.length; i++) {
    const [fromS, toS] = [instants[i]!, instants[i + 1]!];
    const isClosed = closedAt(closures, links, fromS);
    const reach = isClosed.includes(1) ? reachAt(isClosed) : open;
    yield;
    // A state of the roads that comes back has the same times: kept once.
    const state = isClosed.join('');
    const now = told.get(state) ?? {
      timeS: asTold(reach.timeS),
      along: timesAlong(roads, costsAround(costs, isClosed), places, reach, offRoadMPerS),
    };
    told.set(state, now);
    times.push({ fromS, value: now.timeS });
    alongNow.push({ fromS, value: now.along });
    keepLongest(longestAlong, now.along);
    const newCuts = new Map<number, number[]>();
    const newDetours = new Map<string, Detour & { readonly buildings: number[] }>();
    for (let building = 0; building < count; building++) {
      const timeS = reach.timeS[building]!;
      if (i === 0) startS[building] = timeS;
      longestS[building] = Math.max(longestS[building]!, timeS);
      if (open.timeS[building] === Infinity) continue;
      const wasCut = !Number.isNaN(sinceS[building]!);
      if (timeS === Infinity) {
        cutForS[building]! += toS - fromS;
        if (!wasCut) {
          sinceS[building] = fromS;
          const link = blockingLink(roads, open, building, isClosed);
          if (Number.isNaN(cutFromS[building]!)) {
            cutFromS[building] = fromS;
            cutBy[building] = link;
          }
          group(newCuts, link < 0 ? -1 : roads.road[link]!, building);
        }
        const cut = cutOf[building];
        if (cut) cut.withoutS = Math.max(cut.withoutS, cutForS[building]!);
        continue;
      }
      sinceS[building] = Number.NaN;
      const longerS = timeS - open.timeS[building]!;
      if (longerS < leastDetourS || Math.abs(timeS - former.timeS[building]!) < 1) continue;
      const link = blockingLink(roads, open, building, isClosed);
      const road = link < 0 ? -1 : roads.road[link]!;
      const by = newRoad(roads, open, reach, building);
      const key = `${road} ${by}`;
      const known = newDetours.get(key);
      if (!known) newDetours.set(key, { road, atS: fromS, buildings: [building], by, longerS });
      else {
        known.buildings.push(building);
        newDetours.set(key, { ...known, longerS: Math.max(known.longerS, longerS) });
      }
    }
    for (const [road, there] of newCuts) {
      const cut: Cut = { road, atS: fromS, buildings: there, withoutS: toS - fromS, isStillSo: false };
      for (const building of there) cutOf[building] = cut;
      cuts.push(cut);
    }
    detours.push(...newDetours.values());
    former = reach;
  }
  for (const [building, cut] of cutOf.entries())
    if (cut && !Number.isNaN(sinceS[building]!)) cut.isStillSo = true;
  return {
    startS,
    longestS,
    cutForS,
    cutFromS,
    cutBy,
    times,
    along: { instants: alongNow, longest: longestAlong },
    cuts,
    detours,
  };
}

/** Times from the nearest of some places, through a run. */
export interface PlaceTimes extends Through<Float64Array> {
  readonly along: AlongThrough;
}

/**
 * Seconds to each building through a run, as roads close and open; longest: Infinity where there is an instant without a way.
 * Yields between the states of the roads.
 *
 * @param costs Seconds of each link without closures.
 */
export function* followTimes(
  roads: Roads,
  costs: Float64Array,
  closures: readonly Closure[],
  endS: number,
  places: Attachments,
  buildings: Attachments,
  offRoadMPerS: number,
): Generator<void, PlaceTimes, void> {
  const longest = new Float64Array(buildings.link.length);
  const longestAlong = new Float32Array(2 * costs.length);
  const states = yield* throughRun([closures], costs.length, endS, function* ([isClosed]) {
    const now = costsAround(costs, isClosed!);
    const reach = reachFrom(roads, now, places, buildings, offRoadMPerS);
    for (let i = 0; i < longest.length; i++) longest[i] = Math.max(longest[i]!, reach.timeS[i]!);
    yield;
    const along = timesAlong(roads, now, places, reach, offRoadMPerS);
    keepLongest(longestAlong, along);
    return { timeS: asTold(reach.timeS), along };
  });
  const instants = states.map(({ fromS, value }) => ({ fromS, value: value.along }));
  return {
    times: states.map(({ fromS, value }) => ({ fromS, value: value.timeS })),
    along: { instants, longest: longestAlong },
    longest,
  };
}

function group(groups: Map<number, number[]>, key: number, building: number): void {
  const there = groups.get(key);
  if (there) there.push(building);
  else groups.set(key, [building]);
}

/** First closed link of the way that leads to a building when all are open, from the place on; −1: none is closed. */
function blockingLink(roads: Roads, open: Reach, building: number, isClosed: Uint8Array): number {
  return wayTo(roads, open, building).find((link) => isClosed[link] === 1) ?? -1;
}

/** Longest road of the present way that the open one has not; −1: none. */
function newRoad(roads: Roads, open: Reach, now: Reach, building: number): number {
  const known = new Set(wayTo(roads, open, building).map((link) => roads.road[link]!));
  let [found, longestM] = [-1, 0];
  for (const link of wayTo(roads, now, building)) {
    if (known.has(roads.road[link]!) || roads.lengthM[link]! <= longestM) continue;
    [found, longestM] = [roads.road[link]!, roads.lengthM[link]!];
  }
  return found;
}
