import type { Timetable } from './timetable.ts';

/** A stop that can be reached on foot from where a journey begins, or from which its end can be. */
export interface Access {
  readonly stop: number;
  readonly seconds: number;
}

export interface RaptorOptions {
  /** Rides at most; one more than transfers. */
  readonly mostRides?: number;
  /** Time that a transfer takes at least, s. */
  readonly changeS?: number;
}

/** Never. */
export const never = 0x7fff_ffff;

/**
 * Earliest arrivals by public transport, round by round of rides (RAPTOR: Delling, Pajor and Werneck 2012, "Round-based
 * public transit routing", algorithm 1), with one footpath after each ride (so footpaths are to be transitively closed, where
the sum of two is to be walked), and a window of departures from the latest to the
 * earliest that keeps its labels (rRAPTOR, section 4.2: a journey that leaves later is never beaten by one that leaves
 * earlier and arrives no sooner).
 */
export class Raptor {
  /** Best arrival at each stop with any number of rides, for the last departure asked for, s; `never` without. */
  readonly arrivalS: Int32Array;
  /** Of those arrivals: rides, time in vehicles, and on foot between and before them, s. */
  readonly rides: Int32Array;
  readonly rideS: Int32Array;
  readonly footS: Int32Array;

  private readonly timetable: Timetable;
  private readonly mostRides: number;
  private readonly changeS: number;
  private readonly rounds: readonly Labels[];
  private readonly marked: Uint8Array;
  /** First position of each pattern to be ridden in this round; −1: none. */
  private readonly from: Int32Array;

  constructor(timetable: Timetable, options: RaptorOptions = {}) {
    const { mostRides = 5, changeS = 60 } = options;
    this.timetable = timetable;
    this.mostRides = mostRides;
    this.changeS = changeS;
    this.rounds = Array.from({ length: mostRides + 1 }, () => labelsOf(timetable.stops));
    this.arrivalS = new Int32Array(timetable.stops);
    this.rides = new Int32Array(timetable.stops);
    this.rideS = new Int32Array(timetable.stops);
    this.footS = new Int32Array(timetable.stops);
    this.marked = new Uint8Array(timetable.stops);
    this.from = new Int32Array(timetable.patterns);
  }

  /** Forgets all journeys: before another origin. */
  reset(): void {
    for (const { arrivalS, rideS, footS } of this.rounds) {
      arrivalS.fill(never);
      rideS.fill(0);
      footS.fill(0);
    }
  }

  /**
   * Earliest arrivals for one instant of departure. Without `reset` in between, departures must go back in time.
   *
   * @param access Stops near the origin.
   */
  depart(departureS: number, access: readonly Access[]): void {
    const { rounds, marked } = this;
    marked.fill(0);
    const [start] = rounds;
    for (const { stop, seconds } of access) {
      const reach = departureS + seconds;
      if (!start || reach >= start.arrivalS[stop]!) continue;
      start.arrivalS[stop] = reach;
      start.footS[stop] = seconds;
      marked[stop] = 1;
    }
    for (let round = 1; round <= this.mostRides; round++) {
      if (!this.collect()) break;
      this.ride(rounds[round - 1]!, rounds[round]!, round === 1 ? 0 : this.changeS);
      this.walk(rounds[round]!);
    }
    this.gather();
  }

  /** Patterns that a marked stop lies on, with the first of those stops; false when there are none. */
  private collect(): boolean {
    const { timetable, from, marked } = this;
    from.fill(-1);
    let any = false;
    for (let stop = 0; stop < timetable.stops; stop++) {
      if (marked[stop] === 0) continue;
      for (let k = timetable.atFirst[stop]!; k < timetable.atFirst[stop + 1]!; k++) {
        const pattern = timetable.atPattern[k]!;
        const position = timetable.atPosition[k]!;
        if (from[pattern]! < 0 || position < from[pattern]!) from[pattern] = position;
        any = true;
      }
    }
    marked.fill(0);
    return any;
  }

  private ride(before: Labels, after: Labels, changeS: number): void {
    const { timetable, from, marked } = this;
    const { patternFirst, patternStop, patternClosed, runCall, arrivalS, departureS } = timetable;
    for (let pattern = 0; pattern < timetable.patterns; pattern++) {
      if (from[pattern]! < 0) continue;
      const first = patternFirst[pattern]!;
      const length = patternFirst[pattern + 1]! - first;
      let run = -1;
      let boarded = -1;
      let boardedPosition = -1;
      for (let position = from[pattern]!; position < length; position++) {
        const stop = patternStop[first + position]!;
        const closed = patternClosed[first + position]!;
        if (run >= 0 && (closed & 2) === 0) {
          const reach = arrivalS[runCall[run]! + position]!;
          if (reach < after.arrivalS[stop]!) {
            after.arrivalS[stop] = reach;
            after.rideS[stop] = before.rideS[boarded]! + reach - departureS[runCall[run]! + boardedPosition]!;
            after.footS[stop] = before.footS[boarded]!;
            marked[stop] = 1;
          }
        }
        const ready = before.arrivalS[stop]!;
        if (ready === never || (closed & 1) !== 0) continue;
        const earliest = this.firstRun(pattern, position, ready + changeS, run);
        if (earliest < 0 || earliest === run) continue;
        run = earliest;
        boarded = stop;
        boardedPosition = position;
      }
    }
  }

  /** First run of a pattern that leaves a position at an instant or later; −1: none. Runs after `current` are not looked at. */
  private firstRun(pattern: number, position: number, readyS: number, current: number): number {
    const { runFirst, runCall, departureS } = this.timetable;
    let low = runFirst[pattern]!;
    let high = current >= 0 ? current : runFirst[pattern + 1]!;
    const end = runFirst[pattern + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (departureS[runCall[middle]! + position]! >= readyS) high = middle;
      else low = middle + 1;
    }
    if (low === end) return -1;
    return departureS[runCall[low]! + position]! >= readyS ? low : -1;
  }

  private walk(labels: Labels): void {
    const { timetable, marked } = this;
    const { walkFirst, walkTo, walkS } = timetable;
    // Only rides are continued on foot: what a footpath reached is not walked on from.
    const reached: { stop: number; arrivalS: number; rideS: number; footS: number }[] = [];
    for (let stop = 0; stop < timetable.stops; stop++) {
      if (marked[stop] === 0) continue;
      for (let k = walkFirst[stop]!; k < walkFirst[stop + 1]!; k++)
        reached.push({
          stop: walkTo[k]!,
          arrivalS: labels.arrivalS[stop]! + walkS[k]!,
          rideS: labels.rideS[stop]!,
          footS: labels.footS[stop]! + walkS[k]!,
        });
    }
    for (const { stop, arrivalS, rideS, footS } of reached) {
      if (arrivalS >= labels.arrivalS[stop]!) continue;
      labels.arrivalS[stop] = arrivalS;
      labels.rideS[stop] = rideS;
      labels.footS[stop] = footS;
      marked[stop] = 1;
    }
  }

  /** The earliest arrival of all rounds; of equal arrivals the one with fewest rides. */
  private gather(): void {
    this.arrivalS.fill(never);
    for (const [round, { arrivalS, rideS, footS }] of this.rounds.entries()) {
      for (let stop = 0; stop < arrivalS.length; stop++) {
        if (arrivalS[stop]! >= this.arrivalS[stop]!) continue;
        this.arrivalS[stop] = arrivalS[stop]!;
        this.rides[stop] = round;
        this.rideS[stop] = rideS[stop]!;
        this.footS[stop] = footS[stop]!;
      }
    }
  }
}

/** Arrival at each stop with some number of rides, and what it was made of. */
interface Labels {
  readonly arrivalS: Int32Array;
  readonly rideS: Int32Array;
  readonly footS: Int32Array;
}

function labelsOf(stops: number): Labels {
  return {
    arrivalS: new Int32Array(stops).fill(never),
    rideS: new Int32Array(stops),
    footS: new Int32Array(stops),
  };
}
