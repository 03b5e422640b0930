import { called } from '../../base/called.ts';
import { AppError } from '../../base/errors.ts';
import type { AppliedTerritory, Condition } from '../../simulation/contract.ts';
import { resample } from './compute-grid.ts';
import type { Place } from './forcings.ts';
import { rangeM } from './lattice.ts';
import { toLattice } from './solver-series.ts';
import { areaCells } from './placement.ts';

/**
 * Depth at the start, m: still water up to given levels, the deepest where several overlap, and the territory's
 * layer of initial depths where it is asked for.
 *
 * @throws AppError `flood/range`, `flood/outside` or `territory/missing-layer`.
 */
export function initialDepth(
  conditions: readonly Condition[],
  place: Place,
  applied: AppliedTerritory,
): Float32Array<ArrayBuffer> {
  const { grid, bedM } = place;
  const depthM = new Float32Array(bedM.length);
  const deepen = (cell: number, depth: number): void => {
    if (depth > depthM[cell]!) depthM[cell] = depth;
  };
  for (const condition of conditions) {
    if (condition.kind === 'flood/initial-level') {
      const levelM = initialLevel(condition, place);
      const cells = condition.area ? areaCells(condition.area, grid, bedM) : bedM.keys();
      for (const cell of cells) deepen(cell, levelM - bedM[cell]!);
    }
    if (condition.kind === 'flood/initial-depth') {
      const layer = applied.layers.initialDepth;
      if (!layer)
        throw new AppError('territory/missing-layer', 'no layer of initial depths', {
          layer: 'initialDepth',
        });
      const depths = resample(layer, grid);
      for (const [cell, depth] of depths.entries()) if (!Number.isNaN(bedM[cell]!)) deepen(cell, depth);
    }
  }
  return depthM;
}

function initialLevel(condition: Extract<Condition, { kind: 'flood/initial-level' }>, place: Place): number {
  const levelM = toLattice(condition.levelM - place.offsetM);
  if (Math.abs(levelM) < rangeM) return levelM;
  throw new AppError('flood/range', `the level of "${called(condition)}" is far from the ground`, {
    lowM: place.offsetM - rangeM,
    highM: place.offsetM + rangeM,
  });
}
