import type { LinkState } from './link-state.ts';
import type { Pairs } from './pairs.ts';
import type { PathSet } from './path-set.ts';

/** Evaluations of a line search, and the share of the first derivative at which it ends: a guess is enough. */
const evaluations = 16;
const enough = 0.1;
/** Longest extrapolation, in moves of the pass before it. */
const farthest = 1e9;
/** Pairs that could not repeat their move so often are left out: they would hold back all the others. */
const leastReach = 16;
/**
 * A pair's moves sum up to nothing, to this share of the largest, unless one of its paths was dropped or they are
 * nothing but rounding, which carried on would make trips appear or vanish.
 */
const sameSum = 1e-9;

/**
 * Carries on, for all pairs at once, the move that a pass of shifts has made. Pair by pair, two pairs that could
 * exchange their ways over a steep common road only creep: what one gives up the other must take first. The sum of
 * their small moves points the right way, and is followed to where the objective is least along it (a pattern
 * move: Hooke and Jeeves 1961). The objective falls or nothing moves.
 */
export class JointShift {
  private readonly pairs: Pairs;
  private readonly paths: PathSet;
  private readonly state: LinkState;
  /** Flow of each path before the pass. */
  private before = new Float64Array(0);
  /** Flow that one unit of the move gives each link, and the links that it gives any. */
  private readonly change: Float64Array;
  private readonly start: Float64Array;
  private readonly touched: Int32Array;
  private links = 0;
  /** How far the gathered move may go. */
  private reach = 0;
  /** What extra costs add to the derivative of the objective, whatever the length. */
  private constant = 0;
  /** Second derivative at the last evaluation. */
  private curvature = 0;

  constructor(pairs: Pairs, paths: PathSet, state: LinkState) {
    const links = state.flow.length;
    this.pairs = pairs;
    this.paths = paths;
    this.state = state;
    this.change = new Float64Array(links);
    this.start = new Float64Array(links);
    this.touched = new Int32Array(links);
  }

  /** Notes the path flows from which the next pass starts. */
  remember(): void {
    const { flow } = this.paths;
    if (this.before.length < flow.length) this.before = new Float64Array(flow.length);
    this.before.set(flow);
  }

  /** Follows the move made since `remember` as far as the objective falls and no flow becomes negative. */
  extend(): void {
    this.gather();
    const length = this.links > 0 ? this.searchLine(this.reach) : 0;
    this.restore();
    if (length > 0) this.apply(length);
  }

  /** What the moves of the pairs that may go on for long enough give to each link. */
  private gather(): void {
    const { pairs, paths, state, change, start, touched } = this;
    this.links = 0;
    this.constant = 0;
    this.reach = farthest;
    for (const { vehicleClass, first, end } of pairs.groups) {
      const extraCost = state.extraCost[vehicleClass]!;
      for (let pair = first; pair < end; pair++) {
        const reach = this.reachOf(pair);
        if (reach < leastReach) continue;
        if (reach < this.reach) this.reach = reach;
        for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
          const cars = paths.flow[path]! - this.before[path]!;
          if (cars === 0) continue;
          for (let i = paths.start[path]!, last = paths.end[path]!; i < last; i++) {
            const link = paths.links[i]!;
            if (change[link] === 0) touched[this.links++] = link;
            change[link]! += cars;
            // A change that comes back to nothing must not let the link be listed twice.
            if (change[link] === 0) change[link] = Number.MIN_VALUE;
            this.constant += cars * extraCost[link]!;
          }
        }
      }
    }
    for (let i = 0; i < this.links; i++) start[touched[i]!] = state.flow[touched[i]!]!;
  }

  /** How often a pair may repeat its move before a path is empty; 0: it did not move, or lost a path on the way. */
  private reachOf(pair: number): number {
    const { paths, before } = this;
    if (!paths.isShared(pair)) return 0;
    let reach = farthest;
    let sum = 0;
    let largest = 0;
    for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
      const flow = paths.flow[path]!;
      const cars = flow - before[path]!;
      sum += cars;
      largest = Math.max(largest, Math.abs(cars));
      if (cars < 0 && flow < -reach * cars) reach = flow / -cars;
    }
    return largest > 0 && Math.abs(sum) <= sameSum * largest ? reach : 0;
  }

  /** Length of 0 … `cap` along the gathered move at which the objective is about least; Newton, kept in brackets. */
  private searchLine(cap: number): number {
    const atStart = this.slopeAt(0);
    if (!(atStart < 0)) return 0;
    let [low, high] = [0, Infinity];
    let at = Math.min(cap, this.curvature > 0 ? -atStart / this.curvature : cap);
    for (let k = 0; k < evaluations; k++) {
      const slope = this.slopeAt(at);
      if (Math.abs(slope) <= -enough * atStart || (slope < 0 && at === cap)) return at;
      if (slope < 0) low = at;
      else high = at;
      const newton = this.curvature > 0 ? at - slope / this.curvature : Infinity;
      const middle = high < Infinity ? (low + high) / 2 : 2 * at;
      at = Math.min(cap, newton > low && newton < high ? newton : middle);
    }
    return low;
  }

  /** Derivative of the objective at a length along the gathered move. */
  private slopeAt(length: number): number {
    const { state, change, start, touched } = this;
    let slope = this.constant;
    let curvature = 0;
    for (let i = 0; i < this.links; i++) {
      const link = touched[i]!;
      const cars = change[link]!;
      state.set(link, start[link]! + length * cars);
      slope += cars * state.time[link]!;
      curvature += cars * cars * state.slope[link]!;
    }
    this.curvature = curvature;
    return slope;
  }

  /** Puts the links back, and forgets the gathered move. */
  private restore(): void {
    const { state, change, start, touched } = this;
    for (let i = 0; i < this.links; i++) {
      const link = touched[i]!;
      state.set(link, start[link]!);
      change[link] = 0;
    }
    this.links = 0;
  }

  private apply(length: number): void {
    const { pairs, paths, state } = this;
    for (let pair = 0; pair < pairs.count; pair++) {
      if (this.reachOf(pair) < leastReach) continue;
      for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
        const flow = paths.flow[path]!;
        const cars = Math.max(-flow, length * (flow - this.before[path]!));
        paths.flow[path] = flow + cars;
        for (let i = paths.start[path]!, last = paths.end[path]!; i < last; i++)
          state.flow[paths.links[i]!]! += cars;
      }
    }
    state.update();
  }
}
