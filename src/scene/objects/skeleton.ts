import { at, type Corners } from './footprint.ts';

/** Where the sides of a polygon meet as all move inward at one speed. */
export interface Skeleton {
  /** x, y and the distance from the sides, m; the polygon's own corners come first, at 0. */
  readonly nodes: readonly (readonly [x: number, y: number, insideM: number])[];
  /** One face per side: its nodes counter-clockwise, from the side's first corner and its second. */
  readonly faces: readonly (readonly number[])[];
}

interface Front {
  /** Sides before and after the corner. */
  readonly before: number;
  readonly after: number;
  /** Node where it started, place and time then, and speed; no speed between opposite sides. */
  readonly node: number;
  readonly x: number;
  readonly y: number;
  readonly t: number;
  readonly vx: number;
  readonly vy: number;
  readonly isStill: boolean;
}

interface Meeting {
  readonly t: number;
  readonly front: number;
  /** Side that a reflex corner splits, by the front at its start; null: the side after `front` vanishes. */
  readonly splits: number | null;
}

const near = 1e-6;

/**
 * Straight skeleton of a simple polygon (Aichholzer, Aurenhammer, Alberts and Gärtner 1995, J. Universal
 * Computer Science 1(12)), by following the corners from one meeting to the next. Meant for footprints of a few
 * dozen corners at most: each meeting looks at all pairs. Null where the events cannot be told apart.
 */
export function straightSkeleton(corners: Corners): Skeleton | null {
  return new Builder(corners).build();
}

class Builder {
  readonly #sides: readonly (readonly [nx: number, ny: number, c: number])[];
  readonly #count: number;
  readonly #nodes: [number, number, number][] = [];
  /** Pairs of nodes that border each side's face. */
  readonly #borders: [number, number][][];

  constructor(corners: Corners) {
    this.#count = corners.length / 2;
    this.#sides = Array.from({ length: this.#count }, (_, i) => {
      const j = (i + 1) % this.#count;
      const [x, y] = [at(corners, 2 * i), at(corners, 2 * i + 1)];
      const [dx, dy] = [at(corners, 2 * j) - x, at(corners, 2 * j + 1) - y];
      const size = Math.hypot(dx, dy);
      return [-dy / size, dx / size, (-dy * x + dx * y) / size] as const;
    });
    for (let i = 0; i < this.#count; i++) this.#nodes.push([at(corners, 2 * i), at(corners, 2 * i + 1), 0]);
    this.#borders = this.#sides.map((_, i) => [[i, (i + 1) % this.#count]]);
  }

  build(): Skeleton | null {
    const n = this.#count;
    const start = Array.from({ length: n }, (_, i) => this.#front((i + n - 1) % n, i, i));
    if (start.some((front) => front.isStill)) return null;
    const loops = [start];
    for (let turns = 0; loops.length > 0; turns++) {
      const loop = loops.pop() as Front[];
      if (turns > 6 * n + 8) return null;
      const parts = this.#advance(loop);
      if (!parts) return null;
      loops.push(...parts);
    }
    const faces = this.#borders.map(chained);
    if (faces.some((face) => face === null)) return null;
    return { nodes: this.#nodes, faces: faces as number[][] };
  }

  /** A loop after its next meeting: none when it is used up, two when it is split. Null: it cannot be told. */
  #advance(loop: readonly Front[]): Front[][] | null {
    const meeting = this.#next(loop);
    if (!meeting) return null;
    const { t, front, splits } = meeting;
    const u = loop[front] as Front;
    if (this.#isSpent(loop, t)) return this.#close(loop, t) ? [] : null;
    if (splits === null) return this.#settled(this.#merged(loop, front, t), t);
    const node = this.#node(...placeAt(u, t), t);
    this.#trace(u, node);
    const s = loop[splits] as Front;
    const turned = [...loop.slice(front), ...loop.slice(0, front)];
    const cut = turned.indexOf(s);
    const right = [...turned.slice(1, cut + 1), this.#front(s.after, u.after, node)];
    const left = [this.#front(u.before, s.after, node), ...turned.slice(cut + 1)];
    const [a, b] = [this.#settled(left, t), this.#settled(right, t)];
    return a && b ? [...a, ...b] : null;
  }

  /** Takes off what has no width left; closes a loop that has no area left. */
  #settled(loop: readonly Front[], t: number): Front[][] | null {
    let rest: readonly Front[] | null = loop;
    while (rest) {
      if (rest.length <= 2 || this.#isSpent(rest, t)) return this.#close(rest, t) ? [] : null;
      const tip: number = rest.findIndex((front) => front.isStill);
      const met: number = tip < 0 ? this.#meeting(rest, t) : -1;
      if (tip < 0 && met < 0) return [[...rest]];
      rest = tip < 0 ? this.#merged(rest, met, t) : this.#withoutSpike(rest, tip, t);
    }
    return null;
  }

  /** First corner that is where the next one is; −1: none. */
  #meeting(loop: readonly Front[], t: number): number {
    return loop.findIndex((front, i) => {
      const [x, y] = placeAt(front, t);
      const [nextX, nextY] = placeAt(loop[(i + 1) % loop.length] as Front, t);
      return Math.abs(x - nextX) < 1e-3 && Math.abs(y - nextY) < 1e-3;
    });
  }

  /** The side between a corner and the next one has vanished: they go on as one. */
  #merged(loop: readonly Front[], i: number, t: number): Front[] {
    const u = loop[i] as Front;
    const v = loop[(i + 1) % loop.length] as Front;
    const node = this.#node(...placeAt(u, t), t);
    this.#trace(u, node);
    this.#trace(v, node);
    const rest = loop.filter((one) => one !== u && one !== v);
    rest.splice(Math.min(i, rest.length), 0, this.#front(u.before, v.after, node));
    return rest;
  }

  /**
   * Two opposite sides have met along a line, from the still corner `tip` to the nearer of their other ends: a
   * ridge between their faces. The loop goes on from there.
   */
  #withoutSpike(loop: readonly Front[], tip: number, t: number): Front[] | null {
    const n = loop.length;
    const turned = [...loop.slice(tip), ...loop.slice(0, tip)];
    const still = turned[0] as Front;
    const next = turned[1] as Front;
    const last = turned[n - 1] as Front;
    const [x, y] = placeAt(still, t);
    const [nextX, nextY] = placeAt(next, t);
    const [lastX, lastY] = placeAt(last, t);
    const toNext = Math.hypot(nextX - x, nextY - y);
    const toLast = Math.hypot(lastX - x, lastY - y);
    const isNext = toNext <= toLast;
    const ends = Math.abs(toNext - toLast) < 1e-3 ? [next, last] : [isNext ? next : last];
    const node = isNext ? this.#node(nextX, nextY, t) : this.#node(lastX, lastY, t);
    for (const end of ends) this.#trace(end, node);
    if (still.node !== node)
      for (const side of [still.before, still.after]) this.#borders[side]?.push([still.node, node]);
    const before = ends.includes(last) ? last.before : still.before;
    const after = ends.includes(next) ? next.after : still.after;
    const rest = turned.slice(1).filter((front) => !ends.includes(front));
    return before === after ? null : [this.#front(before, after, node), ...rest];
  }

  #isSpent(loop: readonly Front[], t: number): boolean {
    let area = 0;
    let round = 0;
    const places = loop.map((front) => placeAt(front, t));
    const [x0, y0] = places[0] as [number, number];
    for (const [i, [x, y]] of places.entries()) {
      const [p, q] = places[(i + 1) % places.length] as [number, number];
      area += (x - x0) * (q - y0) - (p - x0) * (y - y0);
      round += Math.hypot(p - x, q - y);
    }
    return Math.abs(area) <= 1e-4 * round + near;
  }

  /** The loop has become lines: its corners end here, and what is left of its sides joins them. */
  #close(loop: readonly Front[], t: number): boolean {
    const ends = loop.map((front) => {
      const node = this.#node(...placeAt(front, t), t);
      this.#trace(front, node);
      return node;
    });
    for (const [i, front] of loop.entries()) {
      const [from, to] = [ends[i] as number, ends[(i + 1) % ends.length] as number];
      if (from === to) continue;
      const stops = [from, ...this.#between(from, to, ends), to];
      for (let k = 0; k + 1 < stops.length; k++)
        this.#borders[front.after]?.push([stops[k] as number, stops[k + 1] as number]);
    }
    return true;
  }

  /** Nodes among `ends` on the line from one to another, in order. */
  #between(from: number, to: number, ends: readonly number[]): number[] {
    const [ax, ay] = this.#nodes[from] as [number, number, number];
    const [bx, by] = this.#nodes[to] as [number, number, number];
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const found = new Map<number, number>();
    for (const node of ends) {
      const [x, y] = this.#nodes[node] as [number, number, number];
      const share = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square;
      const apart = Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / Math.sqrt(square);
      if (node !== from && node !== to && share > 0 && share < 1 && apart < 2e-3) found.set(node, share);
    }
    return [...found].sort((p, q) => p[1] - q[1]).map(([node]) => node);
  }

  #next(loop: readonly Front[]): Meeting | null {
    let first: Meeting | null = null;
    for (const [i, u] of loop.entries()) {
      const v = loop[(i + 1) % loop.length] as Front;
      const t = this.#vanishes(u, v);
      if (t !== null && (!first || t < first.t)) first = { t, front: i, splits: null };
      if (!this.#isReflex(u)) continue;
      for (const [k, s] of loop.entries()) {
        if (s === u || s.after === u.before || s.after === u.after) continue;
        const hit = this.#hits(u, s, loop[(k + 1) % loop.length] as Front);
        if (hit !== null && (!first || hit < first.t - near)) first = { t: hit, front: i, splits: k };
      }
    }
    return first;
  }

  /** When the side between two corners has no length left. */
  #vanishes(u: Front, v: Front): number | null {
    const [nx, ny] = this.#sides[u.after] as readonly [number, number, number];
    const t0 = Math.max(u.t, v.t);
    const [ux, uy] = placeAt(u, t0);
    const [vx, vy] = placeAt(v, t0);
    const length = (vx - ux) * ny - (vy - uy) * nx;
    const rate = (v.vx - u.vx) * ny - (v.vy - u.vy) * nx;
    if (rate >= -1e-9) return null;
    return t0 + Math.max(0, length) / -rate;
  }

  /** When a reflex corner reaches the moving side that starts at `s`. */
  #hits(u: Front, s: Front, end: Front): number | null {
    const [nx, ny, c] = this.#sides[s.after] as readonly [number, number, number];
    const t0 = Math.max(u.t, s.t, end.t);
    const [x, y] = placeAt(u, t0);
    const rate = nx * u.vx + ny * u.vy - 1;
    if (rate >= -1e-9) return null;
    const t = t0 + (nx * x + ny * y - c - t0) / -rate;
    if (t < t0 - near) return null;
    const [px, py] = placeAt(u, t);
    const [sx, sy] = placeAt(s, t);
    const [ex, ey] = placeAt(end, t);
    const along = (px - sx) * ny - (py - sy) * nx;
    const length = (ex - sx) * ny - (ey - sy) * nx;
    return along >= -1e-3 && along <= length + 1e-3 ? t : null;
  }

  #isReflex(u: Front): boolean {
    const [ax, ay] = this.#sides[u.before] as readonly [number, number, number];
    const [bx, by] = this.#sides[u.after] as readonly [number, number, number];
    return ax * by - ay * bx < -1e-9;
  }

  /** The corner between two sides, starting at a node. */
  #front(before: number, after: number, node: number): Front {
    const [ax, ay] = this.#sides[before] as readonly [number, number, number];
    const [bx, by] = this.#sides[after] as readonly [number, number, number];
    const [x, y, t] = this.#nodes[node] as [number, number, number];
    const turn = ax * by - ay * bx;
    const isStill = Math.abs(turn) < 1e-4 && ax * bx + ay * by < 0;
    const isStraight = Math.abs(turn) < 1e-4 && !isStill;
    const vx = isStill ? 0 : isStraight ? ax : (by - ay) / turn;
    const vy = isStill ? 0 : isStraight ? ay : (ax - bx) / turn;
    return { before, after, node, x, y, t, vx, vy, isStill };
  }

  /** The node at a place, shared by all that meet within a millimetre. */
  #node(x: number, y: number, t: number): number {
    const found = this.#nodes.findIndex(
      ([p, q, s]) => Math.abs(p - x) < 1e-3 && Math.abs(q - y) < 1e-3 && Math.abs(s - t) < 2e-3,
    );
    if (found >= 0) return found;
    this.#nodes.push([x, y, t]);
    return this.#nodes.length - 1;
  }

  #trace(front: Front, node: number): void {
    if (front.node === node) return;
    this.#borders[front.before]?.push([front.node, node]);
    this.#borders[front.after]?.push([front.node, node]);
  }
}

function placeAt(front: Front, t: number): [number, number] {
  return [front.x + front.vx * (t - front.t), front.y + front.vy * (t - front.t)];
}

/** The border of a face as one loop that starts along its side; null when it is not one. */
function chained(border: readonly (readonly [number, number])[]): number[] | null {
  const neighbours = new Map<number, number[]>();
  for (const [a, b] of border) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  }
  for (const list of neighbours.values()) if (list.length !== 2) return null;
  const first = border[0] as readonly [number, number];
  const loop = [first[0], first[1]];
  while (loop.length < neighbours.size) {
    const here = loop[loop.length - 1] as number;
    const [p, q] = neighbours.get(here) as number[];
    const next = p === loop[loop.length - 2] ? q : p;
    if (next === undefined || next === loop[0]) return null;
    loop.push(next);
  }
  return loop.length >= 3 ? loop : null;
}
