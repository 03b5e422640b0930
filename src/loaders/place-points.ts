import type { Bounds } from '../base/grid.ts';
import { crsList, crsOf } from '../territory/crs.ts';
import { reprojectBounds } from '../territory/reproject.ts';
import type { Draft } from './opened.ts';
import { problem, type Problem } from './problem.ts';
import { GrowingBounds } from './shape.ts';
import type { Understanding } from './understanding.ts';

/** Points of a layer one by one (x, y, in its own system), where its file tells them cheaply. */
export function pointsOf({ opened }: Draft): Float64Array | null {
  return (opened?.type === 'vector' ? opened.source.points : undefined) ?? null;
}

/**
 * The system in which most points fall where the terrain is, or the other layers when it has no known system: one row
 * cut short stretches the bounds of all and moves no other point. Of equals the dominant one, then the most likely.
 *
 * @param known Layers of a known system, with bounds.
 * @returns null when no system puts a point there.
 */
export function crsOfMostPoints(
  points: Float64Array,
  known: readonly Understanding[],
  dominant: number | null,
): number | null {
  const terrains = known.filter(({ kind }) => kind === 'terrain');
  const homes = terrains.length > 0 ? terrains : known;
  const candidates = [
    ...crsList.filter(({ epsg }) => epsg === dominant),
    ...crsList.filter(({ epsg }) => epsg !== dominant),
  ];
  let [found, most]: [number | null, number] = [null, 0];
  for (const { epsg } of candidates) {
    const windows = homes
      .map(({ crs, bounds }) => reprojectBounds(crs as number, epsg, bounds as Bounds))
      .filter((window) => window.every(Number.isFinite));
    const count = countIf(points, (x, y) => windows.some((window) => isWithin(x, y, window)));
    if (count > most) [found, most] = [epsg, count];
  }
  return found;
}

/**
 * A layer of points without those that its system cannot have: they are told, and its bounds are those of the others.
 * Where it can have none of them, the system is in doubt and not the points: as it was.
 */
export function withoutAstray(layer: Understanding, points: Float64Array): Understanding {
  const extent = layer.crs === null ? undefined : crsOf(layer.crs)?.extent;
  if (!extent) return layer;
  const kept = new GrowingBounds();
  let first = -1;
  let count = 0;
  for (let k = 0; k + 1 < points.length; k += 2) {
    const xy = Float64Array.of(points[k] as number, points[k + 1] as number);
    if (isWithin(xy[0] as number, xy[1] as number, extent)) kept.add(xy);
    else {
      if (first < 0) first = k;
      count += 1;
    }
  }
  const bounds = kept.value;
  if (count === 0 || bounds === null) return layer;
  const at = [points[first] as number, points[first + 1] as number] as const;
  return { ...layer, bounds, problems: [...layer.problems, astray(layer, count, at)] };
}

function astray(
  { files, id, crs }: Understanding,
  count: number,
  [x, y]: readonly [number, number],
): Problem {
  const file = files[0] ?? id;
  const details = { file, count, epsg: crs as number, x: String(x), y: String(y) };
  return problem('layer/points-astray', 'partial', `${file}: ${count} points outside EPSG:${crs}`, details);
}

function countIf(points: Float64Array, holds: (x: number, y: number) => boolean): number {
  let count = 0;
  for (let k = 0; k + 1 < points.length; k += 2)
    if (holds(points[k] as number, points[k + 1] as number)) count += 1;
  return count;
}

function isWithin(x: number, y: number, [west, south, east, north]: Bounds): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}
