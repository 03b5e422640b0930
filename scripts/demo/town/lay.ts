import { drawn } from '../chance.ts';
import { apart, lengthOf, nearestOn, type Spot, smoothed } from '../curves.ts';
import {
  bridges,
  ford,
  heightM,
  mainRoads,
  mill,
  northStream,
  oxbows,
  quarters,
  railway,
  river,
  riverWidthM,
  southStream,
  widthM,
} from '../plan.ts';
import { hamlets, lanes, loneFarms, type Settlement } from './country-plan.ts';
import { joined } from './knit.ts';
import { landmarks } from './landmarks.ts';
import { between, densified, toPiece } from './lines.ts';
import { Near } from './near.ts';
import type { Road, RoadClassName } from './roads.ts';
import { Router } from './router.ts';
import { boxOf, contains, crossing } from './shapes.ts';
import { type Passage, passages, streets } from './street-plan.ts';

/** Ground of the commune, m. */
export interface Ground {
  readonly groundM: (x: number, y: number) => number;
}

/** A road and the manner of building along it, if any. */
export interface LaidRoad extends Road {
  readonly left?: Passage['left'];
  readonly right?: Passage['right'];
}

const STEP_M = 20;

/** Where people settled and the roads that they laid. */
export interface Layout {
  readonly settlements: readonly Settlement[];
  readonly roads: readonly LaidRoad[];
}

/** Hamlets, farms and every road of the commune, main ones first, before they are cut at crossings. */
export function layOut(ground: Ground): Layout {
  const settlements = settle(ground);
  return { settlements, roads: joined(layRoads(ground, settlements)) };
}

function layRoads({ groundM }: Ground, sites: readonly Settlement[]): LaidRoad[] {
  const laid: LaidRoad[] = [];
  for (const road of mainRoads) laid.push(...mainRoadPieces(road.id));
  for (const [i, street] of streets.entries()) {
    const { via, ...kept } = street;
    laid.push({
      ...kept,
      id: `s${i}`,
      line: inside(smoothed(via, 7)),
      number: '',
      oneWay: street.oneWay ?? false,
      level: '0',
      urban: true,
    });
  }
  laid.push(...fordTrack());
  const router = new Router(
    { widthM, heightM, stepM: STEP_M },
    { groundM, hardship: (x, y) => hardshipAt(x, y) },
  );
  for (const { line } of laid) router.open(line);
  const bySite = new Map(sites.map((site) => [site.name, site.at]));
  const near = new Joining(laid);
  const add = (from: Spot, to: Spot | 'road', roadClass: RoadClassName, id: string) => {
    const pieces = router.way(from, to) ?? [];
    for (const [k, piece] of pieces.entries()) {
      const line = near.join(piece, k > 0 || to !== 'road');
      if (lengthOf(line) < 35 || near.follows(line)) continue;
      const road: LaidRoad = {
        id: `${id}.${k}`,
        class: roadClass,
        line,
        name: '',
        number: '',
        oneWay: false,
        level: '0',
        urban: false,
      };
      laid.push(road);
      near.add(road);
      router.open(line);
    }
  };
  for (const [i, { at }] of sites.entries()) add(at, 'road', 'communal', `a${i}`);
  for (const [i, [from, to]] of lanes.entries()) {
    const [a, b] = [bySite.get(from), bySite.get(to)];
    if (a && b) add(a, b, i % 3 === 0 ? 'communal' : 'lane', `l${i}`);
  }
  for (const [i, [from, to]] of trackEnds(groundM, sites).entries())
    add(from, to, drawn(611, i) < 0.2 ? 'stonedTrack' : drawn(612, i) < 0.16 ? 'path' : 'track', `t${i}`);
  return laid.flatMap(overWater);
}

/** Settlements moved to the levellest ground near where they are wanted, off streams and the river. */
function settle({ groundM }: Ground): Settlement[] {
  return [...hamlets, ...loneFarms].map((site) => {
    let best = site.at;
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < 25; k++) {
      const [i, j] = [(k % 5) - 2, Math.floor(k / 5) - 2];
      const spot: Spot = [site.at[0] + i * 35, site.at[1] + j * 35];
      const away = Math.min(
        nearestOn(northStream, ...spot).distance,
        nearestOn(southStream, ...spot).distance,
        nearestOn(river, ...spot).distance - 40,
        nearestOn(railway, ...spot).distance,
      );
      const fault = slopeAt(groundM, ...spot) * 100 + (away < 70 ? 20 : 0) + 0.02 * apart(spot, site.at);
      if (fault >= least) continue;
      least = fault;
      best = spot;
    }
    return { ...site, at: best };
  });
}

function slopeAt(groundM: Ground['groundM'], x: number, y: number): number {
  const dx = (groundM(x + 25, y) - groundM(x - 25, y)) / 50;
  const dy = (groundM(x, y + 25) - groundM(x, y - 25)) / 50;
  return Math.sqrt(dx * dx + dy * dy);
}

function mainRoadPieces(id: string): LaidRoad[] {
  const road = mainRoads.find((other) => other.id === id);
  if (!road) throw new Error(`no main road ${id}`);
  const axis = inside(road.axis);
  const whole = lengthOf(axis);
  const own = passages.filter((passage) => passage.road === id);
  const spans = own
    .map((passage) => {
      const [a, b] = [alongOf(axis, passage.from), alongOf(axis, passage.to)];
      return { passage, from: Math.min(a, b), to: Math.max(a, b) };
    })
    .sort((a, b) => a.from - b.from);
  const pieces: LaidRoad[] = [];
  const add = (from: number, to: number, passage: Passage | null) => {
    if (to - from < 1) return;
    pieces.push({
      id: `${id}.${pieces.length}`,
      class: classOf(road.importance, passage),
      line: between(axis, from, to),
      name: passage?.name ?? '',
      number: road.number,
      oneWay: false,
      level: '0',
      urban: passage !== null,
      ...(passage?.left ? { left: passage.left } : {}),
      ...(passage?.right ? { right: passage.right } : {}),
    });
  };
  let done = 0;
  for (const { passage, from, to } of spans) {
    add(done, from, null);
    add(Math.max(done, from), to, passage);
    done = to;
  }
  add(done, whole, null);
  return pieces;
}

function classOf(importance: number, passage: Passage | null): RoadClassName {
  if (passage?.narrow) return 'mainStreet';
  if (passage) return importance === 3 ? 'mainStreet' : 'distributor';
  if (importance === 3) return 'departmental';
  return importance === 4 ? 'communal' : 'lane';
}

function alongOf(line: readonly Spot[], [x, y]: Spot): number {
  return nearestOn(line, x, y).along;
}

/** The part of a line on the commune's sheet, ended on its border. */
function inside(line: readonly Spot[]): Spot[] {
  const isIn = ([x, y]: Spot) => x >= 0 && y >= 0 && x <= widthM && y <= heightM;
  const kept: Spot[] = [];
  for (const [i, point] of line.entries()) {
    const before = line[i - 1];
    if (before && isIn(before) !== isIn(point)) kept.push(onBorder(before, point));
    if (isIn(point)) kept.push(point);
  }
  return kept;
}

function onBorder([ax, ay]: Spot, [bx, by]: Spot): Spot {
  let [low, high] = [0, 1];
  const isIn = (t: number) => {
    const [x, y] = [ax + (bx - ax) * t, ay + (by - ay) * t];
    return x >= 0 && y >= 0 && x <= widthM && y <= heightM;
  };
  const first = isIn(0);
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (isIn(middle) === first) low = middle;
    else high = middle;
  }
  const t = first ? low : high;
  return [ax + (bx - ax) * t, ay + (by - ay) * t];
}

/** Farm track through the ford, from one valley road to the other. */
function fordTrack(): LaidRoad[] {
  const [x, y] = ford;
  const line = smoothed(
    [
      [x - 20, 2972],
      [x + 30, 2800],
      [x - 25, 2600],
      [x - 4, y + 60],
      ford,
      [x + 6, y - 60],
      [x + 20, 2060],
      [x, 1934],
    ],
    8,
  );
  const at = nearestOn(line, x, y).along;
  const common = { class: 'track', name: 'Chemin du Gué', number: '', oneWay: false, urban: false } as const;
  return [
    { ...common, id: 'ford.0', line: between(line, 0, at - 14), level: '0' },
    { ...common, id: 'ford.1', line: between(line, at - 14, at + 14), level: 'Gué ou radier' },
    { ...common, id: 'ford.2', line: between(line, at + 14, lengthOf(line)), level: '0' },
  ];
}

/** Water that ways go over, and half the span of a bridge there, m. */
const waters: readonly { readonly line: readonly Spot[]; readonly spanM: number }[] = [
  { line: river, spanM: riverWidthM / 2 + 5 },
  { line: northStream, spanM: 4 },
  { line: southStream, spanM: 4.5 },
  { line: mill.race, spanM: 5 },
];

/** A road in three where it crosses water: before, on and after its bridge. */
function overWater(road: LaidRoad): LaidRoad[] {
  if (road.level !== '0') return [road];
  const spans: (readonly [number, number])[] = [];
  for (const { line, spanM } of waters) {
    for (const along of crossingsOf(road.line, line)) spans.push([along - spanM, along + spanM]);
  }
  if (spans.length === 0) return [road];
  const length = lengthOf(road.line);
  const merged = mergedSpans(spans, length);
  const pieces: LaidRoad[] = [];
  let done = 0;
  const add = (from: number, to: number, level: '0' | '1') => {
    if (to - from > 0.5)
      pieces.push({ ...road, id: `${road.id}w${pieces.length}`, line: between(road.line, from, to), level });
  };
  for (const [from, to] of merged) {
    add(done, from, '0');
    add(from, to, '1');
    done = to;
  }
  add(done, length, '0');
  return pieces;
}

function mergedSpans(
  spans: readonly (readonly [number, number])[],
  length: number,
): (readonly [number, number])[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = merged[merged.length - 1];
    if (last && from < last[1] + 10) last[1] = Math.max(last[1], to);
    else merged.push([Math.max(0, from), to]);
  }
  return merged.map(([from, to]) => [from, Math.min(length, to)]);
}

/** Distances along a line at which it crosses another. */
function crossingsOf(line: readonly Spot[], other: readonly Spot[]): number[] {
  const found: number[] = [];
  const [west, south, east, north] = boxOf(line);
  let walked = 0;
  const close = other
    .map((point, i) => [point, other[i + 1]] as const)
    .filter(([[x, y], next]) => next && x > west - 60 && x < east + 60 && y > south - 60 && y < north + 60);
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i] as Spot, line[i + 1] as Spot];
    const length = apart(a, b);
    for (const [c, d] of close) {
      const shares = d ? crossing(a, b, c, d) : null;
      if (shares) found.push(walked + shares[0] * length);
    }
    walked += length;
  }
  return found.sort((a, b) => a - b);
}

const riverBox = boxOf(river);
const openGrounds = landmarks().map(({ grounds }) => grounds);
const bridgeSpots: readonly Spot[] = [bridges.upstream, bridges.old, bridges.downstream];

function hardshipAt(x: number, y: number): number {
  if (y > riverBox[1] - 40 && y < riverBox[3] + 40) {
    if (nearestOn(river, x, y).distance < 27) return Number.POSITIVE_INFINITY;
    if (oxbows.some((loop) => nearestOn(loop, x, y).distance < 24)) return Number.POSITIVE_INFINITY;
    if (bridgeSpots.some((spot) => apart(spot, [x, y]) < 30)) return 3;
  }
  if (openGrounds.some((ring) => isNear(ring, [x, y]))) return Number.POSITIVE_INFINITY;
  if (nearestOn(railway, x, y).distance < 16) return Number.POSITIVE_INFINITY;
  if (nearestOn(northStream, x, y).distance < 12 || nearestOn(southStream, x, y).distance < 12) return 9;
  if (Object.values(quarters).some((ring) => contains(ring, [x, y]))) return 6;
  return 1 + 0.35 * drawn(613, Math.floor(x / 60), Math.floor(y / 60));
}

/** Whether a place lies in grounds or within half a step of them. */
function isNear(ring: readonly Spot[], [x, y]: Spot): boolean {
  const [west, south, east, north] = boxOf(ring);
  const margin = STEP_M / 2 + 2;
  if (x < west - margin || x > east + margin || y < south - margin || y > north + margin) return false;
  if (contains(ring, [x, y])) return true;
  return ring.some((corner, i) => toPiece([x, y], corner, ring[(i + 1) % ring.length] as Spot) < margin);
}

/** Where tracks go: from places in the fields to the nearest way, then on to another place. */
function trackEnds(
  groundM: Ground['groundM'],
  sites: readonly Settlement[],
): (readonly [Spot, Spot | 'road'])[] {
  const spots: Spot[] = [];
  for (let k = 0; k < 2400 && spots.length < 170; k++) {
    const spot: Spot = [60 + drawn(615, k, 0) * (widthM - 120), 60 + drawn(615, k, 1) * (heightM - 120)];
    if (hardshipAt(...spot) > 3 || slopeAt(groundM, ...spot) > 0.13) continue;
    if (spots.some((other) => apart(other, spot) < 255)) continue;
    if (sites.some((site) => apart(site.at, spot) < 130)) continue;
    spots.push(spot);
  }
  const ends: (readonly [Spot, Spot | 'road'])[] = spots.map((spot) => [spot, 'road']);
  for (const [i, spot] of spots.entries()) {
    const others = spots
      .filter((other, j) => j !== i && apart(other, spot) < 900)
      .sort((a, b) => apart(a, spot) - apart(b, spot));
    const other = others[1 + Math.floor(drawn(616, i) * 3)];
    if (other && drawn(617, i) < 0.8) ends.push([spot, other]);
  }
  return ends;
}

/** Takes the ends of new pieces to the roads that they were meant to join. */
class Joining {
  readonly #near = new Near<readonly [Spot, Spot]>(60);

  constructor(roads: readonly Road[]) {
    for (const road of roads) this.add(road);
  }

  add({ line }: Road): void {
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [line[i] as Spot, line[i + 1] as Spot];
      this.#near.add(boxOf([a, b]), [a, b]);
    }
  }

  join(piece: readonly Spot[], both: boolean): Spot[] {
    const line = [...piece];
    const last = this.#nearest(line[line.length - 1] as Spot);
    if (last) replaceEnd(line, last, false);
    const first = both ? this.#nearest(line[0] as Spot) : null;
    if (first) replaceEnd(line, first, true);
    return densified(line, 40);
  }

  /** Whether most of a line runs close beside roads that are there. */
  follows(line: readonly Spot[]): boolean {
    const points = densified(line, 8);
    const close = points.filter((spot) => {
      const foot = this.#nearest(spot);
      return foot !== null && apart(foot, spot) < 13;
    });
    return close.length > 0.45 * points.length;
  }

  #nearest(spot: Spot): Spot | null {
    let best: Spot | null = null;
    let least = 1.6 * STEP_M;
    for (const [a, b] of this.#near.around(boxOf([spot]), least)) {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const square = dx * dx + dy * dy;
      const t =
        square === 0 ? 0 : Math.min(1, Math.max(0, ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / square));
      const foot: Spot = [a[0] + dx * t, a[1] + dy * t];
      const distance = apart(foot, spot);
      if (distance >= least) continue;
      least = distance;
      best = foot;
    }
    return best;
  }
}

/** Ends a line at a spot, without the points that would make it turn back. */
function replaceEnd(line: Spot[], spot: Spot, atStart: boolean): void {
  const end = () => (atStart ? line[0] : line[line.length - 1]) as Spot;
  const reach = apart(end(), spot) + 6;
  while (line.length > 2 && apart(end(), spot) < reach) {
    if (atStart) line.shift();
    else line.pop();
  }
  if (atStart) line.unshift(spot);
  else line.push(spot);
}
