import type { Packets } from './packets.ts';

/** Where a part that moves goes. */
export interface Ways {
  /** Link after a place of a route; −1: it ends there. */
  nextLink(route: number, place: number): number;
  /** Budgets that a vehicle draws on beside that of its next link, by turn and node; −1: none. */
  turnBudget(queue: number, nextLink: number): number;
  nodeBudget(): number;
  /** A part passed; called once for each. */
  pass(
    approach: number,
    nextLink: number,
    route: number,
    place: number,
    units: number,
    departedS: number,
    waitingS: number,
  ): void;
}

const slack = 1 + 1e-12;

/**
 * One step at one node, by Tampère, Corthout, Cattrysse and Immers (2011, "A generic class of first order node models for
 * dynamic macroscopic simulation of traffic flows", TR-B 45: 289–309, §6: oriented capacity proportional): all approaches
 * fill together, each at the pace of its priority, until its vehicles are through or the one that is next finds its way
 * full; then the approach stands, and the others go on. Their level a is the a of the paper's algorithm.
 *
 * An approach offers its vehicles in the order of their batches, mixed within each, where the paper has fixed turning
 * shares: with one batch the two are the same.
 */
export class NodeStep {
  /** Of each approach: queue, units that it may still send, pace. */
  readonly queue: Int32Array;
  readonly left: Float64Array;
  readonly pace: Float64Array;
  /** Units that each approach sent. */
  readonly sent: Float64Array;
  /** Link that the first vehicle in line waited for when the approach stood; −1: none. */
  readonly wanted: Int32Array;
  count = 0;
  private readonly isOn: Uint8Array;
  private readonly packets: Packets;
  private readonly ways: Ways;
  /** Units that each link, node and turn still takes. */
  private readonly budget: Float64Array;
  private readonly demand: Float64Array;
  private readonly touched: Int32Array;
  private touches = 0;

  /** @param budget Of each link, node and turn; those concerned are set before each step, and left with the rest. */
  constructor(packets: Packets, ways: Ways, budget: Float64Array, approachesAtMost: number) {
    this.packets = packets;
    this.ways = ways;
    this.budget = budget;
    this.demand = new Float64Array(budget.length);
    this.touched = new Int32Array(budget.length);
    this.queue = new Int32Array(approachesAtMost);
    this.left = new Float64Array(approachesAtMost);
    this.pace = new Float64Array(approachesAtMost);
    this.sent = new Float64Array(approachesAtMost);
    this.wanted = new Int32Array(approachesAtMost);
    this.isOn = new Uint8Array(approachesAtMost);
  }

  /** An approach with vehicles ready to leave. */
  add(queue: number, units: number, pace: number): void {
    const at = this.count++;
    this.queue[at] = queue;
    this.left[at] = units;
    this.pace[at] = pace;
    this.sent[at] = 0;
    this.wanted[at] = -1;
    this.isOn[at] = 1;
  }

  /** Moves what passes. */
  run(): void {
    for (;;) {
      const step = this.nextEvent();
      if (step === Infinity) return;
      this.advance(step);
    }
  }

  /** How much farther the level rises until a batch is through or a budget used up; Infinity: nothing moves any more. */
  private nextEvent(): number {
    const { packets, left, pace, demand, budget, touched } = this;
    let step = Infinity;
    for (let i = 0; i < this.count; i++) {
      if (this.isOn[i] === 0 || !this.mayGo(i)) continue;
      const total = packets.batchUnits[packets.firstBatch[this.queue[i]!]!]!;
      const reach = (left[i]! < total ? left[i]! : total) / pace[i]!;
      if (reach < step) step = reach;
      this.spread(i, pace[i]! / total);
    }
    for (let k = 0; k < this.touches; k++) {
      const reach = budget[touched[k]!]! / demand[touched[k]!]!;
      if (reach < step) step = reach;
    }
    return step;
  }

  /** Whether an approach has vehicles left, and none of those that are next finds its way full. */
  private mayGo(i: number): boolean {
    const { packets, budget, ways } = this;
    const queue = this.queue[i]!;
    const batch = packets.firstBatch[queue]!;
    this.isOn[i] = 0;
    if (batch < 0 || this.left[i]! <= 0) return false;
    for (let part = packets.firstPart[batch]!; part >= 0; part = packets.nextPart[part]!) {
      const next = ways.nextLink(packets.route[part]!, packets.place[part]!);
      if (next >= 0) this.wanted[i] = next;
      if (next >= 0 && budget[next]! <= 0) return false;
      const turn = ways.turnBudget(queue, next);
      if (turn >= 0 && budget[turn]! <= 0) return false;
      const node = ways.nodeBudget();
      if (node >= 0 && budget[node]! <= 0) return false;
    }
    this.wanted[i] = -1;
    this.isOn[i] = 1;
    return true;
  }

  /** Adds what an approach's first batch asks of each budget. */
  private spread(i: number, scale: number): void {
    const { packets, ways } = this;
    const queue = this.queue[i]!;
    const batch = packets.firstBatch[queue]!;
    for (let part = packets.firstPart[batch]!; part >= 0; part = packets.nextPart[part]!) {
      const next = ways.nextLink(packets.route[part]!, packets.place[part]!);
      const amount = packets.units[part]! * scale;
      this.ask(next, amount);
      this.ask(ways.turnBudget(queue, next), amount);
      this.ask(ways.nodeBudget(), amount);
    }
  }

  private ask(of: number, amount: number): void {
    if (of < 0) return;
    if (this.demand[of] === 0) this.touched[this.touches++] = of;
    this.demand[of]! += amount;
  }

  private advance(step: number): void {
    const { packets, left, pace, demand, budget, touched } = this;
    // Budgets that this event uses up are marked by a demand below zero before the moves change them.
    for (let k = 0; k < this.touches; k++) {
      const of = touched[k]!;
      if (budget[of]! / demand[of]! <= step * slack) demand[of] = -1;
    }
    for (let i = 0; i < this.count; i++) {
      if (this.isOn[i] === 0) continue;
      const total = packets.batchUnits[packets.firstBatch[this.queue[i]!]!]!;
      const most = left[i]! < total ? left[i]! : total;
      const isThrough = most / pace[i]! <= step * slack;
      this.move(i, isThrough ? most : Math.floor(pace[i]! * step), total);
    }
    for (let k = 0; k < this.touches; k++) {
      const of = touched[k]!;
      if (demand[of] === -1) budget[of] = 0;
      demand[of] = 0;
    }
    this.touches = 0;
  }

  /** Moves so many units of an approach's first batch, of each part its share, to the unit. */
  private move(i: number, units: number, total: number): void {
    const { packets, ways, budget } = this;
    const queue = this.queue[i]!;
    const share = units / total;
    let before = 0;
    let moved = 0;
    let previous = -1;
    for (let part = packets.firstPart[packets.firstBatch[queue]!]!; part >= 0; ) {
      const after = packets.nextPart[part]!;
      const own = packets.units[part]!;
      before += own;
      const due = before === total ? units : Math.floor(before * share);
      const route = packets.route[part]!;
      const place = packets.place[part]!;
      const next = ways.nextLink(route, place);
      const turn = ways.turnBudget(queue, next);
      const node = ways.nodeBudget();
      let amount = Math.min(due - moved, own);
      moved = due;
      if (next >= 0) amount = Math.min(amount, budget[next]!);
      if (turn >= 0) amount = Math.min(amount, budget[turn]!);
      if (node >= 0) amount = Math.min(amount, budget[node]!);
      if (amount > 0) {
        if (next >= 0) budget[next]! -= amount;
        if (turn >= 0) budget[turn]! -= amount;
        if (node >= 0) budget[node]! -= amount;
        const departedS = packets.departedS[part]!;
        const waitingS = packets.waitingS[part]!;
        this.left[i]! -= amount;
        this.sent[i]! += amount;
        if (!packets.take(queue, part, previous, amount)) previous = part;
        ways.pass(i, next, route, place, amount, departedS, waitingS);
      } else {
        previous = part;
      }
      part = after;
    }
    packets.drop(queue);
  }
}
