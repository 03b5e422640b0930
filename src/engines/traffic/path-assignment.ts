import { ShortestPaths } from '../../base/shortest-paths.ts';
import { CompensatedSum } from '../../base/sum.ts';
import { carCost, type Equilibrium, gapOf, type Target, totalsOf } from './equilibrium.ts';
import { JointShift } from './joint-shift.ts';
import { LinkState } from './link-state.ts';
import type { RoadNetwork, VehicleClass } from './network.ts';
import { type PairGroup, type Pairs, pairsOf } from './pairs.ts';
import { PathSet } from './path-set.ts';
import { PathShifts } from './path-shifts.ts';
import { takeOver } from './warm-start.ts';

/** Until the gap is this many times the one asked for, flow is shifted after each tree; see `equilibrate`. */
const nearness = 2;
const roundsPerExactOne = 10;
/** Rounds over the origins that hold this share of the excess follow a full round, until they hold a tenth of it. */
const busyShare = 0.95;
const busyRounds = 3;
const busyPasses = 5;
const busyEnough = 0.1;
/** Passes between two rounds of trees go on until the paths at hand hold this share of the gap. */
const passShare = 0.03;
const passesAtMost = 40;
/** Every so many passes, when what pairs can settle alone is settled, all carry on together. */
const passesPerExtension = 4;
/** Exact rounds without a smaller gap after which rounding is all that is left. */
const patience = 100;
/** Pairs between two pauses. */
const pairsPerPause = 4096;

/**
 * Static user equilibrium on paths: each round finds the least-cost paths of every pair, adds those that are
 * cheaper than the pair's own, and shifts flow between the paths at hand (column generation with gradient
 * projection: Jayakrishnan et al. 1994; Perederieieva et al. 2015). Deterministic in its arguments.
 *
 * With a common time function and additive class costs, flows in passenger cars minimise one convex objective
 * whatever the classes (Dafermos 1972), so that the same shifts serve all.
 */
export class PathAssignment {
  readonly network: RoadNetwork;
  readonly classes: readonly VehicleClass[];
  readonly pairs: Pairs;
  readonly paths: PathSet;
  readonly state: LinkState;
  /** Passenger cars by class and link, at the last round. */
  readonly classFlow: readonly Float64Array[];
  /** Pairs that no path joins. */
  readonly unjoined: Set<number>;
  private readonly search: ShortestPaths;
  private readonly shifts: PathShifts;
  private readonly joint: JointShift;
  private relativeGap = Infinity;
  private totalCost = 0;
  /** Flow × cost above the cheapest paths, by group, at its last tree. */
  private readonly excess: Float64Array;

  /**
   * @param from An earlier assignment whose paths serve as start: the network's links are the same, or come after
   *   them; times, capacities, closures, costs and demand may differ. It is left as it was.
   */
  constructor(network: RoadNetwork, classes: readonly VehicleClass[], from?: PathAssignment) {
    this.network = network;
    this.classes = classes;
    this.pairs = pairsOf(classes);
    this.state = new LinkState(network, classes);
    this.classFlow = classes.map(() => new Float64Array(network.freeTime.length));
    this.paths = from
      ? takeOver(from.pairs, from.paths, this.pairs, this.state.cost)
      : new PathSet(this.pairs.count);
    this.unjoined = new Set();
    this.excess = new Float64Array(this.pairs.groups.length);
    this.search = new ShortestPaths(network.graph);
    this.shifts = new PathShifts(this.paths, this.state);
    this.joint = new JointShift(this.pairs, this.paths, this.state);
  }

  /**
   * Goes on until the gap asked for, the number of rounds asked for, or until rounding is all that is left.
   * Pauses between trees and every few thousand pairs.
   */
  *equilibrate(target: Target): Generator<void, Equilibrium, void> {
    yield* this.loadNewPairs();
    let round = 0;
    let smallest = Infinity;
    let since = 0;
    for (;;) {
      round++;
      const isFar =
        this.relativeGap > nearness * target.gap &&
        round % roundsPerExactOne !== 0 &&
        round < target.iterations;
      yield* this.round(this.pairs.groups.keys(), isFar);
      if (!isFar) {
        since = this.relativeGap < smallest ? 0 : since + 1;
        smallest = Math.min(smallest, this.relativeGap);
        if (this.relativeGap === Infinity) break;
        if (this.relativeGap <= target.gap || since > patience || round >= target.iterations) break;
      }
      yield* this.shiftAlongKnownPaths(passesAtMost);
      yield* this.settleBusyOrigins();
    }
    return {
      ...totalsOf(this.state, this.classFlow, this.classes),
      flow: this.state.flow.slice(),
      classFlow: this.classFlow.map((flow) => flow.slice()),
      time: this.state.time.slice(),
      relativeGap: this.relativeGap,
      iterations: round,
      converged: this.relativeGap <= target.gap,
    };
  }

  /** Pairs without a path get the one that is cheapest under the traffic of the pairs before them. */
  private *loadNewPairs(): Generator<void, void, void> {
    this.collectFlows();
    const { pairs, paths, state, search } = this;
    const { graph } = this.network;
    for (const group of pairs.groups) {
      const { first, end } = group;
      let isComplete = true;
      for (let pair = first; pair < end && isComplete; pair++) isComplete = paths.head[pair]! >= 0;
      if (isComplete) continue;
      this.growTree(group);
      for (let pair = first; pair < end; pair++) {
        if (paths.head[pair]! >= 0) continue;
        const destination = pairs.destination[pair]!;
        if (search.distance[destination] === Infinity) this.unjoined.add(pair);
        else paths.addFlow(paths.add(pair, pairs.amount[pair]!, search, graph.tail, destination), state.flow);
      }
      state.update();
      yield;
    }
  }

  /**
   * Trees from some origins under the present flows; pairs whose cheapest path is new get it. Shifts after each
   * tree make the next ones see them; without them, and over all origins, the gap is exact.
   */
  private *round(groups: Iterable<number>, withShifts: boolean): Generator<void, void, void> {
    this.collectFlows();
    const { excess } = this;
    this.totalCost = carCost(this.state, this.classFlow);
    for (const g of groups) {
      const group = this.pairs.groups[g]!;
      this.growTree(group);
      excess[g] = this.takeNewPaths(group);
      if (withShifts) this.equalise(group);
      yield;
    }
    const sum = new CompensatedSum();
    for (const part of excess) sum.add(part);
    this.relativeGap = gapOf(sum.value, this.totalCost);
  }

  /** @returns Flow × cost above the cheapest paths of the tree. */
  private takeNewPaths({ vehicleClass, first, end }: PairGroup): number {
    const { pairs, paths, search, unjoined } = this;
    const { tail } = this.network.graph;
    const cost = this.state.cost[vehicleClass]!;
    const excess = new CompensatedSum();
    for (let pair = first; pair < end; pair++) {
      if (unjoined.has(pair)) continue;
      const destination = pairs.destination[pair]!;
      const least = search.distance[destination]!;
      let known = Infinity;
      for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
        const own = paths.costOf(path, cost);
        if (own < known) known = own;
        excess.add(paths.flow[path]! * (own - least));
      }
      // Sums are made in the same order: the pair's own path is never found again as a cheaper one.
      if (least < known) paths.add(pair, 0, search, tail, destination);
    }
    return excess.value;
  }

  /** What an edit or a new path upsets is mostly a few origins' business: they get trees more often. */
  private *settleBusyOrigins(): Generator<void, void, void> {
    const busy = this.busyGroups();
    const held = (): number => busy.reduce((sum, g) => sum + this.excess[g]!, 0);
    const enough = busyEnough * held();
    if (busy.length * 2 > this.excess.length) return;
    for (let k = 0; k < busyRounds; k++) {
      yield* this.round(busy, true);
      yield* this.shiftAlongKnownPaths(busyPasses);
      if (held() <= enough) break;
    }
  }

  /** The groups that hold most of the excess, in their own order. */
  private busyGroups(): number[] {
    const { excess } = this;
    const sorted = Array.from(excess.keys()).sort((a, b) => excess[b]! - excess[a]! || a - b);
    const most = busyShare * excess.reduce((sum, part) => sum + part, 0);
    let held = 0;
    const count = sorted.findIndex((g) => (held += excess[g]!) >= most) + 1;
    return sorted.slice(0, count).sort((a, b) => a - b);
  }

  private *shiftAlongKnownPaths(passes: number): Generator<void, void, void> {
    const { pairs, paths, joint } = this;
    const enough = passShare * this.relativeGap * this.totalCost;
    for (let pass = 1; pass <= passes; pass++) {
      const isExtended = pass % passesPerExtension === 0;
      if (isExtended) joint.remember();
      const excess = new CompensatedSum();
      let work = 0;
      for (const group of pairs.groups) {
        excess.add(this.equalise(group));
        work += group.end - group.first;
        if (work < pairsPerPause) continue;
        work = 0;
        yield;
      }
      if (isExtended) joint.extend();
      // Pairs that creep together look settled one by one: they are carried on at least once.
      if (excess.value <= enough && pass >= passesPerExtension) break;
    }
    paths.compact();
  }

  /** @returns Flow × excess cost over the cheapest paths at hand, before. */
  private equalise({ vehicleClass, first, end }: PairGroup): number {
    const { paths, shifts } = this;
    const cost = this.state.cost[vehicleClass]!;
    let excess = 0;
    for (let pair = first; pair < end; pair++)
      if (paths.isShared(pair)) excess += shifts.equalise(pair, cost);
    return excess;
  }

  private growTree({ vehicleClass, origin }: PairGroup): void {
    const { firstThrough } = this.network;
    this.search.search(this.state.cost[vehicleClass]!, [origin], { firstThrough });
  }

  /** Link flows as the sums of the path flows, which sum up to each pair's trips; nothing drifts by rounding. */
  private collectFlows(): void {
    const { pairs, paths, state, classFlow } = this;
    state.flow.fill(0);
    for (const flow of classFlow) flow.fill(0);
    for (const { vehicleClass, first, end } of pairs.groups) {
      const flow = classFlow[vehicleClass]!;
      for (let pair = first; pair < end; pair++) {
        paths.settle(pair, pairs.amount[pair]!);
        for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) paths.addFlow(path, flow);
      }
    }
    for (const flow of classFlow)
      for (let link = 0; link < flow.length; link++) state.flow[link]! += flow[link]!;
    state.update();
  }
}
