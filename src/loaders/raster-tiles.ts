import { crsOf } from '../territory/crs.ts';
import type { RasterValues } from '../territory/raster.ts';
import type { RasterKind, SourceNote, VerticalDatum } from '../territory/territory.ts';
import type { Part } from './build.ts';
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
    byTile.set(tileOf(part, own, crs), part);
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

async function assemble(tiles: readonly Tile[], options: LoadOptions): Promise<Mosaic> {
  try {
    return await buildMosaic(tiles, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const problems = [problemOf(error, tiles[0]?.file ?? '')];
    return { raster: null, verticalDatum: 'unknown', used: [], problems, notes: [] };
  }
}

function tileOf(part: Part, from: number, to: number): Tile {
  const { opened, understanding } = part;
  if (opened.type !== 'raster') throw new TypeError('a tile is a raster');
  const { raster } = opened;
  const moves = from !== to;
  return {
    file: understanding.files[0] ?? understanding.id,
    grid: moves ? reprojectedGrid(raster.grid, from, to) : raster.grid,
    verticalDatum: understanding.verticalDatum,
    editionDate: understanding.provenance.editionDate,
    load: async (options) => {
      const read = await raster.load(options);
      return moves ? reprojectRaster(read, from, to) : read;
    },
  };
}
