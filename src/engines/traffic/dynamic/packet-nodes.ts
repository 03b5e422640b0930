import type { DynamicLinks } from './links.ts';
import { everyKind } from './kinds.ts';
import { unitsPerVehicle } from './links.ts';
import { type Activate, type DayState, type NodeMover, Turns } from './state.ts';

const longestSleepS = 60;

/**
 * Moves whole packets, each at its own instant: the earliest at which
 *
 *   it has driven to the end of its link, t_in + L/u;
 *   the one before it has left both its link and the entry of the next one for 1/q;
 *   the hole of the one that had its room on the next link has come up from the exit, t_out + L/w.
 *
 * These are the cumulative counts of the kinematic wave at whole vehicles (Newell 1993, part I, eq. 3 and 5; by vehicle:
 * Newell 2002, "A simplified car-following theory", TR-B 36), first in, first out. Steps only say until when the nodes
 * around are known: instants do not depend on them, but for who goes first where several links wait for one. There each
 * takes its turn by its priority (start-time fair queueing: Goyal, Vin and Cheng 1997, IEEE/ACM ToN 5), which is the sharing
 * of Tampère et al. (2011) in the long run.
 */
export class PacketNodes implements NodeMover {
  private readonly state: DayState;
  private readonly activate: Activate;
  private readonly wake: Activate;
  private readonly turns: Turns;
  /** Seconds a unit takes at the entry and the exit of each link, at each node and turn. */
  private readonly entryS: Float64Array;
  private readonly exitS: Float64Array;
  private readonly nodeS: Float64Array;
  private readonly turnS: Float64Array;
  /** From when on each of them is free again. */
  private readonly entryFreeS: Float64Array;
  private readonly exitFreeS: Float64Array;
  private readonly nodeFreeS: Float64Array;
  private readonly turnFreeS: Float64Array;
  /** Units that a link holds: whole packets. */
  private readonly storage: Float64Array;
  /** What each approach has had, over its pace, and each node's last. */
  private readonly pace: Float64Array;
  private readonly had: Float64Array;
  private readonly hadLast: Float64Array;
  private readonly packet: number;
  /** Approaches of the node at hand, and when the first packet of each may pass; Infinity: not known yet. */
  private readonly queues: Int32Array;
  private readonly passS: Float64Array;
  private readonly sent: Float64Array;

  /**
   * @param packet Units; packets may be smaller.
   * @param activate For nodes that vehicles drive to.
   * @param wake For nodes where vehicles may be waiting.
   */
  constructor(state: DayState, links: DynamicLinks, packet: number, activate: Activate, wake: Activate) {
    const { counted, head, tail } = state;
    const count = state.links;
    const nodes = counted.level.length;
    const stepAt = (node: number): number => counted.stepS / (1 << counted.level[node]!);
    this.state = state;
    this.activate = activate;
    this.wake = wake;
    this.packet = packet;
    const turns = links.turns ?? [];
    this.turns = new Turns(count, turns);
    this.entryS = counted.entry.map((units, link) => stepAt(tail[link]!) / units);
    this.exitS = counted.exit.map((units, link) => stepAt(head[link]!) / units);
    this.nodeS = counted.through.map((units, node) => stepAt(node) / units);
    this.turnS = Float64Array.from(turns, ({ perS }) => 1 / (perS * unitsPerVehicle));
    this.entryFreeS = new Float64Array(count).fill(-Infinity);
    this.exitFreeS = new Float64Array(count).fill(-Infinity);
    this.nodeFreeS = new Float64Array(nodes).fill(-Infinity);
    this.turnFreeS = new Float64Array(turns.length).fill(-Infinity);
    this.storage = counted.storage.map((units) => Math.ceil(units / packet) * packet);
    this.pace = new Float64Array(2 * count);
    this.pace.set(counted.priority.map((units, link) => units / stepAt(head[link]!)));
    this.pace.set(
      counted.entry.map((units, link) => units / stepAt(tail[link]!)),
      count,
    );
    this.had = new Float64Array(2 * count);
    this.hadLast = new Float64Array(nodes);
    this.queues = new Int32Array(state.approachesAtMost);
    this.passS = new Float64Array(state.approachesAtMost);
    this.sent = new Float64Array(state.approachesAtMost);
  }

  advance(node: number, fromS: number, toS: number): number {
    const count = this.collect(node);
    for (let i = 0; i < count; i++) this.passS[i] = this.instantOf(this.queues[i]!, fromS);
    for (;;) {
      const first = this.firstOf(count, node);
      if (first < 0 || this.passS[first]! >= toS) break;
      this.pass(first, node, this.passS[first]!);
      // Others may now have to wait for what it used.
      for (let i = 0; i < count; i++) this.passS[i] = this.instantOf(this.queues[i]!, fromS);
    }
    this.noteStanding(count, fromS, toS);
    if (!this.state.hasVehiclesBefore(node)) return Infinity;
    // Where the next link is full, its exits wake the node; it is looked at now and then to see what stands.
    let wakeS = fromS + longestSleepS;
    for (let i = 0; i < count; i++) if (this.passS[i]! < wakeS) wakeS = this.passS[i]!;
    return wakeS;
  }

  /** Approaches of a node with vehicles. @returns How many. */
  private collect(node: number): number {
    const { into, from, links, packets } = this.state;
    let count = 0;
    for (let k = into.first[node]!, end = into.first[node + 1]!; k < end; k++)
      if (packets.queueUnits[into.out[k]!]! > 0) this.queues[count++] = into.out[k]!;
    for (let k = from.first[node]!, end = from.first[node + 1]!; k < end; k++)
      if (packets.queueUnits[links + from.out[k]!]! > 0) this.queues[count++] = links + from.out[k]!;
    this.sent.fill(0, 0, count);
    return count;
  }

  /** When the first packet of a queue may pass, at the earliest at the start of the step; Infinity: not known yet, or none. */
  private instantOf(queue: number, fromS: number): number {
    const { packets, book, counted, links, head } = this.state;
    const batch = packets.firstBatch[queue]!;
    if (batch < 0) return Infinity;
    const part = packets.firstPart[batch]!;
    const isOnLink = queue < links;
    let atS = packets.waitingS[part]! + (isOnLink ? counted.freeS[queue]! : 0);
    if (atS < fromS) atS = fromS;
    if (isOnLink && this.exitFreeS[queue]! > atS) atS = this.exitFreeS[queue]!;
    if (isOnLink && this.exitS[queue] === Infinity) return Infinity;
    const next = book.after(packets.route[part]!, packets.place[part]!);
    if (next < 0) return atS;
    const node = isOnLink ? head[queue]! : this.state.tail[next]!;
    if (this.nodeFreeS[node]! > atS) atS = this.nodeFreeS[node]!;
    const turn = this.turns.of(queue, next);
    if (turn >= 0 && this.turnFreeS[turn]! > atS) atS = this.turnFreeS[turn]!;
    return this.entryOf(next, packets.units[part]!, atS);
  }

  /** From when on a link takes so many units. */
  private entryOf(link: number, units: number, fromS: number): number {
    const { entries, exits, counted, isClosed } = this.state;
    if (isClosed[link] === everyKind || this.entryS[link] === Infinity) return Infinity;
    const freeS = Math.max(fromS, this.entryFreeS[link]!);
    const due = entries.total[link]! + units - this.storage[link]!;
    if (due <= 0) return freeS;
    return Math.max(freeS, exits.reaches(link, due) + counted.waveS[link]!);
  }

  /** The approach that passes first; of those that wait for the same instant, the one that has had least. */
  private firstOf(count: number, node: number): number {
    let first = -1;
    for (let i = 0; i < count; i++) {
      if (this.passS[i] === Infinity) continue;
      const queue = this.queues[i]!;
      // Who comes after a pause has no claim to what the others had meanwhile.
      const floor = this.hadLast[node]! - this.packet / this.pace[queue]!;
      if (this.had[queue]! < floor) this.had[queue] = floor;
      if (first < 0 || this.passS[i]! < this.passS[first]!) first = i;
      else if (this.passS[i] === this.passS[first] && this.had[queue]! < this.had[this.queues[first]!]!)
        first = i;
    }
    return first;
  }

  private pass(i: number, node: number, atS: number): void {
    const { packets, book, counted, links, tail, head, entries, exits, tally } = this.state;
    const queue = this.queues[i]!;
    const part = packets.firstPart[packets.firstBatch[queue]!]!;
    const units = packets.units[part]!;
    const route = packets.route[part]!;
    const place = packets.place[part]!;
    const departedS = packets.departedS[part]!;
    const waitingS = packets.waitingS[part]!;
    const next = book.after(route, place);
    packets.take(queue, part, -1, units);
    packets.drop(queue);
    this.sent[i]! += units;
    this.hadLast[node] = this.had[queue]!;
    this.had[queue]! += units / this.pace[queue]!;
    if (queue < links) {
      const isFull = entries.total[queue]! - exits.total[queue]! + this.packet > this.storage[queue]!;
      exits.add(queue, atS, atS, units);
      if (isFull) this.wake(tail[queue]!, atS + counted.waveS[queue]!);
      this.exitFreeS[queue] = atS + units * this.exitS[queue]!;
    } else {
      tally.wait(book.planned[route]!, units, waitingS, atS);
    }
    if (next < 0) {
      this.state.leave(route, node, units, departedS, atS);
      return;
    }
    this.nodeFreeS[node] = atS + units * this.nodeS[node]!;
    const turn = this.turns.of(queue, next);
    if (turn >= 0) this.turnFreeS[turn] = atS + units * this.turnS[turn]!;
    this.entryFreeS[next] = atS + units * this.entryS[next]!;
    entries.add(next, atS, atS, units);
    packets.open(next);
    packets.add(next, route, place + 1, units, departedS, atS);
    this.activate(head[next]!, atS + counted.freeS[next]!);
  }

  private noteStanding(count: number, fromS: number, toS: number): void {
    const { packets, book, counted, links, watch } = this.state;
    for (let i = 0; i < count; i++) {
      const link = this.queues[i]!;
      if (link >= links) break;
      const batch = packets.firstBatch[link]!;
      const part = batch < 0 ? -1 : packets.firstPart[batch]!;
      const isReady = part >= 0 && packets.waitingS[part]! + counted.freeS[link]! < toS;
      const wanted = isReady ? book.after(packets.route[part]!, packets.place[part]!) : -1;
      watch.note(link, isReady, this.sent[i]!, wanted, fromS, toS);
    }
  }
}
