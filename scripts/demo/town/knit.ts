import { apart, lengthOf, type Spot } from '../curves.ts';
import { Near } from './near.ts';
import type { Road, Section } from './roads.ts';
import { boxOf, crossing } from './shapes.ts';

/** Ends closer than this to another road are taken to it, m. */
const REACH_M = 14;
/** Points closer than this are one node, m. */
const SAME_M = 3;
/** Stumps past a crossing shorter than this are cut off, m. */
const STUMP_M = 15;

interface Piece {
  readonly road: number;
  /** Of the piece's first vertex in its road. */
  readonly index: number;
  readonly a: Spot;
  readonly b: Spot;
}

/** A place where a road is to be cut: after which vertex, how far from it, and where. */
interface Cut {
  readonly index: number;
  readonly beyondM: number;
  readonly spot: Spot;
}

/**
 * The network of roads that were laid one by one: ends are taken to the road they nearly reach, roads that cross
 * share a node there and are cut at it, stumps and what hangs on nothing are left out. Bridges take part by their
 * ends alone.
 */
export function knit(laid: readonly Road[]): Section[] {
  const lines = laid.map((road) => road.line.map(toCm));
  const cuts: Cut[][] = laid.map(() => []);
  joinEnds(laid, lines, cuts);
  cutAtCrossings(laid, lines, cuts);
  const nodes = new Nodes();
  const sections = laid.flatMap((road, i) => split(road, lines[i] as Spot[], cuts[i] as Cut[], nodes));
  return connected(withoutStumps(withoutTwins(sections)));
}

/** The same roads, their ends taken to the road that they nearly reach: so they can be graded all the way. */
export function joined<T extends Road>(laid: readonly T[]): T[] {
  const lines = laid.map((road) => road.line.map(toCm));
  joinEnds(
    laid,
    lines,
    laid.map(() => []),
  );
  return laid.map((road, i) => ({ ...road, line: lines[i] as Spot[] }));
}

/** Coordinates to the centimetre, so that nodes are shared to the bit. */
function toCm([x, y]: Spot): Spot {
  return [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
}

function piecesOf(lines: readonly (readonly Spot[])[]): Near<Piece> {
  const near = new Near<Piece>(40);
  for (const [road, line] of lines.entries()) {
    for (let index = 0; index + 1 < line.length; index++) {
      const [a, b] = [line[index] as Spot, line[index + 1] as Spot];
      near.add(boxOf([a, b]), { road, index, a, b });
    }
  }
  return near;
}

/** Takes each end to the nearest other road within reach, which is cut there. */
function joinEnds(laid: readonly Road[], lines: Spot[][], cuts: Cut[][]): void {
  const pieces = piecesOf(lines);
  const shared = sharedEnds(lines);
  for (const [own, line] of lines.entries()) {
    if ((laid[own] as Road).level === '1') continue;
    for (const end of [line[0] as Spot, line[line.length - 1] as Spot]) {
      if (shared.has(end.join(' '))) continue;
      const target = nearestPiece(pieces, laid, own, end);
      if (!target || reaches(pieces, line, end, target.piece.road)) continue;
      const { piece, spot } = target;
      (cuts[piece.road] as Cut[]).push({ index: piece.index, beyondM: apart(piece.a, spot), spot });
      if (apart(spot, end) < 0.01) continue;
      if (end === line[line.length - 1]) line.push(spot);
      else {
        line.unshift(spot);
        shift(cuts[own] as Cut[]);
      }
    }
  }
}

/** Places where several roads end: they go on into each other, and reach for nothing else. */
function sharedEnds(lines: readonly (readonly Spot[])[]): Set<string> {
  const ends = lines.flatMap((line) =>
    [line[0] as Spot, line[line.length - 1] as Spot].map((end) => end.join(' ')),
  );
  const seen = new Set<string>();
  return new Set(ends.filter((end) => seen.has(end) || !seen.add(end)));
}

/** Whether a line crosses a road already, close to one of its ends: it will be cut there. */
function reaches(pieces: Near<Piece>, line: readonly Spot[], end: Spot, road: number): boolean {
  const fromEnd = end === line[0] ? line : [...line].reverse();
  let walked = 0;
  for (let i = 0; i + 1 < fromEnd.length && walked < 2 * REACH_M; i++) {
    const [a, b] = [fromEnd[i] as Spot, fromEnd[i + 1] as Spot];
    const close = pieces.around(boxOf([a, b]), 0.01).filter((piece) => piece.road === road);
    if (close.some((piece) => crossing(a, b, piece.a, piece.b))) return true;
    walked += apart(a, b);
  }
  return false;
}

/** The line got a vertex before its first: cuts move on by one. */
function shift(cuts: Cut[]): void {
  for (const [i, cut] of cuts.entries()) cuts[i] = { ...cut, index: cut.index + 1 };
}

function nearestPiece(
  pieces: Near<Piece>,
  laid: readonly Road[],
  own: number,
  end: Spot,
): { readonly piece: Piece; readonly spot: Spot } | null {
  let best: { piece: Piece; spot: Spot } | null = null;
  let least = REACH_M;
  for (const piece of pieces.around(boxOf([end]), REACH_M)) {
    if (piece.road === own || (laid[piece.road] as Road).level === '1') continue;
    const spot = toCm(onPiece(end, piece.a, piece.b));
    const distance = apart(spot, end);
    if (distance >= least) continue;
    least = distance;
    best = { piece, spot };
  }
  return best;
}

function onPiece([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): Spot {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return [ax + dx * t, ay + dy * t];
}

function cutAtCrossings(laid: readonly Road[], lines: readonly Spot[][], cuts: Cut[][]): void {
  const pieces = piecesOf(lines);
  for (const [road, line] of lines.entries()) {
    if ((laid[road] as Road).level === '1') continue;
    for (let index = 0; index + 1 < line.length; index++) {
      const [a, b] = [line[index] as Spot, line[index + 1] as Spot];
      for (const other of pieces.around(boxOf([a, b]), 0.01)) {
        if (other.road < road || (laid[other.road] as Road).level === '1') continue;
        if (other.road === road && other.index <= index + 1) continue;
        const shares = crossing(a, b, other.a, other.b);
        if (!shares) continue;
        const spot = toCm([a[0] + (b[0] - a[0]) * shares[0], a[1] + (b[1] - a[1]) * shares[0]]);
        (cuts[road] as Cut[]).push({ index, beyondM: apart(a, spot), spot });
        (cuts[other.road] as Cut[]).push({ index: other.index, beyondM: apart(other.a, spot), spot });
      }
    }
  }
}

/** Nodes of the network: the first point met stands for all that are nearly there. */
class Nodes {
  readonly spots: Spot[] = [];
  readonly #near = new Near<number>(SAME_M * 4);

  at(spot: Spot): number {
    for (const node of this.#near.around(boxOf([spot]), SAME_M)) {
      if (apart(this.spots[node] as Spot, spot) <= SAME_M) return node;
    }
    this.spots.push(spot);
    this.#near.add(boxOf([spot]), this.spots.length - 1);
    return this.spots.length - 1;
  }
}

function split(road: Road, line: readonly Spot[], cuts: readonly Cut[], nodes: Nodes): Section[] {
  const ordered = [...cuts].sort((a, b) => a.index - b.index || a.beyondM - b.beyondM);
  const sections: Section[] = [];
  let current: Spot[] = [line[0] as Spot];
  const close = (spot: Spot) => {
    const first = current[0] as Spot;
    const [from, to] = [nodes.at(first), nodes.at(spot)];
    const inner = current.slice(1).filter((point) => apart(point, spot) > 0.5 && apart(point, first) > 0.5);
    const placed = [nodes.spots[from] as Spot, ...inner, nodes.spots[to] as Spot];
    if (from !== to || lengthOf(placed) > 3 * STUMP_M)
      sections.push({ ...road, id: `${road.id}.${sections.length + 1}`, line: placed, from, to });
    current = [spot];
  };
  let next = 0;
  for (let index = 0; index + 1 < line.length; index++) {
    for (let cut = ordered[next]; cut && cut.index === index; cut = ordered[++next]) close(cut.spot);
    current.push(line[index + 1] as Spot);
  }
  close(line[line.length - 1] as Spot);
  return sections;
}

/** Of two sections that join the same nodes along nearly the same line, one. */
function withoutTwins(sections: readonly Section[]): Section[] {
  const seen = new Map<string, Section[]>();
  return sections.filter((section) => {
    const key = [Math.min(section.from, section.to), Math.max(section.from, section.to)].join(' ');
    const others = seen.get(key) ?? [];
    seen.set(key, [...others, section]);
    return !others.some((other) => Math.abs(lengthOf(other.line) - lengthOf(section.line)) < 5);
  });
}

function withoutStumps(sections: readonly Section[]): Section[] {
  let kept = [...sections];
  for (let turn = 0; turn < 3; turn++) {
    const degrees = degreesOf(kept);
    kept = kept.filter(({ line, from, to }) => {
      const dead = degrees.get(from) === 1 || degrees.get(to) === 1;
      return !dead || lengthOf(line) >= STUMP_M;
    });
  }
  return kept;
}

function degreesOf(sections: readonly Section[]): Map<number, number> {
  const degrees = new Map<number, number>();
  for (const { from, to } of sections) {
    degrees.set(from, (degrees.get(from) ?? 0) + 1);
    degrees.set(to, (degrees.get(to) ?? 0) + 1);
  }
  return degrees;
}

/** The sections of the longest connected part of a network. */
export function connected(sections: readonly Section[]): Section[] {
  const group = new Map<number, number>();
  const root = (node: number): number => {
    const parent = group.get(node) ?? node;
    if (parent === node) return node;
    const top = root(parent);
    group.set(node, top);
    return top;
  };
  for (const { from, to } of sections) group.set(root(from), root(to));
  const lengths = new Map<number, number>();
  for (const { from, line } of sections)
    lengths.set(root(from), (lengths.get(root(from)) ?? 0) + lengthOf(line));
  const [main] = [...lengths].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [-1, -1]);
  return sections.filter(({ from }) => root(from) === main);
}
