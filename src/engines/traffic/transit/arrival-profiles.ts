import type { Connections } from './connections.ts';
import type { Timetable } from './timetable.ts';

/**
 * How soon who stands at a stop gets to a goal by public transport. Entries of stop s: `first[s] … first[s + 1] − 1`, from
 * the last departure back: whoever is there at `leaveS` or before arrives at `arriveS`, and both fall along the entries.
 */
export interface ArrivalProfiles {
  readonly first: Int32Array;
  readonly leaveS: Float64Array;
  readonly arriveS: Float64Array;
}

/** Rides between two pauses. */
const ridesPerPause = 20_000;

/**
 * Earliest arrivals at a goal from every stop, for every instant of departure at once: one scan of the rides from the last
 * to the first (Dibbelt, Pajor, Strasser and Wagner 2018, "Connection Scan Algorithm", ACM Journal of Experimental
 * Algorithmics 23, section 4). As with `Raptor`, one footpath may follow each ride, and changes take their time; unlike
 * there, any number of rides counts.
 *
 * @param goalS Seconds on foot from each stop to the goal; Infinity: too far.
 * @param changeS Time that a transfer takes at least, 1 s or more: a run that leaves as one arrives is missed.
 */
export function* arrivalProfiles(
  connections: Connections,
  timetable: Timetable,
  goalS: Float64Array,
  changeS: number,
): Generator<void, ArrivalProfiles, void> {
  const { run, from, to, departureS, arrivalS, closed } = connections;
  const { stops, walkFirst, walkTo, walkS } = timetable;
  const leave = Array.from({ length: stops }, (): number[] => []);
  const arrive = Array.from({ length: stops }, (): number[] => []);
  /** Arrival of who leaves a stop at an instant or later; rides that leave before it were not scanned yet. */
  const arrivalFrom = (stop: number, readyS: number): number => {
    const instants = leave[stop]!;
    let i = instants.length - 1;
    while (i >= 0 && instants[i]! < readyS) i--;
    return i < 0 ? Infinity : arrive[stop]![i]!;
  };
  const ofRun = new Float64Array(connections.runs).fill(Infinity);
  for (let ride = run.length - 1; ride >= 0; ride--) {
    if (ride % ridesPerPause === 0) yield;
    let soonest = ofRun[run[ride]!]!;
    if ((closed[ride]! & 2) === 0) {
      const stop = to[ride]!;
      const there = arrivalS[ride]!;
      soonest = Math.min(soonest, there + goalS[stop]!, arrivalFrom(stop, there + changeS));
      for (let k = walkFirst[stop]!; k < walkFirst[stop + 1]!; k++) {
        const readyS = there + walkS[k]! + changeS;
        if (readyS < soonest) soonest = Math.min(soonest, arrivalFrom(walkTo[k]!, readyS));
      }
      ofRun[run[ride]!] = soonest;
    }
    if ((closed[ride]! & 1) !== 0 || soonest === Infinity) continue;
    const [instants, arrivals] = [leave[from[ride]!]!, arrive[from[ride]!]!];
    if (soonest >= (arrivals.at(-1) ?? Infinity)) continue;
    if (instants.at(-1) === departureS[ride]!) arrivals[arrivals.length - 1] = soonest;
    else {
      instants.push(departureS[ride]!);
      arrivals.push(soonest);
    }
  }
  const first = new Int32Array(stops + 1);
  for (let stop = 0; stop < stops; stop++) first[stop + 1] = first[stop]! + leave[stop]!.length;
  return { first, leaveS: Float64Array.from(leave.flat()), arriveS: Float64Array.from(arrive.flat()) };
}
