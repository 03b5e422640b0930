import { wider } from '../../../base/number-array.ts';
/**
 * Vehicles in queues, first in, first out. A queue holds batches: what came in the same step and has no order within. A
 * batch holds parts, one for each route. −1 ends each chain. Amounts are whole units; a part that moves in two goes is
 * split.
 */
export class Packets {
  /** Of each part: its route, its place among the routes' links, its units, and mean instants over them. */
  route = new Int32Array(1024);
  place = new Int32Array(1024);
  units = new Float64Array(1024);
  /** When it set out, and since when it has been waiting beside the road. */
  departedS = new Float64Array(1024);
  waitingS = new Float64Array(1024);
  nextPart = new Int32Array(1024);

  /** Of each batch. */
  firstPart = new Int32Array(1024);
  batchUnits = new Float64Array(1024);
  nextBatch = new Int32Array(1024);

  /** Of each queue. */
  readonly firstBatch: Int32Array;
  readonly queueUnits: Float64Array;
  private readonly lastBatch: Int32Array;
  private readonly beforeLast: Int32Array;

  private parts = 0;
  private batches = 0;
  private freePart = -1;
  private freeBatch = -1;

  constructor(queues: number) {
    this.firstBatch = new Int32Array(queues).fill(-1);
    this.lastBatch = new Int32Array(queues).fill(-1);
    this.beforeLast = new Int32Array(queues).fill(-1);
    this.queueUnits = new Float64Array(queues);
  }

  /** Begins a batch at the end of a queue. */
  open(queue: number): number {
    const batch = this.newBatch();
    const last = this.lastBatch[queue]!;
    if (last < 0) this.firstBatch[queue] = batch;
    else this.nextBatch[last] = batch;
    this.beforeLast[queue] = last;
    this.lastBatch[queue] = batch;
    return batch;
  }

  /** Adds to the last batch of a queue, where parts of one route at one place are one. */
  add(queue: number, route: number, place: number, units: number, departedS: number, waitingS: number): void {
    const batch = this.lastBatch[queue]!;
    this.queueUnits[queue]! += units;
    this.batchUnits[batch]! += units;
    for (let part = this.firstPart[batch]!; part >= 0; part = this.nextPart[part]!) {
      if (this.route[part] === route && this.place[part] === place) {
        this.enlarge(part, units, departedS, waitingS);
        return;
      }
    }
    const part = this.newPart();
    this.route[part] = route;
    this.place[part] = place;
    this.units[part] = units;
    this.departedS[part] = departedS;
    this.waitingS[part] = waitingS;
    this.nextPart[part] = this.firstPart[batch]!;
    this.firstPart[batch] = part;
  }

  /** Ends the last batch: one route alone after the same route alone goes on with it, for their order says nothing. */
  close(queue: number): void {
    const last = this.lastBatch[queue]!;
    const before = this.beforeLast[queue]!;
    if (before < 0) return;
    const part = this.firstPart[last]!;
    const other = this.firstPart[before]!;
    if (this.nextPart[part]! >= 0 || this.nextPart[other]! >= 0) return;
    if (this.route[part] !== this.route[other] || this.place[part] !== this.place[other]) return;
    this.enlarge(other, this.units[part]!, this.departedS[part]!, this.waitingS[part]!);
    this.batchUnits[before]! += this.units[part]!;
    this.nextBatch[before] = -1;
    this.lastBatch[queue] = before;
    this.beforeLast[queue] = -1;
    this.releasePart(part);
    this.releaseBatch(last);
  }

  /** Takes units off a part of a queue's first batch; empty parts and batches go. */
  take(queue: number, part: number, previous: number, units: number): boolean {
    const batch = this.firstBatch[queue]!;
    this.queueUnits[queue]! -= units;
    this.batchUnits[batch]! -= units;
    this.units[part]! -= units;
    if (this.units[part]! > 0) return false;
    if (previous < 0) this.firstPart[batch] = this.nextPart[part]!;
    else this.nextPart[previous] = this.nextPart[part]!;
    this.releasePart(part);
    return true;
  }

  /** Drops the first batch of a queue once it is empty. */
  drop(queue: number): void {
    const batch = this.firstBatch[queue]!;
    if (this.batchUnits[batch]! > 0) return;
    const next = this.nextBatch[batch]!;
    this.firstBatch[queue] = next;
    if (next < 0) this.lastBatch[queue] = -1;
    if (this.beforeLast[queue] === batch) this.beforeLast[queue] = -1;
    this.releaseBatch(batch);
  }

  /** Empties a queue. @returns Its parts in their order, as plain values. */
  drain(queue: number): Waiting[] {
    const found: Waiting[] = [];
    while (this.firstBatch[queue]! >= 0) {
      const part = this.firstPart[this.firstBatch[queue]!]!;
      const units = this.units[part]!;
      const [route, place] = [this.route[part]!, this.place[part]!];
      found.push({
        route,
        place,
        units,
        departedS: this.departedS[part]!,
        waitingS: this.waitingS[part]!,
      });
      this.take(queue, part, -1, units);
      this.drop(queue);
    }
    return found;
  }

  private enlarge(part: number, units: number, departedS: number, waitingS: number): void {
    const sum = this.units[part]! + units;
    const share = units / sum;
    this.departedS[part]! += (departedS - this.departedS[part]!) * share;
    this.waitingS[part]! += (waitingS - this.waitingS[part]!) * share;
    this.units[part] = sum;
  }

  private newPart(): number {
    const free = this.freePart;
    if (free >= 0) {
      this.freePart = this.nextPart[free]!;
      return free;
    }
    if (this.parts === this.route.length) {
      const room = 2 * this.parts;
      this.route = wider(this.route, new Int32Array(room));
      this.place = wider(this.place, new Int32Array(room));
      this.units = wider(this.units, new Float64Array(room));
      this.departedS = wider(this.departedS, new Float64Array(room));
      this.waitingS = wider(this.waitingS, new Float64Array(room));
      this.nextPart = wider(this.nextPart, new Int32Array(room));
    }
    return this.parts++;
  }

  private newBatch(): number {
    let batch = this.freeBatch;
    if (batch >= 0) {
      this.freeBatch = this.nextBatch[batch]!;
    } else {
      if (this.batches === this.firstPart.length) {
        const room = 2 * this.batches;
        this.firstPart = wider(this.firstPart, new Int32Array(room));
        this.batchUnits = wider(this.batchUnits, new Float64Array(room));
        this.nextBatch = wider(this.nextBatch, new Int32Array(room));
      }
      batch = this.batches++;
    }
    this.firstPart[batch] = -1;
    this.batchUnits[batch] = 0;
    this.nextBatch[batch] = -1;
    return batch;
  }

  private releasePart(part: number): void {
    this.nextPart[part] = this.freePart;
    this.freePart = part;
  }

  private releaseBatch(batch: number): void {
    this.nextBatch[batch] = this.freeBatch;
    this.freeBatch = batch;
  }
}

/** Vehicles of one route that wait beside the road. */
export interface Waiting {
  readonly route: number;
  readonly place: number;
  readonly units: number;
  readonly departedS: number;
  readonly waitingS: number;
}
