import { crsList, crsOf } from '../territory/crs.ts';
import { reprojectBounds } from '../territory/reproject.ts';
import type { RasterLayer, SourceNote, VerticalDatum } from '../territory/territory.ts';
import type { Part } from './opened.ts';
import type { LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { tileRasters } from './raster-tiles.ts';
import { dominantCrs } from './settle.ts';

export interface BuiltTerrain {
  readonly layer: RasterLayer | null;
  readonly crs: number;
  readonly verticalDatum: VerticalDatum;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/**
 * Puts the terrain's tiles together, in the territory's system: the terrain's own where a territory may be built
 * in it, else that of most layers, else the one that applies where the terrain is (Lambert II étendu and degrees
 * are only read).
 */
export async function buildTerrain(parts: readonly Part[], options: LoadOptions): Promise<BuiltTerrain> {
  const crs = territoryCrs(parts);
  const tiled = await tileRasters('terrain', parts, crs, options);
  const { verticalDatum, used, problems, notes, raster } = tiled;
  const layer: RasterLayer | null = raster && {
    grid: raster.grid,
    values: raster.values,
    source: 'terrain',
  };
  return { layer, crs, verticalDatum, used, problems, notes };
}

function territoryCrs(parts: readonly Part[]): number {
  const layers = parts.map((part) => part.understanding);
  const dominant = dominantCrs(layers);
  if (dominant !== null) return dominant;
  const placed = layers.find((layer) => layer.crs !== null && crsOf(layer.crs) && layer.bounds !== null);
  if (!placed?.bounds || placed.crs === null) return 2154;
  const [west, south, east, north] = reprojectBounds(placed.crs, 4326, placed.bounds);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const home = crsList.find(
    ({ area, forTerritories }) =>
      forTerritories && lon >= area[0] && lon <= area[2] && lat >= area[1] && lat <= area[3],
  );
  return home?.epsg ?? 2154;
}
