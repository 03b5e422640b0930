import { assert } from '../../../base/errors.ts';
import { createGraph, type Graph } from '../../../base/graph.ts';
import { Departures } from './departures.ts';
import { CurveBook, type Curves } from './curves.ts';
import { Detours, type Stranding, tailQueue } from './detours.ts';
import { type Guidance, Guide } from './guidance.ts';
import { type CountedLinks, countLinks, type DynamicLinks, unitsPerVehicle } from './links.ts';
import { NodeStep, type Ways } from './node-step.ts';
import { Packets } from './packets.ts';
import { RouteBook, type Routes } from './routes.ts';
import { type Gridlock, type Standing, StandingWatch } from './standing.ts';
import { type RouteTrips, TripTally } from './tally.ts';
import { type FindWay, leastCostWays } from './ways.ts';

/** A link that nobody may enter for a while. */
export interface Closure {
  readonly link: number;
  readonly fromS: number;
  /** Infinity: to the end. */
  readonly toS: number;
}

export interface DayOptions {
  readonly endS: number;
  readonly stepS: number;
  /**
   * Vehicles set out in packets of so many, and so many may pass on what a capacity lets through meanwhile. Default: 1. With 0
   * they flow evenly: exact, and dearer with many routes.
   */
  readonly packet?: number;
  readonly closures?: readonly Closure[];
  /** Ways round closures. Default: of least time without traffic. */
  readonly findWay?: FindWay;
  readonly guidance?: Guidance;
  /** Seconds after which a queue that does not move is reported. Default: 600. */
  readonly standingAfterS?: number;
}

/** Units of vehicles by where they are: what has set out is the sum of the others, exactly. */
export interface Account {
  readonly departed: number;
  readonly waiting: number;
  readonly stranded: number;
  readonly onLinks: number;
  readonly arrived: number;
}

export interface DayResult {
  readonly endS: number;
  /** Cumulative counts of each link, at its entry and its exit. */
  readonly entries: Curves;
  readonly exits: Curves;
  readonly trips: RouteTrips;
  readonly account: Account;
  readonly strandings: readonly Stranding[];
  readonly standings: readonly Standing[];
  readonly gridlocks: readonly Gridlock[];
  /** Links that count as longer, and with less capacity, than they were given; see `countLinks`. */
  readonly lengthened: Int32Array;
  readonly lowered: Int32Array;
}

/** Nodes between two pauses. */
const nodesPerPause = 2048;
const defaultStandingS = 600;

/**
 * Moves vehicles along their routes through a day: link transmission model (Yperman 2007, "The link transmission model for
 * dynamic network loading") with the node model of `NodeStep`. Deterministic in its arguments. Yields often; the number is
 * the time that has been reached.
 */
export function* simulateDay(
  links: DynamicLinks,
  routes: Routes,
  options: DayOptions,
): Generator<number, DayResult, void> {
  const day = new DaySimulation(links, routes, options);
  while (!day.isOver) yield* day.step();
  return day.result();
}

/** A day under way, step by step. */
export class DaySimulation implements Ways {
  private readonly counted: CountedLinks;
  private readonly tail: Int32Array;
  private readonly head: Int32Array;
  /** Links by the node that they enter, and by the one that they leave. */
  private readonly into: { readonly first: Int32Array; readonly out: Int32Array };
  private readonly from: { readonly first: Int32Array; readonly out: Int32Array };
  private readonly book: RouteBook;
  private readonly packets: Packets;
  private readonly entries: CurveBook;
  private readonly exits: CurveBook;
  private readonly departures: Departures;
  private readonly detours: Detours;
  private readonly guide: Guide | null;
  private readonly tally: TripTally;
  private readonly watch: StandingWatch;
  private readonly nodeStep: NodeStep;
  private readonly options: DayOptions;
  private readonly steps: number;
  private readonly packet: number;
  private now = 0;
  private arrived = 0;
  private departed = 0;

  private readonly isClosed: Uint8Array;
  private readonly closed: Int32Array;
  /** Closures that begin (+) or end (−), by step, as link + 1. */
  private readonly changes = new Map<number, number[]>();

  /** What capacity has let through and nobody used, up to a packet, at entries and exits; and until when. */
  private readonly entryCredit: Float64Array;
  private readonly exitCredit: Float64Array;
  private readonly entryS: Float64Array;
  private readonly exitS: Float64Array;
  /** Units that each link, node and turn takes in the step at hand. */
  private readonly budget: Float64Array;
  private readonly turnFrom = new Map<number, number>();
  private readonly turnUnits: Float64Array;

  /** Nodes with vehicles before them, by level; a node that ends and begins again within a step is there twice. */
  private readonly active: Int32Array[];
  private readonly actives: Int32Array;
  private readonly isActive: Uint8Array;
  /** Until when nothing happens at each node. */
  private readonly wakeS: Float64Array;

  /** Of the step at hand: its node, instants, and what enters each link. */
  private node = 0;
  private fromS = 0;
  private toS = 0;
  private readonly entering: Float64Array;
  private readonly enteredLinks: Int32Array;
  private entered = 0;
  /** Units at the end of the link of each approach. */
  private readonly come: Float64Array;
  private work = 0;

  constructor(links: DynamicLinks, routes: Routes, options: DayOptions) {
    const { graph } = links;
    const count = graph.tail.length;
    this.options = options;
    this.counted = countLinks(links, options.stepS);
    this.steps = Math.ceil(options.endS / options.stepS);
    this.packet = Math.round((options.packet ?? 1) * unitsPerVehicle);
    this.tail = graph.tail;
    this.head = graph.head;
    this.from = graph;
    this.into = createGraph(graph.nodes, graph.head, graph.tail);
    checkRoutes(routes, graph);
    this.book = new RouteBook(routes);
    this.packets = new Packets(2 * count);
    this.entries = new CurveBook(count);
    this.exits = new CurveBook(count);
    this.departures = new Departures(routes, options.stepS, this.steps, this.packet);
    this.isClosed = new Uint8Array(count);
    this.closed = new Int32Array(count);
    const { freeS, levels } = this.counted;
    const { tail, head, isClosed, packets, book } = this;
    this.detours = new Detours(
      { tail, head, isClosed, packets, book },
      options.findWay ?? leastCostWays(graph, [{ fromS: 0, costs: freeS }]),
    );
    const { counted, entries, exits, detours } = this;
    this.guide = options.guidance
      ? new Guide({ graph, counted, book, packets, entries, exits, detours, isClosed }, options.guidance)
      : null;
    this.tally = new TripTally(freeTimesOf(routes, freeS));
    this.watch = new StandingWatch(count, options.standingAfterS ?? defaultStandingS);
    this.entryCredit = counted.entry.slice();
    this.exitCredit = counted.exit.slice();
    this.entryS = new Float64Array(count);
    this.exitS = new Float64Array(count);
    this.entering = new Float64Array(count);
    this.enteredLinks = new Int32Array(count);
    const turns = links.turns ?? [];
    this.turnUnits = Float64Array.from(turns, ({ fromLink, perS }) =>
      Math.round(
        (perS * options.stepS * unitsPerVehicle) / (1 << this.counted.level[graph.head[fromLink]!]!),
      ),
    );
    for (const [k, { fromLink, toLink }] of turns.entries()) this.turnFrom.set(fromLink * count + toLink, k);
    this.budget = new Float64Array(count + graph.nodes + turns.length);
    const approaches = approachesAtMost(this.into, this.from);
    this.nodeStep = new NodeStep(packets, this, this.budget, approaches);
    this.come = new Float64Array(approaches);
    this.active = Array.from({ length: levels + 1 }, () => new Int32Array(2 * graph.nodes));
    this.actives = new Int32Array(levels + 1);
    this.isActive = new Uint8Array(graph.nodes);
    this.wakeS = new Float64Array(graph.nodes).fill(Infinity);
    for (const { link, fromS, toS } of options.closures ?? []) {
      this.change(fromS, link + 1);
      if (toS < options.endS) this.change(toS, -link - 1);
    }
  }

  get isOver(): boolean {
    return this.now >= this.steps;
  }

  /** One step; yields the time reached whenever some work was done. */
  *step(): Generator<number, void, void> {
    const { options, counted } = this;
    const startS = this.now * options.stepS;
    yield* this.applyClosures(startS);
    if (this.guide)
      for (const _ of this.guide.apply(startS, options.stepS, (link) => this.enter(link))) yield startS;
    this.departures.release(this.now, (route, units, departedS) => {
      this.departed += units;
      this.tally.departed[route]! += units;
      const taken = this.guide?.take(route, units) ?? route;
      const vehicles = { route: taken, units, departedS, waitingS: departedS };
      this.enter(this.detours.enqueue(vehicles, startS));
    });
    const ticks = 1 << counted.levels;
    for (let tick = 0; tick < ticks; tick++) {
      const tickS = startS + (tick * options.stepS) / ticks;
      for (let level = 0; level <= counted.levels; level++)
        if (tick % (1 << (counted.levels - level)) === 0) yield* this.advance(level, tickS);
    }
    this.now++;
  }

  account(): Account {
    const { queueUnits } = this.packets;
    const count = this.tail.length;
    let waiting = 0;
    let onLinks = 0;
    for (let link = 0; link < count; link++) {
      onLinks += queueUnits[link]!;
      waiting += queueUnits[tailQueue(link, count)]!;
    }
    return {
      departed: this.departed,
      waiting,
      stranded: this.detours.strandedUnits,
      onLinks,
      arrived: this.arrived,
    };
  }

  result(): DayResult {
    const endS = this.now * this.options.stepS;
    this.countLastWaits(endS);
    const { lengthened, lowered } = this.counted;
    return {
      endS,
      entries: this.entries.curves(),
      exits: this.exits.curves(),
      trips: this.tally,
      account: this.account(),
      strandings: this.detours.strandings,
      standings: this.watch.standings,
      gridlocks: this.watch.gridlocks,
      lengthened,
      lowered,
    };
  }

  nextLink(route: number, place: number): number {
    return this.book.after(route, place);
  }

  turnBudget(queue: number, nextLink: number): number {
    if (this.turnUnits.length === 0 || nextLink < 0) return -1;
    const turn = this.turnFrom.get(queue * this.tail.length + nextLink);
    return turn === undefined ? -1 : this.tail.length + this.from.first.length - 1 + turn;
  }

  nodeBudget(): number {
    return this.counted.through[this.node] === Infinity ? -1 : this.tail.length + this.node;
  }

  pass(
    approach: number,
    nextLink: number,
    route: number,
    place: number,
    units: number,
    departedS: number,
    waitingS: number,
  ): void {
    const { packets, book, tally, tail } = this;
    const middleS = (this.fromS + this.toS) / 2;
    this.work++;
    if (this.nodeStep.queue[approach]! >= tail.length)
      tally.wait(book.planned[route]!, units, waitingS, middleS);
    if (nextLink < 0) {
      if (book.isStranded[route] === 1) {
        this.detours.strand(route, this.node, units, departedS, middleS);
        return;
      }
      this.arrived += units;
      tally.arrive(book.planned[route]!, units, departedS, middleS);
      return;
    }
    if (this.entering[nextLink] === 0) {
      packets.open(nextLink);
      this.enteredLinks[this.entered++] = nextLink;
    }
    this.entering[nextLink]! += units;
    packets.add(nextLink, route, place + 1, units, departedS, middleS);
  }

  private change(atS: number, entry: number): void {
    const step = Math.max(0, Math.ceil(atS / this.options.stepS));
    this.changes.set(step, [...(this.changes.get(step) ?? []), entry]);
  }

  private *applyClosures(timeS: number): Generator<number, void, void> {
    const changes = this.changes.get(this.now);
    if (changes === undefined) return;
    for (const entry of changes) this.closed[Math.abs(entry) - 1]! += Math.sign(entry);
    for (const entry of changes) {
      const link = Math.abs(entry) - 1;
      this.isClosed[link] = this.closed[link]! > 0 ? 1 : 0;
    }
    for (const _ of this.detours.reconsider(timeS, (link) => this.enter(link))) yield timeS;
  }

  /** Nodes of a level, in the order in which vehicles came before them. */
  private *advance(level: number, timeS: number): Generator<number, void, void> {
    const nodes = this.active[level]!;
    const count = this.actives[level]!;
    const toS = timeS + this.options.stepS / (1 << level);
    let kept = 0;
    for (let k = 0; k < count; k++) {
      const node = nodes[k]!;
      if (this.wakeS[node]! < toS) this.wakeS[node] = this.advanceNode(node, timeS, toS);
      if (this.wakeS[node]! < Infinity) nodes[kept++] = node;
      else this.isActive[node] = 0;
      if (++this.work < nodesPerPause) continue;
      this.work = 0;
      yield timeS;
    }
    // Nodes that became active meanwhile move up.
    nodes.copyWithin(kept, count, this.actives[level]);
    this.actives[level]! -= count - kept;
  }

  /** @returns After what instant the node is to be looked at again; Infinity: no vehicles are left before it. */
  private advanceNode(node: number, fromS: number, toS: number): number {
    const { packets, counted, nodeStep, into, from } = this;
    const links = this.tail.length;
    this.node = node;
    this.fromS = fromS;
    this.toS = toS;
    nodeStep.count = 0;
    const wakeS = this.approach(node, fromS, toS);
    for (let k = from.first[node]!, end = from.first[node + 1]!; k < end; k++) {
      const link = from.out[k]!;
      const queue = tailQueue(link, links);
      const units = packets.queueUnits[queue]!;
      if (units > 0) nodeStep.add(queue, units, Math.max(counted.entry[link]!, 1));
    }
    if (nodeStep.count === 0) return wakeS;
    for (let k = from.first[node]!, end = from.first[node + 1]!; k < end; k++) {
      const link = from.out[k]!;
      this.budget[link] = this.room(link, fromS, toS);
    }
    this.budget[links + node] = counted.through[node]!;
    if (this.turnUnits.length > 0)
      for (let k = into.first[node]!, end = into.first[node + 1]!; k < end; k++) this.setTurns(into.out[k]!);
    nodeStep.run();
    this.noteExits();
    this.noteEntries();
    return this.hasVehiclesBefore(node) ? fromS : Infinity;
  }

  /** Those that have come to the end of their link. @returns When the next ones come. */
  private approach(node: number, fromS: number, toS: number): number {
    const { packets, counted, nodeStep, into, entries, exits } = this;
    let wakeS = Infinity;
    for (let k = into.first[node]!, end = into.first[node + 1]!; k < end; k++) {
      const link = into.out[k]!;
      if (packets.queueUnits[link]! <= 0) continue;
      const come = entries.at(link, toS - counted.freeS[link]!) - exits.total[link]!;
      if (come <= 0) {
        this.watch.note(link, false, 0, -1, fromS, toS);
        wakeS = Math.min(wakeS, entries.risesAbove(link, exits.total[link]!) + counted.freeS[link]!);
        continue;
      }
      wakeS = fromS;
      const units = Math.min(come, this.outlet(link, fromS, toS));
      this.come[nodeStep.count] = come;
      if (units > 0) nodeStep.add(link, units, Math.max(counted.priority[link]!, 1));
      else this.watch.note(link, true, 0, -1, fromS, toS);
    }
    return wakeS;
  }

  /** Units that may enter a link: what has room behind the queue's wave, and what its capacity lets in. */
  private room(link: number, fromS: number, toS: number): number {
    const { counted, entryCredit, entryS, entries, exits } = this;
    const capacity = counted.entry[link]!;
    const steps = Math.round((toS - entryS[link]!) / (toS - fromS));
    entryCredit[link] = Math.min(capacity + this.packet, entryCredit[link]! + capacity * steps);
    entryS[link] = toS;
    if (this.isClosed[link] === 1 || capacity === 0) return 0;
    const left = exits.at(link, toS - counted.waveS[link]!);
    const room = left + counted.storage[link]! - entries.total[link]!;
    return Math.max(0, Math.min(room, entryCredit[link]!));
  }

  /** Units that the capacity of a link lets out. */
  private outlet(link: number, fromS: number, toS: number): number {
    const { counted, exitCredit, exitS } = this;
    const capacity = counted.exit[link]!;
    if (capacity === 0) return 0;
    const steps = Math.round((toS - exitS[link]!) / (toS - fromS));
    exitCredit[link] = Math.min(capacity + this.packet, exitCredit[link]! + capacity * steps);
    exitS[link] = toS;
    return exitCredit[link]!;
  }

  private setTurns(link: number): void {
    if (this.turnUnits.length === 0) return;
    const { first, out } = this.from;
    const node = this.head[link]!;
    for (let k = first[node]!, end = first[node + 1]!; k < end; k++) {
      const budget = this.turnBudget(link, out[k]!);
      if (budget >= 0) this.budget[budget] = this.turnUnits[budget - this.tail.length - first.length + 1]!;
    }
  }

  private noteExits(): void {
    const { nodeStep, exits, exitCredit, fromS, toS } = this;
    for (let i = 0; i < nodeStep.count; i++) {
      const link = nodeStep.queue[i]!;
      if (link >= this.tail.length) break;
      const sent = nodeStep.sent[i]!;
      if (sent > 0) exits.add(link, fromS, toS, sent);
      exitCredit[link]! -= sent;
      this.watch.note(link, this.come[i]! > sent, sent, nodeStep.wanted[i]!, fromS, toS);
    }
  }

  private noteEntries(): void {
    const { entering, entries, entryCredit, packets } = this;
    for (let k = 0; k < this.entered; k++) {
      const link = this.enteredLinks[k]!;
      const units = entering[link]!;
      entries.add(link, this.fromS, this.toS, units);
      entryCredit[link]! -= units;
      entering[link] = 0;
      packets.close(link);
      this.activate(this.head[link]!, this.fromS + this.counted.freeS[link]!);
    }
    this.entered = 0;
  }

  private hasVehiclesBefore(node: number): boolean {
    const { packets, into, from } = this;
    for (let k = into.first[node]!, end = into.first[node + 1]!; k < end; k++)
      if (packets.queueUnits[into.out[k]!]! > 0) return true;
    for (let k = from.first[node]!, end = from.first[node + 1]!; k < end; k++)
      if (packets.queueUnits[tailQueue(from.out[k]!, this.tail.length)]! > 0) return true;
    return false;
  }

  private enter(link: number): void {
    if (link >= 0) this.activate(this.tail[link]!, -Infinity);
  }

  /** Has a node looked at after an instant. */
  private activate(node: number, wakeS: number): void {
    this.wakeS[node] = Math.min(this.wakeS[node]!, wakeS);
    if (this.isActive[node] === 1) return;
    this.isActive[node] = 1;
    const level = this.counted.level[node]!;
    this.active[level]![this.actives[level]!++] = node;
  }

  /** Those who still wait at the end count as well. */
  private countLastWaits(endS: number): void {
    const { packets, book, tally } = this;
    const links = this.tail.length;
    for (let queue = links; queue < 2 * links; queue++) {
      for (let batch = packets.firstBatch[queue]!; batch >= 0; batch = packets.nextBatch[batch]!) {
        for (let part = packets.firstPart[batch]!; part >= 0; part = packets.nextPart[part]!)
          tally.wait(
            book.planned[packets.route[part]!]!,
            packets.units[part]!,
            packets.waitingS[part]!,
            endS,
          );
      }
    }
    for (const { route, units, fromS, toS } of this.detours.strandings)
      if (toS === Infinity) tally.wait(route, units, fromS, endS);
  }
}

function freeTimesOf({ first, links }: Routes, freeS: Float64Array): Float64Array {
  return Float64Array.from({ length: first.length - 1 }, (_, route) => {
    let sum = 0;
    for (let k = first[route]!; k < first[route + 1]!; k++) sum += freeS[links[k]!]!;
    return sum;
  });
}

/** The most links into one node and out of it, together. */
function approachesAtMost(
  into: { readonly first: Int32Array },
  from: { readonly first: Int32Array },
): number {
  let most = 0;
  for (let node = 0; node + 1 < into.first.length; node++) {
    const links = into.first[node + 1]! - into.first[node]! + from.first[node + 1]! - from.first[node]!;
    most = Math.max(most, links);
  }
  return most;
}

function checkRoutes({ first, links }: Routes, { tail, head }: Graph): void {
  for (let route = 0; route + 1 < first.length; route++) {
    assert(first[route]! < first[route + 1]!, 'a route has links');
    for (let k = first[route]! + 1; k < first[route + 1]!; k++)
      assert(tail[links[k]!] === head[links[k - 1]!], 'links of a route follow each other');
  }
}
