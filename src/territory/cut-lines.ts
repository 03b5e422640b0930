import type { FeatureTable } from './feature-table.ts';
import { pieceId } from './road-pieces.ts';
import type { RawPart } from './table-builder.ts';
import { type NewFeature, partsOf, withShapes } from './table-edits.ts';

/** A place where a line is cut in two: `share` of the way from a vertex to the next, at given coordinates. */
export interface Cut {
  readonly vertex: number;
  readonly share: number;
  readonly x: number;
  readonly y: number;
}

/** The table, and the features that each cut feature became: itself first, then those added at the end. */
export interface CutTable {
  readonly table: FeatureTable;
  readonly pieces: ReadonlyMap<number, readonly number[]>;
}

/**
 * Cuts lines in pieces. The first piece keeps the feature's place and identifier, the others come at the end of
 * the table with the same attributes. Cuts at a part's own ends change nothing.
 */
export function cutLines(table: FeatureTable, cuts: ReadonlyMap<number, readonly Cut[]>): CutTable {
  const shapes = new Map<number, readonly RawPart[]>();
  const added: NewFeature[] = [];
  const pieces = new Map<number, readonly number[]>();
  const taken = new Set<string>(table.ids);
  for (const [feature, places] of [...cuts].sort(([a], [b]) => a - b)) {
    const [first, ...others] = piecesOf(table, feature, places);
    const at = others.map((_, i) => table.count + added.length + i);
    pieces.set(feature, [feature, ...at]);
    if (first === undefined || others.length === 0) continue;
    shapes.set(feature, first);
    let number = 2;
    for (const parts of others) {
      while (taken.has(pieceId(table.ids[feature] ?? '', number))) number++;
      const id = pieceId(table.ids[feature] ?? '', number);
      taken.add(id);
      added.push({ id, parts, like: feature });
    }
  }
  return { table: added.length === 0 ? table : withShapes(table, shapes, added), pieces };
}

function piecesOf(table: FeatureTable, feature: number, cuts: readonly Cut[]): RawPart[][] {
  const sorted = [...cuts].sort((a, b) => a.vertex - b.vertex || a.share - b.share);
  const pieces: RawPart[][] = [[]];
  const firstPart = table.featureOffsets[feature] as number;
  for (const [i, part] of partsOf(table, feature).entries()) {
    const begin = table.partOffsets[firstPart + i] as number;
    const steps = part.xy.length / 2 - 1;
    const own = sorted
      .filter((cut) => cut.vertex >= begin && cut.vertex < begin + steps)
      .map((cut) => ({ ...cut, vertex: cut.vertex - begin }));
    const [head, ...rest] = cutPart(part, own);
    if (head) pieces.at(-1)?.push(head);
    for (const piece of rest) pieces.push([piece]);
  }
  return pieces;
}

function cutPart(part: RawPart, cuts: readonly Cut[]): RawPart[] {
  const last = part.xy.length / 2 - 1;
  const pieces: RawPart[] = [];
  let begin: Cut = { vertex: 0, share: 0, x: part.xy[0] as number, y: part.xy[1] as number };
  for (const cut of cuts) {
    const isEnd = (cut.vertex === 0 && cut.share === 0) || (cut.vertex === last - 1 && cut.share === 1);
    const isRepeat = cut.vertex + cut.share === begin.vertex + begin.share;
    if (isEnd || isRepeat) continue;
    pieces.push(between(part, begin, cut));
    begin = cut;
  }
  const end = {
    vertex: last - 1,
    share: 1,
    x: part.xy[2 * last] as number,
    y: part.xy[2 * last + 1] as number,
  };
  return [...pieces, between(part, begin, end)];
}

function between(part: RawPart, from: Cut, to: Cut): RawPart {
  const inner: number[] = [];
  for (let v = from.vertex + 1; v <= to.vertex; v++) {
    if (v > from.vertex + from.share && v < to.vertex + to.share) inner.push(v);
  }
  const xy = [
    from.x,
    from.y,
    ...inner.flatMap((v) => [part.xy[2 * v] as number, part.xy[2 * v + 1] as number]),
    to.x,
    to.y,
  ];
  const { z } = part;
  const zs = z && [elevation(z, from), ...inner.map((v) => z[v] as number), elevation(z, to)];
  return { xy: Float64Array.from(xy), z: zs && Float64Array.from(zs) };
}

/** Elevation of a place on a line, linear between its vertices. */
function elevation(z: Float64Array, { vertex, share }: Cut): number {
  if (share === 0) return z[vertex] as number;
  return share === 1
    ? (z[vertex + 1] as number)
    : (z[vertex] as number) + share * ((z[vertex + 1] as number) - (z[vertex] as number));
}
