import type { Grid } from '../../base/grid.ts';
import type { AppliedTerritory, Parameters } from '../../simulation/contract.ts';
import { landCoverClasses } from '../../territory/land-cover.ts';
import { resample } from './compute-grid.ts';
import { manningParameter } from './manning-table.ts';
import type { FloodParameter } from './parameters.ts';

/**
 * Manning's n of every cell, s/m^(1/3): the roughness layer where it is known, else the land cover's class,
 * else the value for unknown ground. A coarser cell takes the mean of what it holds.
 */
export function manningGrid(
  applied: AppliedTerritory,
  grid: Grid,
  parameters: Parameters<FloodParameter>,
): Float32Array<ArrayBuffer> {
  const { roughness, landCover } = applied.layers;
  const byCode = landCoverClasses.map((cover) => parameters[manningParameter(cover)]);
  const manning = landCover
    ? resample(landCover, grid, (code) => byCode[code] ?? parameters.manningUnknown)
    : new Float32Array(grid.columns * grid.rows).fill(parameters.manningUnknown);
  const measured = roughness ? resample(roughness, grid, (n) => (n > 0 ? n : Number.NaN)) : null;
  for (let cell = 0; cell < manning.length; cell++) {
    const own = measured?.[cell] ?? Number.NaN;
    if (own > 0) manning[cell] = own;
    else if (!(manning[cell]! > 0)) manning[cell] = parameters.manningUnknown;
  }
  return manning;
}
