import { crsOf } from '../territory/crs.ts';
import type { RasterValues } from '../territory/raster.ts';
import type { RasterKind, SourceNote, VerticalDatum } from '../territory/territory.ts';
import type { Part } from './opened.ts';
import type { LoadOptions } from './input-file.ts';
import { buildMosaic, type Mosaic } from './mosaic.ts';
import type { Tile } from './mosaic-plan.ts';
import { problemOf, type Problem } from './problem.ts';
import { reprojectedGrid, reprojectRaster } from './reprojected-raster.ts';

/** The rasters of one kind, put together in one system. */
export interface TiledRaster {
  /** null when none could be used. */
  readonly raster: RasterValues | null;
  readonly verticalDatum: VerticalDatum;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/** Puts the rasters of a kind together, each first brought to the system `crs` where it is in another. */
export async function tileRasters(
  kind: RasterKind,
  parts: readonly Part[],
  crs: number,
  options: LoadOptions,
): Promise<TiledRaster> {
  const byTile = new Map<Tile, Part>();
  const notes: SourceNote[] = [];
  for (const part of parts) {
    if (part.understanding.kind !== kind || part.opened.type !== 'raster') continue;
    const own = part.understanding.crs ?? crs;
    if (own !== crs && crsOf(own)) notes.push({ key: 'reprojected', details: { from: own, to: crs } });
    byTile.set(tileOf(kind, part, own, crs), part);
  }
  const built = await assemble([...byTile.keys()], options);
  return {
    raster: built.raster,
    verticalDatum: built.verticalDatum,
    used: built.used.map((tile) => byTile.get(tile) as Part),
    problems: built.problems,
    notes: [...notes, ...built.notes],
  };
}

/** Puts tiles together; when none of those that went together could be read, the others get their turn. */
async function assemble(tiles: readonly Tile[], options: LoadOptions): Promise<Mosaic> {
  const unread = new Set<Tile>();
  const watched = tiles.map((tile): Tile => ({ ...tile, load: (given) => loadWatched(tile, given, unread) }));
  try {
    const mosaic = await buildMosaic(watched, options);
    const others = tiles.filter((tile) => !unread.has(tile));
    if (mosaic.raster || unread.size === 0 || others.length === 0)
      return { ...mosaic, used: originals(mosaic.used, watched, tiles) };
    const next = await assemble(others, options);
    const failures = mosaic.problems.filter((told) =>
      [...unread].some((tile) => tile.file === told.details['file']),
    );
    return { ...next, problems: [...failures, ...next.problems] };
  } catch (error) {
    const problems = [problemOf(error, tiles[0]?.file ?? '', options.signal)];
    return { raster: null, verticalDatum: 'unknown', used: [], problems, notes: [] };
  }
}

async function loadWatched(tile: Tile, options: LoadOptions, unread: Set<Tile>): ReturnType<Tile['load']> {
  try {
    return await tile.load(options);
  } catch (error) {
    unread.add(tile);
    throw error;
  }
}

function originals(used: readonly Tile[], watched: readonly Tile[], tiles: readonly Tile[]): Tile[] {
  return used.map((tile) => tiles[watched.indexOf(tile)] as Tile);
}

function tileOf(kind: RasterKind, part: Part, from: number, to: number): Tile {
  const { opened, understanding } = part;
  if (opened.type !== 'raster') throw new TypeError('a tile is a raster');
  const { raster } = opened;
  const moves = from !== to;
  // Friction coefficients belong to classes of ground: a mean of two belongs to none.
  const lookUp = kind === 'roughness' ? 'nearest' : 'bilinear';
  return {
    file: understanding.files[0] ?? understanding.id,
    grid: moves ? reprojectedGrid(raster.grid, from, to) : raster.grid,
    verticalDatum: understanding.verticalDatum,
    editionDate: understanding.provenance.editionDate,
    load: async (options) => {
      const read = await raster.load(options);
      return moves ? reprojectRaster(read, from, to, lookUp) : read;
    },
  };
}
