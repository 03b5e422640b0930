import { lengthOf, nearestOn, type Spot, smoothed } from '../curves.ts';
import { ford, heightM, mainRoads, widthM } from '../plan.ts';
import type { LaidRoad } from './laid.ts';
import { between } from './lines.ts';
import type { RoadClassName } from './roads.ts';
import { type Passage, passages } from './streets/passages.ts';

/** A main road in pieces, those between its passages as country roads. */
export function mainRoadPieces(id: string): LaidRoad[] {
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
export function inside(line: readonly Spot[]): Spot[] {
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
export function fordTrack(): LaidRoad[] {
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
