import { exp } from '../../src/base/math.ts';
import { apart, type Spot } from './curves.ts';

/** How a river wanders. Lengths in m. */
export interface Wandering {
  readonly widthM: number;
  /** Distance over which the flow forgets a bend; bends come out about 9 to 10 times as long. */
  readonly memoryM: number;
  readonly steps: number;
  /** Furthest move of a bank in one step. */
  readonly strideM: number;
  /** Loops longer than this along the channel leave an oxbow when cut; shorter ones vanish. */
  readonly oxbowM: number;
  /** How readily the bank gives way, 0 … 1: 0 on rock, at bridges, against the valley side. */
  erodibility(x: number, y: number): number;
}

export interface Wandered {
  readonly line: Spot[];
  /** Loops cut off, the oldest first. */
  readonly oxbows: Spot[][];
  /** Courses of the past, the oldest first. */
  readonly past: Spot[][];
}

/**
 * Lets a river wander: banks move outwards by the curvature felt at the place and upstream of it, and loops whose necks
 * meet are cut off (Howard and Knutson 1984, Water Resources Research 20(11), eq. 4–6, Ω = −1, Γ = 2.5).
 * Ends stay.
 */
export function wander(start: readonly Spot[], wandering: Wandering): Wandered {
  const spacing = wandering.widthM / 2;
  let line = evenly(start, spacing);
  const oxbows: Spot[][] = [];
  const past: Spot[][] = [];
  const every = Math.max(1, Math.floor(wandering.steps / 24));
  for (let step = 0; step < wandering.steps; step++) {
    if (step % every === 0) past.push(line);
    line = evenly(migrated(line, wandering), spacing);
    line = withoutLoops(line, wandering, oxbows);
  }
  return { line, oxbows, past };
}

/** The same line with a point about every `spacing`; ends stay. */
export function evenly(line: readonly Spot[], spacing: number): Spot[] {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += apart(line[i - 1] as Spot, line[i] as Spot);
  const pieces = Math.max(1, Math.round(length / spacing));
  const step = length / pieces;
  const points: Spot[] = [line[0] as Spot];
  let walked = 0;
  let next = step;
  for (let i = 1; i < line.length && points.length < pieces; i++) {
    const [ax, ay] = line[i - 1] as Spot;
    const [bx, by] = line[i] as Spot;
    const piece = apart([ax, ay], [bx, by]);
    while (next <= walked + piece && points.length < pieces) {
      const t = (next - walked) / piece;
      points.push([ax + (bx - ax) * t, ay + (by - ay) * t]);
      next += step;
    }
    walked += piece;
  }
  points.push(line[line.length - 1] as Spot);
  return points;
}

function migrated(line: readonly Spot[], { widthM, memoryM, strideM, erodibility }: Wandering): Spot[] {
  const count = line.length;
  const bend = smooth(curvature(line));
  const spacing = apart(line[0] as Spot, line[1] as Spot);
  const keep = exp(-spacing / memoryM);
  const moves = new Float64Array(count);
  let felt = 0;
  for (let i = 0; i < count; i++) {
    const sharpness = Math.max(-0.5, Math.min(0.5, (bend[i] as number) * widthM));
    felt = felt * keep + sharpness * (1 - keep);
    moves[i] = -sharpness + 2.5 * felt;
  }
  return line.map((point, i) => {
    if (i === 0 || i === count - 1) return point;
    const [ax, ay] = line[i - 1] as Spot;
    const [bx, by] = line[i + 1] as Spot;
    const length = apart([ax, ay], [bx, by]);
    // A left bend (positive curvature) pushes the channel to its right.
    const move = strideM * 2 * (moves[i] as number) * erodibility(point[0], point[1]);
    return [point[0] + ((by - ay) / length) * move, point[1] - ((bx - ax) / length) * move];
  });
}

/** Curvature at each point, 1/m, positive where the line turns left (three-point circle). */
function curvature(line: readonly Spot[]): Float64Array {
  const bend = new Float64Array(line.length);
  for (let i = 1; i + 1 < line.length; i++) {
    const [ax, ay] = line[i - 1] as Spot;
    const [bx, by] = line[i] as Spot;
    const [cx, cy] = line[i + 1] as Spot;
    const cross = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    const sides = apart([ax, ay], [bx, by]) * apart([bx, by], [cx, cy]) * apart([ax, ay], [cx, cy]);
    bend[i] = sides > 0 ? (2 * cross) / sides : 0;
  }
  return bend;
}

function smooth(values: Float64Array): Float64Array {
  let from = values;
  for (let pass = 0; pass < 2; pass++) {
    const source = from;
    from = source.map((value, i) => {
      const before = source[Math.max(0, i - 1)] as number;
      const after = source[Math.min(source.length - 1, i + 1)] as number;
      return 0.25 * before + 0.5 * value + 0.25 * after;
    });
  }
  return from;
}

function withoutLoops(line: Spot[], { widthM, oxbowM }: Wandering, oxbows: Spot[][]): Spot[] {
  const near = 1.4 * widthM;
  const spacing = apart(line[0] as Spot, line[1] as Spot);
  const apartBy = Math.ceil((4 * widthM) / spacing);
  for (let i = 0; i < line.length; i++) {
    const [x, y] = line[i] as Spot;
    for (let j = Math.min(line.length - 1, i + Math.ceil(1200 / spacing)); j > i + apartBy; j--) {
      const [u, v] = line[j] as Spot;
      if (Math.abs(u - x) > near || Math.abs(v - y) > near || apart([x, y], [u, v]) > near) continue;
      if ((j - i) * spacing > oxbowM) oxbows.push(line.slice(i + 1, j));
      return withoutLoops(
        [...line.slice(0, i + 1), ...line.slice(j)],
        { widthM, oxbowM } as Wandering,
        oxbows,
      );
    }
  }
  return line;
}
