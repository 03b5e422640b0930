import type { BusService } from './bus-detours.ts';
import type { Timetable } from './timetable.ts';

/** Rides from one call of a run to its next, in the order in which they leave. */
export interface Connections {
  readonly run: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly departureS: Int32Array;
  readonly arrivalS: Int32Array;
  /** Bit 1: nobody boards at its start; bit 2: nobody alights at its end. */
  readonly closed: Uint8Array;
  readonly runs: number;
}

/** Rides at most: 2²⁷, so that a sorting key holds the departure and the ride's number exactly. */
const mostRides = 134_217_728;

/**
 * The rides that leave at an instant or later. Of those that leave at once, rides of one run stay in its order. Pauses
 * between its large steps.
 *
 * @param service What closed roads leave of the timetable; null: all of it.
 */
export function* connectionsOf(
  timetable: Timetable,
  sinceS: number,
  service: BusService | null,
): Generator<void, Connections, void> {
  const { patterns, patternFirst, patternStop, patternClosed, runFirst, runCall } = timetable;
  const run: number[] = [];
  const [from, to, closed]: [number[], number[], number[]] = [[], [], []];
  const [departureS, arrivalS]: [number[], number[]] = [[], []];
  for (let pattern = 0; pattern < patterns; pattern++) {
    const first = patternFirst[pattern]!;
    const last = Math.min(
      patternFirst[pattern + 1]! - first - 1,
      service ? service.lastPosition[pattern]! : Infinity,
    );
    const shut = (position: number): number =>
      service?.unserved[first + position] === 1 ? 3 : patternClosed[first + position]!;
    const lateS = (position: number): number => service?.lateS[first + position] ?? 0;
    for (let one = runFirst[pattern]!; one < runFirst[pattern + 1]!; one++)
      for (let position = 0; position < last; position++) {
        const leaves = timetable.departureS[runCall[one]! + position]! + lateS(position);
        if (leaves < sinceS) continue;
        run.push(one);
        from.push(patternStop[first + position]!);
        to.push(patternStop[first + position + 1]!);
        closed.push((shut(position) & 1) | (shut(position + 1) & 2));
        departureS.push(leaves);
        arrivalS.push(timetable.arrivalS[runCall[one]! + position + 1]! + lateS(position + 1));
      }
  }
  yield;
  const keys = Float64Array.from(departureS, (leaves, i) => leaves * mostRides + i).sort();
  yield;
  const order = Int32Array.from(keys, (key) => key % mostRides);
  yield;
  return {
    run: order.map((i) => run[i]!),
    from: order.map((i) => from[i]!),
    to: order.map((i) => to[i]!),
    departureS: order.map((i) => departureS[i]!),
    arrivalS: order.map((i) => arrivalS[i]!),
    closed: Uint8Array.from(order, (i) => closed[i]!),
    runs: runCall.length,
  };
}
