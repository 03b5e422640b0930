import type { Point } from '../scenario/project.ts';

/** Turns longitude, latitude (degrees) into the territory's coordinates. */
export type FromLonLat = (lon: number, lat: number) => Point;

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** The first list of positions inside nested coordinates: a line, or a polygon's outer ring. */
function firstLine(coordinates: unknown): readonly (readonly [number, number])[] | null {
  if (isPosition(coordinates)) return [coordinates];
  if (!Array.isArray(coordinates) || coordinates.length === 0) return null;
  if (coordinates.every(isPosition)) return coordinates;
  return firstLine(coordinates[0]);
}

function geometryOf(value: unknown): Json | null {
  if (!isObject(value)) return null;
  if (value['type'] === 'FeatureCollection' && Array.isArray(value['features']))
    return geometryOf(value['features'][0]);
  if (value['type'] === 'Feature') return geometryOf(value['geometry']);
  return 'coordinates' in value ? value : null;
}

function fromGeoJson(text: string): readonly (readonly [number, number])[] | null {
  try {
    return firstLine(geometryOf(JSON.parse(text))?.['coordinates']);
  } catch {
    return null;
  }
}

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
  const found = text.trim().startsWith('{') ? fromGeoJson(text) : fromLines(text);
  if (found === null || found.length === 0) return null;
  const degrees = found.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const points = found.map(([x, y]): Point => (degrees ? fromLonLat(x, y) : [x, y]));
  const [first, last] = [points[0], points.at(-1)];
  const closed = points.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return closed ? points.slice(0, -1) : points;
}

/** One `x y` a line, to the centimetre. */
export function formatGeometry(points: readonly Point[]): string {
  return points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('\n');
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
