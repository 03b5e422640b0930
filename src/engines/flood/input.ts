import { AppError } from '../../base/errors.ts';
import type { Grid } from '../../base/grid.ts';
import type { AppliedTerritory, Condition, Hypothesis, Parameters } from '../../simulation/contract.ts';
import { computeGrid, resample } from './compute-grid.ts';
import { dikeFaces } from './dike-faces.ts';
import type { FloodInput } from './flood-input.ts';
import { buildingCoverage, buildingRings } from './footprints.ts';
import { type Place, placeForcings } from './forcings.ts';
import { initialDepth } from './initial-water.ts';
import { localOffset } from './lattice.ts';
import { toLattice } from './solver-series.ts';
import { buildingModes, type FloodParameter, riverbeds } from './parameters.ts';
import { inhabitantsByBuilding } from '../../territory/people.ts';
import { placeCells, placeNames } from './places.ts';
import { burnRiverbed } from './riverbed.ts';
import { manningGrid } from './roughness.ts';

/**
 * What the numerics need, from a territory as an alternative makes it and the conditions of a hypothesis.
 * Changes nothing that it is given.
 *
 * @throws AppError `layer/all-nodata` or `flood/range` when the terrain itself cannot be computed on.
 */
export function createFloodInput(
  applied: AppliedTerritory,
  hypothesis: Hypothesis,
  parameters: Parameters<FloodParameter>,
): FloodInput {
  const { layers, territory } = applied;
  const grid = computeGrid(layers.terrain.grid, parameters.cellFactor);
  const { groundM, offsetM } = groundOf(applied, grid, parameters);
  const manning = manningGrid(applied, grid, parameters);
  const bedM = placeBuildings(applied, grid, groundM, manning, parameters);
  const place: Place = { territory, grid, offsetM, groundM, bedM };
  const { forcings, problems } = placeForcings(hypothesis.conditions, place, parameters);
  const start = startOf(hypothesis.conditions, place, applied);
  const crests =
    layers.dikes?.table.geometry === 'line' ? dikeFaces(layers.dikes.table, grid, offsetM) : null;
  const buildings = layers.buildings?.table ?? null;
  const population = layers.population?.table ?? null;
  const places = layers.places?.table ?? null;
  return {
    axes: {
      cell: grid,
      ...(buildings ? { building: buildings.ids } : {}),
      ...(places ? { place: placeNames(places) } : {}),
    },
    solver: {
      columns: grid.columns,
      rows: grid.rows,
      cellSizeM: grid.cellSizeM,
      bedM,
      manning,
      initialDepthM: start.depthM,
      crestEastM: crests?.eastM ?? null,
      crestSouthM: crests?.southM ?? null,
      forcings,
      durationS: hypothesis.durationS,
      advection: parameters.advection === 1,
      courant: parameters.courant,
      theta: parameters.theta,
      froudeCap: parameters.froudeCap,
      wetDepthM: parameters.wetDepthM,
    },
    offsetM,
    rings: buildings ? buildingRings(buildings, grid, bedM) : null,
    inhabitants: buildings && population ? inhabitantsByBuilding(buildings, population) : null,
    hasPopulation: population !== null,
    places: places ? placeCells(places, grid, bedM) : null,
    problems: [...problems, ...start.problems],
  };
}

/** Ground on the computing grid, riverbed burnt in where asked, minus offset and on the lattice. */
function groundOf(
  applied: AppliedTerritory,
  grid: Grid,
  parameters: Parameters<FloodParameter>,
): { groundM: Float32Array<ArrayBuffer>; offsetM: number } {
  const groundM = resample(applied.layers.terrain, grid);
  if (parameters.riverbed === riverbeds.burnt) {
    burnRiverbed(groundM, grid, applied.layers, parameters.bedWidthM, parameters.bedDepthM);
  }
  const offsetM = localOffset(groundM);
  for (let cell = 0; cell < groundM.length; cell++) groundM[cell] = toLattice(groundM[cell]! - offsetM);
  return { groundM, offsetM };
}

/**
 * Blocks the cells that buildings cover by half or more, or mixes the buildings' own friction in by the share
 * that they cover.
 *
 * @param manning Changed in place. @returns The bed: NaN where blocked.
 */
function placeBuildings(
  applied: AppliedTerritory,
  grid: Grid,
  groundM: Float32Array<ArrayBuffer>,
  manning: Float32Array,
  parameters: Parameters<FloodParameter>,
): Float32Array<ArrayBuffer> {
  const table = applied.layers.buildings?.table;
  if (!table || parameters.buildings === buildingModes.ignored) return groundM;
  const coverage = buildingCoverage(table, grid);
  if (parameters.buildings === buildingModes.blocked) {
    return groundM.map((z, cell) => (coverage[cell]! >= 0.5 ? Number.NaN : z));
  }
  const own = parameters.manningBuilding;
  for (const [cell, share] of coverage.entries()) {
    if (share > 0) manning[cell] = manning[cell]! + share * (own - manning[cell]!);
  }
  return groundM;
}

function startOf(
  conditions: readonly Condition[],
  place: Place,
  applied: AppliedTerritory,
): { depthM: Float32Array<ArrayBuffer>; problems: readonly AppError[] } {
  try {
    return { depthM: initialDepth(conditions, place, applied), problems: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { depthM: new Float32Array(place.bedM.length), problems: [error] };
  }
}
