import { boxOf, containsPoint } from './polygons.ts';
import { flatXY } from './rasterize.ts';

type Point = readonly [number, number];

/** Trees as a person asks for them. */
export interface TreeRows {
  readonly line: readonly Point[] | null;
  readonly area: readonly Point[] | null;
  readonly spacingM: number;
}

/** Most trees of one list of places: an area that wants more is planted as far as they go. */
const mostTrees = 20_000;

/** Where trees stand: along a line from its start, and on a square pattern inside an area, m. */
export function treePlaces({ line, area, spacingM }: TreeRows): readonly Point[] {
  const places = [...(line ? alongLine(line, spacingM) : []), ...(area ? overArea(area, spacingM) : [])];
  return places.slice(0, mostTrees);
}

function alongLine(line: readonly Point[], spacingM: number): readonly Point[] {
  const places: Point[] = [];
  let next = 0;
  let passed = 0;
  for (const [i, [x, y]] of line.slice(1).entries()) {
    const [px, py] = line[i] as Point;
    const [dx, dy] = [x - px, y - py];
    const length = Math.sqrt(dx * dx + dy * dy);
    for (; next <= passed + length && places.length < mostTrees; next += spacingM) {
      const part = length > 0 ? (next - passed) / length : 0;
      places.push([px + part * dx, py + part * dy]);
    }
    passed += length;
  }
  return places;
}

function overArea(area: readonly Point[], spacingM: number): readonly Point[] {
  const ring = [flatXY(area)];
  const [west, south, east, north] = boxOf(ring);
  const places: Point[] = [];
  for (let y = south + spacingM / 2; y < north; y += spacingM)
    for (let x = west + spacingM / 2; x < east && places.length < mostTrees; x += spacingM)
      if (containsPoint(ring, x, y)) places.push([x, y]);
  return places;
}
