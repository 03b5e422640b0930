import { wider } from '../../base/number-array.ts';
import type { ShortestPaths } from '../../base/shortest-paths.ts';

/**
 * Paths in use of every pair of origin and destination, with their flows. The paths of pair k are a chain: `head[k]`,
 * then `next[path]`, −1 at its end; the links of a path are `links[start[path]] … links[end[path] − 1]`, from the
 * origin on. Dropped paths leave holes, which `compact` closes.
 */
export class PathSet {
  readonly head: Int32Array;
  next = new Int32Array(1024);
  start = new Int32Array(1024);
  end = new Int32Array(1024);
  /** Passenger cars. */
  flow = new Float64Array(1024);
  links = new Int32Array(16_384);
  private count = 0;
  private used = 0;
  /** First of the dropped paths, chained by `next`. */
  private free = -1;
  /** Links of dropped paths. */
  private lost = 0;

  constructor(pairs: number) {
    this.head = new Int32Array(pairs).fill(-1);
  }

  /** Adds the path of a search to a node as the first of a pair's, with a flow. */
  add(pair: number, flow: number, paths: ShortestPaths, tail: Int32Array, destination: number): number {
    const { via } = paths;
    let length = 0;
    for (let link = via[destination]!; link >= 0; link = via[tail[link]!]!) length++;
    const path = this.place(pair, flow, length);
    let at = this.end[path]!;
    for (let link = via[destination]!; link >= 0; link = via[tail[link]!]!) this.links[--at] = link;
    return path;
  }

  /** Adds a path of another set as the first of a pair's. */
  copy(pair: number, other: PathSet, otherPath: number, scale: number): void {
    const part = other.links.subarray(other.start[otherPath], other.end[otherPath]);
    const path = this.place(pair, other.flow[otherPath]! * scale, part.length);
    this.links.set(part, this.start[path]);
  }

  /** Takes a path out of its pair's chain; `previous` is the one before it, −1: it is the first. */
  drop(pair: number, previous: number, path: number): void {
    const after = this.next[path]!;
    if (previous < 0) this.head[pair] = after;
    else this.next[previous] = after;
    this.lost += this.end[path]! - this.start[path]!;
    this.next[path] = this.free;
    this.free = path;
  }

  /** Sum of the costs of a path's links, in its order: equal to the search's that found it, to the bit. */
  costOf(path: number, cost: Float64Array): number {
    const { links } = this;
    let sum = 0;
    for (let i = this.start[path]!, end = this.end[path]!; i < end; i++) sum += cost[links[i]!]!;
    return sum;
  }

  /** The path of least cost of a pair that has one; of equal ones the first. */
  cheapest(pair: number, cost: Float64Array): number {
    let found = this.head[pair]!;
    let least = this.costOf(found, cost);
    for (let path = this.next[found]!; path >= 0; path = this.next[path]!) {
      const other = this.costOf(path, cost);
      if (other >= least) continue;
      least = other;
      found = path;
    }
    return found;
  }

  /** Adds a path's flow to that of its links. */
  addFlow(path: number, linkFlow: Float64Array): void {
    const { links } = this;
    const flow = this.flow[path]!;
    for (let i = this.start[path]!, end = this.end[path]!; i < end; i++) linkFlow[links[i]!]! += flow;
  }

  /** Whether a path runs through a marked link. */
  uses(path: number, isMarked: Uint8Array): boolean {
    const { links } = this;
    for (let i = this.start[path]!, end = this.end[path]!; i < end; i++)
      if (isMarked[links[i]!] === 1) return true;
    return false;
  }

  /** Gives a pair's largest path what its others leave of the pair's amount. */
  settle(pair: number, amount: number): void {
    const { flow, next } = this;
    const first = this.head[pair]!;
    if (first < 0) return;
    let largest = first;
    let others = 0;
    for (let path = next[first]!; path >= 0; path = next[path]!) {
      const isLarger = flow[path]! > flow[largest]!;
      others += flow[isLarger ? largest : path]!;
      if (isLarger) largest = path;
    }
    flow[largest] = amount - others;
  }

  /** Whether a pair has several paths. */
  isShared(pair: number): boolean {
    const first = this.head[pair]!;
    return first >= 0 && this.next[first]! >= 0;
  }

  /** Moves the links together once half of them belong to dropped paths. */
  compact(): void {
    if (this.lost * 2 < this.used) return;
    const links = new Int32Array(Math.max(16_384, (this.used - this.lost) * 2));
    let at = 0;
    for (const first of this.head) {
      for (let path = first; path >= 0; path = this.next[path]!) {
        const part = this.links.subarray(this.start[path]!, this.end[path]!);
        links.set(part, at);
        this.start[path] = at;
        at += part.length;
        this.end[path] = at;
      }
    }
    this.links = links;
    this.used = at;
    this.lost = 0;
  }

  /** An unused path with room for its links, as the first of a pair's. */
  private place(pair: number, flow: number, length: number): number {
    const path = this.room(length);
    this.start[path] = this.used;
    this.used += length;
    this.end[path] = this.used;
    this.flow[path] = flow;
    this.next[path] = this.head[pair]!;
    this.head[pair] = path;
    return path;
  }

  private room(length: number): number {
    if (this.used + length > this.links.length) {
      const links = new Int32Array(Math.max(2 * this.links.length, this.used + length));
      links.set(this.links.subarray(0, this.used));
      this.links = links;
    }
    const path = this.free;
    if (path >= 0) {
      this.free = this.next[path]!;
      return path;
    }
    if (this.count === this.next.length) this.grow();
    return this.count++;
  }

  private grow(): void {
    const room = 2 * this.count;
    this.next = wider(this.next, new Int32Array(room));
    this.start = wider(this.start, new Int32Array(room));
    this.end = wider(this.end, new Int32Array(room));
    this.flow = wider(this.flow, new Float64Array(room));
  }
}
