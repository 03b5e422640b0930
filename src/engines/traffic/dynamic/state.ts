import { createGraph, type Graph } from '../../../base/graph.ts';
import { CurveBook } from './curves.ts';
import { Detours } from './detours.ts';
import type { CountedLinks } from './links.ts';
import { Packets } from './packets.ts';
import type { RouteBook } from './routes.ts';
import type { StandingWatch } from './standing.ts';
import type { TripTally } from './tally.ts';
import type { FindWay } from './ways.ts';

/** Moves the vehicles before one node for a while. */
export interface NodeMover {
  /**
   * @param fromS The node was moved until here before.
   * @returns After what instant the node is to be looked at again; Infinity: no vehicles are left before it.
   */
  advance(node: number, fromS: number, toS: number): number;
}

/** Has a node looked at after an instant. */
export type Activate = (node: number, wakeS: number) => void;

/** Where all vehicles are, and what is known of them. */
export class DayState {
  readonly counted: CountedLinks;
  readonly links: number;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** Links by the node that they enter, and by the one that they leave. */
  readonly into: { readonly first: Int32Array; readonly out: Int32Array };
  readonly from: { readonly first: Int32Array; readonly out: Int32Array };
  readonly book: RouteBook;
  /** Queues of the links, then those of who waits at their entries. */
  readonly packets: Packets;
  readonly entries: CurveBook;
  readonly exits: CurveBook;
  /** Whom each link shuts out, in bits of `kindBits`. */
  readonly isClosed: Uint8Array;
  readonly detours: Detours;
  readonly tally: TripTally;
  readonly watch: StandingWatch;
  arrived = 0;

  constructor(
    graph: Graph,
    counted: CountedLinks,
    parts: {
      readonly book: RouteBook;
      readonly tally: TripTally;
      readonly watch: StandingWatch;
      readonly findWay: FindWay;
      readonly isMixed: boolean;
    },
  ) {
    const { tail, head } = graph;
    const links = tail.length;
    this.counted = counted;
    this.links = links;
    this.tail = tail;
    this.head = head;
    this.from = graph;
    this.into = createGraph(graph.nodes, head, tail);
    this.book = parts.book;
    this.packets = new Packets(2 * links);
    this.entries = new CurveBook(links);
    this.exits = new CurveBook(links);
    this.isClosed = new Uint8Array(links);
    this.tally = parts.tally;
    this.watch = parts.watch;
    const { isClosed, packets, book } = this;
    this.detours = new Detours({ tail, head, isClosed, packets, book }, parts.findWay, parts.isMixed);
  }

  /** Vehicles at the end of their route: at their destination, or where their way is cut. */
  leave(route: number, node: number, units: number, departedS: number, atS: number): void {
    if (this.book.isStranded[route] === 1) {
      this.detours.strand(route, node, units, departedS, atS);
      return;
    }
    this.arrived += units;
    this.tally.arrive(this.book.planned[route]!, units, departedS, atS);
  }

  hasVehiclesBefore(node: number): boolean {
    const { packets, into, from } = this;
    for (let k = into.first[node]!, end = into.first[node + 1]!; k < end; k++)
      if (packets.queueUnits[into.out[k]!]! > 0) return true;
    for (let k = from.first[node]!, end = from.first[node + 1]!; k < end; k++)
      if (packets.queueUnits[this.links + from.out[k]!]! > 0) return true;
    return false;
  }

  /** The most links into one node and out of it, together. */
  get approachesAtMost(): number {
    let most = 0;
    for (let node = 0; node + 1 < this.into.first.length; node++) {
      const [ins, outs] = [this.into, this.from].map(({ first }) => first[node + 1]! - first[node]!);
      most = Math.max(most, ins! + outs!);
    }
    return most;
  }
}

/** Turns of limited capacity, by the links that they join. */
export class Turns {
  private readonly turns: Map<number, number>;
  private readonly links: number;

  constructor(links: number, turns: readonly { readonly fromLink: number; readonly toLink: number }[]) {
    this.links = links;
    this.turns = new Map(turns.map(({ fromLink, toLink }, k) => [fromLink * links + toLink, k]));
  }

  /** −1: of no limited capacity. */
  of(fromLink: number, toLink: number): number {
    if (this.turns.size === 0 || toLink < 0) return -1;
    return this.turns.get(fromLink * this.links + toLink) ?? -1;
  }
}
