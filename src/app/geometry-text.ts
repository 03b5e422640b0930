import { firstGeometryOf, outlineCrossing } from '../loaders/drawn-geometry.ts';
import { distanceToSegment } from './features.ts';
import type { Point } from '../scenario/project.ts';

/** Turns longitude, latitude (degrees) into the territory's coordinates. */
export type FromLonLat = (lon: number, lat: number) => Point;

function fromLines(text: string): readonly (readonly [number, number])[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const points = lines.map((line) =>
    line
      .trim()
      .split(/[;\t ]+/)
      .map((cell) => Number(cell.replace(',', '.'))),
  );
  const readable = points.every((point) => point.length === 2 && point.every(Number.isFinite));
  return points.length > 0 && readable ? points.map(([x = 0, y = 0]): [number, number] => [x, y]) : null;
}

/**
 * Reads a line or a ring: GeoJSON (its first feature) or one `x y` a line. Coordinates that can only be
 * degrees (|x| ≤ 180, |y| ≤ 90) are longitude and latitude; others are the territory's own. A closing vertex is
 * dropped. null: not understood.
 */
export function parseGeometry(text: string, fromLonLat: FromLonLat): readonly Point[] | null {
  const found = text.trim().startsWith('{') ? firstGeometryOf(text) : fromLines(text);
  if (found === null || found.length === 0) return null;
  const degrees = found.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const points = found.map(([x, y]): Point => (degrees ? fromLonLat(x, y) : [x, y]));
  const [first, last] = [points[0], points.at(-1)];
  const closed = points.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return closed ? points.slice(0, -1) : points;
}

/** Whether the outline of an area crosses itself: its inside would be anybody's guess. */
export function crossesItself(points: readonly Point[]): boolean {
  return outlineCrossing(points) !== null;
}

/** One `x y` a line, to the centimetre. */
export function formatGeometry(points: readonly Point[]): string {
  return points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('\n');
}

/** Vertices of a line drawn by hand are left out where they stray less than this share of its size from the others. */
const strayShare = 0.005;

/** A line drawn by hand with the vertices that make its shape (Douglas and Peucker 1973). */
export function simplified(points: readonly Point[]): readonly Point[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const sizeM = Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  return shapeOf(points, strayShare * sizeM);
}

function shapeOf(points: readonly Point[], leastM: number): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 3) return points;
  const strays = points.map((point) => distanceToSegment(...point, ...first, ...last));
  const farthest = strays.indexOf(Math.max(...strays));
  if ((strays[farthest] ?? 0) <= leastM) return [first, last];
  const before = shapeOf(points.slice(0, farthest + 1), leastM);
  return [...before.slice(0, -1), ...shapeOf(points.slice(farthest), leastM)];
}

/** Length of a line, m. */
export function lengthM(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = points[i] ?? [x, y];
    return sum + Math.hypot(x - px, y - py);
  }, 0);
}

/** Area of a ring, m². */
export function areaM2(points: readonly Point[]): number {
  const twice = points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);
  return Math.abs(twice) / 2;
}
