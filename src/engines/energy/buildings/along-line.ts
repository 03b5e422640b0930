import type { FeatureTable } from '../../../territory/feature-table.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { featureBounds } from '../../../territory/table-ops.ts';
import { covers } from './footprints.ts';

type Point = readonly [x: number, y: number];

/**
 * Buildings whose outline comes within a distance of a line, or that a line crosses.
 *
 * @param line Two vertices at least, in the coordinates of the table. @returns Positions, increasing.
 */
export function alongLine(table: FeatureTable, line: readonly Point[], withinM: number): readonly number[] {
  const bounds = featureBounds(table);
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  const [west, south] = [Math.min(...xs) - withinM, Math.min(...ys) - withinM];
  const [east, north] = [Math.max(...xs) + withinM, Math.max(...ys) + withinM];
  return Array.from({ length: table.count }, (_, i) => i).filter((i) => {
    const isFar =
      bounds[4 * i]! > east ||
      bounds[4 * i + 1]! > north ||
      bounds[4 * i + 2]! < west ||
      bounds[4 * i + 3]! < south;
    return !isFar && distanceM(partsOfFeature(table, i), line) <= withinM;
  });
}

/** Length of a line, m. */
export function lengthM(line: readonly Point[]): number {
  return line.slice(1).reduce((sum, [x, y], i) => sum + span(x - line[i]![0], y - line[i]![1]), 0);
}

/** From rings to a line, m; 0 where it crosses them or runs inside. */
function distanceM(rings: readonly Float64Array[], line: readonly Point[]): number {
  if (line.some(([x, y]) => covers(rings, x, y))) return 0;
  let least = Infinity;
  for (const ring of rings) {
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [a, b]: [Point, Point] = [
        [ring[k]!, ring[k + 1]!],
        [ring[k + 2]!, ring[k + 3]!],
      ];
      for (let v = 0; v + 1 < line.length; v++) {
        least = Math.min(least, between(a, b, line[v]!, line[v + 1]!));
      }
    }
  }
  return least;
}

/** Between two segments; 0 where they cross. */
function between(a: Point, b: Point, c: Point, d: Point): number {
  const side = (p: Point, q: Point, r: Point): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return 0;
  return Math.min(toSegment(a, c, d), toSegment(b, c, d), toSegment(c, a, b), toSegment(d, a, b));
}

function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length2;
  const share = Math.max(0, Math.min(1, along));
  return span(x - ax - share * dx, y - ay - share * dy);
}

function span(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
