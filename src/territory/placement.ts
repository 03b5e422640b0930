import { AppError } from '../base/errors.ts';
import { type Bounds, gapBetween } from '../base/grid.ts';
import { axesLookSwapped } from './crs-detect.ts';
import { crsThatFit, reprojectBounds } from './reproject.ts';

/** Beyond this, a layer off the territory is taken for one in another system, not for a neighbour's. */
const farM = 50_000;

/**
 * What is wrong with where a layer lies, or null when it meets the territory.
 *
 * @param layer The layer's bounds as written in its file, the system that it states (or was given), and how many
 *   features it has (1 for a raster).
 * @param territory The territory's bounds, m, and its system.
 * @returns `layer/axes-swapped`; `layer/crs-far` with the distance in km (20 000, half the way round the Earth, for
 *   what lies nowhere on it), the stated system and the one that would fit, `suggested`; `layer/crs-nowhere`, the
 *   same when none would; `layer/outside-terrain` for a layer that is merely beside the territory.
 */
export function misplacement(
  file: string,
  layer: { readonly bounds: Bounds; readonly crs: number; readonly count: number },
  territory: { readonly bounds: Bounds; readonly crs: number },
): AppError | null {
  const moved = reprojectBounds(layer.crs, territory.crs, layer.bounds);
  const gap = gapBetween(moved, territory.bounds);
  if (gap === 0) return null;
  const near = reprojectBounds(territory.crs, layer.crs, territory.bounds);
  if (axesLookSwapped(layer.crs, layer.bounds, near)) {
    return new AppError('layer/axes-swapped', `${file}: axes exchanged`, { file, crs: layer.crs });
  }
  const km = Number.isFinite(gap) ? Math.round(gap / 1000) : 20_000;
  if (gap <= farM)
    return new AppError('layer/outside-terrain', `${file}: ${km} km beside`, {
      file,
      km,
      count: layer.count,
    });
  const suggested = crsThatFit(layer.bounds, territory.bounds, territory.crs)[0];
  const message = `${file}: ${km} km away in EPSG:${layer.crs}`;
  const details = { file, km, crs: layer.crs };
  return suggested === undefined
    ? new AppError('layer/crs-nowhere', message, details)
    : new AppError('layer/crs-far', message, { ...details, suggested });
}
