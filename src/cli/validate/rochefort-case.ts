import { ShallowWater } from '../../engines/flood/solver.ts';
import { floodInputOf, scenarioOfLisflood } from '../flood/scenario.ts';
import { massTolerance, rounded, type ValidationResult } from './result.ts';
import { readRochefort, readRochefortResults } from './rochefort.ts';
import { compareDepths } from './agreement.ts';

/** Depth above which a cell belongs to an extent, m. */
const wetM = 0.05;

/**
 * The Charente estuary at Rochefort, 344 560 cells of 20 m over 55 h, against the greatest depths that
 * LISFLOOD-FP published: judged in pure local inertia, the scheme of the published run; stated with advection.
 */
export async function rochefort(folder: string, advection: boolean): Promise<ValidationResult> {
  const read = await readRochefort(folder);
  const { maxDepth } = await readRochefortResults(folder);
  const scenario = await scenarioOfLisflood(read);
  const input = floodInputOf({
    ...scenario,
    parameters: { ...scenario.parameters, advection: advection ? 1 : 0 },
  });
  const water = new ShallowWater(input.solver);
  for (const _pause of water.advanceTo(input.solver.durationS));
  const { csi, rmseM, biasM } = compareDepths(water.maxDepth(), maxDepth.values, wetM);
  const { relativeError } = water.volumes();
  const volume = relativeError <= massTolerance;
  return {
    case: advection ? 'Rochefort with advection (stated)' : 'Rochefort',
    figures: {
      CSI: rounded(csi),
      'depth RMSE (m)': rounded(rmseM),
      'mean difference (m)': rounded(biasM),
      massRelativeError: rounded(relativeError),
    },
    expected: {
      CSI: advection ? 'stated' : '≥ 0.95',
      'depth RMSE (m)': advection ? 'stated' : '≤ 0.10',
      massRelativeError: massTolerance,
    },
    tolerance: 'greatest depths against LISFLOOD-FP (acceleration), cells over 5 cm in either; volume 1e-6',
    pass: volume && (advection || (csi >= 0.95 && rmseM <= 0.1)),
  };
}
