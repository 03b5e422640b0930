import type { LinkState } from './link-state.ts';
import type { PathSet } from './path-set.ts';

/** Halvings of a step that overshot; each cuts the range that holds the balance by two or more. */
const corrections = 20;

/**
 * Moves flow between the paths of one pair towards equal costs: from each path to the cheapest one, by the
 * projected Newton step
 *
 *   s = min(f, (c − c₀) / Σ t′ over the links that only one of them has)
 *
 * (Jayakrishnan et al. 1994, "A faster path-based algorithm for traffic assignment", TRR 1443, eq. 9). Flows and
 * costs follow at once. A step after which the other path is dearer by more than half of what was gained is taken
 * back part of the way, so that the objective falls with every move.
 */
export class PathShifts {
  private readonly paths: PathSet;
  private readonly state: LinkState;
  /** What was last said of each link: `stamp`, on the cheapest path; `stamp + 1`, on both. */
  private readonly mark: Int32Array;
  private stamp = 0;
  /** Links that only the path loses, and that only the cheapest one gains. */
  private readonly losing: Int32Array;
  private readonly gaining: Int32Array;
  private losses = 0;
  private gains = 0;

  constructor(paths: PathSet, state: LinkState) {
    const links = state.flow.length;
    this.paths = paths;
    this.state = state;
    this.mark = new Int32Array(links);
    this.losing = new Int32Array(links);
    this.gaining = new Int32Array(links);
  }

  /**
   * One move from each path of a pair to its cheapest; paths left without flow are dropped.
   *
   * @returns Flow × excess cost over the cheapest path, before.
   */
  equalise(pair: number, cost: Float64Array): number {
    const { paths } = this;
    const { next, flow } = paths;
    const cheapest = paths.cheapest(pair, cost);
    let excess = 0;
    let previous = -1;
    for (let path = paths.head[pair]!; path >= 0; ) {
      const after = next[path]!;
      if (path !== cheapest) excess += this.move(path, cheapest, cost);
      if (path !== cheapest && flow[path] === 0) paths.drop(pair, previous, path);
      else previous = path;
      path = after;
    }
    return excess;
  }

  /** @returns Flow × excess cost, before. */
  private move(path: number, cheapest: number, cost: Float64Array): number {
    const { flow } = this.paths;
    this.compare(path, cheapest);
    const before = this.difference(cost);
    if (!(before > 0)) return 0;
    const all = flow[path]!;
    const slope = this.slope();
    const newton = slope > 0 ? before / slope : all;
    let step = newton < all ? newton : all;
    this.shift(step);
    let after = this.difference(cost);
    let least = 0;
    for (let k = 0; k < corrections && after < -before / 2; k++) {
      // Where the straight line through both differences crosses zero, at most half of the way back.
      const secant = step * (before / (before - after));
      const middle = (least + step) / 2;
      const shorter = secant > middle && k % 2 === 0 ? secant : middle;
      this.shift(shorter - step);
      const tried = this.difference(cost);
      if (tried > before / 2) {
        least = shorter;
        this.shift(step - shorter);
        continue;
      }
      step = shorter;
      after = tried;
    }
    flow[path] = all - step;
    flow[cheapest]! += step;
    return before * all;
  }

  /** Sorts out the links of two paths that the other one has not. */
  private compare(path: number, cheapest: number): void {
    const { links, start, end } = this.paths;
    const { mark, losing, gaining } = this;
    this.stamp += 2;
    const only = this.stamp;
    const both = only + 1;
    const from = start[cheapest]!;
    const to = end[cheapest]!;
    for (let i = from; i < to; i++) mark[links[i]!] = only;
    let losses = 0;
    for (let i = start[path]!, last = end[path]!; i < last; i++) {
      const link = links[i]!;
      if (mark[link] === only) mark[link] = both;
      else losing[losses++] = link;
    }
    let gains = 0;
    for (let i = from; i < to; i++) {
      const link = links[i]!;
      if (mark[link] === only) gaining[gains++] = link;
    }
    this.losses = losses;
    this.gains = gains;
  }

  private difference(cost: Float64Array): number {
    const { losing, gaining, losses, gains } = this;
    let sum = 0;
    for (let i = 0; i < losses; i++) sum += cost[losing[i]!]!;
    for (let i = 0; i < gains; i++) sum -= cost[gaining[i]!]!;
    return sum;
  }

  private slope(): number {
    const { losing, gaining, losses, gains } = this;
    const { slope } = this.state;
    let sum = 0;
    for (let i = 0; i < losses; i++) sum += slope[losing[i]!]!;
    for (let i = 0; i < gains; i++) sum += slope[gaining[i]!]!;
    return sum;
  }

  private shift(step: number): void {
    const { losing, gaining, losses, gains, state } = this;
    const { flow } = state;
    for (let i = 0; i < losses; i++) state.set(losing[i]!, flow[losing[i]!]! - step);
    for (let i = 0; i < gains; i++) state.set(gaining[i]!, flow[gaining[i]!]! + step);
  }
}
