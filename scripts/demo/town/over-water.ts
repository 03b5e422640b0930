import { apart, lengthOf, type Spot } from '../curves.ts';
import { mill, northStream, river, riverWidthM, southStream } from '../plan.ts';
import type { LaidRoad } from './laid.ts';
import { between } from './lines.ts';
import { boxOf, crossing } from './shapes.ts';

/** Water that ways go over, and half the span of a bridge there, m. */
const waters: readonly { readonly line: readonly Spot[]; readonly spanM: number }[] = [
  { line: river, spanM: riverWidthM / 2 + 5 },
  { line: northStream, spanM: 4 },
  { line: southStream, spanM: 4.5 },
  { line: mill.race, spanM: 5 },
];

/** A road in three where it crosses water: before, on and after its bridge. */
export function overWater(road: LaidRoad): LaidRoad[] {
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
