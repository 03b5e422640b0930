import { type Attachments, sidesOf } from '../access/attachments.ts';
import { reachFrom, wayTo } from '../access/reach.ts';
import { costsAround } from '../closures.ts';
import type { Roads } from '../roads/roads.ts';
import type { Timetable } from './timetable.ts';

/** Stops beside the roads that buses may take. */
export interface StopsOnRoads {
  readonly roads: Roads;
  /** Seconds of each link without other vehicles; Infinity: no bus passes. */
  readonly costs: Float64Array;
  readonly stops: Attachments;
}

/** What changed or closed roads leave of a timetable. */
export interface BusService {
  /** Of each stop of a pattern, as `Timetable.patternStop`: 1: no bus comes there; and how late it is there, s. */
  readonly unserved: Uint8Array;
  readonly lateS: Int32Array;
  /** Last position that buses of each pattern come to; Infinity: the end of the line. */
  readonly lastPosition: Float64Array;
  /** Of each pattern: the closed link that its buses meet first; −1: none. */
  readonly cause: Int32Array;
}

/** A stop farther from today's roads than this has none of them: nothing is known of its buses' ways, m. An assumption. */
const besideRoadM = 100;
/** A stop moves no farther than this to another road, m: half a junction. An assumption. */
const mayMoveM = 20;

/**
 * What becomes of buses on roads that an alternative changes, or that close. No feed says by which roads a bus goes:
 * the quickest way between two stops that follow each other stands for it. Where that way is closed the bus takes the
 * quickest one left and is late by what that takes longer than on today's roads, from there to the end of its line; a stop on a
 * closed road is passed by; where no way is left the line ends. Roads never make a bus early.
 */
export class BusDetours {
  private readonly timetable: Timetable;
  private readonly isOnRoad: (pattern: number) => boolean;
  private readonly before: StopsOnRoads;
  private readonly now: StopsOnRoads;
  /** By pair of stops: seconds on today's roads, and on the alternative's without closures, and its links. */
  private readonly pairs = new Map<number, Pair>();

  /** @param isOnRoad Patterns of buses; others come whatever the roads. */
  constructor(
    timetable: Timetable,
    isOnRoad: (pattern: number) => boolean,
    before: StopsOnRoads,
    now: StopsOnRoads,
  ) {
    this.timetable = timetable;
    this.isOnRoad = isOnRoad;
    this.before = before;
    this.now = now;
  }

  /** Finds the ways between stops that follow each other: once, before `serviceAround`. Yields between the searches. */
  *prepare(): Generator<void, void, void> {
    const { timetable, before, now, pairs } = this;
    const targets = new Map<number, Set<number>>();
    for (const [from, to] of this.follows()) {
      const known = targets.get(from);
      if (known) known.add(to);
      else targets.set(from, new Set([to]));
    }
    for (const [from, all] of targets) {
      const [old, own] = [before, now].map(({ roads, costs, stops }) =>
        reachFrom(roads, costs, one(stops, from), stops, Infinity),
      ) as [ReturnType<typeof reachFrom>, ReturnType<typeof reachFrom>];
      for (const to of all)
        pairs.set(from * timetable.stops + to, {
          beforeS: old.timeS[to]!,
          openS: own.timeS[to]!,
          links: wayTo(now.roads, own, to),
        });
      yield;
    }
  }

  /** What is left of the timetable while some links are closed to buses; null: all of it. */
  serviceAround(isClosed: Uint8Array): BusService | null {
    const { timetable, isOnRoad } = this;
    const { patterns, patternFirst, patternStop } = timetable;
    const unserved = new Uint8Array(patternStop.length);
    const lateS = new Int32Array(patternStop.length);
    const lastPosition = new Float64Array(patterns).fill(Infinity);
    const cause = new Int32Array(patterns).fill(-1);
    const seconds = this.secondsAround(isClosed);
    let isChanged = false;
    const meet = (pattern: number, links: readonly number[]): void => {
      if (cause[pattern]! < 0) cause[pattern] = links.find((link) => isClosed[link] === 1) ?? -1;
    };
    for (let pattern = 0; pattern < patterns; pattern++) {
      if (!isOnRoad(pattern)) continue;
      const first = patternFirst[pattern]!;
      let [late, former, plannedS] = [0, -1, 0];
      for (let position = 0; position < patternFirst[pattern + 1]! - first; position++) {
        const stop = patternStop[first + position]!;
        if (position > 0)
          plannedS += this.pairOf(patternStop[first + position - 1]!, stop)?.beforeS ?? Infinity;
        if (!this.isServed(stop, isClosed)) {
          unserved[first + position] = 1;
          lateS[first + position] = late;
          isChanged = true;
          meet(pattern, this.linksOf(stop));
          continue;
        }
        // Where the way today is not known nothing is known of what a closure does to it.
        if (former >= 0 && plannedS < Infinity) {
          if (position - former === 1)
            meet(pattern, this.pairOf(patternStop[first + former]!, stop)?.links ?? []);
          const takesS = seconds(patternStop[first + former]!, stop, position - former === 1);
          if (takesS === Infinity) {
            lastPosition[pattern] = former;
            isChanged = true;
            break;
          }
          late += Math.max(0, Math.round(takesS - plannedS));
        }
        lateS[first + position] = late;
        isChanged ||= late > 0;
        [former, plannedS] = [position, 0];
      }
    }
    return isChanged ? { unserved, lateS, lastPosition, cause } : null;
  }

  /** Pairs of stops that follow each other on lines of buses. */
  private *follows(): Generator<readonly [from: number, to: number], void, void> {
    const { patterns, patternFirst, patternStop } = this.timetable;
    for (let pattern = 0; pattern < patterns; pattern++) {
      if (!this.isOnRoad(pattern)) continue;
      for (let at = patternFirst[pattern]! + 1; at < patternFirst[pattern + 1]!; at++) {
        const [from, to] = [patternStop[at - 1]!, patternStop[at]!];
        if (this.isKnown(from) && this.isKnown(to)) yield [from, to];
      }
    }
  }

  private pairOf(from: number, to: number): Pair | undefined {
    return this.pairs.get(from * this.timetable.stops + to);
  }

  private isKnown(stop: number): boolean {
    const { link, offRoadM } = this.before.stops;
    return link[stop]! >= 0 && offRoadM[stop]! <= besideRoadM;
  }

  private isServed(stop: number, isClosed: Uint8Array): boolean {
    if (!this.isKnown(stop)) return true;
    const { costs, stops } = this.now;
    if (!(stops.offRoadM[stop]! <= this.before.stops.offRoadM[stop]! + mayMoveM)) return false;
    return this.linksOf(stop).some((link) => costs[link]! < Infinity && isClosed[link] === 0);
  }

  /** Links beside which a stop stands. */
  private linksOf(stop: number): readonly number[] {
    return sidesOf(this.now.roads, this.now.stops, stop).map(({ link }) => link);
  }

  /** Seconds between two stops past closed links; searches are made where the open way is not to be taken. */
  private secondsAround(isClosed: Uint8Array): (from: number, to: number, follows: boolean) => number {
    const { roads, costs, stops } = this.now;
    const around = costsAround(costs, isClosed);
    const searched = new Map<number, Float64Array>();
    return (from, to, follows) => {
      const pair = follows ? this.pairOf(from, to) : undefined;
      if (pair && !pair.links.some((link) => isClosed[link] === 1)) return pair.openS;
      let timeS = searched.get(from);
      if (!timeS) {
        timeS = reachFrom(roads, around, one(stops, from), stops, Infinity).timeS;
        searched.set(from, timeS);
      }
      return timeS[to]!;
    };
  }
}

interface Pair {
  readonly beforeS: number;
  readonly openS: number;
  readonly links: readonly number[];
}

/** One of some attached things. */
function one({ link, share, offRoadM }: Attachments, thing: number): Attachments {
  return {
    link: link.subarray(thing, thing + 1),
    share: share.subarray(thing, thing + 1),
    offRoadM: offRoadM.subarray(thing, thing + 1),
  };
}
