import { crsOf } from '../territory/crs.ts';
import type { RasterLayer, SourceNote, VerticalDatum } from '../territory/territory.ts';
import type { Part } from './build.ts';
import type { LoadOptions } from './input-file.ts';
import { problem, problemOf, type Problem } from './problem.ts';
import { dominantCrs } from './settle.ts';

export interface BuiltTerrain {
  readonly layer: RasterLayer | null;
  readonly crs: number;
  readonly verticalDatum: VerticalDatum;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/** Puts the terrain's tiles together. */
export async function buildTerrain(parts: readonly Part[], options: LoadOptions): Promise<BuiltTerrain> {
  const problems: Problem[] = [];
  const mine = parts.filter((part) => part.understanding.kind === 'terrain' && part.opened.type === 'raster');
  const dominant = dominantCrs(parts.map((part) => part.understanding)) ?? 2154;
  for (const part of mine) {
    const { opened, understanding } = part;
    if (opened.type !== 'raster') continue;
    const file = understanding.files[0] ?? understanding.id;
    const crs = understanding.crs ?? dominant;
    if (!crsOf(crs)?.forTerritories) {
      problems.push(problem('layer/crs-unknown', 'dropped', `${file}: EPSG:${crs}`, { file, epsg: crs }));
      continue;
    }
    try {
      const { grid, values } = await opened.raster.load(options);
      const layer: RasterLayer = { grid, values, source: 'terrain' };
      return { layer, crs, verticalDatum: understanding.verticalDatum, used: [part], problems, notes: [] };
    } catch (error) {
      problems.push(problemOf(error, file));
    }
  }
  return { layer: null, crs: dominant, verticalDatum: 'unknown', used: [], problems, notes: [] };
}
