import type { SourceId } from '../../src/base/brand.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { resolveEdits } from '../../src/scenario/resolve.ts';
import { type AnyEngine, type Parameters, resolveParameters } from '../../src/simulation/contract.ts';
import type { AppliedTerritory, Hypothesis } from '../../src/simulation/contract.ts';
import type { Project } from '../../src/scenario/project.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { createEnergyProject, describedHouses } from './energy-case.ts';
import { createFloodProject, createValley } from './flood-case.ts';
import { reservoirEngine } from './linear-reservoir.ts';
import { createTown, createTrafficProject, withBuses } from './traffic-case.ts';
import { createPlace, createReservoirProject } from './reservoir-case.ts';

/** One engine with a small run that makes it give everything it declares. */
export interface EngineCase {
  readonly engine: AnyEngine;
  readonly applied: AppliedTerritory;
  readonly hypothesis: Hypothesis;
  readonly parameters: Parameters;
  readonly frameEveryS: number;
}

/** The engines of `src/engines`, one entry each, and the example of the documentation. */
export function engineCases(): EngineCase[] {
  const place = createPlace();
  const valley = inhabited(createValley());
  const town = withBuses(createTown(createValley()));
  const homes = describedHouses(valley);
  return [
    caseOf(floodEngine as unknown as AnyEngine, valley, createFloodProject(valley), 'works', 600),
    caseOf(trafficEngine as unknown as AnyEngine, town, createTrafficProject(town), 'works', 600),
    caseOf(energyEngine as unknown as AnyEngine, homes, createEnergyProject(homes), 'works', 2_419_200),
    caseOf(reservoirEngine as unknown as AnyEngine, place, createReservoirProject(place), 'hill', 1800),
  ];
}

function caseOf(
  engine: AnyEngine,
  territory: Territory,
  project: Project,
  alternative: string,
  frameEveryS: number,
): EngineCase {
  return {
    engine,
    applied: applyEdits(territory, resolveEdits(project, alternative)),
    hypothesis: project.hypotheses[0]!,
    parameters: resolveParameters(engine.spec, project.parameters[engine.spec.id]),
    frameEveryS,
  };
}

/** The valley with a row of houses, their people and two places. */
function inhabited(valley: Territory): Territory {
  const { westM, northM } = valley.layers.terrain.grid;
  const houses = Array.from({ length: 12 }, (_, i) => square(westM + 200 + 30 * i, northM - 300, 12));
  const people = [square(westM + 150, northM - 400, 200), square(westM + 350, northM - 400, 200)];
  const source = 'made-up';
  return sealTerritory({
    ...valley,
    layers: {
      ...valley.layers,
      buildings: { table: tableOf('polygon', houses), source },
      population: {
        table: {
          ...tableOf('polygon', people),
          columns: { inhabitants: { type: 'number', values: Float64Array.of(14, 9) } },
        },
        source,
      },
      places: {
        table: tableOf('point', [
          [westM + 360, northM - 500],
          [westM + 5, northM - 5],
        ]),
        source,
      },
    },
  });
}

function square(west: number, south: number, side: number): number[] {
  return [west, south, west + side, south, west + side, south + side, west, south + side, west, south];
}

function tableOf(geometry: FeatureTable['geometry'], parts: readonly (readonly number[])[]): FeatureTable {
  const partOffsets = [0];
  for (const part of parts) partOffsets.push(partOffsets.at(-1)! + part.length / 2);
  return {
    geometry,
    count: parts.length,
    featureOffsets: Uint32Array.from(partOffsets.keys()),
    partOffsets: Uint32Array.from(partOffsets),
    xy: Float64Array.from(parts.flat()),
    z: null,
    ids: parts.map((_, i) => `${geometry}/${i}` as SourceId),
    columns: {},
  };
}
