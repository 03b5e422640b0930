import { AppError } from '../../base/errors.ts';
import { type Bounds, gridBounds } from '../../base/grid.ts';
import {
  type AppliedTerritory,
  type ElectricCars,
  electricCars,
  type EngineInput,
  type FieldData,
  type Hypothesis,
  type Parameters,
} from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { inhabitantsByBuilding } from '../../territory/people.ts';
import type { RasterValues } from '../../territory/raster.ts';
import type { RasterLayer, Territory } from '../../territory/territory.ts';
import { textAt } from '../../territory/table-ops.ts';
import { type WalkingWays, walkingWays } from './access/walking-ways.ts';
import type { RoadClosure, RoadWater } from './closures.ts';
import type { DemandInput } from './demand/demand.ts';
import { type DemandInputs, demandInputs, withCapacities } from './demand-input.ts';
import { edgesOf } from './edges.ts';
import { type Fleet, fleetProblems, statedFleet } from './fleet.ts';
import { vainBans } from './left-out.ts';
import type { TrafficParameter } from './parameters.ts';
import type { RoadCounts } from './road-counts.ts';
import { changesFreeSpeeds } from './roads/changed-speeds.ts';
import { classValues } from './roads/class-values.ts';
import { createRoads } from './roads/create-roads.ts';
import { banRequests, decidedClosures } from './roads/road-requests.ts';
import type { Roads } from './roads/roads.ts';
import { lightsRequests } from './roads/traffic-lights.ts';

export interface TrafficInput extends EngineInput, DemandInputs {
  readonly durationS: number;
  readonly roads: Roads;
  readonly table: FeatureTable;
  readonly through: readonly ThroughTraffic[];
  readonly fleet: Fleet;
  /** null: no condition says anything of them. */
  readonly cars: ElectricCars | null;
  readonly water: RoadWater | null;
  readonly fords: Uint8Array;
  readonly decided: readonly RoadClosure[];
  readonly buildings: FeatureTable | null;
  readonly population: FeatureTable | null;
  readonly places: FeatureTable | null;
  /** Ways on foot, with what is described of them. */
  readonly walking: WalkingWays;
  readonly footwayPoints: FeatureTable | null;
  /** As it is: works on the ground concern slopes of roads too little to make every run again. */
  readonly terrain: RasterValues;
  /** Easting, northing of the stops that public transport serves (all, where none of its calls is known) within the terrain; empty: there are none. */
  readonly stops: Float64Array;
  /** Inhabitants of each building; null: there is no layer of them. */
  readonly inhabitants: Float64Array<ArrayBuffer> | null;
  /** Whether the alternative changes the free speed of a road: what Cerema warns of. */
  readonly changesSpeeds: boolean;
  /** Edits that change nothing. */
  readonly vainEdits: readonly AppError[];
  readonly problems: readonly AppError[];
}

export interface ThroughTraffic {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly vehiclesPerDay: number;
  readonly heavyShare: number;
}

/**
 * What the numerics need, from a territory as an alternative makes it and the conditions of a hypothesis.
 *
 * @throws AppError `traffic/no-roads` when the territory has none.
 */
export function createTrafficInput(
  applied: AppliedTerritory,
  hypothesis: Hypothesis,
  parameters: Parameters<TrafficParameter>,
  upstream: Readonly<Record<string, FieldData>>,
): TrafficInput {
  const { layers, territory } = applied;
  const table = layers.roads?.table;
  if (!table) throw new AppError('traffic/no-roads', 'no layer of roads');
  const options = {
    ...classValues(hypothesis),
    bans: banRequests(applied),
    lights: lightsRequests(applied),
  };
  const roads = withCapacities(createRoads(table, options), parameters.capacityFactor);
  const whose = demandInputs(applied, hypothesis, roads, table, parameters.capacityFactor);
  const buildings = layers.buildings?.table ?? null;
  return {
    axes: {
      edge: edgesOf(roads, table),
      ...(buildings ? { building: buildings.ids } : {}),
      ...(whose.counts ? { place: placesOf(whose.counts) } : {}),
    },
    durationS: hypothesis.durationS,
    roads,
    table,
    ...whose,
    through: throughOf(hypothesis),
    fleet: statedFleet(hypothesis),
    cars: electricCars(hypothesis),
    water: waterOf(upstream, table.count),
    fords: Uint8Array.from({ length: table.count }, (_, road) => (isFord(table, road) ? 1 : 0)),
    decided: decidedClosures(table.ids, applied.edits),
    buildings,
    population: layers.population?.table ?? null,
    places: layers.places?.table ?? null,
    walking: walkingWays(roads, table, layers.footways?.table ?? null),
    footwayPoints: layers.footwayPoints?.table ?? null,
    terrain: elevationsOf(territory.layers.terrain),
    stops: stopsOf(territory, gridBounds(layers.terrain.grid)),
    inhabitants:
      buildings && layers.population ? inhabitantsByBuilding(buildings, layers.population.table) : null,
    changesSpeeds: whose.roadsBefore !== null && changesFreeSpeeds(whose.roadsBefore, { roads, table }),
    vainEdits: vainBans(roads, table, applied.edits),
    // What is odd in the layer of roads is told with the territory; it stops no run.
    problems: [...people(whose.demand.layers), ...fleetProblems(hypothesis)],
  };
}

/** Elevations; a terrain's values are no codes. */
function elevationsOf({ grid, values }: RasterLayer): RasterValues {
  return { grid, values: values instanceof Float32Array ? values : Float32Array.from(values) };
}

function stopsOf({ transit }: Territory, [west, south, east, north]: Bounds): Float64Array {
  if (!transit) return new Float64Array(0);
  // Of stops alone, without any call, nothing says that one is not served.
  const served =
    transit.callStop.length > 0
      ? [...new Set(transit.callStop)].toSorted((a, b) => a - b)
      : [...transit.stopIds.keys()];
  const places = served.map((stop) => [transit.stopXY[2 * stop]!, transit.stopXY[2 * stop + 1]!] as const);
  return Float64Array.from(
    places.filter(([x, y]) => x >= west && x <= east && y >= south && y <= north).flat(),
  );
}

function people({ population, buildings, jobs }: DemandInput['layers']): readonly AppError[] {
  if (population !== null || buildings !== null || jobs !== null) return [];
  return [new AppError('traffic/no-zones', 'neither inhabitants nor buildings nor jobs')];
}

/** Counts as places, by which their figures are told. */
function placesOf({ ids, names }: RoadCounts): NonNullable<EngineInput['axes']['place']> {
  return ids.map((id, count) => ({ id, name: names[count]! }));
}

function throughOf({ conditions }: Hypothesis): readonly ThroughTraffic[] {
  return conditions.flatMap((condition) => (condition.kind === 'traffic/through' ? [condition] : []));
}

function waterOf(upstream: Readonly<Record<string, FieldData>>, roads: number): RoadWater | null {
  const timesS = upstream['flood/timesS'];
  const depthM = upstream['flood/depth/roads'];
  if (!(timesS instanceof Float64Array) || !(depthM instanceof Float32Array)) return null;
  return depthM.length === timesS.length * roads ? { timesS, depthM } : null;
}

function isFord(table: FeatureTable, road: number): boolean {
  return /gu[ée]|radier/i.test(textAt(table, 'level', road));
}
