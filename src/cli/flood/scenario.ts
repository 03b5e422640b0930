import { sha256 } from '../../base/digest.ts';
import type { FloodInput } from '../../engines/flood/flood-input.ts';
import { floodEngine } from '../../engines/flood/index.ts';
import { type FloodParameter, riverbeds } from '../../engines/flood/parameters.ts';
import type { LisfloodCase } from '../../loaders/lisflood.ts';
import { applyEdits } from '../../scenario/apply.ts';
import { conditionsFromForcings } from '../../scenario/from-forcings.ts';
import type { Condition, Hypothesis } from '../../scenario/project.ts';
import { resolveParameters } from '../../simulation/contract.ts';
import { sealTerritory } from '../../territory/file.ts';
import type { RasterValues } from '../../territory/raster.ts';
import type { RasterLayer, Source, Territory } from '../../territory/territory.ts';

/** One flood to compute: a territory as it is, the water's conditions and the changed parameters. */
export interface FloodScenario {
  readonly territory: Territory;
  readonly hypothesis: Hypothesis;
  readonly parameters: Readonly<Partial<Record<FloodParameter, number>>>;
}

const source = 'lisflood';

/**
 * A case of LISFLOOD-FP as a territory and a hypothesis. Its terrain shows the bed, its friction is a layer, its
 * levels have the terrain's zero. `acceleration` becomes pure local inertia; so does the diffusive default,
 * which Jumelles does not have; the shallow-water solvers (`fv1`, `dg2`…) become the full engine.
 */
export async function scenarioOfLisflood(read: LisfloodCase): Promise<FloodScenario> {
  const { parameters: par, dem, manning, initialDepth } = read;
  const territory = sealTerritory({
    name: read.name,
    fictional: false,
    crs: 0,
    verticalDatum: 'unknown',
    layers: {
      terrain: layerOf(dem),
      ...(manning ? { roughness: layerOf(manning) } : {}),
      ...(initialDepth ? { initialDepth: layerOf(initialDepth) } : {}),
    },
    sources: [await sourceOf(read)],
  });
  const set = { name: read.name, forcings: read.forcings };
  const conditions: Condition[] = conditionsFromForcings(set, dem.grid, 'unknown');
  if (initialDepth) conditions.push({ kind: 'flood/initial-depth', id: 'start', label: '' });
  const inertialOnly = par.solver === 'acceleration' || par.solver === 'adaptive';
  return {
    territory,
    hypothesis: {
      id: read.name,
      shortName: read.name.slice(0, 24),
      title: read.name,
      horizon: 'today',
      durationS: par.durationS,
      origin: `LISFLOOD-FP: ${read.name}.par`,
      conditions,
    },
    parameters: {
      riverbed: riverbeds.surveyed,
      manningUnknown: par.manning,
      advection: inertialOnly ? 0 : 1,
      ...(par.courant === null ? {} : { courant: Math.min(0.9, Math.max(0.1, par.courant)) }),
      ...(par.theta === null ? {} : { theta: Math.min(1, Math.max(0.7, par.theta)) }),
    },
  };
}

/**
 * The numerics' input of a scenario.
 *
 * @throws AppError The first thing that a person would have to mend.
 */
export function floodInputOf({ territory, hypothesis, parameters }: FloodScenario): FloodInput {
  const resolved = resolveParameters(floodEngine.spec, parameters);
  const input = floodEngine.createInput(applyEdits(territory, []), hypothesis, resolved, {});
  const [problem] = floodEngine.check(input, resolved);
  if (problem) throw problem;
  return input;
}

function layerOf({ grid, values }: RasterValues): RasterLayer {
  return { grid, values, source };
}

async function sourceOf(read: LisfloodCase): Promise<Source> {
  const files = await Promise.all(
    read.files.map(async (file) => ({
      name: file.path,
      bytes: file.size,
      sha256: sha256(new Uint8Array(await file.bytes())),
    })),
  );
  return {
    id: source,
    producer: '',
    product: 'LISFLOOD-FP',
    editionDate: null,
    licence: '',
    resolutionM: read.dem.grid.cellSizeM,
    accuracyM: null,
    files,
    notes: [],
  };
}
