import type { Movement } from './picture.ts';

/** Length of the stretches of time by which passages are found, s. */
const stretchS = 60;
/** Room that a standing vehicle takes in a lane, with the gap to the next, m (7 m: 1/0.143 vehicles per metre). */
const standingM = 7;

/** Where vehicles are: those of an instant, on which edge and how far along it. */
export class Passages {
  readonly #edge: ArrayLike<number>;
  readonly #enteredS: ArrayLike<number>;
  readonly #leftS: ArrayLike<number>;
  readonly #lengthM: (edge: number) => number;
  /** Positions of passages by edge, in the order in which they leave; and each one's place in that order. */
  readonly #firstOfEdge: Uint32Array;
  readonly #leaving: Uint32Array;
  readonly #turn: Uint32Array;
  /** Shortest passage of each edge, s, and room of a standing vehicle there, m. */
  readonly #freeS: Float64Array;
  readonly #roomM: Float64Array;
  /** Passages that touch each stretch of time. */
  readonly #firstOfStretch: Uint32Array;
  readonly #touching: Uint32Array;
  /** The most passages of one stretch: never more vehicles at once. */
  readonly most: number;

  /** @param lengthM Drawn length of an edge, m. */
  constructor(
    movement: Pick<Movement, 'edge' | 'enteredS' | 'leftS'>,
    edges: number,
    lengthM: (edge: number) => number,
  ) {
    const { edge, enteredS, leftS } = movement;
    this.#edge = edge;
    this.#enteredS = enteredS;
    this.#leftS = leftS;
    this.#lengthM = lengthM;
    const count = edge.length;
    const first = new Uint32Array(edges + 1);
    for (let i = 0; i < count; i++) add(first, (edge[i] as number) + 1, 1);
    for (let e = 0; e < edges; e++) add(first, e + 1, first[e] as number);
    const next = first.slice(0, edges);
    const leaving = new Uint32Array(count);
    for (let i = 0; i < count; i++) leaving[taken(next, edge[i] as number)] = i;
    const turn = new Uint32Array(count);
    const free = new Float64Array(edges).fill(Number.POSITIVE_INFINITY);
    for (let e = 0; e < edges; e++) {
      const own = leaving.subarray(first[e], first[e + 1]);
      own.sort((a, b) => at(leftS, a) - at(leftS, b) || at(enteredS, a) - at(enteredS, b) || a - b);
      for (const [k, i] of own.entries()) {
        turn[i] = k;
        free[e] = Math.min(at(free, e), Math.max(1e-3, at(leftS, i) - at(enteredS, i)));
      }
    }
    this.#firstOfEdge = first;
    this.#leaving = leaving;
    this.#turn = turn;
    this.#freeS = free;
    this.#roomM = this.#rooms(edges);
    const stretches = byStretch(enteredS, leftS);
    this.#firstOfStretch = stretches.first;
    this.#touching = stretches.touching;
    this.most = stretches.most;
  }

  /** Calls back for each vehicle that has entered an edge and not left it at an instant. */
  at(timeS: number, each: (edge: number, alongM: number, passage: number) => void): number {
    const stretch = Math.floor(timeS / stretchS);
    if (stretch < 0 || stretch + 1 >= this.#firstOfStretch.length) return 0;
    let count = 0;
    const end = this.#firstOfStretch[stretch + 1] as number;
    for (let k = this.#firstOfStretch[stretch] as number; k < end; k++) {
      const i = this.#touching[k] as number;
      if (!((this.#enteredS[i] as number) <= timeS && timeS < (this.#leftS[i] as number))) continue;
      each(this.#edge[i] as number, this.along(i, timeS), i);
      count += 1;
    }
    return count;
  }

  /**
   * How far along its edge a passage is, m: as the edge's fastest passage runs, but behind those that leave before it,
   * each of which takes its room at the end. Vehicles of an edge that leave in the order in which they came never
   * overtake; all end where the edge ends when they leave it.
   */
  along(passage: number, timeS: number): number {
    const edge = this.#edge[passage] as number;
    const length = this.#lengthM(edge);
    const running = ((timeS - (this.#enteredS[passage] as number)) / (this.#freeS[edge] as number)) * length;
    const ahead = Math.max(0, (this.#turn[passage] as number) + 1 - this.#gone(edge, timeS));
    const tail = length - ahead * (this.#roomM[edge] as number);
    return Math.max(0, Math.min(running, tail, length));
  }

  /** Vehicles that have left an edge, the next one as a share of the time since the last. */
  #gone(edge: number, timeS: number): number {
    const start = this.#firstOfEdge[edge] as number;
    const end = this.#firstOfEdge[edge + 1] as number;
    let [low, high] = [start, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#leftS[this.#leaving[middle] as number] as number) <= timeS) low = middle + 1;
      else high = middle;
    }
    const whole = low - start;
    if (low === end) return whole;
    const next = this.#leaving[low] as number;
    const dueS = this.#leftS[next] as number;
    // It starts to close up when the one before has left, or when it came, if that was later.
    const lastS =
      low > start ? (this.#leftS[this.#leaving[low - 1] as number] as number) : Number.NEGATIVE_INFINITY;
    const sinceS = Math.max(lastS, this.#enteredS[next] as number);
    return whole + (dueS > sinceS ? Math.max(0, Math.min(1, (timeS - sinceS) / (dueS - sinceS))) : 0);
  }

  /** Less room than a standing vehicle takes where more of them are on an edge at once (several lanes). */
  #rooms(edges: number): Float64Array {
    const rooms = new Float64Array(edges);
    for (let e = 0; e < edges; e++) {
      const own = this.#leaving.subarray(this.#firstOfEdge[e], this.#firstOfEdge[e + 1]);
      let [most, behind] = [1, 0];
      for (const [k, i] of own.entries()) {
        while ((this.#leftS[own[behind] as number] as number) <= (this.#enteredS[i] as number) && behind < k)
          behind += 1;
        most = Math.max(most, k - behind + 1);
      }
      rooms[e] = Math.min(standingM, this.#lengthM(e) / most);
    }
    return rooms;
  }
}

/** Passages by the stretches of time that they touch. */
function byStretch(enteredS: ArrayLike<number>, leftS: ArrayLike<number>) {
  let lastS = 0;
  for (let i = 0; i < leftS.length; i++) lastS = Math.max(lastS, leftS[i] as number);
  const stretches = Math.floor(lastS / stretchS) + 1;
  const first = new Uint32Array(stretches + 1);
  const of = (timeS: number) => Math.min(stretches - 1, Math.max(0, Math.floor(timeS / stretchS)));
  for (let i = 0; i < leftS.length; i++)
    for (let s = of(enteredS[i] as number); s <= of(leftS[i] as number); s++) add(first, s + 1, 1);
  let most = 0;
  for (let s = 0; s < stretches; s++) {
    most = Math.max(most, at(first, s + 1));
    add(first, s + 1, at(first, s));
  }
  const touching = new Uint32Array(at(first, stretches));
  const next = first.slice(0, stretches);
  for (let i = 0; i < leftS.length; i++)
    for (let s = of(enteredS[i] as number); s <= of(leftS[i] as number); s++) touching[taken(next, s)] = i;
  return { first, touching, most };
}

function at(values: ArrayLike<number>, i: number): number {
  return values[i] as number;
}

function add(counts: Uint32Array, i: number, more: number): void {
  counts[i] = at(counts, i) + more;
}

/** The next place of a list, which is then taken. */
function taken(next: Uint32Array, list: number): number {
  const place = at(next, list);
  next[list] = place + 1;
  return place;
}
