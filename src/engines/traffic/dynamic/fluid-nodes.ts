import type { TurnCapacity } from './links.ts';
import { unitsPerVehicle } from './links.ts';
import { everyKind } from './kinds.ts';
import { NodeStep, type Ways } from './node-step.ts';
import { type Activate, type DayState, type NodeMover, Turns } from './state.ts';

/**
 * Moves vehicles as a fluid: link transmission model (Yperman 2007, "The link transmission model for dynamic network
 * loading"), by step of each node,
 *
 *   ready to leave = min(N_in(t + h − L/u) − N_out(t), q h),   room = min(N_out(t + h − L/w) + k L − N_in(t), q h)
 */
export class FluidNodes implements NodeMover, Ways {
  private readonly state: DayState;
  private readonly activate: Activate;
  private readonly nodeStep: NodeStep;
  private readonly turns: Turns;
  private readonly turnUnits: Float64Array;
  /** Units that each link, node and turn takes in the step at hand. */
  private readonly budget: Float64Array;
  /** Units at the end of the link of each approach. */
  private readonly come: Float64Array;
  private readonly entering: Float64Array;
  private readonly enteredLinks: Int32Array;
  private entered = 0;
  private node = 0;
  private fromS = 0;
  private toS = 0;

  constructor(state: DayState, turns: readonly TurnCapacity[], activate: Activate) {
    const { counted, links, head } = state;
    const nodes = state.from.first.length - 1;
    this.state = state;
    this.activate = activate;
    this.turns = new Turns(links, turns);
    this.turnUnits = Float64Array.from(turns, ({ fromLink, perS }) => {
      const stepS = counted.stepS / (1 << counted.level[head[fromLink]!]!);
      return Math.round(perS * stepS * unitsPerVehicle);
    });
    this.budget = new Float64Array(links + nodes + turns.length);
    this.nodeStep = new NodeStep(state.packets, this, this.budget, state.approachesAtMost);
    this.come = new Float64Array(state.approachesAtMost);
    this.entering = new Float64Array(links);
    this.enteredLinks = new Int32Array(links);
  }

  advance(node: number, fromS: number, toS: number): number {
    const { state, nodeStep, turnUnits } = this;
    const { counted, from, links, packets } = state;
    this.node = node;
    this.fromS = fromS;
    this.toS = toS;
    nodeStep.count = 0;
    const wakeS = this.approach(node);
    for (let k = from.first[node]!, end = from.first[node + 1]!; k < end; k++) {
      const link = from.out[k]!;
      const units = packets.queueUnits[links + link]!;
      if (units > 0) nodeStep.add(links + link, units, Math.max(counted.entry[link]!, 1));
      this.budget[link] = this.room(link);
    }
    if (nodeStep.count === 0) return wakeS;
    this.budget[links + node] = counted.through[node]!;
    this.budget.set(turnUnits, this.budget.length - turnUnits.length);
    nodeStep.run();
    this.noteExits();
    this.noteEntries();
    return state.hasVehiclesBefore(node) ? fromS : Infinity;
  }

  nextLink(route: number, place: number): number {
    return this.state.book.after(route, place);
  }

  turnBudget(queue: number, nextLink: number): number {
    const turn = this.turns.of(queue, nextLink);
    return turn < 0 ? -1 : this.budget.length - this.turnUnits.length + turn;
  }

  nodeBudget(): number {
    return this.state.counted.through[this.node] === Infinity ? -1 : this.state.links + this.node;
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
    const { packets, book, tally, links } = this.state;
    const middleS = (this.fromS + this.toS) / 2;
    if (this.nodeStep.queue[approach]! >= links) tally.wait(book.planned[route]!, units, waitingS, middleS);
    if (nextLink < 0) {
      this.state.leave(route, this.node, units, departedS, middleS);
      return;
    }
    if (this.entering[nextLink] === 0) {
      packets.open(nextLink);
      this.enteredLinks[this.entered++] = nextLink;
    }
    this.entering[nextLink]! += units;
    packets.add(nextLink, route, place + 1, units, departedS, middleS);
  }

  /** Those that have come to the end of their link. @returns When the next ones come. */
  private approach(node: number): number {
    const { nodeStep, fromS, toS } = this;
    const { packets, counted, into, entries, exits, watch } = this.state;
    let wakeS = Infinity;
    for (let k = into.first[node]!, end = into.first[node + 1]!; k < end; k++) {
      const link = into.out[k]!;
      if (packets.queueUnits[link]! <= 0) continue;
      const come = entries.at(link, toS - counted.freeS[link]!) - exits.total[link]!;
      if (come <= 0) {
        watch.note(link, false, 0, -1, fromS, toS);
        wakeS = Math.min(wakeS, entries.risesAbove(link, exits.total[link]!) + counted.freeS[link]!);
        continue;
      }
      wakeS = fromS;
      const units = Math.min(come, counted.exit[link]!);
      this.come[nodeStep.count] = come;
      if (units > 0) nodeStep.add(link, units, Math.max(counted.priority[link]!, 1));
      else watch.note(link, true, 0, -1, fromS, toS);
    }
    return wakeS;
  }

  private room(link: number): number {
    const { counted, entries, exits, isClosed } = this.state;
    const capacity = counted.entry[link]!;
    if (isClosed[link] === everyKind || capacity === 0) return 0;
    const left = exits.at(link, this.toS - counted.waveS[link]!);
    return Math.max(0, Math.min(left + counted.storage[link]! - entries.total[link]!, capacity));
  }

  private noteExits(): void {
    const { nodeStep, fromS, toS } = this;
    const { exits, watch, links } = this.state;
    for (let i = 0; i < nodeStep.count; i++) {
      const link = nodeStep.queue[i]!;
      if (link >= links) break;
      const sent = nodeStep.sent[i]!;
      if (sent > 0) exits.add(link, fromS, toS, sent);
      watch.note(link, this.come[i]! > sent, sent, nodeStep.wanted[i]!, fromS, toS);
    }
  }

  private noteEntries(): void {
    const { entering, fromS, toS } = this;
    const { counted, entries, head, packets } = this.state;
    for (let k = 0; k < this.entered; k++) {
      const link = this.enteredLinks[k]!;
      entries.add(link, fromS, toS, entering[link]!);
      entering[link] = 0;
      packets.close(link);
      this.activate(head[link]!, fromS + counted.freeS[link]!);
    }
    this.entered = 0;
  }
}
