import { columnAt, rowAt } from '../base/grid.ts';
import type { FeatureTable } from './feature-table.ts';
import type { FoundPlace } from './readiness.ts';
import { partsOfFeature } from './rasterize.ts';
import { textAt } from './table-ops.ts';
import type { RasterLayer } from './territory.ts';

/** How far an embankment must stand over the ground of the stream on both sides, m. */
const LEAST_RISE_M = 1;
/** How far on both sides along the stream its foot is looked for, m; at least five cells. */
const REACH_M = 60;
/** How far aside of the drawn line its lowest ground is looked for: lines and terrains disagree by metres. */
const ASIDE_M = 6;
/** No more places than this are listed. */
export const mostCrossings = 200;

/**
 * Places where the terrain rises across a watercourse and falls again: a road or a railway whose culvert or bridge
 * the terrain does not show, so that water would pile up behind it. Judged on the lowest ground beside the drawn
 * line, along each line at ground level; the highest first.
 */
export function embankmentCrossings(terrain: RasterLayer, lines: FeatureTable): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (let feature = 0; feature < lines.count; feature++) {
    const level = textAt(lines, 'level', feature);
    if (level !== '' && level !== '0') continue;
    const name = textAt(lines, 'name', feature);
    for (const part of partsOfFeature(lines, feature))
      found.push(...ridges(profileOf(terrain, part), name, terrain));
  }
  return found.sort((a, b) => b.valueM - a.valueM).slice(0, mostCrossings);
}

interface Profile {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Lowest ground across the line, at steps of half a cell along it. */
function profileOf(terrain: RasterLayer, line: ArrayLike<number>): Profile {
  const step = terrain.grid.cellSizeM / 2;
  const xs: number[] = [];
  const ys: number[] = [];
  const zs: number[] = [];
  for (let k = 0; k + 3 < line.length; k += 2) {
    const [x, y] = [line[k] as number, line[k + 1] as number];
    const [dx, dy] = [(line[k + 2] as number) - x, (line[k + 3] as number) - y];
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) continue;
    const count = Math.max(1, Math.round(length / step));
    for (let s = 0; s < count; s++) {
      const [px, py] = [x + (dx * s) / count, y + (dy * s) / count];
      xs.push(px);
      ys.push(py);
      zs.push(lowestAcross(terrain, px, py, -dy / length, dx / length));
    }
  }
  return { x: Float64Array.from(xs), y: Float64Array.from(ys), z: Float64Array.from(zs) };
}

function lowestAcross(terrain: RasterLayer, x: number, y: number, nx: number, ny: number): number {
  const { grid, values } = terrain;
  const aside = Math.max(ASIDE_M, grid.cellSizeM);
  let lowest = Number.NaN;
  for (let offset = -aside; offset <= aside; offset += grid.cellSizeM / 2) {
    const [column, row] = [columnAt(grid, x + offset * nx), rowAt(grid, y + offset * ny)];
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) continue;
    const z = values[row * grid.columns + column] as number;
    if (!(z >= lowest)) lowest = Number.isNaN(z) ? lowest : z;
  }
  return lowest;
}

/** Local tops of a profile that stand over the lowest ground on both sides within reach, one for each rise. */
function ridges(profile: Profile, name: string, terrain: RasterLayer): FoundPlace[] {
  const step = terrain.grid.cellSizeM / 2;
  const reach = Math.round(Math.max(REACH_M, 5 * terrain.grid.cellSizeM) / step);
  const found: FoundPlace[] = [];
  const { z } = profile;
  let last = -Infinity;
  for (let i = 1; i + 1 < z.length; i++) {
    const here = z[i] as number;
    if (!(here >= (z[i - 1] as number)) || !(here > (z[i + 1] as number))) continue;
    const rise = here - Math.max(lowest(z, i - reach, i), lowest(z, i + 1, i + 1 + reach));
    if (!(rise >= LEAST_RISE_M)) continue;
    const place: FoundPlace = {
      xM: profile.x[i] as number,
      yM: profile.y[i] as number,
      name,
      valueM: Math.round(10 * rise) / 10,
    };
    const previous = found.at(-1);
    if (previous && i - last <= reach) {
      if (place.valueM > previous.valueM) found[found.length - 1] = place;
    } else found.push(place);
    last = i;
  }
  return found;
}

/** Lowest known value of a stretch; NaN when there is none. */
function lowest(z: Float64Array, from: number, to: number): number {
  let least = Number.NaN;
  for (let i = Math.max(0, from); i < Math.min(z.length, to); i++) {
    const value = z[i] as number;
    if (!(value >= least)) least = Number.isNaN(value) ? least : value;
  }
  return least;
}
