import { kmhPerMPerS } from '../../base/units.ts';
import { capitalized } from '../../base/text.ts';
import type { FieldData } from '../../simulation/contract.ts';
import type { NoTransit, TransitAccess } from './access/transit-access.ts';
import { type AlongThrough, asTold, heldAt, type TimesThrough } from './access/through-run.ts';
import { destinations, type WheelchairAccess } from './access/wheelchair-access.ts';
import type { ChangingAccess, PlaceTimes } from './access/changing-access.ts';
import type { TrafficDay } from './day-run.ts';
import { unitsPerVehicle } from './dynamic/links.ts';
import { passagesOf } from './dynamic/passages.ts';
import {
  type AccessNowField,
  accessNowFields,
  type AlongNowField,
  alongNowFields,
  type TrafficResultField,
} from './fields.ts';
import type { TrafficInput } from './input.ts';
import {
  alongField,
  placeField,
  type PlaceMode,
  placeNowField,
  type ServicePlace,
  servicePlaces,
} from './place-fields.ts';
import { type TransitField, transitField } from './transit-fields.ts';
import type { WheelchairField } from './wheelchair-fields.ts';

const secondsPerHour = 3600;

export interface TimesOfMode extends PlaceTimes {
  readonly place: ServicePlace;
  readonly mode: PlaceMode;
}

/** What is known of each building besides access; NaN: nothing. */
export interface BuildingValues {
  /** Seconds to the nearest place of each sort that is known by each mode, Infinity: there is no way. */
  readonly places: readonly TimesOfMode[];
  readonly noiseDb: Float64Array;
  readonly wheelchair: WheelchairAccess;
  readonly transit: TransitAccess | NoTransit;
}

type Result = Partial<Record<TrafficResultField, FieldData>>;

/** Vehicles an hour of both kinds on each link, and its passenger cars, in the busiest hour. */
export function peakFlows(
  { hours, peakHour }: TrafficDay,
  links: number,
  carsPerHeavy: number,
): { readonly vehicles: Float64Array; readonly cars: Float64Array; readonly timeS: Float64Array } {
  const { equilibrium } = hours[peakHour]!;
  const [cars, heavy] = equilibrium.classFlow as readonly [Float64Array, Float64Array];
  return {
    vehicles: Float64Array.from({ length: links }, (_, link) => cars[link]! + heavy[link]! / carsPerHeavy),
    cars: Float64Array.from({ length: links }, (_, link) => cars[link]! + heavy[link]!),
    timeS: equilibrium.time.slice(0, links),
  };
}

/** Fields of the roads. Yields between the large ones. */
export function* roadFields(
  input: TrafficInput,
  day: TrafficDay,
  carsPerHeavy: number,
): Generator<void, Result, void> {
  const { roads, durationS } = input;
  const links = roads.road.length;
  const { vehicles, cars, timeS } = peakFlows(day, links, carsPerHeavy);
  const perLink = (value: (link: number) => number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: links }, (_, link) => value(link));
  const closedFrom = new Float32Array(links).fill(Number.NaN);
  const closedFor = new Float32Array(links);
  for (const { link, fromS, toS } of day.carClosures) {
    if (!(closedFrom[link]! <= fromS)) closedFrom[link] = fromS;
    closedFor[link] = Math.min(durationS, closedFor[link]! + Math.min(toS, durationS) - fromS);
  }
  yield;
  const passages = passagesOf(day.queues);
  yield;
  const passageEntered = Float32Array.from(passages.enteredS);
  yield;
  const passageLeft = Float32Array.from(passages.leftS, (timeS) => Math.min(timeS, durationS));
  yield;
  return {
    dayFlow: perLink((link) => day.vehicles[link]!),
    peakFlow: perLink((link) => vehicles[link]!),
    saturation: perLink((link) =>
      roads.capacityPerH[link]! > 0 ? cars[link]! / roads.capacityPerH[link]! : 0,
    ),
    peakSpeed: perLink((link) => {
      const seconds = timeS[link]!;
      return seconds > 0 && seconds < Infinity ? (kmhPerMPerS * roads.lengthM[link]!) / seconds : 0;
    }),
    closedFrom,
    closedFor,
    passageEdge: passages.link as Uint32Array<ArrayBuffer>,
    passageEntered,
    passageLeft,
    routeFirst: Uint32Array.from(day.routes.first),
    routeEdges: Uint32Array.from(day.routes.links),
    routeVehicles: Float32Array.from(day.routes.vehicles),
  };
}

/** Fields of the buildings: none of places of which none is known. @param access null: no fire station. */
export function buildingFields(access: ChangingAccess | null, values: BuildingValues): Result {
  return {
    ...(access ? rescueFields(access) : {}),
    ...placeTimesOf(values.places),
    noise: Float32Array.from(values.noiseDb),
    ...wheelchairFieldsOf(values.wheelchair),
    ...(typeof values.transit === 'string' ? {} : transitFieldsOf(values.transit)),
  };
}

function rescueFields(access: ChangingAccess): Result {
  return {
    rescueTime: asTold(access.startS),
    rescueLongest: asTold(access.longestS),
    rescueCutFor: Float32Array.from(access.cutForS),
    rescueCutFrom: Float32Array.from(access.cutFromS),
    rescueCutBy: Float32Array.from(access.cutBy),
    rescueTimeAlong: access.along.instants[0]!.value,
    rescueLongestAlong: access.along.longest,
  };
}

function placeTimesOf(places: readonly TimesOfMode[]): Result {
  const fields: Result = {};
  for (const { place, mode, longest, along } of places) {
    const name = placeField(place, mode);
    fields[name] = asTold(longest);
    fields[alongField(name)] = along.longest;
  }
  return fields;
}

/** Access through a run, by the field that tells it instant by instant; none where there are no such places. */
export function accessNow(
  access: ChangingAccess | null,
  { places, wheelchair, transit }: BuildingValues,
): Partial<Record<AccessNowField, TimesThrough>> {
  const told: Partial<Record<AccessNowField, TimesThrough>> = { rescueNow: access?.times ?? [] };
  for (const { place, mode, times } of places) told[placeNowField(place, mode)] = times;
  for (const destination of destinations)
    told[`wheelchair${capitalized(destination)}Now`] = wheelchair[destination]?.times ?? [];
  if (typeof transit !== 'string')
    for (const place of servicePlaces) told[`${place}TransitNow`] = transit.places[place]?.times ?? [];
  return told;
}

/** The same along the roads. */
export function accessAlong(
  access: ChangingAccess | null,
  { places }: BuildingValues,
): Partial<Record<AlongNowField, AlongThrough>> {
  const told: Partial<Record<AlongNowField, AlongThrough>> = access ? { rescueNowAlong: access.along } : {};
  for (const { place, mode, along } of places) told[alongField(placeNowField(place, mode))] = along;
  return told;
}

/** Access at an instant, along the links. */
export function alongAt(
  along: Partial<Record<AlongNowField, AlongThrough>>,
  links: number,
  timeS: number,
): Record<AlongNowField, Float32Array<ArrayBuffer>> {
  const none = new Float32Array(2 * links).fill(Number.NaN);
  return Object.fromEntries(
    alongNowFields.map((name) => [name, (heldAt(along[name]?.instants ?? [], timeS) ?? none).slice()]),
  ) as Record<AlongNowField, Float32Array<ArrayBuffer>>;
}

/** Access at an instant, one array for each field of it. */
export function accessAt(
  now: Partial<Record<AccessNowField, TimesThrough>>,
  buildings: number,
  timeS: number,
): Record<AccessNowField, Float32Array<ArrayBuffer>> {
  const none = new Float32Array(buildings).fill(Number.NaN);
  return Object.fromEntries(
    accessNowFields.map((name) => [name, (heldAt(now[name] ?? [], timeS) ?? none).slice()]),
  ) as Record<AccessNowField, Float32Array<ArrayBuffer>>;
}

function wheelchairFieldsOf(access: WheelchairAccess): Result {
  const all: [WheelchairField, Float32Array<ArrayBuffer>][] = [];
  for (const destination of destinations) {
    const [name, through] = [capitalized(destination), access[destination]];
    if (through === null) continue;
    all.push([`wheelchair${name}Time`, asTold(through.longest.timeS)]);
    all.push([`wheelchair${name}Unknown`, percentOf(through.longest.blindShare)]);
  }
  return Object.fromEntries(all) as Result;
}

function transitFieldsOf({ places }: TransitAccess): Result {
  const all: [TransitField, Float32Array<ArrayBuffer>][] = [];
  for (const place of servicePlaces) {
    const through = places[place];
    if (through === null) continue;
    all.push([transitField(place, 'Time'), asTold(through.longest.timeS)]);
    all.push([transitField(place, 'Share'), percentOf(through.longest.rideShare)]);
  }
  return Object.fromEntries(all) as Result;
}

function percentOf(shares: Float64Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(shares, (share) => 100 * share);
}

/** Kilometres driven on each link over the run, by both kinds of vehicle. */
export function drivenKm({ roads }: TrafficInput, day: TrafficDay): Float64Array {
  return day.vehicles.map((vehicles, link) => (vehicles * roads.lengthM[link]!) / 1000);
}

/** What trips took, from the wanted departure on, waiting included. */
export interface TimeSpent {
  /** Until they arrived, or the end for those that did not. */
  readonly spentH: number;
  /** Beyond what their routes take without other vehicles: of those that did not arrive, beyond the whole route. */
  readonly lostH: number;
  /** Of those that arrived alone. */
  readonly arrivedH: number;
  readonly arrived: number;
  /** Vehicles at the end held at their start, and under way. */
  readonly waiting: number;
  readonly underWay: number;
}

export function timeSpent({ queues }: TrafficDay): TimeSpent {
  const { departed, arrived, travelS, lateS, freeS } = queues.trips;
  let [arrivedS, lostS, lateAllS, done] = [0, 0, 0, 0];
  for (let route = 0; route < arrived.length; route++) {
    const vehicles = arrived[route]! / unitsPerVehicle;
    const late = departed[route]! / unitsPerVehicle - vehicles;
    done += vehicles;
    arrivedS += travelS[route]!;
    lateAllS += lateS[route]!;
    lostS += travelS[route]! - vehicles * freeS[route]! + Math.max(0, lateS[route]! - late * freeS[route]!);
  }
  const { waiting, onLinks } = queues.account;
  return {
    spentH: (arrivedS + lateAllS) / secondsPerHour,
    lostH: Math.max(0, lostS) / secondsPerHour,
    arrivedH: arrivedS / secondsPerHour,
    arrived: done,
    waiting: waiting / unitsPerVehicle,
    underWay: onLinks / unitsPerVehicle,
  };
}
