import { sum } from '../../../base/sum.ts';
import { AppError } from '../../../base/errors.ts';
import type { Bounds } from '../../../base/grid.ts';
import { drained } from '../../../base/steps.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { Roads } from '../roads/roads.ts';
import type { TransitFeed } from '../../../territory/transit-feed.ts';
import { transitForChoice } from '../transit/transit-skim.ts';
import { mainNodes, nodesAround } from './attachment.ts';
import { byPurpose } from './by-purpose.ts';
import { type CountedLinks, gateCountsOf } from './gate-counts.ts';
import { gateVehiclesPerDay, originOfGates, throughOf } from './gate-flows.ts';
import {
  asToday,
  constantsOf,
  driversOf,
  type SettledConstants,
  sharesWithin,
  split,
  transitReach,
  unassignedShare,
  weightsOfModes,
  withCarpool,
} from './choice.ts';
import { type Gate, gatesOf, leastImportance } from './gates.ts';
import { type CommuterTotals, type Margins, marginsOf } from './generation.ts';
import { gravity } from './gravity.ts';
import { type ByPurpose, type DemandHypotheses, type Mode, type Purpose, purposes } from './hypotheses.ts';
import { type PeopleOrigins, type PlaceLayers, spotsOf } from './people.ts';
import { freeTimesS } from '../roads/free-times.ts';
import { fillWithin, type Skims, skimsOf, type Terminal, type TransitSkim } from './skims.ts';
import { residentTotals } from './resident-totals.ts';
import { layersOf, type PlacedLayers, type VehicleTotals, vehicleTotals } from './vehicles.ts';
import { type DistrictEdit, type FacilityEdit, type Zones, zonesOf } from './zones.ts';

export { vehiclesInHour } from './vehicles.ts';

export interface DemandInput {
  /** Roads as the alternative makes them. */
  readonly roads: Roads;
  /** The features that `roads.road` points at: `importance` tells where the territory can be left. */
  readonly roadTable: FeatureTable;
  readonly layers: PlaceLayers;
  /** Edges of the territory (its terrain's). */
  readonly extent: Bounds;
  readonly districts: readonly DistrictEdit[];
  readonly facilities: readonly FacilityEdit[];
  readonly hypotheses: DemandHypotheses;
  /** Time along each link, s, where traffic is known; free times else. */
  readonly carTimeS?: Float64Array;
  /** Observed commuters instead of the hypotheses' parts. */
  readonly commuters?: CommuterTotals;
  /** Counted vehicles a day, both directions: those nearest to a gate on its road are the gate's. */
  readonly counted?: CountedLinks;
  /** The same by gate id, where they are known already. */
  readonly gateCounts?: ReadonlyMap<string, number>;
  /** The territory's public transport. Trips that it does not join keep their stated share, on no road here. */
  readonly feed?: TransitFeed;
  /** Its times, where they are known already: between all places, zones first. */
  readonly transit?: TransitSkim;
  /** Those of the same territory without the alternative; centred here on its zones without the edits if absent. */
  readonly constants?: SettledConstants;
  /** Of the same territory without the alternative, so that those who only pass are the same; used where the gates are. */
  readonly through?: ThroughByGate;
}

/** Vehicles a day from gate to gate, `gates × gates` row by row. */
export interface ThroughByGate {
  /** Where the gates lie: their nodes' numbers are others after an edit. */
  readonly gateIds: readonly string[];
  readonly perDay: Float64Array;
  /** Vehicles a day and direction that come in by a gate and find no other one. */
  readonly lost: number;
}

/** Who makes the figures of a demand. */
export interface DemandTotals {
  readonly residents: number;
  readonly jobs: number;
  /** Inhabitants' trips on a working day, all modes, there and back, by purpose and in all. */
  readonly residentTripsPerDay: number;
  readonly residentTripsPerDayByPurpose: ByPurpose<number>;
  /** Their share by mode; `none`: public transport without timetable, motorcycles and others that use no road here. */
  readonly residentModeShares: Readonly<Record<Mode | 'none', number>>;
  /** Vehicles on a working day by where they begin and end. Those within one zone, or between zones of one node, are not on the roads. */
  readonly carsPerDay: VehicleTotals;
  readonly heavyPerDay: VehicleTotals;
  /** Persons in a car, driver included, inhabitants' trips. */
  readonly meanOccupancy: number;
}

export interface DemandResult extends PlacedLayers {
  readonly zones: Zones;
  readonly gates: readonly Gate[];
  /** Trips towards the activity by place, persons, one working day; see `Margins`. */
  readonly margins: ByPurpose<Margins>;
  readonly constants: SettledConstants;
  readonly through: ThroughByGate;
  readonly totals: DemandTotals;
  readonly origins: PeopleOrigins & {
    /** `counts`: all of them were counted; `some`: not all. */
    readonly gates: 'counts' | 'some' | 'assumption' | 'none';
    readonly commuters: 'observed' | 'assumption';
  };
  readonly skims: Skims;
  /** False until counts have judged the figures: « non calé ». */
  readonly isCalibrated: boolean;
  /** What could not be had, whichever day settled it. */
  readonly problems: readonly AppError[];
}

/**
 * Who drives where on a working day: zones, trip generation, doubly constrained gravity by purpose, multinomial logit
 * over modes, exchange and through traffic at the edges, heavy vehicles. Depends on nothing but its arguments.
 *
 * Pauses every few milliseconds on a town; `createDemand` does it in one go.
 *
 * @throws AppError `traffic/no-zones` when nobody lives or works there, or no road is usable by car.
 */
export function* demandSteps(input: DemandInput): Generator<void, DemandResult, void> {
  const { roads, hypotheses, extent } = input;
  const { spots, origins } = spotsOf(input.layers, hypotheses);
  const zones = zonesOf(spots, {
    districts: input.districts,
    facilities: input.facilities,
    personsPerDwelling: hypotheses.personsPerDwelling,
  });
  if (zones.count === 0) throw new AppError('traffic/no-zones', 'nobody lives or works here');
  yield;
  const carTimeS = input.carTimeS ?? freeTimesS(roads);
  const inner = mainNodes(roads, roads.use, carTimeS);
  const gates = gatesOf(
    roads,
    inner,
    extent,
    importanceOf(input.roadTable),
    (road) => input.roadTable.ids[road]!,
  );
  const { nodes, parted } = nodesAround(roads, inner, zones.xy, carTimeS);
  const problems: AppError[] = [];
  const attached = tellUnattached(zones, nodes, problems);
  tellParted(zones, parted, problems);
  if (sum(inner) < 2)
    problems.push(new AppError('traffic/no-circuit', 'no car can come back to where it left'));
  if (attached.every((is) => !is)) throw new AppError('traffic/no-zones', 'no zone reaches a road');
  yield;
  const terminals = [...terminalsOf(zones, nodes), ...gates.map(terminalOfGate)];
  const n = terminals.length;
  const skims = yield* skimsOf(roads, terminals, input.carTimeS ?? null);
  fillWithin(skims, zones.count, n, zones.cellM);
  const gateCounts =
    input.gateCounts ??
    gateCountsOf(roads, input.roadTable, gates, input.counted ?? new Map<number, number>());
  const gateFlow = gates.map((gate) => gateVehiclesPerDay(gate, hypotheses, gateCounts));
  const gateWeights = weightsOf(gateFlow);
  const reached = withoutUnattached(zones, attached);
  const transit =
    input.transit ?? (input.feed ? yield* transitForChoice(input.feed, placesOf(terminals)) : null);
  const weights = yield* weightsOfModes(skims, zones.count, n, hypotheses, transit);
  const distribute = (of: Zones, under: DemandHypotheses): Generator<void, Distribution, void> =>
    distributeAll(of, gateWeights, skims, under, input.commuters ?? null);
  const gateIds = gates.map(({ xM, yM }) => `${xM} ${yM}`);
  const known = input.through?.gateIds.join('|') === gateIds.join('|') ? input.through : null;
  let surveyed = input.constants;
  let through: Omit<ThroughByGate, 'gateIds'> | null = known;
  let wanted = sharesWithin(hypotheses.modeShares, 0);
  if (!surveyed || !through || transit) {
    // Shares were surveyed, and gates counted, today and without the edits: these settle the constants and who passes through.
    const today = (yield* distribute(withoutEdits(reached), asToday(hypotheses))).trips;
    wanted = sharesWithin(hypotheses.modeShares, transitReach(today, weights, zones.count, n));
    surveyed ??= yield* constantsOf(today, weights, zones.count, n, hypotheses.occupancy, wanted);
    const drivers = driversOf(today, weights, surveyed.constants, 1 - unassignedShare(wanted));
    through ??= throughOf(gates, zones, gateFlow, drivers, n, hypotheses);
    yield;
  }
  const onRoads = 1 - unassignedShare(wanted);
  tellMissedShares(surveyed.missed, problems);
  if (through.lost > 0.5)
    problems.push(
      new AppError('traffic/through-lost', 'through traffic without a way out', {
        vehicles: Math.round(2 * through.lost),
      }),
    );
  const { margins, trips, largest } = yield* distribute(reached, hypotheses);
  if (largest > 1e-6) {
    const share = Number(largest.toPrecision(2));
    problems.push(new AppError('traffic/margins', 'margins not met', { share }));
  }
  const constants = withCarpool(surveyed.constants, hypotheses.carpoolGrowth);
  const shares = byPurpose((purpose) => split(trips[purpose], weights, constants[purpose]));
  yield;
  const cars = driversOf(trips, weights, constants, onRoads);
  yield;
  const layers = layersOf(cars, betweenPlaces(through.perDay, zones.count, n), hypotheses);
  const from = Int32Array.from(terminals, (terminal) => terminal.from);
  const to = Int32Array.from(terminals, (terminal) => terminal.to);
  yield;
  const carsPerDay = vehicleTotals(layers, 'car', zones.count, n, from, to);
  yield;
  const heavyPerDay = vehicleTotals(layers, 'heavy', zones.count, n, from, to);
  return {
    zones,
    gates,
    places: n,
    from,
    to,
    layers,
    margins,
    constants: surveyed,
    through: { ...through, gateIds },
    totals: {
      ...residentTotals(reached, trips, shares, n, onRoads),
      residents: sum(zones.residents),
      jobs: sum(zones.jobs),
      carsPerDay,
      heavyPerDay,
    },
    origins: {
      ...origins,
      gates: originOfGates(gates, gateCounts),
      commuters: input.commuters ? 'observed' : 'assumption',
    },
    skims,
    isCalibrated: false,
    problems,
  };
}

/** `demandSteps` without pauses. */
export function createDemand(input: DemandInput): DemandResult {
  return drained(demandSteps(input));
}

/** Importance of roads, 1 … 6; where the layer tells none at all, every road that reaches the edge may lead out. */
function importanceOf(table: FeatureTable): (road: number) => number {
  const column = table.columns['importance'];
  if (column?.type !== 'text') return () => leastImportance;
  return (road) => Number(textAt(table, 'importance', road) || 'none');
}

function terminalsOf(zones: Zones, nodes: Int32Array): Terminal[] {
  return Array.from(nodes, (node, zone) => ({
    from: node,
    to: node,
    xM: zones.xy[2 * zone]!,
    yM: zones.xy[2 * zone + 1]!,
  }));
}

function placesOf(terminals: readonly Terminal[]): Float64Array {
  return Float64Array.from(terminals.flatMap(({ xM, yM }) => [xM, yM]));
}

function terminalOfGate({ entry, exit, xM, yM }: Gate): Terminal {
  return { from: entry, to: exit, xM, yM };
}

function tellUnattached(zones: Zones, nodes: Int32Array, problems: AppError[]): readonly boolean[] {
  const attached = Array.from(nodes, (node) => node >= 0);
  const away = attached.flatMap((is, zone) => (is ? [] : [zone]));
  if (away.length > 0) {
    const people = Math.round(away.reduce((total, zone) => total + zones.residents[zone]!, 0));
    problems.push(
      new AppError('traffic/zone-unattached', 'zones far from any road', { count: away.length, people }),
    );
  }
  return attached;
}

/** Whom closures leave without any way: their trips are wanted all the same, and counted as having none. */
function tellParted(zones: Zones, parted: readonly number[], problems: AppError[]): void {
  if (parted.length === 0) return;
  const people = Math.round(parted.reduce((total, zone) => total + zones.residents[zone]!, 0));
  problems.push(
    new AppError('traffic/zone-parted', 'zones that closures part from the others', {
      count: parted.length,
      people,
    }),
  );
}

/** Distances may forbid the stated shares: nobody walks where all is far. Surveys state shares to a thousandth. */
function tellMissedShares(missed: number, problems: AppError[]): void {
  if (missed <= 0.001) return;
  const points = Math.round(missed * 1000) / 10;
  problems.push(new AppError('traffic/mode-shares', 'stated shares of modes not reached', { points }));
}

/** The same zones, with nobody in those that no road reaches. */
function withoutUnattached(zones: Zones, attached: readonly boolean[]): Zones {
  const kept = (values: Float64Array): Float64Array =>
    values.map((value, zone) => (attached[zone] ? value : 0));
  return withValues(zones, kept);
}

/** The same zones, with nothing in those that edits made. */
function withoutEdits(zones: Zones): Zones {
  return withValues(zones, (values) => values.map((value, zone) => (zone < zones.cells ? value : 0)));
}

function withValues(zones: Zones, of: (values: Float64Array) => Float64Array): Zones {
  return {
    ...zones,
    residents: of(zones.residents),
    jobs: of(zones.jobs),
    shopJobs: of(zones.shopJobs),
    schools: of(zones.schools),
  };
}

function weightsOf(values: readonly number[]): Float64Array {
  const total = values.reduce((sumSoFar, value) => sumSoFar + value, 0);
  return Float64Array.from(total > 0 ? values : [], (value) => value / total);
}

interface Distribution {
  readonly margins: ByPurpose<Margins>;
  /** Towards the activity, `places × places`, persons a working day. */
  readonly trips: ByPurpose<Float64Array>;
  /** By how much a margin is missed, as a part of it. */
  readonly largest: number;
}

function* distributeAll(
  zones: Zones,
  gateWeights: Float64Array,
  skims: Skims,
  hypotheses: DemandHypotheses,
  commuters: CommuterTotals | null,
): Generator<void, Distribution, void> {
  const n = Math.sqrt(skims.carMin.length);
  const costs = skims.carMin.slice();
  for (let i = zones.count; i < n; i++) costs.fill(Infinity, i * n + zones.count, (i + 1) * n);
  const margins = byPurpose((purpose) =>
    marginsOf(purpose, zones, padded(gateWeights, n - zones.count), hypotheses, commuters),
  );
  let largest = 0;
  const balanced = new Map<Purpose, Float64Array>();
  for (const purpose of purposes) {
    const { productions, attractions } = margins[purpose];
    const found = gravity(costs, productions, attractions, 1 / hypotheses.meanMinutes[purpose]);
    largest = Math.max(largest, found.largest);
    balanced.set(purpose, found.trips);
    yield;
  }
  const trips = byPurpose((purpose) => balanced.get(purpose)!);
  return { margins, trips, largest };
}

/** Gates without any traffic still are places. */
function padded(weights: Float64Array, gates: number): Float64Array {
  return weights.length === gates ? weights : new Float64Array(gates);
}

/** A matrix of gates as one of all places. */
function betweenPlaces(perDay: Float64Array, zones: number, n: number): Float64Array {
  const gates = n - zones;
  const all = new Float64Array(n * n);
  for (let i = 0; i < gates; i++)
    for (let j = 0; j < gates; j++) all[(zones + i) * n + zones + j] = perDay[i * gates + j]!;
  return all;
}
