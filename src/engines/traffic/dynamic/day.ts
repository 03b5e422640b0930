import { retold } from '../../../base/steps.ts';
import { assert } from '../../../base/errors.ts';
import type { Graph } from '../../../base/graph.ts';
import type { Curves } from './curves.ts';
import { Departures } from './departures.ts';
import { type Stranding, tailQueue } from './detours.ts';
import { FluidNodes } from './fluid-nodes.ts';
import { type Guidance, Guide } from './guidance.ts';
import { everyKind, kindCount } from './kinds.ts';
import { countLinks, type DynamicLinks, unitsPerVehicle } from './links.ts';
import { PacketNodes } from './packet-nodes.ts';
import { RouteBook, type Routes } from './routes.ts';
import { type Gridlock, type Standing, StandingWatch } from './standing.ts';
import { DayState, type NodeMover } from './state.ts';
import { type RouteTrips, TripTally } from './tally.ts';
import { type FindWay, leastCostWays } from './ways.ts';

/** A link that nobody, or no vehicle of some kinds, may enter for a while. */
export interface Closure {
  readonly link: number;
  /** Whom it shuts out, in bits of `kindBits`. Default: everybody. */
  readonly kinds?: number;
  readonly fromS: number;
  /** Infinity: to the end. */
  readonly toS: number;
}

export interface DayOptions {
  readonly endS: number;
  readonly stepS: number;
  /**
   * Vehicles that move together. Default: 1, each at an instant of its own. With 0 they flow evenly: exact for the fluid, and
   * dearer with many routes.
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
const nodesPerPause = 1024;
/** What a step costs beside its nodes, in nodes. */
const workPerStep = 8;
const defaultStandingS = 600;

/**
 * Moves vehicles along their routes through a day, by the link transmission model: as packets (`PacketNodes`) or as a fluid
 * (`FluidNodes`). Deterministic in its arguments. Yields often; the number is the time that has been reached.
 */
export function* simulateDay(
  links: DynamicLinks,
  routes: Routes,
  options: DayOptions,
): Generator<number, DayResult, void> {
  const day = new DaySimulation(links, routes, options);
  yield 0;
  while (!day.isOver) yield* day.step();
  return yield* day.result();
}

interface Departing {
  readonly route: number;
  readonly units: number;
  readonly departedS: number;
}

/** A day under way, step by step. */
export class DaySimulation {
  private readonly state: DayState;
  private readonly mover: NodeMover;
  private readonly departures: Departures;
  private readonly guide: Guide | null;
  private readonly options: DayOptions;
  private readonly steps: number;
  private now = 0;
  private departed = 0;

  /**
   * How many closures of each link are under way, by kind of vehicle; and those that begin (+) or end (−), by step, as
   * position in that list + 1.
   */
  private readonly closed: Int32Array;
  private readonly changes = new Map<number, number[]>();

  /** Nodes with vehicles before them, by level; a node that ends and begins again within a step is there twice. */
  private readonly active: Int32Array[];
  private readonly actives: Int32Array;
  private readonly isActive: Uint8Array;
  /** Until when nothing happens at each node. */
  private readonly wakeS: Float64Array;
  private work = 0;

  constructor(links: DynamicLinks, routes: Routes, options: DayOptions) {
    const { graph } = links;
    checkRoutes(routes, graph);
    const counted = countLinks(links, options.stepS);
    const { freeS, levels } = counted;
    const packet = Math.round((options.packet ?? 1) * unitsPerVehicle);
    this.options = options;
    this.steps = Math.ceil(options.endS / options.stepS);
    this.state = new DayState(graph, counted, {
      book: new RouteBook(routes),
      tally: new TripTally(freeTimesOf(routes, freeS)),
      watch: new StandingWatch(graph.tail.length, options.standingAfterS ?? defaultStandingS),
      findWay: options.findWay ?? leastCostWays(graph, [{ fromS: 0, costs: freeS }], links.bans),
      isMixed: packet === 0,
    });
    const activate = (node: number, wakeS: number): void => this.activate(node, wakeS);
    this.mover =
      packet > 0
        ? new PacketNodes(this.state, links, packet, activate, (node, wakeS) => this.wake(node, wakeS))
        : new FluidNodes(this.state, links.turns ?? [], activate);
    this.departures = new Departures(routes, options.stepS, this.steps, packet);
    this.guide = options.guidance ? new Guide(this.state, graph, links.bans ?? [], options.guidance) : null;
    this.closed = new Int32Array(kindCount * graph.tail.length);
    this.active = Array.from({ length: levels + 1 }, () => new Int32Array(2 * graph.nodes));
    this.actives = new Int32Array(levels + 1);
    this.isActive = new Uint8Array(graph.nodes);
    this.wakeS = new Float64Array(graph.nodes).fill(Infinity);
    for (const { link, kinds = everyKind, fromS, toS } of options.closures ?? [])
      for (let kind = 0; kind < kindCount; kind++) {
        if ((kinds & (1 << kind)) === 0) continue;
        const place = kindCount * link + kind;
        this.change(fromS, place + 1);
        if (toS < options.endS) this.change(toS, -place - 1);
      }
  }

  get isOver(): boolean {
    return this.now >= this.steps;
  }

  /** One step; yields the time reached whenever enough work was done. */
  *step(): Generator<number, void, void> {
    const { stepS } = this.options;
    const startS = this.now * stepS;
    yield* this.applyClosures(startS);
    yield* this.lookUp(startS);
    this.release(startS);
    const { levels } = this.state.counted;
    const ticks = 1 << levels;
    for (let tick = 0; tick < ticks; tick++) {
      const tickS = startS + (tick * stepS) / ticks;
      for (let level = 0; level <= levels; level++)
        if (this.actives[level]! > 0 && tick % (1 << (levels - level)) === 0)
          yield* this.advance(level, tickS);
    }
    this.now++;
    this.work += workPerStep;
    if (this.work >= nodesPerPause) yield* this.pause(startS + stepS);
  }

  private *pause(timeS: number): Generator<number, void, void> {
    this.work = 0;
    yield timeS;
  }

  account(): Account {
    const { packets, links, detours, arrived } = this.state;
    let waiting = 0;
    let onLinks = 0;
    for (let link = 0; link < links; link++) {
      onLinks += packets.queueUnits[link]!;
      waiting += packets.queueUnits[tailQueue(link, links)]!;
    }
    return { departed: this.departed, waiting, stranded: detours.strandedUnits, onLinks, arrived };
  }

  /** What came of it; once, at the end. */
  *result(): Generator<number, DayResult, void> {
    const { state } = this;
    const endS = this.now * this.options.stepS;
    this.countLastWaits(endS);
    state.tally.end(endS);
    const [entries, exits] = yield* this.flatCurves(endS);
    return {
      endS,
      entries,
      exits,
      trips: state.tally,
      account: this.account(),
      strandings: state.detours.strandings,
      standings: state.watch.standings,
      gridlocks: state.watch.gridlocks,
      lengthened: state.counted.lengthened,
      lowered: state.counted.lowered,
    };
  }

  private *flatCurves(endS: number): Generator<number, readonly [Curves, Curves], void> {
    const flat: Curves[] = [];
    for (const book of [this.state.entries, this.state.exits]) {
      flat.push(yield* retold(book.flatten(), () => endS));
    }
    return [flat[0]!, flat[1]!];
  }

  private change(atS: number, entry: number): void {
    const step = Math.max(0, Math.ceil(atS / this.options.stepS));
    this.changes.set(step, [...(this.changes.get(step) ?? []), entry]);
  }

  private *applyClosures(timeS: number): Generator<number, void, void> {
    const changes = this.changes.get(this.now);
    if (changes === undefined) return;
    const { isClosed, detours } = this.state;
    for (const entry of changes) this.closed[Math.abs(entry) - 1]! += Math.sign(entry);
    for (const entry of changes) {
      const place = Math.abs(entry) - 1;
      const [link, bit] = [Math.floor(place / kindCount), 1 << (place % kindCount)];
      isClosed[link] = this.closed[place]! > 0 ? isClosed[link]! | bit : isClosed[link]! & ~bit;
    }
    for (const _ of detours.reconsider(timeS, (link) => this.enter(link))) yield timeS;
    this.wakeAll();
  }

  private *lookUp(timeS: number): Generator<number, void, void> {
    if (!this.guide) return;
    let isChanged = false;
    for (const _ of this.guide.apply(timeS, this.options.stepS, (link) => this.enter(link))) {
      isChanged = true;
      yield timeS;
    }
    if (isChanged) this.wakeAll();
  }

  /** After ways have changed, any node may have something to do. */
  private wakeAll(): void {
    for (let node = 0; node < this.wakeS.length; node++) this.wake(node, -Infinity);
  }

  /** What sets out in a step, in the order of its instants. */
  private release(startS: number): void {
    const { tally, detours } = this.state;
    const departing: Departing[] = [];
    this.departures.release(this.now, (route, units, departedS) => {
      departing.push({ route, units, departedS });
    });
    departing.sort((a, b) => a.departedS - b.departedS || a.route - b.route);
    for (const { route, units, departedS } of departing) {
      this.departed += units;
      tally.setOut(route, units, departedS);
      const taken = this.guide?.take(route, units) ?? route;
      this.enter(detours.enqueue({ route: taken, units, departedS, waitingS: departedS }, startS));
    }
  }

  /** Nodes of a level, in the order in which vehicles came before them. */
  private *advance(level: number, timeS: number): Generator<number, void, void> {
    const { mover, wakeS } = this;
    const nodes = this.active[level]!;
    const count = this.actives[level]!;
    const toS = timeS + this.options.stepS / (1 << level);
    let kept = 0;
    for (let k = 0; k < count; k++) {
      const node = nodes[k]!;
      if (wakeS[node]! < toS) wakeS[node] = mover.advance(node, timeS, toS);
      if (wakeS[node]! < Infinity) nodes[kept++] = node;
      else this.isActive[node] = 0;
      if (++this.work >= nodesPerPause) yield* this.pause(timeS);
    }
    // Nodes that became active meanwhile move up.
    nodes.copyWithin(kept, count, this.actives[level]);
    this.actives[level]! -= count - kept;
  }

  private enter(link: number): void {
    if (link >= 0) this.activate(this.state.tail[link]!, -Infinity);
  }

  private activate(node: number, wakeS: number): void {
    this.wakeS[node] = Math.min(this.wakeS[node]!, wakeS);
    if (this.isActive[node] === 1) return;
    this.isActive[node] = 1;
    const level = this.state.counted.level[node]!;
    this.active[level]![this.actives[level]!++] = node;
  }

  /** Has a node looked at earlier, if vehicles wait before it. */
  private wake(node: number, wakeS: number): void {
    if (this.isActive[node] === 1) this.wakeS[node] = Math.min(this.wakeS[node]!, wakeS);
  }

  /** Those who still wait at the end count as well. */
  private countLastWaits(endS: number): void {
    const { packets, book, tally, links, detours } = this.state;
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
    for (const { route, units, fromS, toS } of detours.strandings)
      if (toS === Infinity) tally.wait(route, units, fromS, endS);
  }
}

/** Seconds that each route takes without traffic. */
function freeTimesOf({ first, links }: Routes, freeS: Float64Array): Float64Array {
  return Float64Array.from({ length: first.length - 1 }, (_, route) => {
    let sum = 0;
    for (let k = first[route]!; k < first[route + 1]!; k++) sum += freeS[links[k]!]!;
    return sum;
  });
}

function checkRoutes({ first, links }: Routes, { tail, head }: Graph): void {
  for (let route = 0; route + 1 < first.length; route++) {
    assert(first[route]! < first[route + 1]!, 'a route has links');
    for (let k = first[route]! + 1; k < first[route + 1]!; k++)
      assert(tail[links[k]!] === head[links[k - 1]!], 'links of a route follow each other');
  }
}
