import type { Edges } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { decksOf } from './decks.ts';
import type { Ground, ScenePoint } from './ground.ts';

/** Lines of edges in the scene: points of edge e are `first[e] … first[e + 1] − 1`. */
export interface EdgeLines {
  readonly first: Uint32Array;
  /** x, y, z per point. */
  readonly points: Float32Array<ArrayBuffer>;
  /** Distance from the start of the edge, m in plan, per point. */
  readonly along: Float32Array;
}

/** How far to the sides of the axis the ground is looked at, m. */
const besideM = 3;
/** A line on the ground may pass this far from it, m in the scene: fewer points where the ground is even. */
const tolerance = 0.25;
/** A carriageway's height over its deck, m. */
const overDeckM = 0.08;

const made = new WeakMap<Ground, WeakMap<Edges, Laid>>();

interface Laid {
  readonly roads: FeatureTable | null;
  readonly lines: EdgeLines;
}

/** The lines of edges laid on a ground, and on the decks of the roads that they run on; made once for all three. */
export function edgeLines(edges: Edges, ground: Ground, roads: FeatureTable | null): EdgeLines {
  const ofGround = made.get(ground) ?? new WeakMap<Edges, Laid>();
  made.set(ground, ofGround);
  const found = ofGround.get(edges);
  if (found?.roads === roads) return found.lines;
  const lines = layLines(edges, ground, roads);
  ofGround.set(edges, { roads, lines });
  return lines;
}

function layLines({ offsets, xy }: Edges, ground: Ground, roads: FeatureTable | null): EdgeLines {
  const count = offsets.length - 1;
  const first = new Uint32Array(count + 1);
  const points: number[] = [];
  const deckUnder = decksOf(roads, ground);
  for (let edge = 0; edge < count; edge++) {
    const line = xy.subarray(2 * (offsets[edge] as number), 2 * (offsets[edge + 1] as number));
    const deck = deckUnder(line);
    if (deck === null) drape(line, ground, points);
    else for (const [x, y, z] of deck) points.push(x, y, z + overDeckM * ground.exaggeration);
    first[edge + 1] = points.length / 3;
  }
  return measured(first, Float32Array.from(points));
}

/** The line of one edge. */
export function pointsOf({ first, points }: EdgeLines, edge: number): readonly ScenePoint[] {
  const [from, to] = [first[edge] ?? 0, first[edge + 1] ?? 0];
  return Array.from({ length: to - from }, (_, i): ScenePoint => {
    const [x = 0, y = 0, z = 0] = points.subarray(3 * (from + i));
    return [x, y, z];
  });
}

/** Lines whose points are known. */
export function measured(first: Uint32Array, points: Float32Array<ArrayBuffer>): EdgeLines {
  const along = new Float32Array(points.length / 3);
  for (let edge = 0; edge + 1 < first.length; edge++) {
    for (let i = (first[edge] as number) + 1; i < (first[edge + 1] as number); i++) {
      const dx = (points[3 * i] as number) - (points[3 * i - 3] as number);
      const dy = (points[3 * i + 1] as number) - (points[3 * i - 2] as number);
      along[i] = (along[i - 1] as number) + Math.hypot(dx, dy);
    }
  }
  return { first, points, along };
}

function drape(xy: Float64Array, ground: Ground, into: number[]): void {
  for (let v = 0; v + 1 < xy.length / 2; v++) {
    const piece = drapedPiece(xy, v, ground);
    for (const point of v === 0 ? piece : piece.slice(1)) into.push(...point);
  }
}

/** From a vertex to the next, bending with the ground where it has to. */
function drapedPiece(xy: Float64Array, v: number, ground: Ground): ScenePoint[] {
  const [x0, y0, x1, y1] = xy.subarray(2 * v, 2 * v + 4) as unknown as [number, number, number, number];
  const size = Math.hypot(x1 - x0, y1 - y0);
  const pieces = Math.min(400, Math.max(1, Math.ceil(size / (ground.grid.cellSizeM * ground.stride))));
  const [bx, by] = size > 0 ? [(-(y1 - y0) / size) * besideM, ((x1 - x0) / size) * besideM] : [0, 0];
  const all = Array.from({ length: pieces + 1 }, (_, k): ScenePoint => {
    const [x, y] = [x0 + ((x1 - x0) * k) / pieces, y0 + ((y1 - y0) * k) / pieces];
    const point = ground.sceneAt(x, y);
    point[2] = Math.max(point[2], ground.sceneAt(x + bx, y + by)[2], ground.sceneAt(x - bx, y - by)[2]);
    return point;
  });
  const kept = new Uint8Array(all.length);
  kept[0] = 1;
  kept[all.length - 1] = 1;
  keepBends(all, 0, all.length - 1, kept);
  return all.filter((_, i) => kept[i] === 1);
}

/** Marks the points without which a height would be off by more than the tolerance (Douglas and Peucker 1973). */
function keepBends(points: readonly ScenePoint[], from: number, to: number, kept: Uint8Array): void {
  let furthest = tolerance;
  let at = -1;
  const [z0, z1] = [(points[from] as ScenePoint)[2], (points[to] as ScenePoint)[2]];
  for (let i = from + 1; i < to; i++) {
    const off = Math.abs((points[i] as ScenePoint)[2] - z0 - ((z1 - z0) * (i - from)) / (to - from));
    if (off > furthest) [furthest, at] = [off, i];
  }
  if (at < 0) return;
  kept[at] = 1;
  keepBends(points, from, at, kept);
  keepBends(points, at, to, kept);
}

/** Point at a distance along an edge, written as x, y, z and the direction of travel (unit, in plan). */
export function pointAlong(lines: EdgeLines, edge: number, distanceM: number, into: Float32Array): void {
  const { points, along } = lines;
  const last = (lines.first[edge + 1] as number) - 1;
  let i = lines.first[edge] as number;
  while (i + 1 < last && (along[i + 1] as number) < distanceM) i++;
  const j = Math.min(last, i + 1);
  const span = (along[j] as number) - (along[i] as number);
  const t = span > 0 ? Math.min(1, Math.max(0, (distanceM - (along[i] as number)) / span)) : 0;
  const [dx, dy] = [
    (points[3 * j] as number) - (points[3 * i] as number),
    (points[3 * j + 1] as number) - (points[3 * i + 1] as number),
  ];
  for (let k = 0; k < 3; k++)
    into[k] = (points[3 * i + k] as number) * (1 - t) + (points[3 * j + k] as number) * t;
  into[3] = span > 0 ? dx / span : 1;
  into[4] = span > 0 ? dy / span : 0;
}
