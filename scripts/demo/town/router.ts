import { apart, type Spot } from '../curves.ts';
import { Heap } from '../heap.ts';
import { densified, rounded, simplified } from './lines.ts';

/** Frame of the lattice on which ways are sought. */
export interface Lattice {
  readonly widthM: number;
  readonly heightM: number;
  readonly stepM: number;
}

/** What a way costs where it passes. */
export interface Terrain {
  readonly groundM: (x: number, y: number) => number;
  /** Factor on length: 1 on plain ground, more where one would rather not go, infinite where one cannot. */
  readonly hardship: (x: number, y: number) => number;
}

/** The sixteen moves of a lattice: neighbours and knight's moves, so that ways take other headings than eight. */
const moves: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
  [2, 1],
  [1, 2],
  [-1, 2],
  [-2, 1],
  [-2, -1],
  [-1, -2],
  [1, -2],
  [2, -1],
];

/** Share of the cost left where a road already is, and factor close beside one. */
const KNOWN_ROAD = 0.45;
const BESIDE_ROAD = 2.2;
const OPEN = 2;
const BESIDE = 1;

/** Mean level around a node: banks lower than a road's own cuttings turn no way aside. */
function levelAround({ groundM }: Terrain, x: number, y: number, stepM: number): number {
  const d = 0.8 * stepM;
  const cross = groundM(x - d, y) + groundM(x + d, y) + groundM(x, y - d) + groundM(x, y + d);
  return 0.5 * groundM(x, y) + 0.125 * cross;
}

/**
 * Least-cost ways over the ground (Dijkstra 1959, with Hart, Nilsson and Raphael's estimate, 1968). Climbing costs
 * more than length, and ever more above 8 %, so that ways wind up slopes as carts' did.
 */
export class Router {
  readonly #columns: number;
  readonly #rows: number;
  readonly #stepM: number;
  readonly #levels: Float64Array;
  readonly #hardship: Float64Array;
  readonly #roads: Uint8Array;
  readonly #heap: Heap;

  constructor({ widthM, heightM, stepM }: Lattice, terrain: Terrain) {
    this.#stepM = stepM;
    this.#columns = Math.floor(widthM / stepM) + 1;
    this.#rows = Math.floor(heightM / stepM) + 1;
    const count = this.#columns * this.#rows;
    this.#levels = new Float64Array(count);
    this.#hardship = new Float64Array(count);
    this.#roads = new Uint8Array(count);
    this.#heap = new Heap(count * moves.length);
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const [x, y] = [column * stepM, row * stepM];
        this.#levels[row * this.#columns + column] = levelAround(terrain, x, y, stepM);
        this.#hardship[row * this.#columns + column] = terrain.hardship(x, y);
      }
    }
  }

  /** Makes later ways take what this road opened, and join it rather than run close beside it. */
  open(line: readonly Spot[]): void {
    for (const spot of densified(line, this.#stepM / 2)) {
      const node = this.#nodeAt(spot);
      this.#roads[node] = OPEN;
      for (const [dc, dr] of moves) {
        const beside = node + dr * this.#columns + dc;
        if (this.#roads[beside] === 0) this.#roads[beside] = BESIDE;
      }
    }
  }

  /**
   * Pieces of a way from a place to another, or to the nearest road: where it follows roads that are open already, it
   * is left out. Smooth; null where there is none.
   */
  way(from: Spot, to: Spot | 'road'): Spot[][] | null {
    const goal = to === 'road' ? -1 : this.#nodeAt(to);
    const nodes = this.#search(this.#nodeAt(from), goal);
    if (!nodes) return null;
    const pieces: Spot[][] = [];
    let piece: Spot[] = [from];
    for (let i = 1; i < nodes.length; i++) {
      const known = this.#isOpen(nodes[i - 1] as number) && this.#isOpen(nodes[i] as number);
      const spot = this.#spot(nodes[i] as number);
      if (!known) {
        piece.push(spot);
        continue;
      }
      if (piece.length > 1) pieces.push(piece);
      piece = [spot];
    }
    if (piece.length > 1) pieces.push(piece);
    if (goal >= 0 && pieces.length > 0) {
      const last = pieces[pieces.length - 1] as Spot[];
      if (apart(last[last.length - 1] as Spot, to as Spot) < 2 * this.#stepM)
        last[last.length - 1] = to as Spot;
    }
    return pieces.map((line) => (line.length < 3 ? line : rounded(simplified(line, this.#stepM * 0.35), 3)));
  }

  #isOpen(node: number): boolean {
    return this.#roads[node] === OPEN;
  }

  #nodeAt([x, y]: Spot): number {
    const column = Math.min(this.#columns - 1, Math.max(0, Math.round(x / this.#stepM)));
    const row = Math.min(this.#rows - 1, Math.max(0, Math.round(y / this.#stepM)));
    return row * this.#columns + column;
  }

  #spot(node: number): Spot {
    return [(node % this.#columns) * this.#stepM, Math.floor(node / this.#columns) * this.#stepM];
  }

  #search(start: number, goal: number): number[] | null {
    const count = this.#columns * this.#rows;
    const costs = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(count).fill(-1);
    const closed = new Uint8Array(count);
    const heap = this.#heap;
    heap.size = 0;
    costs[start] = 0;
    heap.push(start, 0);
    while (heap.size > 0) {
      const node = heap.pop();
      if (closed[node] === 1) continue;
      closed[node] = 1;
      if (node === goal || (goal < 0 && this.#isOpen(node))) return this.#trace(from, node);
      const row = Math.floor(node / this.#columns);
      const column = node - row * this.#columns;
      for (const [dc, dr] of moves) {
        const c = column + dc;
        const r = row + dr;
        if (c < 0 || r < 0 || c >= this.#columns || r >= this.#rows) continue;
        const next = r * this.#columns + c;
        if (closed[next] === 1) continue;
        const cost = (costs[node] as number) + this.#cost(node, next, dc, dr);
        if (!(cost < (costs[next] as number))) continue;
        costs[next] = cost;
        from[next] = node;
        heap.push(next, cost + this.#least(next, goal));
      }
    }
    return null;
  }

  #cost(node: number, next: number, dc: number, dr: number): number {
    const length = Math.sqrt(dc * dc + dr * dr) * this.#stepM;
    const slope = Math.abs((this.#levels[next] as number) - (this.#levels[node] as number)) / length;
    const steep = slope > 0.08 ? (slope - 0.08) / 0.018 : 0;
    const climb = 1 + (slope / 0.05) * (slope / 0.05) + steep * steep * steep * 2;
    // A knight's move passes between two nodes: it takes the worse of them.
    const through = Math.max(
      this.#hardship[next] as number,
      this.#hardship[node + Math.trunc(dr / 2) * this.#columns + Math.trunc(dc / 2)] as number,
      this.#hardship[node + (dr - Math.trunc(dr / 2)) * this.#columns + (dc - Math.trunc(dc / 2))] as number,
    );
    if (this.#isOpen(node) && this.#isOpen(next)) return length * climb * KNOWN_ROAD;
    return length * climb * through * (this.#roads[next] === BESIDE ? BESIDE_ROAD : 1);
  }

  #least(node: number, goal: number): number {
    if (goal < 0) return 0;
    const dr = Math.floor(node / this.#columns) - Math.floor(goal / this.#columns);
    const dc = (node % this.#columns) - (goal % this.#columns);
    return Math.sqrt(dc * dc + dr * dr) * this.#stepM * KNOWN_ROAD;
  }

  #trace(from: Int32Array, goal: number): number[] {
    const nodes = [goal];
    for (let node = from[goal] as number; node >= 0; node = from[node] as number) nodes.push(node);
    return nodes.reverse();
  }
}
