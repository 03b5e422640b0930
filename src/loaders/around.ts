import type { Bounds } from '../base/grid.ts';
import { reprojectBounds } from '../territory/reproject.ts';
import type { Draft } from './opened.ts';
import type { Understanding } from './understanding.ts';

/** Cells at least this many times as wide are clearly coarser: RGE ALTI 5 m beside BD ALTI 25 m. */
const clearlyCoarser = 3;
/** Share of the coarser extent that a finer terrain may fill and still be surrounded by it. */
const mostFilled = 0.9;

interface Extent {
  readonly drafts: readonly Draft[];
  readonly bounds: Bounds;
  readonly cellSizeM: number;
}

/**
 * Terrains of clearly coarser cells whose extent holds that of a finer one become its surroundings: the horizon, not
 * another candidate for the terrain.
 *
 * @param crs The system in which extents are compared.
 */
export function withSurroundings(drafts: readonly Draft[], crs: number | null): Draft[] {
  const extents = terrainsBySize(drafts, crs);
  const [finest, ...coarser] = extents;
  if (!finest) return [...drafts];
  const around = new Set<Draft>();
  for (const extent of coarser) {
    if (extent.cellSizeM < clearlyCoarser * finest.cellSizeM || !holds(extent, finest)) continue;
    for (const draft of extent.drafts) around.add(draft);
  }
  const other = finest.drafts[0]?.understanding.id ?? '';
  return drafts.map((draft) => {
    if (!around.has(draft)) return draft;
    const understanding: Understanding = {
      ...draft.understanding,
      kind: 'surroundings',
      reason: { key: 'around', details: { other } },
    };
    return { ...draft, understanding };
  });
}

/** The terrains put together by the size of their cells, finest first. */
function terrainsBySize(drafts: readonly Draft[], crs: number | null): readonly Extent[] {
  const extents: Extent[] = [];
  for (const draft of drafts) {
    const { kind, bounds, count } = draft.understanding;
    if (kind !== 'terrain' || bounds === null || count === 0) continue;
    const own = draft.understanding.crs;
    const moved = crs === null || own === null ? bounds : reprojectBounds(own, crs, bounds);
    const cellSizeM = Math.sqrt(areaOf(moved) / count);
    // A reprojected extent is a little larger than its cells say.
    const at = extents.findIndex((extent) => Math.abs(extent.cellSizeM / cellSizeM - 1) < 0.1);
    const known = extents[at];
    if (!known) extents.push({ drafts: [draft], bounds: moved, cellSizeM });
    else extents[at] = { ...known, drafts: [...known.drafts, draft], bounds: union(known.bounds, moved) };
  }
  return extents.sort((a, b) => a.cellSizeM - b.cellSizeM);
}

function holds(outer: Extent, inner: Extent): boolean {
  const [west, south, east, north] = outer.bounds;
  const [innerWest, innerSouth, innerEast, innerNorth] = inner.bounds;
  const slack = outer.cellSizeM;
  return (
    west <= innerWest + slack &&
    south <= innerSouth + slack &&
    east >= innerEast - slack &&
    north >= innerNorth - slack &&
    areaOf(inner.bounds) <= mostFilled * areaOf(outer.bounds)
  );
}

function union(a: Bounds, b: Bounds): Bounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function areaOf([west, south, east, north]: Bounds): number {
  return (east - west) * (north - south);
}
