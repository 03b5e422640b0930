import { unitsPerVehicle } from './dynamic/links.ts';
import { retold } from '../../base/steps.ts';
import type {
  Checkpoint,
  Engine,
  EngineResult,
  FieldsNote,
  Parameters,
  RunOptions,
} from '../../simulation/contract.ts';
import {
  cyclingTimesS,
  followFrom,
  placesWith,
  timesFrom,
  walkingTimesS,
  waysOf,
} from './access/day-access.ts';
import { middlesOf } from './access/attachments.ts';
import { causeText, factsOf } from './access/access-facts.ts';
import type { ChangingAccess } from './access/changing-access.ts';
import {
  type NoTransit,
  type TransitAccess,
  transitAccess,
  type TransitWindow,
} from './access/transit-access.ts';
import type { WheelchairLimits } from './access/wheelchair.ts';
import { type WheelchairAccess, wheelchairAccess } from './access/wheelchair-access.ts';
import { calibrationNote } from './count-indicators.ts';
import { closuresOf, type PassableDepths } from './closures.ts';
import { runDay, type TrafficDay } from './day-run.ts';
import type { Closure } from './dynamic/day.ts';
import { vehiclesOn } from './dynamic/passages.ts';
import { toldRoad } from './edges.ts';
import { emitted, facadeLevels } from './environment.ts';
import type { TrafficDiagnostic } from './diagnostics.ts';
import { demandNotes, lackNotes } from './field-notes.ts';
import type { TrafficField } from './fields.ts';
import { trafficIndicatorRows } from './indicators.ts';
import type { TrafficIndicator } from './indicator-specs.ts';
import { createTrafficInput, type TrafficInput } from './input.ts';
import { leftOutOfDay } from './left-out.ts';
import type { TrafficParameter } from './parameters.ts';
import { countFaults } from './road-counts.ts';
import { placeModes, servicePlaces } from './place-fields.ts';
import {
  accessAlong,
  accessAt,
  accessNow,
  alongAt,
  buildingFields,
  type TimesOfMode,
  roadFields,
} from './results.ts';
import { freeTimesS } from './roads/free-times.ts';
import { type Use, uses } from './roads/roads.ts';
import { trafficSpec } from './spec.ts';

type Progress = Checkpoint<TrafficField>;
type Result = EngineResult<TrafficField, TrafficIndicator>;

/** Traffic of a working day on a territory's roads, and access to its buildings; see docs/engines/traffic.md. */
export const trafficEngine: Engine<TrafficInput, TrafficParameter, TrafficField, TrafficIndicator> = {
  spec: trafficSpec,
  kernelsDigest: '',
  createInput: createTrafficInput,
  check: ({ problems }) => problems,
  run: runTraffic,
};

/** Share of the work that comes before frames are told. */
const beforeFrames = 0.95;

function* runTraffic(
  input: TrafficInput,
  parameters: Parameters<TrafficParameter>,
  options: RunOptions,
): Generator<Progress, Result, void> {
  const { roads, water, fords, decided, durationS } = input;
  const passableM = passableOf(parameters);
  const closures = (use: Use) => closuresOf(roads, use, water, passableM, fords, decided);
  const told = (progress: number): Progress => ({ progress: Math.min(1, progress), timeS: 0 });
  const day = yield* retold(runDay(input, parameters, closures('car'), closures('heavy')), (share) =>
    told(0.8 * share),
  );
  const around = yield* retold(surroundings(input, day, parameters, closures), () => told(0.85));
  const indicators = trafficIndicatorRows(input, {
    day,
    access: around.access,
    facts: around.facts,
    emitted: around.emitted,
    noiseDb: around.noiseDb,
    wheelchair: around.wheelchair,
    transit: around.transit,
    carsPerHeavy: parameters.carsPerHeavy,
    startHour: parameters.startHour,
    stepS: parameters.step,
  });
  yield told(beforeFrames);
  const ofRoads = yield* retold(roadFields(input, day, parameters.carsPerHeavy), () => told(beforeFrames));
  const fields = { ...ofRoads, ...around.fields };
  yield told(beforeFrames);
  for (let timeS = 0; timeS < durationS; timeS += options.frameEveryS)
    yield frameAt(input, day, around, timeS, beforeFrames + ((1 - beforeFrames) * timeS) / durationS);
  yield frameAt(input, day, around, durationS, 1);
  return {
    fields,
    indicators,
    notes: [...demandNotes(calibrationNote(input, day)), ...around.notes],
    leftOut: [...input.vainEdits, ...countFaults(input.survey), ...leftOutOfDay(day.demand)],
    diagnostics: diagnosticsOf(day),
  };
}

/** Vehicles on each road at an instant, and access to each building. */
function frameAt(
  { roads, buildings }: TrafficInput,
  { queues }: TrafficDay,
  { now, along }: Surroundings,
  timeS: number,
  progress: number,
): Progress {
  const links = roads.road.length;
  const freeS = freeTimesS(roads);
  const vehicles = new Float32Array(links);
  const queued = new Float32Array(links);
  for (let link = 0; link < links; link++) {
    const there = vehiclesOn(queues, link, freeS[link]!, timeS);
    vehicles[link] = there.there;
    queued[link] = there.queued;
  }
  const frame = {
    vehicles,
    queued,
    ...accessAt(now, buildings?.count ?? 0, timeS),
    ...alongAt(along, links, timeS),
  };
  return { progress, timeS, frame };
}

interface Surroundings {
  readonly access: ChangingAccess | null;
  readonly facts: ReturnType<typeof factsOf>;
  readonly emitted: { readonly co2G: number; readonly noxG: number; readonly pmG: number };
  readonly noiseDb: Float64Array | null;
  readonly wheelchair: WheelchairAccess | null;
  readonly transit: TransitAccess | NoTransit | null;
  readonly fields: Result['fields'];
  readonly notes: readonly FieldsNote[];
  readonly now: ReturnType<typeof accessNow>;
  readonly along: ReturnType<typeof accessAlong>;
}

/** What the day means for those beside the roads. */
function* surroundings(
  input: TrafficInput,
  day: TrafficDay,
  parameters: Parameters<TrafficParameter>,
  closures: (use: Use) => readonly Closure[],
): Generator<void, Surroundings, void> {
  const { roads, table, buildings, places, durationS, water } = input;
  const emissions = yield* emitted(input, day, parameters.carsPerHeavy);
  if (buildings === null)
    return {
      access: null,
      facts: [],
      emitted: emissions,
      noiseDb: null,
      wheelchair: null,
      transit: null,
      fields: {},
      notes: [],
      now: {},
      along: {},
    };
  const noiseDb = yield* facadeLevels(input, day, buildings, parameters.startHour, parameters.carsPerHeavy);
  const middles = middlesOf(buildings);
  const stations = placesWith(places, 'fireStation');
  const along = (use: Use) => waysOf(roads, table, use, closures(use), durationS, middles);
  const freeS = freeTimesS(roads, (link) => (roads.use[link]! & uses.rescue) !== 0);
  const access = stations.length > 0 ? yield* followFrom(yield* along('rescue'), freeS, stations) : null;
  const peakS = day.hours[day.peakHour]!.equilibrium.time.slice(0, roads.road.length);
  const carS = peakS.map((seconds, link) => ((roads.use[link]! & uses.car) === 0 ? Infinity : seconds));
  const served = servicePlaces
    .map((place) => [place, placesWith(places, place)] as const)
    .filter(([, xy]) => xy.length > 0);
  const placeTimes: TimesOfMode[] = [];
  const costs = { car: carS, walk: walkingTimesS(roads), bike: cyclingTimesS(roads) };
  for (const mode of placeModes) {
    const ways = yield* along(mode);
    for (const [place, xy] of served)
      placeTimes.push({ place, mode, ...(yield* timesFrom(ways, costs[mode], xy)) });
  }
  const wheelchair = yield* wheelchairAccess(
    input,
    wheelchairLimits(parameters),
    passableOf(parameters),
    middles,
  );
  const { startHour } = parameters;
  const ofRoads = { nameOf: (road: number) => toldRoad(table, road), water, roads: table.count, startHour };
  const transit = yield* transitAccess(input, transitWindow(parameters), closures, middles, {
    because: (road, atS) => causeText(road, atS, { ...ofRoads, passableM: parameters.heavyDepth }),
    startHour,
  });
  const facts = factsOf(access ?? { cuts: [], detours: [] }, {
    ...ofRoads,
    passableM: parameters.rescueDepth,
    place: { fr: 'pompiers', en: 'fire engine' },
  });
  const values = { places: placeTimes, noiseDb, wheelchair, transit };
  return {
    access,
    facts,
    emitted: emissions,
    noiseDb,
    wheelchair,
    transit,
    fields: buildingFields(access, values),
    notes: lackNotes(access, values),
    now: accessNow(access, values),
    along: accessAlong(access, values),
  };
}

function passableOf(parameters: Parameters<TrafficParameter>): PassableDepths {
  const { carDepth, heavyDepth, rescueDepth, walkDepth } = parameters;
  return {
    car: carDepth,
    heavy: heavyDepth,
    bus: heavyDepth,
    rescue: rescueDepth,
    walk: walkDepth,
    bike: walkDepth,
  };
}

function wheelchairLimits(parameters: Parameters<TrafficParameter>): WheelchairLimits {
  return {
    slope: parameters.wheelchairSlope / 100,
    crossSlope: parameters.wheelchairCrossSlope / 100,
    widthM: parameters.wheelchairWidth,
    kerbM: parameters.wheelchairKerb,
    levelMPerS: parameters.wheelchairSpeed,
  };
}

function transitWindow({
  transitStart,
  transitWindow,
  transitWalk,
}: Parameters<TrafficParameter>): TransitWindow {
  return {
    fromS: Math.round(3600 * transitStart),
    minutes: Math.max(1, Math.round(transitWindow)),
    longestWalkS: 60 * transitWalk,
  };
}

/** Evidence about the run itself. */
function diagnosticsOf({
  hours,
  queues,
  demand,
  routes,
  peakHour,
}: TrafficDay): Partial<Record<TrafficDiagnostic, number>> {
  const { account } = queues;
  return {
    relativeGap: Math.max(0, ...hours.map(({ equilibrium }) => equilibrium.relativeGap)),
    iterations: hours.reduce((total, { equilibrium }) => total + equilibrium.iterations, 0),
    zones: demand.result.zones.count,
    gates: demand.result.gates.length,
    feedbackPasses: demand.passes,
    ...(Number.isFinite(demand.residual) ? { feedbackResidual: demand.residual } : {}),
    routes: routes.vehicles.length,
    peakHour,
    departed: account.departed / unitsPerVehicle,
    arrived: account.arrived / unitsPerVehicle,
    stillOnRoads: account.onLinks / unitsPerVehicle,
    waiting: account.waiting / unitsPerVehicle,
    stranded: account.stranded / unitsPerVehicle,
    gridlocks: queues.gridlocks.length,
    standingQueues: queues.standings.length,
    lengthenedLinks: queues.lengthened.length,
    loweredCapacities: queues.lowered.length,
  };
}
