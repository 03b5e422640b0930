import { wider } from '../../../base/number-array.ts';
/**
 * Cumulative counts of many places, each straight between its breakpoints: those of place k are
 * `first[k] … first[k + 1] − 1`. Counts are in units of 2⁻²⁰ vehicle.
 */
export interface Curves {
  readonly first: Int32Array;
  readonly timeS: Float64Array;
  readonly units: Float64Array;
}

const placesPerPause = 256;

/**
 * Cumulative counts under way. Each place is read at instants that only go forward, so that finding them costs nothing.
 */
export class CurveBook {
  /** Units counted so far at each place. */
  readonly total: Float64Array;
  private readonly times: Float64Array[];
  private readonly units: Float64Array[];
  private readonly length: Int32Array;
  /** Point before the last instant read. */
  private readonly cursor: Int32Array;
  /** Units and seconds of the last piece. */
  private readonly pieceUnits: Float64Array;
  private readonly pieceS: Float64Array;

  constructor(places: number) {
    const none = new Float64Array(0);
    this.total = new Float64Array(places);
    this.times = Array.from({ length: places }, () => none);
    this.units = Array.from({ length: places }, () => none);
    this.length = new Int32Array(places);
    this.cursor = new Int32Array(places);
    this.pieceUnits = new Float64Array(places);
    this.pieceS = new Float64Array(places);
  }

  /** So many units, evenly from one instant to another, or all at once; not before the end of what was added before. */
  add(place: number, fromS: number, toS: number, units: number): void {
    const before = this.total[place]!;
    const last = this.length[place]! - 1;
    if (last < 0 || this.times[place]![last]! < fromS) {
      this.push(place, fromS, before);
    } else if (this.pieceUnits[place] === units && this.pieceS[place] === toS - fromS) {
      this.length[place]!--;
    }
    this.pieceUnits[place] = units;
    this.pieceS[place] = toS - fromS;
    this.total[place] = before + units;
    this.push(place, toS, before + units);
  }

  /** Units counted until an instant that is not before the one read last at this place, to the nearest one. */
  at(place: number, timeS: number): number {
    const last = this.length[place]! - 1;
    if (last < 0) return 0;
    const times = this.times[place]!;
    const units = this.units[place]!;
    if (timeS >= times[last]!) return units[last]!;
    let at = this.cursor[place]!;
    if (timeS <= times[at]!) return units[at]!;
    while (times[at + 1]! <= timeS) at++;
    this.cursor[place] = at;
    const from = times[at]!;
    const start = units[at]!;
    return start + Math.round((units[at + 1]! - start) * ((timeS - from) / (times[at + 1]! - from)));
  }

  /** When the count of a place begins to rise above so many units, which the instant read last has reached; Infinity: never. */
  risesAbove(place: number, units: number): number {
    const last = this.length[place]! - 1;
    const counts = this.units[place]!;
    let at = this.cursor[place]!;
    while (at < last && counts[at + 1]! <= units) at++;
    if (at >= last) return Infinity;
    this.cursor[place] = at;
    return this.times[place]![at]!;
  }

  /** When the count of a place reaches so many units; Infinity: not yet. Asked for more and more. */
  reaches(place: number, units: number): number {
    if (this.total[place]! < units) return Infinity;
    const counts = this.units[place]!;
    let at = this.cursor[place]!;
    while (counts[at]! < units) at++;
    this.cursor[place] = at;
    if (at === 0) return this.times[place]![0]!;
    const from = counts[at - 1]!;
    const before = this.times[place]![at - 1]!;
    return before + ((units - from) / (counts[at]! - from)) * (this.times[place]![at]! - before);
  }

  /** All in flat arrays. Pauses now and then. */
  *flatten(): Generator<void, Curves, void> {
    const { length, times, units } = this;
    const first = new Int32Array(length.length + 1);
    for (let place = 0; place < length.length; place++) first[place + 1] = first[place]! + length[place]!;
    const count = first[length.length]!;
    const flat = { first, timeS: new Float64Array(count), units: new Float64Array(count) };
    for (let place = 0; place < length.length; place++) {
      flat.timeS.set(times[place]!.subarray(0, length[place]), first[place]);
      flat.units.set(units[place]!.subarray(0, length[place]), first[place]);
      if (place % placesPerPause === 0) yield;
    }
    return flat;
  }

  private push(place: number, timeS: number, units: number): void {
    const at = this.length[place]!++;
    if (at === this.times[place]!.length) {
      const room = Math.max(8, 2 * at);
      this.times[place] = wider(this.times[place]!, new Float64Array(room));
      this.units[place] = wider(this.units[place]!, new Float64Array(room));
    }
    this.times[place]![at] = timeS;
    this.units[place]![at] = units;
  }
}
