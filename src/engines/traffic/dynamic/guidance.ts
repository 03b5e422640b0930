import type { Graph } from '../../../base/graph.ts';
import { tailQueue } from './detours.ts';
import type { TurnBan } from '../roads/roads.ts';
import { everyKind } from './kinds.ts';
import type { RouteBook } from './routes.ts';
import type { DayState } from './state.ts';
import { WayTree } from './ways.ts';

/**
 * A share of all drivers looks up, every so many seconds, which way is quickest as the roads are at that instant, and takes
 * it; the others go on as they meant to.
 */
export interface Guidance {
  readonly everyS: number;
  /** 0 to 1. */
  readonly share: number;
  /** Seconds over which the outflow of queues is measured. Default: 60. */
  readonly windowS?: number;
}

/** What drivers who have not set out yet will choose, by planned route: its share of ways, and what each is owed. */
interface Choice {
  readonly routes: number[];
  readonly shares: number[];
  readonly owed: number[];
}

/** Shares of ways of those who set out later. */
class Choices {
  private readonly book: RouteBook;
  private readonly choices = new Map<number, Choice>();

  constructor(book: RouteBook) {
    this.book = book;
  }

  /** The way for so many units of a planned route: the one that is owed most. */
  take(planned: number, units: number): number {
    const choice = this.choices.get(planned);
    if (choice === undefined) return planned;
    let most = 0;
    for (let k = 0; k < choice.routes.length; k++) {
      choice.owed[k]! += choice.shares[k]! * units;
      if (choice.owed[k]! > choice.owed[most]!) most = k;
    }
    choice.owed[most]! -= units;
    return choice.routes[most]!;
  }

  /** A share of each planned route's drivers changes to the quickest way of the tree. */
  update(tree: WayTree, share: number, planned: number, fromNode: number, toNode: number): void {
    const way = tree.wayTo(fromNode, toNode);
    if (way === null || way.length === 0) return;
    const choice = this.choices.get(planned) ?? { routes: [planned], shares: [1], owed: [0] };
    this.choices.set(planned, choice);
    for (let k = 0; k < choice.shares.length; k++) choice.shares[k]! *= 1 - share;
    const quickest = this.book.goesOn(planned, this.book.first[planned]! - 1, way)
      ? planned
      : this.book.instead(planned, way);
    const at = choice.routes.indexOf(quickest);
    if (at >= 0) choice.shares[at]! += share;
    else {
      choice.routes.push(quickest);
      choice.shares.push(share);
      choice.owed.push(0);
    }
  }
}

const defaultWindowS = 60;
/** A queue is taken to shrink at this share of the exit's capacity at least: times stay finite. */
const slowest = 0.01;

/** Drivers who look up their way while they drive. */
export class Guide {
  private readonly traffic: DayState;
  private readonly guidance: Guidance;
  private readonly choices: Choices;
  private readonly tree: WayTree;
  private readonly planned: number;
  /** Counts at the exits when the window began, and when that was. */
  private readonly before: Float64Array;
  private beforeS = 0;
  /** Units that were due to change and did not. */
  private owed = 0;

  constructor(traffic: DayState, graph: Graph, bans: readonly TurnBan[], guidance: Guidance) {
    this.traffic = traffic;
    this.guidance = guidance;
    this.choices = new Choices(traffic.book);
    this.tree = new WayTree(graph, bans);
    this.planned = traffic.book.count;
    this.before = new Float64Array(traffic.links);
  }

  /** The way for so many units that set out on a planned route. */
  take(planned: number, units: number): number {
    return this.choices.take(planned, units);
  }

  /**
   * Lets drivers look up their way when it is time. Pauses between routes and links.
   *
   * @param enter Called with the links at whose entries vehicles now wait.
   */
  *apply(timeS: number, stepS: number, enter: (link: number) => void): Generator<void, void, void> {
    const { everyS, windowS = defaultWindowS } = this.guidance;
    const nextS = (Math.floor(timeS / everyS) + 1) * everyS;
    const isTime = timeS > 0 && nextS - everyS > timeS - stepS;
    if (isTime) yield* this.lookUp(timeS, enter);
    const startS = Math.max(nextS - windowS, 0);
    if (startS > timeS - stepS && startS <= timeS) {
      this.before.set(this.traffic.exits.total);
      this.beforeS = timeS;
    }
  }

  private *lookUp(timeS: number, enter: (link: number) => void): Generator<void, void, void> {
    const { tail, head, book, packets, isClosed } = this.traffic;
    // Ways that are looked up lead where every kind of vehicle may go.
    this.tree.prepare(this.timesAt(timeS), isClosed, everyKind);
    for (let route = 0; route < this.planned; route++) {
      const fromNode = tail[book.links[book.first[route]!]!]!;
      this.choices.update(this.tree, this.guidance.share, route, fromNode, head[book.lastLink(route)]!);
      yield;
    }
    const links = Array.from(tail.keys());
    for (const link of links.toSorted((a, b) => head[a]! - head[b]! || a - b)) {
      if (packets.queueUnits[link]! > 0) this.guideLink(link);
      yield;
    }
    for (const link of links.toSorted((a, b) => tail[a]! - tail[b]! || a - b)) {
      const queue = tailQueue(link, tail.length);
      if (packets.queueUnits[queue]! > 0) this.guideWaiting(queue, tail[link]!, timeS, enter);
      yield;
    }
  }

  /** Seconds that each link takes at an instant: free time, and its queue at the pace at which it shrinks. */
  private timesAt(timeS: number): Float64Array {
    const { counted, entries, exits, head } = this.traffic;
    return counted.freeS.map((freeS, link) => {
      const queued = entries.at(link, timeS - freeS) - exits.total[link]!;
      if (queued <= 0) return freeS;
      const stepS = this.stepAt(head[link]!);
      const least = (slowest * Math.max(1, counted.exit[link]!)) / stepS;
      const seen = (exits.total[link]! - this.before[link]!) / (timeS - this.beforeS);
      return freeS + queued / Math.max(seen, least);
    });
  }

  private stepAt(node: number): number {
    return this.traffic.counted.stepS / (1 << this.traffic.counted.level[node]!);
  }

  private guideLink(link: number): void {
    const { head, book, packets } = this.traffic;
    for (let batch = packets.firstBatch[link]!; batch >= 0; batch = packets.nextBatch[batch]!) {
      for (let part = packets.firstPart[batch]!; part >= 0; part = packets.nextPart[part]!) {
        const route = packets.route[part]!;
        const place = packets.place[part]!;
        if (book.isStranded[route] === 1 || book.after(route, place) < 0) continue;
        const way = this.tree.wayTo(head[link]!, head[book.lastLink(route)]!, link);
        if (way === null || book.goesOn(route, place, way)) continue;
        if (!this.changes(packets.units[part]!)) continue;
        const taken = book.instead(route, [link, ...way]);
        packets.route[part] = taken;
        packets.place[part] = book.first[taken]!;
      }
    }
  }

  private guideWaiting(queue: number, node: number, timeS: number, enter: (link: number) => void): void {
    const { head, book, packets, detours } = this.traffic;
    for (const vehicles of packets.drain(queue)) {
      const { route, place, units } = vehicles;
      const way = this.tree.wayTo(node, head[book.lastLink(route)]!);
      const isOther = way !== null && way.length > 0 && !book.goesOn(route, place, way);
      const taken = isOther && this.changes(units) ? book.instead(route, way) : route;
      enter(detours.enqueue({ ...vehicles, route: taken }, timeS));
    }
  }

  /** Whether such a packet takes another way: so many do that their share is the one given. */
  private changes(units: number): boolean {
    this.owed += units * this.guidance.share;
    if (this.owed < units / 2) return false;
    this.owed -= units;
    return true;
  }
}
