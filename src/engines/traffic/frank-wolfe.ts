import { ShortestPaths } from '../../base/shortest-paths.ts';
import { carCost, type Equilibrium, gapOf, type Target, totalsOf } from './equilibrium.ts';
import { LinkState } from './link-state.ts';
import type { RoadNetwork, VehicleClass } from './network.ts';
import { type Pairs, pairsOf } from './pairs.ts';

/** A combination of directions beyond these bounds is not taken: the last one would outweigh the new one. */
const largestShare = 0.99;
const largestWeights = 99;
/** Halvings, at least, of the range of the step. */
const lineSearches = 40;
/** Step, relative to the range, at which the line search ends. */
const stepTolerance = 1e-12;

/**
 * Static user equilibrium by the bi-conjugate Frank–Wolfe method (Mitradjieva and Lindberg 2013, "The stiff is
 * moving", Transportation Science 47, §3): all flow moves towards a point that is conjugate to the two before.
 * It knows links only, and shares nothing with `PathAssignment` but the searches and the link times: a cross-check.
 *
 * Guarded: where a weight is negative, or the earlier points would outweigh the new one, the combination is not
 * clipped into its bounds but given up for the conjugate direction, and that for the plain one.
 */
export class FrankWolfe {
  readonly network: RoadNetwork;
  readonly classes: readonly VehicleClass[];
  readonly pairs: Pairs;
  /** Pairs that no path joins. */
  readonly unjoined = new Set<number>();
  private readonly state: LinkState;
  private readonly search: ShortestPaths;
  private readonly links: number;
  private readonly nodeFlow: Float64Array;
  /** Flows by class after class: the present ones, the all-or-nothing ones, and the step between two points. */
  private readonly flow: Float64Array;
  private readonly target: Float64Array;
  private readonly step: Float64Array;
  /** The points of the two iterations before, and the last step towards the first of them. */
  private last: Float64Array | null = null;
  private beforeLast: Float64Array | null = null;
  private lastStep = 0;

  constructor(network: RoadNetwork, classes: readonly VehicleClass[]) {
    const links = network.freeTime.length;
    this.network = network;
    this.classes = classes;
    this.pairs = pairsOf(classes);
    this.state = new LinkState(network, classes);
    this.search = new ShortestPaths(network.graph);
    this.links = links;
    this.nodeFlow = new Float64Array(network.graph.nodes);
    this.flow = new Float64Array(links * classes.length);
    this.target = new Float64Array(links * classes.length);
    this.step = new Float64Array(links * classes.length);
  }

  /** Goes on until the gap or the number of iterations asked for. Pauses between trees. */
  *equilibrate(target: Target): Generator<void, Equilibrium, void> {
    yield* this.loadAllOrNothing(true);
    this.flow.set(this.target);
    this.apply();
    let iteration = 0;
    for (;;) {
      iteration++;
      yield* this.loadAllOrNothing(false);
      const gap = this.relativeGap();
      const isAtEnd = gap <= target.gap || gap === Infinity || iteration >= target.iterations;
      if (isAtEnd) return this.result(gap, iteration, target);
      this.move();
    }
  }

  private result(relativeGap: number, iterations: number, target: Target): Equilibrium {
    const classFlow = this.byClass(this.flow);
    return {
      ...totalsOf(this.state, classFlow, this.classes),
      flow: this.state.flow.slice(),
      classFlow: classFlow.map((flow) => flow.slice()),
      time: this.state.time.slice(),
      relativeGap,
      iterations,
      converged: relativeGap <= target.gap,
    };
  }

  /** All trips on the cheapest paths of the present costs, into `target`. */
  private *loadAllOrNothing(isFirst: boolean): Generator<void, void, void> {
    const { pairs, search, nodeFlow, links, target } = this;
    const { graph, firstThrough } = this.network;
    target.fill(0);
    for (const { vehicleClass, origin, first, end } of pairs.groups) {
      search.search(this.state.cost[vehicleClass]!, [origin], { firstThrough });
      nodeFlow.fill(0);
      for (let pair = first; pair < end; pair++) {
        const destination = pairs.destination[pair]!;
        if (isFirst && search.distance[destination] === Infinity) this.unjoined.add(pair);
        nodeFlow[destination]! += pairs.amount[pair]!;
      }
      // From the farthest node on, each hands its trips to the node before it in the tree.
      for (let i = search.reached - 1; i > 0; i--) {
        const node = search.order[i]!;
        const cars = nodeFlow[node]!;
        if (cars === 0) continue;
        const link = search.via[node]!;
        target[vehicleClass * links + link]! += cars;
        nodeFlow[graph.tail[link]!]! += cars;
      }
      yield;
    }
  }

  private relativeGap(): number {
    const total = carCost(this.state, this.byClass(this.flow));
    return gapOf(total - carCost(this.state, this.byClass(this.target)), total);
  }

  /** One step towards the conjugate point. */
  private move(): void {
    const { flow, step, target } = this;
    const point = this.biconjugate() ?? this.conjugate() ?? { values: target.slice(), isPlain: true };
    for (let i = 0; i < flow.length; i++) step[i] = point.values[i]! - flow[i]!;
    const length = this.searchLine();
    for (let i = 0; i < flow.length; i++) flow[i] = Math.max(0, flow[i]! + length * step[i]!);
    this.apply();
    // After a full step the present point is the last one: nothing is left to be conjugate to.
    const isFull = length >= 1 - stepTolerance;
    this.beforeLast = point.isPlain || isFull ? null : this.last;
    this.last = isFull ? null : point.values;
    this.lastStep = length;
  }

  /** The point conjugate to the last two (ibid., eq. 14–16); null where the weights are out of bounds. */
  private biconjugate(): Point | null {
    const { flow, target, last, beforeLast, lastStep: lambda } = this;
    if (last === null || beforeLast === null) return null;
    const s1 = this.carsByLink(last);
    const s2 = this.carsByLink(beforeLast);
    const x = this.carsByLink(flow);
    const y = this.carsByLink(target);
    const { slope } = this.state;
    let [onto, along, ontoLast, alongLast] = [0, 0, 0, 0];
    for (let link = 0; link < slope.length; link++) {
      const toTarget = slope[link]! * (y[link]! - x[link]!);
      const toLast = s1[link]! - x[link]!;
      const toBoth = lambda * s1[link]! + (1 - lambda) * s2[link]! - x[link]!;
      onto += toBoth * toTarget;
      along += slope[link]! * toBoth * (s2[link]! - s1[link]!);
      ontoLast += toLast * toTarget;
      alongLast += slope[link]! * toLast * toLast;
    }
    const mu = -onto / along;
    const nu = -ontoLast / alongLast + (mu * lambda) / (1 - lambda);
    if (!(mu >= 0 && nu >= 0 && mu + nu <= largestWeights)) return null;
    const share = 1 / (1 + mu + nu);
    const values = target.map((value, i) => share * (value + nu * last[i]! + mu * beforeLast[i]!));
    return { values, isPlain: false };
  }

  /** The point conjugate to the last one (ibid., eq. 10); null where its share is out of bounds. */
  private conjugate(): Point | null {
    const { flow, target, last } = this;
    if (last === null) return null;
    const s1 = this.carsByLink(last);
    const x = this.carsByLink(flow);
    const y = this.carsByLink(target);
    const { slope } = this.state;
    let [onto, along] = [0, 0];
    for (let link = 0; link < slope.length; link++) {
      const toLast = slope[link]! * (s1[link]! - x[link]!);
      onto += toLast * (y[link]! - x[link]!);
      along += toLast * (y[link]! - s1[link]!);
    }
    const share = onto / along;
    if (!(share >= 0 && share < largestShare)) return null;
    return { values: target.map((value, i) => share * last[i]! + (1 - share) * value), isPlain: false };
  }

  /** Step of 0 … 1 at which the objective stops falling, by false position with the ends' weights halved (Illinois). */
  private searchLine(): number {
    let [low, high] = [0, 1];
    let below = this.slopeAt(0);
    let above = this.slopeAt(1);
    if (above <= 0) return 1;
    if (below >= 0) return 0;
    let side = 0;
    for (let k = 0; k < lineSearches && high - low > stepTolerance; k++) {
      const middle = low + ((high - low) * below) / (below - above);
      const slope = this.slopeAt(middle);
      if (slope === 0) return middle;
      if (slope < 0) {
        [low, below] = [middle, slope];
        if (side < 0) above /= 2;
        side = -1;
      } else {
        [high, above] = [middle, slope];
        if (side > 0) below /= 2;
        side = 1;
      }
    }
    return low;
  }

  /** Derivative of the objective along the step. */
  private slopeAt(length: number): number {
    const { flow, step, links, state } = this;
    for (let link = 0; link < links; link++) {
      let cars = 0;
      for (let i = link; i < flow.length; i += links) cars += flow[i]! + length * step[i]!;
      state.set(link, cars);
    }
    let sum = 0;
    for (const [m, cost] of state.cost.entries()) {
      for (let link = 0; link < links; link++) {
        const change = step[m * links + link]!;
        if (change !== 0) sum += change * cost[link]!;
      }
    }
    return sum;
  }

  private apply(): void {
    this.state.flow.set(this.carsByLink(this.flow));
    this.state.update();
  }

  private carsByLink(flow: Float64Array): Float64Array {
    if (this.classes.length === 1) return flow;
    const cars = new Float64Array(this.links);
    for (let i = 0; i < flow.length; i++) cars[i % this.links]! += flow[i]!;
    return cars;
  }

  private byClass(flow: Float64Array): Float64Array[] {
    return this.classes.map((_, m) => flow.subarray(m * this.links, (m + 1) * this.links));
  }
}

interface Point {
  readonly values: Float64Array;
  /** The all-or-nothing point itself. */
  readonly isPlain: boolean;
}
