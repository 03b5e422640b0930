import { gtfsSeconds, type GtfsTable, withTable } from './gtfs-table.ts';
import type { Problem } from './problem.ts';
import type { FaultList } from './tntp-text.ts';

/** Calls of all trips; those of run i are `first[i] … first[i + 1] − 1`. Frequencies make several runs of a trip. */
export interface Calls {
  /** Trip of each run. */
  readonly trip: Int32Array;
  readonly first: Int32Array;
  readonly stop: Int32Array;
  readonly arrivalS: Int32Array;
  readonly departureS: Int32Array;
  readonly closed: Uint8Array;
}

interface Call {
  readonly sequence: number;
  readonly stop: number;
  arrivalS: number;
  departureS: number;
  readonly closed: number;
}

export function callsOf(
  times: GtfsTable | null,
  frequencies: GtfsTable | null,
  tripAt: ReadonlyMap<string, number>,
  stopAt: ReadonlyMap<string, number>,
  faultsOf: (table: string) => FaultList,
  problems: Problem[],
): Calls {
  const faults = faultsOf('stop_times.txt');
  const byTrip = times
    ? readCalls(times, tripAt, stopAt, faults)
    : new Map<number, { calls: Call[]; row: number }>();
  const repeats = frequencies
    ? repeatsOf(frequencies, tripAt, faultsOf, problems)
    : new Map<number, number[]>();
  const columns = { trip: [0], first: [0], stop: [0], arrivalS: [0], departureS: [0], closed: [0] };
  for (const column of Object.values(columns)) column.length = 0;
  for (const trip of [...byTrip.keys()].sort((a, b) => a - b)) {
    const own = byTrip.get(trip) ?? { calls: [], row: 0 };
    const calls = own.calls.sort((a, b) => a.sequence - b.sequence);
    if (!fillTimes(calls)) {
      faults.add('traffic/gtfs-rows', own.row + 2);
      continue;
    }
    const start = calls[0]?.departureS ?? 0;
    for (const departureS of repeats.get(trip) ?? [start]) {
      columns.trip.push(trip);
      columns.first.push(columns.stop.length);
      for (const call of calls) {
        columns.stop.push(call.stop);
        columns.arrivalS.push(call.arrivalS + departureS - start);
        columns.departureS.push(call.departureS + departureS - start);
        columns.closed.push(call.closed);
      }
    }
  }
  columns.first.push(columns.stop.length);
  problems.push(...withTable(faults.problems(), 'stop_times.txt'));
  return {
    trip: Int32Array.from(columns.trip),
    first: Int32Array.from(columns.first),
    stop: Int32Array.from(columns.stop),
    arrivalS: Int32Array.from(columns.arrivalS),
    departureS: Int32Array.from(columns.departureS),
    closed: Uint8Array.from(columns.closed),
  };
}

function readCalls(
  times: GtfsTable,
  tripAt: ReadonlyMap<string, number>,
  stopAt: ReadonlyMap<string, number>,
  faults: FaultList,
): Map<number, { calls: Call[]; row: number }> {
  const byTrip = new Map<number, { calls: Call[]; row: number }>();
  const [stopIds, sequences] = [times.column('stop_id'), times.column('stop_sequence')];
  const [arrivals, departures] = [times.column('arrival_time'), times.column('departure_time')];
  const [pickups, dropOffs] = [times.column('pickup_type'), times.column('drop_off_type')];
  for (const [row, id] of times.column('trip_id').entries()) {
    const trip = tripAt.get(id);
    const stop = stopAt.get(stopIds[row] ?? '');
    const sequence = Number(sequences[row] || 'x');
    const [arrival, departure] = [arrivals[row] ?? '', departures[row] ?? ''];
    const [arrivalS, departureS] = [gtfsSeconds(arrival || departure), gtfsSeconds(departure || arrival)];
    // A call without any time is between two that have one; one with an unreadable time is at fault.
    const isTimed = arrival !== '' || departure !== '';
    const isFaulty = isTimed && !(departureS >= arrivalS);
    if (trip === undefined || stop === undefined || Number.isNaN(sequence) || isFaulty) {
      faults.add('traffic/gtfs-rows', row + 2);
      continue;
    }
    const closed = (pickups[row] === '1' ? 1 : 0) | (dropOffs[row] === '1' ? 2 : 0);
    const call = { sequence, stop, arrivalS, departureS, closed };
    const own = byTrip.get(trip);
    if (own) own.calls.push(call);
    else byTrip.set(trip, { calls: [call], row });
  }
  return byTrip;
}

/**
 * Puts calls without a time evenly between their timed neighbours. False when a trip has fewer than two calls, does not
 * begin and end with times, or goes back in time.
 */
function fillTimes(calls: readonly Call[]): boolean {
  let before = -1;
  for (const [i, call] of calls.entries()) {
    if (Number.isNaN(call.arrivalS)) continue;
    const last = calls[before];
    if (!last && i > 0) return false;
    if (last) {
      if (call.arrivalS < last.departureS) return false;
      const step = (call.arrivalS - last.departureS) / (i - before);
      for (const [k, between] of calls.slice(before + 1, i).entries()) {
        between.arrivalS = Math.round(last.departureS + step * (k + 1));
        between.departureS = between.arrivalS;
      }
    }
    before = i;
  }
  return calls.length >= 2 && before === calls.length - 1;
}

/** Departures from the first stop, s, of trips that run at intervals. */
function repeatsOf(
  table: GtfsTable,
  tripAt: ReadonlyMap<string, number>,
  faultsOf: (table: string) => FaultList,
  problems: Problem[],
): Map<number, number[]> {
  const faults = faultsOf('frequencies.txt');
  const repeats = new Map<number, number[]>();
  const [starts, ends] = [table.column('start_time'), table.column('end_time')];
  const headways = table.column('headway_secs');
  for (const [row, id] of table.column('trip_id').entries()) {
    const trip = tripAt.get(id);
    const [start, end] = [gtfsSeconds(starts[row] ?? ''), gtfsSeconds(ends[row] ?? '')];
    const headway = Number(headways[row] || 'x');
    if (trip === undefined || !(end >= start) || !(headway >= 1)) {
      faults.add('traffic/gtfs-rows', row + 2);
      continue;
    }
    const list = repeats.get(trip) ?? [];
    for (let departure = start; departure < end; departure += headway) list.push(departure);
    repeats.set(trip, list);
  }
  problems.push(...withTable(faults.problems(), 'frequencies.txt'));
  return repeats;
}
