import { drawn } from './chance.ts';
import { Heap } from './heap.ts';
import type { Sheet } from './sheet.ts';

/** What wears a landscape down. */
export interface Erosion {
  readonly ground: Sheet;
  /** 1 where the level is imposed: the way out of the water. One value per cell. */
  readonly isBase: Uint8Array;
  readonly steps: number;
  /** Level of a base cell at a share 0 … 1 of the time. */
  baseLevelM(cell: number, share: number): number;
  /** Incision by streams in one step, per √m² of catchment: 0 … 0.05; one value per cell. */
  readonly power: Float32Array;
  /** Catchment under which no stream cuts, m². */
  readonly springM2: number;
  /** Creep of slopes in one step, m². */
  readonly creepM2: number;
}

export interface Drainage {
  /** Cells from the base up. */
  readonly order: Int32Array;
  readonly receiver: Int32Array;
  readonly areaM2: Float64Array;
}

/**
 * Wears the ground down towards its falling base: streams cut (stream power with m = 1/2, n = 1, solved implicitly
 * from the outlet up: Braun and Willett 2013, Geomorphology 180–181, eq. 22–24), slopes creep (linear diffusion,
 * Culling 1960). Water finds its way by the flooding order of Barnes, Lehman and Mulla (2014). Changes `ground`.
 */
export function erode(erosion: Erosion): Drainage {
  const { ground, isBase, steps } = erosion;
  const z = ground.values;
  const count = z.length;
  const drainage = {
    order: new Int32Array(count),
    receiver: new Int32Array(count),
    areaM2: new Float64Array(count),
  };
  const next = new Float64Array(count);
  for (let step = 1; step <= steps; step++) {
    for (let i = 0; i < count; i++) if (isBase[i]) z[i] = erosion.baseLevelM(i, step / steps);
    drain(ground, isBase, drainage, step);
    cut(erosion, drainage);
    creep(erosion, next);
  }
  drain(ground, isBase, drainage, 0);
  return drainage;
}

/**
 * Way of the water over the ground from every cell to the base. Shapes: one value per cell. The length of a
 * diagonal is drawn anew for each cell (Rho8: Fairfield and Leymarie 1991, Water Resources Research 27), or streams
 * would run along the eighths of the compass.
 */
function drain(ground: Sheet, isBase: Uint8Array, { order, receiver, areaM2 }: Drainage, seed: number): void {
  const { columns, rows, cellM, values: z } = ground;
  const count = z.length;
  const heap = new Heap(count);
  const level = new Float64Array(count);
  const seen = new Uint8Array(count);
  const offsets = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1];
  const isDiagonal = offsets.map((by) => Math.abs(by) !== 1 && Math.abs(by) !== columns);
  for (let i = 0; i < count; i++) {
    if (!isBase[i]) continue;
    receiver[i] = i;
    level[i] = z[i] as number;
    seen[i] = 1;
    heap.push(i, level[i] as number);
  }
  let done = 0;
  while (heap.size > 0) {
    const i = heap.pop();
    order[done++] = i;
    const here = level[i] as number;
    const column = i % columns;
    const row = (i - column) / columns;
    const west = column === 0;
    const east = column === columns - 1;
    let best = receiver[i] as number;
    let slope = Number.NEGATIVE_INFINITY;
    const diagonal = 2 - drawn(seed, i);
    for (let k = 0; k < 8; k++) {
      if (west && (k === 0 || k === 3 || k === 5)) continue;
      if (east && (k === 2 || k === 4 || k === 7)) continue;
      if ((row === 0 && k < 3) || (row === rows - 1 && k > 4)) continue;
      const j = i + (offsets[k] as number);
      if (!seen[j]) {
        seen[j] = 1;
        level[j] = Math.max(z[j] as number, here + 1e-4);
        receiver[j] = i;
        heap.push(j, level[j] as number);
        continue;
      }
      const towards = (here - (level[j] as number)) * (isDiagonal[k] ? 1 / diagonal : 1);
      if (towards > slope) {
        slope = towards;
        best = j;
      }
    }
    if (!isBase[i] && slope > 0) receiver[i] = best;
  }
  areaM2.fill(cellM * cellM);
  for (let k = done - 1; k >= 0; k--) {
    const i = order[k] as number;
    const to = receiver[i] as number;
    if (to !== i) areaM2[to] = (areaM2[to] as number) + (areaM2[i] as number);
  }
}

function cut({ ground, power, springM2 }: Erosion, { order, receiver, areaM2 }: Drainage): void {
  const { columns, cellM, values: z } = ground;
  for (let k = 0; k < order.length; k++) {
    const i = order[k] as number;
    const to = receiver[i] as number;
    const below = z[to] as number;
    const here = z[i] as number;
    if (to === i || here <= below) continue;
    const apart = Math.abs(i - to);
    const length = apart === 1 || apart === columns ? cellM : cellM * Math.SQRT2;
    const stream = Math.sqrt(Math.max(0, (areaM2[i] as number) - springM2));
    const pull = ((power[i] as number) * stream) / length;
    z[i] = (here + pull * below) / (1 + pull);
  }
}

/** Linear diffusion, explicit, in as many passes as stability asks; edges are mirrors. */
function creep({ ground, isBase, creepM2 }: Erosion, next: Float64Array): void {
  const { columns, rows, cellM, values: z } = ground;
  const passes = Math.ceil(creepM2 / (0.2 * cellM * cellM));
  const share = creepM2 / (passes * cellM * cellM);
  for (let pass = 0; pass < passes; pass++) {
    for (let row = 0; row < rows; row++) {
      const up = row === 0 ? 0 : -columns;
      const down = row === rows - 1 ? 0 : columns;
      for (let column = 0; column < columns; column++) {
        const i = row * columns + column;
        const here = z[i] as number;
        if (isBase[i]) {
          next[i] = here;
          continue;
        }
        const left = z[column === 0 ? i : i - 1] as number;
        const right = z[column === columns - 1 ? i : i + 1] as number;
        next[i] = here + share * (left + right + (z[i + up] as number) + (z[i + down] as number) - 4 * here);
      }
    }
    z.set(next);
  }
}
