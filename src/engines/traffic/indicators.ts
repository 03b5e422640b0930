import { sum } from '../../base/sum.ts';
import { unitsPerVehicle } from './dynamic/links.ts';
import type { Text } from '../../base/text.ts';
import { electricCarsText, type IndicatorRow, type Note } from '../../simulation/contract.ts';
import { counted, missing, positions } from './indicator-rows.ts';
import { transitRows } from './transit-rows.ts';
import { wheelchairRows } from './wheelchair-rows.ts';
import type { NoTransit, TransitAccess } from './access/transit-access.ts';
import type { WheelchairAccess } from './access/wheelchair-access.ts';
import type { ChangingAccess } from './access/changing-access.ts';
import { calibrationNote, countsRow, gehRows, partOfDay, tableFacts } from './count-indicators.ts';
import type { TrafficDay } from './day-run.ts';
import type { Emitted } from './emissions.ts';
import { isFullDay } from './environment.ts';
import { fleetText } from './fleet.ts';
import {
  type MissingReason,
  noiseBoundsDb,
  rescueBoundsS,
  type TrafficIndicator,
  trafficIndicators,
} from './indicator-specs.ts';
import type { TrafficInput } from './input.ts';
import { networkRows } from './network-rows.ts';
import { drivenKm, peakFlows, type TimeSpent, timeSpent } from './results.ts';
import { standingFacts } from './standing-facts.ts';
import { modes } from './demand/hypotheses.ts';

type Rows = readonly IndicatorRow[];

/** What the indicators are made from. */
export interface TrafficFigures {
  readonly day: TrafficDay;
  /** null: no buildings, or no fire station. */
  readonly access: ChangingAccess | null;
  readonly facts: readonly Text[];
  readonly emitted: Emitted;
  readonly noiseDb: Float64Array | null;
  /** null: no buildings. */
  readonly wheelchair: WheelchairAccess | null;
  /** null: no buildings. */
  readonly transit: TransitAccess | NoTransit | null;
  readonly carsPerHeavy: number;
  readonly startHour: number;
  /** Of the day's simulation, s. */
  readonly stepS: number;
}

const loaded = 0.9;
/** Share of trips not arrived from which it is said beside all that hangs on their arrival: more than a run's last minutes hold. */
const leastLate = 0.05;
/** Units of the digits at which two converged runs may differ, relative. */
const relativeNoise = 1e-5;
/**
 * Share of a step by which the mean time of a trip may differ for no reason: which of equally fast ways vehicles take is
 * open, and each node moves them on by steps. On a grid of equal ways, edits that change next to nothing for cars moved it by 0.09 % of a
 * step between two runs; each of the two is given as much.
 */
const stepNoise = 1e-3;
/** Vehicles at the end of a run: a few seconds decide who has arrived. */
const lastMinuteNoise = 0.5;
const speedPolicy: MissingReason = 'speedPolicy';

/** Every indicator of a run. */
export function trafficIndicatorRows(
  input: TrafficInput,
  figures: TrafficFigures,
): Readonly<Record<TrafficIndicator, Rows>> {
  const { day, access, emitted, carsPerHeavy } = figures;
  const links = input.roads.road.length;
  const calibration = calibrationNote(input, day);
  const note = { notes: [calibration] };
  // Counts are of vehicles: they say nothing of those who walk.
  const notCalibrated: MissingReason = 'notCalibrated';
  const told = (value: number): IndicatorRow => ({ value, noise: Math.abs(value) * relativeNoise, ...note });
  const spent = timeSpent(day);
  const late = lateNotes(spent);
  const emissionNotes = [calibration, ...(input.changesSpeeds ? [{ key: speedPolicy }] : []), ...late];
  const facts = tableFacts(day);
  const km = drivenKm(input, day);
  const { cars } = peakFlows(day, links, carsPerHeavy);
  const lengthKm = input.roads.lengthM.map((lengthM) => lengthM / 1000);
  const isLoaded = (link: number): boolean =>
    input.roads.capacityPerH[link]! > 0 && cars[link]! / input.roads.capacityPerH[link]! > loaded;
  const closed = [...new Set(day.carClosures.map(({ link }) => link))].toSorted((a, b) => a - b);
  return {
    tripsByMode: tripsByMode(figures).map((row) => ({ ...row, notes: [{ key: notCalibrated }] })),
    vehicleKm: [{ ...told(sum(km)), notes: [calibration, ...late], ...(facts.length > 0 ? { facts } : {}) }],
    ...timeRows(input, figures, spent, [calibration, ...late]),
    notArrived: [notArrivedRow(spent, note)],
    strandedTrips: [told(strandedTrips(day))],
    saturatedLength: [edges([...lengthKm.keys()].filter(isLoaded), lengthKm, note)],
    closedLength: [edges(closed, lengthKm)],
    rescueByTime: rescueRows(input, access),
    ...cutRows(input, access, figures.facts),
    ...wheelchairRows(input, figures.wheelchair),
    emissions: [
      { key: 'co2', ...told(emitted.co2G / 1000) },
      { key: 'nox', ...told(emitted.noxG / 1000) },
      { key: 'pm', ...told(emitted.pmG / 1000) },
    ].map((row) => ({
      ...row,
      notes: emissionNotes,
      facts: [fleetText(input.fleet), ...(input.cars ? [electricCarsText(input.cars)] : [])],
    })),
    inhabitantsByNoise: noiseRows(input, figures.noiseDb).map((row) =>
      row.value === null ? row : { ...row, ...note },
    ),
    counts: [countsRow(input, day, figures.startHour)],
    ...gehRows(input, day),
    ...networkRows(input.roads),
    ...transitRows(input, figures.transit),
  };
}

/** What vehicles spend on the road; where queues stood, with where and when. */
function timeRows(
  input: TrafficInput,
  { day, startHour, stepS }: TrafficFigures,
  { spentH, lostH, arrivedH, arrived, waiting, underWay }: TimeSpent,
  notes: readonly Note[],
): Pick<Record<TrafficIndicator, Rows>, 'vehicleHours' | 'delay' | 'meanTripTime'> {
  const { queues, circles, facts } = standingFacts(input, day, startHour);
  const standing: MissingReason = 'standingQueues';
  const said =
    facts.length === 0
      ? { notes }
      : { notes: [...notes, { key: standing, details: { queues, circles } }], facts };
  const tripNoiseS = stepNoise * stepS;
  const noise = spentH * relativeNoise + ((arrived + waiting + underWay) * tripNoiseS) / 3600;
  return {
    vehicleHours: [{ value: spentH, noise, ...said }],
    delay: [{ value: lostH, noise, ...said }],
    meanTripTime: [
      arrived > 0
        ? {
            value: (60 * arrivedH) / arrived,
            noise: ((60 * arrivedH) / arrived) * relativeNoise + tripNoiseS / 60,
            ...said,
          }
        : missing('noTrips'),
    ],
  };
}

/** Where many do not arrive, figures of those who do, and of a day on which all would, say little. */
function lateNotes({ waiting, underWay, arrived }: TimeSpent): readonly Note[] {
  const late = waiting + underWay;
  if (late <= leastLate * (late + arrived)) return [];
  const key: MissingReason = 'notAllArrive';
  return [{ key, details: { share: Math.round((100 * late) / (late + arrived)) } }];
}

function notArrivedRow({ waiting, underWay }: TimeSpent, more: Partial<IndicatorRow>): IndicatorRow {
  const value = waiting + underWay;
  return {
    value,
    noise: lastMinuteNoise + value * relativeNoise,
    parts: [
      { key: 'waiting', of: { fr: 'retenus à leur départ', en: 'held at their start' }, value: waiting },
      { key: 'underWay', of: { fr: 'en route', en: 'under way' }, value: underWay },
    ],
    ...more,
  };
}

/** Trips that set out within the run, by the hours' shares of those at the wheel. */
function tripsByMode({ day, startHour }: TrafficFigures): Rows {
  const { totals } = day.demand.result;
  const part = partOfDay(day, startHour, 'car');
  return modes.map((mode) => ({
    key: mode,
    value: part * totals.residentTripsPerDay * totals.residentModeShares[mode],
  }));
}

function strandedTrips({ hours, hourParts, queues }: TrafficDay): number {
  let vehicles = 0;
  for (const [hour, { unjoined }] of hours.entries()) vehicles += unjoined * hourParts[hour]!;
  for (const { units, toS } of queues.strandings) if (toS === Infinity) vehicles += units / unitsPerVehicle;
  return vehicles;
}

function edges(
  links: readonly number[],
  weights: Float64Array,
  more: Partial<IndicatorRow> = {},
): IndicatorRow {
  const indices = Uint32Array.from(links);
  const weight = Float64Array.from(links, (link) => weights[link]!);
  return { value: sum(weight), members: { axis: 'edge', indices, weight }, ...more };
}

function rescueRows({ buildings }: TrafficInput, access: ChangingAccess | null): Rows {
  const { classes } = trafficIndicators.rescueByTime;
  if (buildings === null || access === null)
    return classes.map(({ key }) => missing(buildings === null ? 'noBuildings' : 'noFireStation', key));
  const bounds = [0, ...rescueBoundsS, Infinity];
  return classes.map(({ key }, k) => {
    const isIn = (seconds: number): boolean =>
      key === 'cut'
        ? seconds === Infinity
        : seconds >= bounds[k]! && seconds < bounds[k + 1]! && seconds < Infinity;
    return counted('building', positions(access.longestS, isIn), 1, key);
  });
}

function cutRows(
  { buildings, inhabitants }: TrafficInput,
  access: ChangingAccess | null,
  facts: readonly Text[],
): Pick<Record<TrafficIndicator, Rows>, 'buildingsCut' | 'inhabitantsCut'> {
  if (buildings === null || access === null) {
    const reason: MissingReason = buildings === null ? 'noBuildings' : 'noFireStation';
    return { buildingsCut: [missing(reason)], inhabitantsCut: [missing(reason)] };
  }
  const cut = positions(access.cutForS, (seconds) => seconds > 0);
  const told = facts.length > 0 ? { facts } : {};
  return {
    buildingsCut: [{ ...counted('building', cut, 1), ...told }],
    inhabitantsCut: [
      inhabitants === null
        ? missing('noPopulation')
        : {
            ...counted(
              'building',
              cut,
              Float64Array.from(cut, (building) => inhabitants[building]!),
            ),
            ...told,
          },
    ],
  };
}

function noiseRows(input: TrafficInput, noiseDb: Float64Array | null): Rows {
  const { classes } = trafficIndicators.inhabitantsByNoise;
  const { buildings, inhabitants } = input;
  if (buildings === null || noiseDb === null) return classes.map(({ key }) => missing('noBuildings', key));
  if (!isFullDay(input)) return classes.map(({ key }) => missing('noFullDay', key));
  if (inhabitants === null) return classes.map(({ key }) => missing('noPopulation', key));
  return classes.map(({ key }, k) => {
    const [from, to] = [noiseBoundsDb[k]!, noiseBoundsDb[k + 1] ?? Infinity];
    const inside = positions(noiseDb, (level) => level >= from && level < to);
    return counted(
      'building',
      inside,
      Float64Array.from(inside, (building) => inhabitants[building]!),
      key,
    );
  });
}
