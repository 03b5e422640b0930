import type { Curves } from './curves.ts';
import type { DayResult } from './day.ts';
import { unitsPerVehicle } from './links.ts';

/** Whole vehicles on links, by link, then in the order in which they came. */
export interface Passages {
  readonly link: Uint32Array;
  readonly enteredS: Float64Array;
  /** Infinity: still there at the end. */
  readonly leftS: Float64Array;
}

/**
 * The k-th whole vehicle of a link enters when the count at its entry reaches k, and leaves when the one at its exit does. At
 * every instant as many are there as whole vehicles have entered and not left.
 */
export function passagesOf({ entries, exits }: Pick<DayResult, 'entries' | 'exits'>): Passages {
  const links = entries.first.length - 1;
  let count = 0;
  for (let link = 0; link < links; link++) count += wholeVehicles(entries, link);
  const passages = {
    link: new Uint32Array(count),
    enteredS: new Float64Array(count),
    leftS: new Float64Array(count),
  };
  let at = 0;
  for (let link = 0; link < links; link++) {
    const vehicles = wholeVehicles(entries, link);
    passages.link.fill(link, at, at + vehicles);
    crossings(entries, link, passages.enteredS.subarray(at, at + vehicles));
    crossings(exits, link, passages.leftS.subarray(at, at + vehicles));
    at += vehicles;
  }
  return passages;
}

function wholeVehicles({ first, units }: Curves, place: number): number {
  const last = first[place + 1]! - 1;
  return last < first[place]! ? 0 : Math.floor(units[last]! / unitsPerVehicle);
}

/** When a curve reaches 1, 2, 3 … vehicles; Infinity: never. */
function crossings({ first, timeS, units }: Curves, place: number, into: Float64Array): void {
  let point = first[place]!;
  const end = first[place + 1]!;
  for (let k = 0; k < into.length; k++) {
    const due = (k + 1) * unitsPerVehicle;
    while (point < end && units[point]! < due) point++;
    into[k] = point < end ? instantBefore(timeS, units, point, due) : Infinity;
  }
}

function instantBefore(timeS: Float64Array, units: Float64Array, point: number, due: number): number {
  const from = units[point - 1]!;
  const share = (due - from) / (units[point]! - from);
  return timeS[point - 1]! + share * (timeS[point]! - timeS[point - 1]!);
}

/** Vehicles counted at a place until an instant. */
export function countAt({ first, timeS, units }: Curves, place: number, atS: number): number {
  let low = first[place]!;
  let high = first[place + 1]! - 1;
  if (high < low || atS <= timeS[low]!) return 0;
  if (atS >= timeS[high]!) return units[high]! / unitsPerVehicle;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (timeS[middle]! <= atS) low = middle;
    else high = middle;
  }
  const share = (atS - timeS[low]!) / (timeS[high]! - timeS[low]!);
  return (units[low]! + share * (units[high]! - units[low]!)) / unitsPerVehicle;
}

/** Vehicles on a link at an instant, and how many of them would have left it by then without traffic. */
export function vehiclesOn(
  { entries, exits }: Pick<DayResult, 'entries' | 'exits'>,
  link: number,
  freeS: number,
  atS: number,
): { readonly there: number; readonly queued: number } {
  const left = countAt(exits, link, atS);
  return {
    there: countAt(entries, link, atS) - left,
    queued: Math.max(0, countAt(entries, link, atS - freeS) - left),
  };
}

/** Vehicles counted at each place in each hour from 0 to the end: those of place k are at k × hours … */
export function hourlyCounts(curves: Curves, endS: number): { hours: number; vehicles: Float64Array } {
  const hours = Math.ceil(endS / 3600);
  const places = curves.first.length - 1;
  const vehicles = new Float64Array(places * hours);
  for (let place = 0; place < places; place++) {
    if (curves.first[place] === curves.first[place + 1]) continue;
    let before = 0;
    for (let hour = 0; hour < hours; hour++) {
      const until = countAt(curves, place, 3600 * (hour + 1));
      vehicles[place * hours + hour] = until - before;
      before = until;
    }
  }
  return { hours, vehicles };
}
