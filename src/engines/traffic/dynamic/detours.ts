import type { Packets, Waiting } from './packets.ts';
import type { RouteBook } from './routes.ts';
import type { FindWay } from './ways.ts';

/** Vehicles that found no way on: where, and for how long they waited. */
export interface Stranding {
  readonly route: number;
  readonly node: number;
  readonly units: number;
  readonly fromS: number;
  /** Infinity: to the end. */
  toS: number;
}

interface Stored extends Waiting {
  readonly entry: Stranding;
}

/** What a detour needs of the simulation. */
interface Roads {
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** Whom each link shuts out, in bits of `kindBits`. */
  readonly isClosed: Uint8Array;
  readonly packets: Packets;
  readonly book: RouteBook;
}

/**
 * Leads vehicles round closed links. Who is on a link, even one that has just closed, drives on to its end and takes there
 * another way. Who has none leaves the road at that node, where nobody is held up, and waits; it enters again, as from an
 * origin, when a way opens. Whoever once was led another way keeps it.
 */
export class Detours {
  readonly strandings: Stranding[] = [];
  /** Units that wait at nodes without a way. */
  strandedUnits = 0;
  /** How often closures have changed. */
  private closures = 0;
  private readonly roads: Roads;
  private readonly find: FindWay;
  private readonly isMixed: boolean;
  private readonly stored = new Map<number, Stored[]>();
  /** When the last batch at the entry of each link was begun. */
  private readonly openedS: Float64Array;

  /** @param isMixed Vehicles that set out in one step have no order; else each is a packet of its own. */
  constructor(roads: Roads, find: FindWay, isMixed: boolean) {
    this.roads = roads;
    this.isMixed = isMixed;
    this.find = find;
    this.openedS = new Float64Array(roads.tail.length).fill(Number.NaN);
  }

  /**
   * Puts vehicles that want to set out into the queue of their first link, or among those without a way.
   *
   * @returns The link, −1: without a way.
   */
  enqueue(vehicles: Omit<Waiting, 'place'>, timeS: number): number {
    const { tail, packets, book } = this.roads;
    const { units, departedS, waitingS } = vehicles;
    const node = tail[book.links[book.first[vehicles.route]!]!]!;
    const route = this.openRoute(vehicles.route, node, timeS);
    if (route < 0) {
      this.strand(vehicles.route, node, units, departedS, timeS);
      return -1;
    }
    const place = book.first[route]!;
    const link = book.links[place]!;
    const queue = tailQueue(link, tail.length);
    if (!this.isMixed || packets.queueUnits[queue] === 0 || this.openedS[link] !== timeS) {
      if (this.isMixed) packets.close(queue);
      packets.open(queue);
      this.openedS[link] = timeS;
    }
    packets.add(queue, route, place - 1, units, departedS, waitingS);
    return link;
  }

  /** The route itself or the planned one where it begins at the node and is open, else one round closures; −1: none. */
  private openRoute(route: number, node: number, timeS: number): number {
    const { tail, isClosed, book } = this.roads;
    for (const own of [route, book.planned[route]!]) {
      const start = book.first[own]!;
      const isHere = tail[book.links[start]!]! === node && book.isStranded[own] === 0;
      if (isHere && !book.meets(own, start, isClosed)) return own;
    }
    const way = this.wayFor(route, node, -1, timeS);
    return way === null || way.length === 0 ? -1 : book.instead(route, way);
  }

  /** Vehicles that leave the road at a node because they have no way on. */
  strand(route: number, node: number, units: number, departedS: number, timeS: number): void {
    const entry = { route: this.roads.book.planned[route]!, node, units, fromS: timeS, toS: Infinity };
    this.strandings.push(entry);
    this.strandedUnits += units;
    const there = this.stored.get(node) ?? [];
    there.push({ route, place: -1, units, departedS, waitingS: timeS, entry });
    this.stored.set(node, there);
  }

  /**
   * After closures changed: other ways for all whose route is cut ahead. Pauses between links.
   *
   * @param enter Called with the links at whose entries vehicles now wait.
   */
  *reconsider(timeS: number, enter: (link: number) => void): Generator<void, void, void> {
    const { tail, head, packets } = this.roads;
    this.closures++;
    const links = Array.from(tail.keys());
    // By the node that they lead to: one tree serves all of them.
    for (const link of links.toSorted((a, b) => head[a]! - head[b]! || a - b)) {
      if (packets.queueUnits[link]! > 0) this.reconsiderLink(link, timeS);
      yield;
    }
    for (const link of links.toSorted((a, b) => tail[a]! - tail[b]! || a - b)) {
      const queue = tailQueue(link, tail.length);
      if (packets.queueUnits[queue]! <= 0 || !this.isCut(queue)) continue;
      for (const vehicles of packets.drain(queue)) {
        const entry = this.enqueue(vehicles, timeS);
        if (entry >= 0) enter(entry);
      }
      yield;
    }
    yield* this.releaseStored(timeS, enter);
  }

  private reconsiderLink(link: number, timeS: number): void {
    const { head, isClosed, packets, book } = this.roads;
    for (let batch = packets.firstBatch[link]!; batch >= 0; batch = packets.nextBatch[batch]!) {
      for (let part = packets.firstPart[batch]!; part >= 0; part = packets.nextPart[part]!) {
        const route = packets.route[part]!;
        const isStranded = book.isStranded[route] === 1;
        if (!isStranded && !book.meets(route, packets.place[part]! + 1, isClosed)) continue;
        const way = this.wayFor(route, head[link]!, link, timeS);
        const taken = book.instead(route, [link, ...(way ?? [])], way === null);
        packets.route[part] = taken;
        packets.place[part] = book.first[taken]!;
      }
    }
  }

  private isCut(queue: number): boolean {
    const { isClosed, packets, book } = this.roads;
    for (let batch = packets.firstBatch[queue]!; batch >= 0; batch = packets.nextBatch[batch]!) {
      for (let part = packets.firstPart[batch]!; part >= 0; part = packets.nextPart[part]!)
        if (book.meets(packets.route[part]!, packets.place[part]! + 1, isClosed)) return true;
    }
    return false;
  }

  private *releaseStored(timeS: number, enter: (link: number) => void): Generator<void, void, void> {
    for (const [node, there] of this.stored) {
      const left: Stored[] = [];
      for (const vehicles of there) {
        const route = this.openRoute(vehicles.route, node, timeS);
        if (route < 0) {
          left.push(vehicles);
          continue;
        }
        vehicles.entry.toS = timeS;
        this.strandedUnits -= vehicles.units;
        const link = this.enqueue({ ...vehicles, route }, timeS);
        if (link >= 0) enter(link);
      }
      this.stored.set(node, left);
      yield;
    }
  }

  private wayFor(
    route: number,
    fromNode: number,
    afterLink: number,
    timeS: number,
  ): readonly number[] | null {
    const { head, isClosed, book } = this.roads;
    const toNode = head[book.lastLink(route)]!;
    const kinds = book.kindsOf(route);
    return this.find({ fromNode, toNode, afterLink, kinds, timeS, isClosed, closures: this.closures });
  }
}

/** Queue of those who wait to enter a link from its origin; the queue of the link itself has its number. */
export function tailQueue(link: number, links: number): number {
  return links + link;
}
