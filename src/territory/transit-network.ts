import type { Bounds } from '../base/grid.ts';
import type { TransitFeed } from './transit-feed.ts';

/** What of a feed is in a territory: lines that call there, stops where they do, and the ways of the lines. */
export interface TransitNetwork {
  /** Positions in the feed's routes, in its order; and in its stops. */
  readonly lines: readonly number[];
  readonly stops: readonly number[];
  /** Each stretch once, whatever runs on it and in which direction; nothing of it is outside. */
  readonly ways: readonly TransitWay[];
  /** Lines some of whose trips have no way in the feed: straight from stop to stop. */
  readonly straight: ReadonlySet<number>;
}

/** A stretch on which the same lines run. */
export interface TransitWay {
  /** Easting, northing, m: two per vertex. */
  readonly xy: Float64Array;
  readonly lines: readonly number[];
}

/** A stop, or lines, that a person looks at, by their identifiers in the feed. */
export type TransitChoice =
  | { readonly kind: 'stop'; readonly stop: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

/** A way of trips, and the lines that have it. */
interface Course {
  readonly xy: Float64Array;
  readonly lines: Set<number>;
}

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** What of a course is within the bounds. */
interface Cut {
  /** Ends of each segment, four numbers. */
  readonly ends: readonly number[];
  /** Name of each segment, the same for both directions; −1 for one that is outside. */
  readonly keys: readonly number[];
}

const known = new WeakMap<TransitFeed, Map<string, TransitNetwork>>();

/** The network of a feed within bounds; found once for both. */
export function transitNetwork(feed: TransitFeed, bounds: Bounds): TransitNetwork {
  const ofFeed = known.get(feed) ?? new Map<string, TransitNetwork>();
  known.set(feed, ofFeed);
  const key = bounds.join(' ');
  const network = ofFeed.get(key) ?? findNetwork(feed, bounds);
  ofFeed.set(key, network);
  return network;
}

function findNetwork(feed: TransitFeed, bounds: Bounds): TransitNetwork {
  const [west, south, east, north] = bounds;
  const isHere = Uint8Array.from(feed.stopIds, (_, stop) => {
    const [x, y] = [feed.stopXY[2 * stop] as number, feed.stopXY[2 * stop + 1] as number];
    return x >= west && x <= east && y >= south && y <= north ? 1 : 0;
  });
  const [lines, stops] = [new Set<number>(), new Set<number>()];
  for (let trip = 0; trip < feed.tripRoute.length; trip++)
    for (const stop of stopsOf(feed, trip)) {
      if (isHere[stop] !== 1) continue;
      stops.add(stop);
      lines.add(feed.tripRoute[trip] as number);
    }
  const { courses, straight } = coursesOf(feed, lines);
  return { lines: sorted(lines), stops: sorted(stops), ways: waysOf(courses, bounds), straight };
}

function stopsOf({ callFirst, callStop }: TransitFeed, trip: number): Int32Array {
  return callStop.subarray(callFirst[trip], callFirst[trip + 1]);
}

function sorted(positions: Iterable<number>): number[] {
  return [...positions].sort((a, b) => a - b);
}

/** Ways of the trips of some lines, each once; trips without one go straight from stop to stop. */
function coursesOf(
  feed: TransitFeed,
  wanted: ReadonlySet<number>,
): { readonly courses: readonly Course[]; readonly straight: ReadonlySet<number> } {
  const courses = new Map<string, Course>();
  const straight = new Set<number>();
  for (let trip = 0; trip < feed.tripRoute.length; trip++) {
    const line = feed.tripRoute[trip] as number;
    if (!wanted.has(line)) continue;
    const path = feed.paths?.ofTrip[trip] ?? -1;
    if (path < 0) straight.add(line);
    const key = path < 0 ? stopsOf(feed, trip).join(',') : `path ${path}`;
    const course = courses.get(key);
    if (course) course.lines.add(line);
    else courses.set(key, { xy: courseXY(feed, trip, path), lines: new Set([line]) });
  }
  return { courses: [...courses.values()], straight };
}

function courseXY(feed: TransitFeed, trip: number, path: number): Float64Array {
  const { paths, stopXY } = feed;
  if (paths && path >= 0)
    return paths.xy.subarray(2 * (paths.first[path] as number), 2 * (paths.first[path + 1] as number));
  const xy = Array.from(stopsOf(feed, trip), (stop) => [
    stopXY[2 * stop] as number,
    stopXY[2 * stop + 1] as number,
  ]);
  return Float64Array.from(xy.flat());
}

/** Stretches of courses within bounds: those that several have are laid once, with the lines of all. */
function waysOf(courses: readonly Course[], bounds: Bounds): TransitWay[] {
  const keyOf = segmentNames(bounds);
  const sets = new LineSets();
  const cuts = courses.map(({ xy }) => cutTo(xy, bounds, keyOf));
  const setOf = new Map<number, number>();
  for (const [i, { keys }] of cuts.entries()) {
    const own = sets.of(courses[i]?.lines ?? []);
    for (const key of keys) {
      const known = setOf.get(key);
      setOf.set(key, known === undefined ? own : sets.union(known, own));
    }
  }
  setOf.delete(outside);
  return cuts.flatMap((cut) => waysAlong(cut, setOf, sets));
}

/** Ways of the segments of one course that none laid before it; what it lays is taken out. */
function waysAlong({ ends, keys }: Cut, setOf: Map<number, number>, sets: LineSets): TransitWay[] {
  const ways: TransitWay[] = [];
  let xy: number[] = [];
  let set = -1;
  const close = (): void => {
    if (xy.length > 0) ways.push({ xy: Float64Array.from(xy), lines: sets.lines(set) });
    xy = [];
  };
  for (const [i, key] of keys.entries()) {
    const own = setOf.get(key);
    if (own === undefined) {
      close();
      continue;
    }
    setOf.delete(key);
    const [x, y] = [ends[4 * i] as number, ends[4 * i + 1] as number];
    if (own !== set || xy.at(-2) !== x || xy.at(-1) !== y) {
      close();
      xy.push(x, y);
      set = own;
    }
    xy.push(ends[4 * i + 2] as number, ends[4 * i + 3] as number);
  }
  close();
  return ways;
}

/** Sets of lines, each known by one number: many stretches have the same ones. */
class LineSets {
  readonly #sets: (readonly number[])[] = [];
  readonly #byText = new Map<string, number>();
  readonly #unions = new Map<number, number>();

  of(lines: Iterable<number>): number {
    const own = sorted(new Set(lines));
    const text = own.join(' ');
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    this.#byText.set(text, this.#sets.length);
    return this.#sets.push(own) - 1;
  }

  union(a: number, b: number): number {
    if (a === b) return a;
    const key = many * a + b;
    const known = this.#unions.get(key) ?? this.of([...this.lines(a), ...this.lines(b)]);
    this.#unions.set(key, known);
    return known;
  }

  lines(set: number): readonly number[] {
    return this.#sets[set] ?? [];
  }
}

/** Segments without a length are left out. */
function cutTo(xy: Float64Array, bounds: Bounds, keyOf: (segment: Segment) => number): Cut {
  const ends: number[] = [];
  const keys: number[] = [];
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [x0, y0, x1, y1] = xy.subarray(i, i + 4) as unknown as Segment;
    if (x0 === x1 && y0 === y1) continue;
    const part = within([x0, y0, x1, y1], bounds);
    keys.push(part ? keyOf(part) : outside);
    ends.push(...(part ?? [0, 0, 0, 0]));
  }
  return { ends, keys };
}

const outside = -1;
/** 2²⁶: above any distance in a territory, m, and any number of its vertices. */
const many = 67_108_864;

/** Names segments by their ends: those that are the same to a metre, whichever way, have the same name. */
function segmentNames([west, south]: Bounds): (segment: Segment) => number {
  const vertices = new Map<number, number>();
  const vertexAt = (x: number, y: number): number => {
    const place = many * Math.round(x - west) + Math.round(y - south);
    const known = vertices.get(place) ?? vertices.size;
    vertices.set(place, known);
    return known;
  };
  return ([x0, y0, x1, y1]) => {
    const [a, b] = [vertexAt(x0, y0), vertexAt(x1, y1)];
    return many * Math.min(a, b) + Math.max(a, b);
  };
}

/** Part of a segment within a rectangle (Liang and Barsky 1984); null: none. */
function within(segment: Segment, [west, south, east, north]: Bounds): Segment | null {
  const [x0, y0, x1, y1] = segment;
  const [dx, dy] = [x1 - x0, y1 - y0];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x0 - west],
    [dx, east - x0],
    [-dy, y0 - south],
    [dy, north - y0],
  ] as const) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  if (from >= to) return null;
  // Ends within are kept to the bit: pieces of a line join at them.
  return [
    from === 0 ? x0 : x0 + from * dx,
    from === 0 ? y0 : y0 + from * dy,
    to === 1 ? x1 : x0 + to * dx,
    to === 1 ? y1 : y0 + to * dy,
  ];
}
