import { smoothNoise } from '../../scripts/demo/chance.ts';
import { ordinateAt, ramp } from '../../scripts/demo/curves.ts';
import { bankLevelM, heightM, northFoot, southFoot, widthM } from './layout.ts';
import { Heap } from '../../scripts/demo/heap.ts';

const cellM = 16;
const marginM = 480;
const columns = (widthM + 2 * marginM) / cellM;
const rows = (heightM + 2 * marginM) / cellM;
const count = columns * rows;
const steps = 75;
const diagonalM = cellM * Math.SQRT2;

/** Slopes shaped by streams and creep around the valley floor, on a coarse grid with its own drainage. */
export interface Slopes {
  /** Ground at a place, m (bicubic). */
  groundM(x: number, y: number): number;
  /** Main stream that reaches the floor nearest to an abscissa, from its spring down, as places. */
  streamNear(x: number): [number, number][];
}

/**
 * Wears a rough plateau down to the valley floor: rock rises, streams cut (stream power with m = 1/2, n = 1,
 * solved implicitly from the outlet up: Braun and Willett 2013, Geomorphology 180–181, eq. 22–24), slopes
 * creep (linear diffusion, Culling 1960). Water finds its way by the flooding order of Barnes, Lehman and
 * Mulla (2014).
 */
export function erodedSlopes(seed: number): Slopes {
  const isFloor = new Uint8Array(count);
  const z = new Float64Array(count);
  const rise = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const x = xOf(i);
    const y = yOf(i);
    const aboveNorth = y - ordinateAt(northFoot, x);
    const aboveSouth = ordinateAt(southFoot, x) - y;
    const away = Math.max(aboveNorth, aboveSouth);
    isFloor[i] = away <= 0 ? 1 : 0;
    const rough = smoothNoise(seed, 430, x, y) * 20 + smoothNoise(seed + 1, 110, x, y) * 7;
    z[i] = bankLevelM(x) + (away <= 0 ? 0 : 16 + Math.min(away, 300) * 0.12 + rough);
    const side = aboveSouth > 0 ? 1.3 : 0.85;
    rise[i] = side * (1 + 0.25 * smoothNoise(seed + 2, 900, x, y)) * (1 - ramp(420, 1000, away) * 0.55);
  }
  const order = new Int32Array(count);
  const receiver = new Int32Array(count);
  const area = new Float64Array(count);
  const next = new Float64Array(count);
  for (let step = 0; step < steps; step++) {
    drain(z, isFloor, order, receiver);
    gather(order, receiver, area);
    cut(z, rise, order, receiver, area);
    creep(z, isFloor, next);
  }
  drain(z, isFloor, order, receiver);
  gather(order, receiver, area);
  return {
    groundM: (x, y) => bicubic(z, x, y),
    streamNear: (x) => mainStream(x, receiver, area, isFloor),
  };
}

const xOf = (i: number) => (i % columns) * cellM + cellM / 2 - marginM;
const yOf = (i: number) => heightM + marginM - (Math.floor(i / columns) + 0.5) * cellM;

/** Order of cells from the floor up, and where each sends its water. */
function drain(z: Float64Array, isFloor: Uint8Array, order: Int32Array, receiver: Int32Array): void {
  const heap = new Heap(count);
  const level = new Float64Array(count);
  const seen = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    if (!isFloor[i]) continue;
    receiver[i] = i;
    level[i] = z[i] as number;
    seen[i] = 1;
    heap.push(i, level[i] as number);
  }
  let done = 0;
  while (heap.size > 0) {
    const i = heap.pop();
    order[done++] = i;
    forNeighbours(i, (j) => {
      if (seen[j]) return;
      seen[j] = 1;
      level[j] = Math.max(z[j] as number, (level[i] as number) + 1e-4);
      receiver[j] = i;
      heap.push(j, level[j] as number);
    });
    if (!isFloor[i]) receiver[i] = steepest(i, level, seen, receiver[i] as number);
  }
}

function steepest(i: number, level: Float64Array, seen: Uint8Array, fallback: number): number {
  let best = fallback;
  let slope = ((level[i] as number) - (level[fallback] as number)) / distance(i, fallback);
  forNeighbours(i, (j) => {
    if (!seen[j]) return;
    const towards = ((level[i] as number) - (level[j] as number)) / distance(i, j);
    if (towards > slope) {
      slope = towards;
      best = j;
    }
  });
  return best;
}

function distance(i: number, j: number): number {
  const apart = Math.abs(i - j);
  return apart === 1 || apart === columns ? cellM : diagonalM;
}

function gather(order: Int32Array, receiver: Int32Array, area: Float64Array): void {
  area.fill(cellM * cellM);
  for (let k = count - 1; k >= 0; k--) {
    const i = order[k] as number;
    const to = receiver[i] as number;
    if (to !== i) area[to] = (area[to] as number) + (area[i] as number);
  }
}

function cut(
  z: Float64Array,
  rise: Float64Array,
  order: Int32Array,
  receiver: Int32Array,
  area: Float64Array,
): void {
  const power = 0.016;
  for (let k = 0; k < count; k++) {
    const i = order[k] as number;
    const to = receiver[i] as number;
    if (to === i) continue;
    const raised = (z[i] as number) + (rise[i] as number) * 1.15;
    const pull = (power * Math.sqrt(area[i] as number) * cellM) / distance(i, to);
    const below = z[to] as number;
    z[i] = raised > below ? (raised + pull * below) / (1 + pull) : raised;
  }
}

function creep(z: Float64Array, isFloor: Uint8Array, next: Float64Array): void {
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < count; i++) {
      const here = z[i] as number;
      next[i] = here;
      if (isFloor[i]) continue;
      let sum = 0;
      let around = 0;
      forNeighbours(i, (j) => {
        if (distance(i, j) !== cellM) return;
        sum += z[j] as number;
        around += 1;
      });
      next[i] = here + 0.2 * (sum - around * here);
    }
    z.set(next);
  }
}

function mainStream(
  nearX: number,
  receiver: Int32Array,
  area: Float64Array,
  isFloor: Uint8Array,
): [number, number][] {
  let mouth = -1;
  for (let i = 0; i < count; i++) {
    const atFoot = !isFloor[i] && isFloor[receiver[i] as number];
    if (!atFoot || Math.abs(xOf(i) - nearX) > 350 || yOf(i) < heightM / 2) continue;
    if (mouth < 0 || (area[i] as number) > (area[mouth] as number)) mouth = i;
  }
  const stream: [number, number][] = [];
  let i = mouth;
  while (i >= 0 && (area[i] as number) > 40_000) {
    stream.push([xOf(i), yOf(i)]);
    let donor = -1;
    forNeighbours(i, (j) => {
      if (receiver[j] !== i || j === i) return;
      if (donor < 0 || (area[j] as number) > (area[donor] as number)) donor = j;
    });
    i = donor;
  }
  return stream.reverse();
}

function forNeighbours(i: number, visit: (j: number) => void): void {
  const column = i % columns;
  const row = (i - column) / columns;
  for (let dr = -1; dr <= 1; dr++) {
    for (let dc = -1; dc <= 1; dc++) {
      const c = column + dc;
      const r = row + dr;
      if ((dr !== 0 || dc !== 0) && c >= 0 && c < columns && r >= 0 && r < rows) visit(r * columns + c);
    }
  }
}

function bicubic(z: Float64Array, x: number, y: number): number {
  const u = (x + marginM) / cellM - 0.5;
  const v = (heightM + marginM - y) / cellM - 0.5;
  const column = Math.floor(u);
  const row = Math.floor(v);
  const su = weights(u - column);
  const sv = weights(v - row);
  let sum = 0;
  for (let r = 0; r < 4; r++) {
    for (let c = 0; c < 4; c++) {
      const at = (row + r - 1) * columns + column + c - 1;
      sum += (z[at] as number) * (su[c] as number) * (sv[r] as number);
    }
  }
  return sum;
}

/** Weights of the uniform cubic B-spline: smooths the grid's stairs away. */
function weights(t: number): readonly number[] {
  const s = 1 - t;
  return [
    (s * s * s) / 6,
    (3 * t * t * t - 6 * t * t + 4) / 6,
    (3 * s * s * s - 6 * s * s + 4) / 6,
    (t * t * t) / 6,
  ];
}
