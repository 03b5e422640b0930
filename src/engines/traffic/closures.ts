import type { Closure } from './dynamic/day.ts';
import { type Roads, type Use, uses } from './roads/roads.ts';

/** Depth from which each kind of vehicle, or a person on foot, no longer passes, m. */
export type PassableDepths = Readonly<Record<Use, number>>;

/** Water on the roads at instants of the run: the greatest depth along each, m, instants × roads. */
export interface RoadWater {
  readonly timesS: Float64Array;
  readonly depthM: Float32Array;
}

/** What a run knows of its roads besides the layer: who may not use a road from when to when. */
export interface RoadClosure {
  /** Feature of the roads' layer. */
  readonly road: number;
  /** Bits of `uses`. */
  readonly use: number;
  readonly fromS: number;
  /** Infinity: to the end. */
  readonly toS: number;
  /** It holds for those only who may take the road between instants: it says when they may not. */
  readonly isOfTimed: boolean;
}

/**
 * When a use is shut out of each link: by water from the instant at which it is seen too deep until the first at which it is
 * not, and by what was decided: for the whole event, or between instants.
 *
 * @param fords Roads that water closes from the first centimetre (`Gué ou radier`), by feature.
 */
export function closuresOf(
  roads: Roads,
  use: Use,
  water: RoadWater | null,
  passableM: PassableDepths,
  fords: Uint8Array,
  decided: readonly RoadClosure[],
): readonly Closure[] {
  const bit = uses[use];
  const closures: Closure[] = [];
  const periods = water ? wetPeriods(water, fords, passableM[use]) : new Map<number, readonly Period[]>();
  for (let link = 0; link < roads.road.length; link++) {
    if ((roads.use[link]! & bit) === 0) continue;
    if ((roads.closedUse[link]! & bit) !== 0) {
      closures.push({ link, fromS: 0, toS: Infinity });
      continue;
    }
    const road = roads.road[link]!;
    for (const period of periods.get(road) ?? []) closures.push({ link, ...period });
    const isTimed = (roads.timedUse[link]! & bit) !== 0;
    for (const one of decided) {
      if (one.road !== road || (one.use & bit) === 0 || (one.isOfTimed && !isTimed)) continue;
      closures.push({ link, fromS: one.fromS, toS: one.toS });
    }
  }
  return closures;
}

interface Period {
  readonly fromS: number;
  readonly toS: number;
}

function wetPeriods(
  { timesS, depthM }: RoadWater,
  fords: Uint8Array,
  passableM: number,
): ReadonlyMap<number, readonly Period[]> {
  const roads = fords.length;
  const periods = new Map<number, Period[]>();
  for (let road = 0; road < roads; road++) {
    const found: Period[] = [];
    let since = -1;
    const limitM = fords[road] === 1 ? 0 : passableM;
    for (let i = 0; i < timesS.length; i++) {
      const isShut = depthM[i * roads + road]! > limitM;
      if (isShut && since < 0) since = i;
      if (isShut || since < 0) continue;
      found.push({ fromS: timesS[since]!, toS: timesS[i]! });
      since = -1;
    }
    if (since >= 0) found.push({ fromS: timesS[since]!, toS: Infinity });
    if (found.length > 0) periods.set(road, found);
  }
  return periods;
}

/** Links shut at an instant, 1 each. */
export function closedAt(closures: readonly Closure[], links: number, timeS: number): Uint8Array {
  const isClosed = new Uint8Array(links);
  for (const { link, fromS, toS } of closures) if (fromS <= timeS && timeS < toS) isClosed[link] = 1;
  return isClosed;
}

/** Costs of links where those that are closed cost Infinity. */
export function costsAround(costs: Float64Array, isClosed: Uint8Array): Float64Array {
  return costs.map((cost, link) => (isClosed[link] === 1 ? Infinity : cost));
}

/** Instants at which something closes or opens, within a run, increasing. */
export function changesOf(closures: readonly Closure[], endS: number): readonly number[] {
  const instants = new Set(closures.flatMap(({ fromS, toS }) => [fromS, toS]));
  return [...instants].filter((timeS) => timeS > 0 && timeS < endS).toSorted((a, b) => a - b);
}
