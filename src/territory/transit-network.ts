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

interface Stretch {
  readonly lines: Set<number>;
  isLaid: boolean;
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
  const stretches = new Map<string, Stretch>();
  for (const { xy, lines } of courses)
    for (const segment of segmentsOf(xy, bounds)) {
      if (segment === null) continue;
      const key = keyOf(segment);
      const stretch = stretches.get(key) ?? { lines: new Set<number>(), isLaid: false };
      stretches.set(key, stretch);
      for (const line of lines) stretch.lines.add(line);
    }
  const ways: TransitWay[] = [];
  for (const { xy } of courses) {
    let open: { readonly xy: number[]; readonly lines: readonly number[] } | null = null;
    const close = (): void => {
      if (open) ways.push({ xy: Float64Array.from(open.xy), lines: open.lines });
      open = null;
    };
    for (const segment of segmentsOf(xy, bounds)) {
      const stretch = segment === null ? undefined : stretches.get(keyOf(segment));
      if (segment === null || !stretch || stretch.isLaid) {
        close();
        continue;
      }
      stretch.isLaid = true;
      const lines = sorted(stretch.lines);
      const [x0, y0, x1, y1] = segment;
      if (open === null || !isSame(open.lines, lines) || !endsAt(open.xy, x0, y0)) {
        close();
        open = { xy: [x0, y0], lines };
      }
      open.xy.push(x1, y1);
    }
    close();
  }
  return ways;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

function endsAt(xy: readonly number[], x: number, y: number): boolean {
  return xy.at(-2) === x && xy.at(-1) === y;
}

/** The same for both directions; ends that are the same to a metre are the same. */
function keyOf([x0, y0, x1, y1]: Segment): string {
  const [from, to] = [`${Math.round(x0)} ${Math.round(y0)}`, `${Math.round(x1)} ${Math.round(y1)}`];
  return from < to ? `${from} ${to}` : `${to} ${from}`;
}

/** What of each segment of a line is within bounds; null where nothing is. Segments without a length are left out. */
function* segmentsOf(xy: Float64Array, bounds: Bounds): Generator<Segment | null, void, void> {
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [x0, y0, x1, y1] = xy.subarray(i, i + 4) as unknown as Segment;
    if (x0 !== x1 || y0 !== y1) yield within([x0, y0, x1, y1], bounds);
  }
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
