import type { FloodParameter } from '../../engines/flood/parameters.ts';
import type { Condition, Hypothesis } from '../../scenario/project.ts';
import { sealTerritory } from '../../territory/file.ts';
import type { RasterValues } from '../../territory/raster.ts';
import type { FloodScenario } from '../flood/scenario.ts';

/** A published case made of a terrain alone. */
export function plainScenario(
  name: string,
  terrain: RasterValues,
  conditions: readonly Condition[],
  durationS: number,
  parameters: Readonly<Partial<Record<FloodParameter, number>>>,
): FloodScenario {
  const territory = sealTerritory({
    name,
    fictional: true,
    crs: 0,
    verticalDatum: 'local',
    layers: { terrain: { grid: terrain.grid, values: terrain.values, source: name } },
    sources: [],
  });
  const hypothesis: Hypothesis = {
    id: name,
    shortName: name.slice(0, 24),
    title: name,
    horizon: 'today',
    durationS,
    origin: name,
    conditions: [...conditions],
  };
  return { territory, hypothesis, parameters };
}
