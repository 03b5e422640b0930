import type { Bounds } from '../base/grid.ts';
import type { FinishedRun } from './compare.ts';
import type { Edges, FieldData } from './contract.ts';

/** Passages of vehicles along edges, one per position. */
export interface EdgePassages {
  readonly edge: FieldData;
  readonly enteredS: FieldData;
  readonly leftS: FieldData;
}

/** What moves along a run's edges; null when it tells nothing of it. */
export function passagesOf({ spec, axes, result }: FinishedRun): EdgePassages | null {
  const { movement } = spec;
  if (!movement || !axes.edge) return null;
  const [edge, enteredS, leftS] = [movement.edge, movement.enteredS, movement.leftS].map(
    (name) => result.fields[name],
  );
  return edge && enteredS && leftS ? { edge, enteredS, leftS } : null;
}

const hourS = 3600;

/** Vehicles that enter an edge in each hour of a run of `durationS`; null when passages are not told. */
export function entriesByHour(run: FinishedRun, edge: number, durationS: number): readonly number[] | null {
  const passages = passagesOf(run);
  if (passages === null) return null;
  const hours = Array.from({ length: Math.max(1, Math.ceil(durationS / hourS)) }, () => 0);
  for (let i = 0; i < passages.edge.length; i++) {
    if (passages.edge[i] !== edge) continue;
    const hour = Math.min(hours.length - 1, Math.floor((passages.enteredS[i] as number) / hourS));
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}

/** Ways taken along a run's edges: the edges of way r are `edges[first[r]] … edges[first[r + 1] − 1]`. */
interface Ways {
  readonly first: FieldData;
  readonly edges: FieldData;
  readonly vehicles: FieldData;
}

function waysOf({ spec, axes, result }: FinishedRun): Ways | null {
  const { routes } = spec;
  if (!routes || !axes.edge) return null;
  const [first, edges, vehicles] = [routes.first, routes.edges, routes.vehicles].map(
    (name) => result.fields[name],
  );
  return first && edges && vehicles ? { first, edges, vehicles } : null;
}

/** Who uses an edge (select-link): the vehicles whose way holds it, on every edge of their ways, and in all. */
export interface Users {
  readonly total: number;
  readonly perEdge: Float32Array<ArrayBuffer>;
}

/** Null when the run tells no ways. */
export function usersOf(run: FinishedRun, edge: number): Users | null {
  const ways = waysOf(run);
  if (ways === null || !run.axes.edge) return null;
  const { first, edges, vehicles } = ways;
  const perEdge = new Float32Array(run.axes.edge.ids.length);
  let total = 0;
  for (let way = 0; way < vehicles.length; way++) {
    const [from, end] = [first[way] as number, first[way + 1] as number];
    const own = edges.subarray(from, end);
    if (!own.includes(edge)) continue;
    const count = vehicles[way] as number;
    total += count;
    for (const one of own) perEdge[one] = (perEdge[one] as number) + count;
  }
  return { total, perEdge };
}

/** Vehicles from where their ways begin to where they end, and an edge on which they begin, and end. */
export interface Desire {
  readonly from: readonly [xM: number, yM: number];
  readonly to: readonly [xM: number, yM: number];
  readonly firstEdge: number;
  readonly lastEdge: number;
  readonly vehicles: number;
}

/**
 * Ways with the same two ends taken together, in the order in which they are met; null when the run tells none.
 *
 * @param through Edge that ways have to use; absent: all ways.
 */
export function desiresOf(run: FinishedRun, through?: number): readonly Desire[] | null {
  const ways = waysOf(run);
  const edges = run.axes.edge;
  if (ways === null || !edges) return null;
  const found = new Map<string, Desire & { vehicles: number }>();
  for (let way = 0; way < ways.vehicles.length; way++) {
    const own = ways.edges.subarray(ways.first[way] as number, ways.first[way + 1] as number);
    if (own.length === 0 || (through !== undefined && !own.includes(through))) continue;
    const [firstEdge, lastEdge] = [own[0] as number, own[own.length - 1] as number];
    const [from, to] = [startOf(edges, firstEdge), endOf(edges, lastEdge)];
    const key = `${placeKey(from)} ${placeKey(to)}`;
    const vehicles = ways.vehicles[way] as number;
    const known = found.get(key);
    if (known) known.vehicles += vehicles;
    else found.set(key, { from, to, firstEdge, lastEdge, vehicles });
  }
  return [...found.values()];
}

/** Vehicles between two places, as the way that was met first goes, the other way, and both together. */
export interface BothWays extends Desire {
  readonly there: number;
  readonly back: number;
}

/** Desires with those of the other way round, in the order in which a pair is met. */
export function bothWays(desires: readonly Desire[]): readonly BothWays[] {
  const found = new Map<string, BothWays & { there: number; back: number; vehicles: number }>();
  for (const desire of desires) {
    const [a, b] = [placeKey(desire.from), placeKey(desire.to)];
    const isBack = found.has(`${b} ${a}`) && a !== b;
    const key = isBack ? `${b} ${a}` : `${a} ${b}`;
    const known = found.get(key);
    if (!known) found.set(key, { ...desire, there: desire.vehicles, back: 0 });
    else {
      known[isBack ? 'back' : 'there'] += desire.vehicles;
      known.vehicles += desire.vehicles;
    }
  }
  return [...found.values()];
}

function vertexAt({ xy }: Edges, vertex: number): readonly [number, number] {
  return [xy[2 * vertex] as number, xy[2 * vertex + 1] as number];
}

function startOf(edges: Edges, edge: number): readonly [number, number] {
  return vertexAt(edges, edges.offsets[edge] as number);
}

function endOf(edges: Edges, edge: number): readonly [number, number] {
  return vertexAt(edges, (edges.offsets[edge + 1] as number) - 1);
}

/** Places are the same to 1 cm. */
function placeKey([x, y]: readonly [number, number]): string {
  return `${Math.round(x * 100)}/${Math.round(y * 100)}`;
}

/** Winds of the compass, clockwise from the north, by eighths of a turn. */
export const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof winds)[number];

/** tan(π/8) = √2 − 1: half of an eighth of a turn. */
const halfEighth = Math.SQRT2 - 1;

/** Where an edge leads, from its start to its end as the crow flies. */
export function windOf(edges: Edges, edge: number): Wind {
  const [x0, y0] = startOf(edges, edge);
  const [x1, y1] = endOf(edges, edge);
  const [dx, dy] = [x1 - x0, y1 - y0];
  const [east, north] = [Math.abs(dx), Math.abs(dy)];
  if (east <= halfEighth * north) return dy >= 0 ? 'n' : 's';
  if (north <= halfEighth * east) return dx >= 0 ? 'e' : 'w';
  if (dy >= 0) return dx >= 0 ? 'ne' : 'nw';
  return dx >= 0 ? 'se' : 'sw';
}

/** Length of an edge in plan, m. */
export function edgeLengthM(edges: Edges, edge: number): number {
  let sum = 0;
  for (let v = edges.offsets[edge] as number; v + 1 < (edges.offsets[edge + 1] as number); v++) {
    const [x0, y0] = vertexAt(edges, v);
    const [x1, y1] = vertexAt(edges, v + 1);
    sum += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  }
  return sum;
}

/** What an edge lies within. */
export function boundsOfEdge({ offsets, xy }: Edges, edge: number): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = offsets[edge] as number; v < (offsets[edge + 1] as number); v++) {
    const [x, y] = [xy[2 * v] as number, xy[2 * v + 1] as number];
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return [west, south, east, north];
}

/** One edge in two runs; null where it is not there or has no value. */
export interface ChangedEdge {
  readonly id: string;
  readonly name: string;
  readonly wind: Wind;
  readonly before: number | null;
  readonly after: number | null;
  /** Whether only the second run has the edge, only the first, or both do. */
  readonly there: 'added' | 'removed' | 'both';
  /** After minus before, where there are both; of an amount, an edge that is not there has nothing, that is 0. */
  readonly change: number | null;
  /** |change| below what a value is rounded to: it concludes nothing. */
  readonly tooSmall: boolean;
}

/** What a comparison of edges needs to know of their field. */
interface Compared {
  /** Smallest change that concludes something, in the field's unit. */
  readonly noise: number;
  /** Whether values are amounts (vehicles), of which an edge that is not there has none. */
  readonly isAmount: boolean;
}

/**
 * Edges whose value is another in the second run, in the second's order, then those that only the first has. An edge
 * of one run alone is there with nothing before, or nothing after.
 */
export function changedEdges(
  before: { readonly edges: Edges; readonly values: ArrayLike<number> },
  after: { readonly edges: Edges; readonly values: ArrayLike<number> },
  { noise, isAmount }: Compared,
): readonly ChangedEdge[] {
  const positions = new Map(before.edges.ids.map((id, i) => [id, i]));
  const rows: ChangedEdge[] = [];
  const add = (edges: Edges, i: number, row: Pick<ChangedEdge, 'before' | 'after' | 'there'>): void => {
    const none = row.there === 'both' || !isAmount ? null : 0;
    const [a, b] = [row.before ?? none, row.after ?? none];
    const change = a === null || b === null ? null : b - a;
    const [id, name] = [edges.ids[i] ?? '', edges.names[i] ?? ''];
    const tooSmall = change !== null && Math.abs(change) < noise;
    rows.push({ ...row, id, name, wind: windOf(edges, i), change, tooSmall });
  };
  for (const [i, id] of after.edges.ids.entries()) {
    const at = positions.get(id);
    positions.delete(id);
    const there = at === undefined ? 'added' : 'both';
    const [a, b] = [at === undefined ? null : known(before.values[at]), known(after.values[i])];
    if (a !== b) add(after.edges, i, { before: a, after: b, there });
  }
  for (const i of positions.values()) {
    const a = known(before.values[i]);
    if (a !== null) add(before.edges, i, { before: a, after: null, there: 'removed' });
  }
  return rows;
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/**
 * The road that an edge belongs to, in its direction: edges of the same name that follow one another, as straight on
 * as they can, the first one first.
 */
export function roadOf(edges: Edges, edge: number): readonly number[] {
  const starting = new Map<string, number[]>();
  const ending = new Map<string, number[]>();
  for (let e = 0; e < edges.ids.length; e++) {
    if (edges.names[e] !== edges.names[edge]) continue;
    put(starting, placeKey(startOf(edges, e)), e);
    put(ending, placeKey(endOf(edges, e)), e);
  }
  const met = new Set([edge]);
  const follow = (from: number, isForward: boolean): number[] => {
    const road: number[] = [];
    for (let at: number | null = from; at !== null; ) {
      const here = at;
      const list = isForward
        ? starting.get(placeKey(endOf(edges, here)))
        : ending.get(placeKey(startOf(edges, here)));
      const next = straightest(
        edges,
        here,
        (list ?? []).filter((e) => !met.has(e) && edges.opposite[here] !== e),
      );
      if (next !== null) {
        met.add(next);
        road.push(next);
      }
      at = next;
    }
    return road;
  };
  return [...follow(edge, false).toReversed(), edge, ...follow(edge, true)];
}

function put(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function straightest(edges: Edges, from: number, candidates: readonly number[]): number | null {
  const way = (edge: number): readonly [number, number] => {
    const [x0, y0] = startOf(edges, edge);
    const [x1, y1] = endOf(edges, edge);
    const size = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)) || 1;
    return [(x1 - x0) / size, (y1 - y0) / size];
  };
  const [x, y] = way(from);
  let [nearest, found]: [number, number | null] = [Number.NEGATIVE_INFINITY, null];
  for (const edge of candidates) {
    const [dx, dy] = way(edge);
    const straight = x * dx + y * dy;
    if (straight > nearest) [nearest, found] = [straight, edge];
  }
  return found;
}

/** Passages of a road in a time: distance along the road, m, and instant, s, at which each edge is entered and left. */
export interface RoadPassage {
  readonly edge: number;
  readonly fromM: number;
  readonly toM: number;
  readonly enteredS: number;
  readonly leftS: number;
}

/** Those that touch a stretch of time; null when the run tells no passages. */
export function passagesAlong(
  run: FinishedRun,
  road: readonly number[],
  fromS: number,
  toS: number,
): readonly RoadPassage[] | null {
  const passages = passagesOf(run);
  const edges = run.axes.edge;
  if (passages === null || !edges) return null;
  const starts = new Map<number, readonly [number, number]>();
  let at = 0;
  for (const edge of road) {
    const next = at + edgeLengthM(edges, edge);
    starts.set(edge, [at, next]);
    at = next;
  }
  const found: RoadPassage[] = [];
  for (let i = 0; i < passages.edge.length; i++) {
    const span = starts.get(passages.edge[i] as number);
    if (!span) continue;
    const [enteredS, leftS] = [passages.enteredS[i] as number, passages.leftS[i] as number];
    if (leftS < fromS || enteredS > toS) continue;
    found.push({ edge: passages.edge[i] as number, fromM: span[0], toM: span[1], enteredS, leftS });
  }
  return found;
}
