import { kmhPerMPerS } from '../../base/units.ts';
import type { TrafficDay } from './day-run.ts';
import { carGPerKm, type Emitted, heavyGPerKm } from './emissions.ts';
import { levelAt, type NoisePeriod, noiseSources } from './facade-noise.ts';
import type { TrafficInput } from './input.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';

/** Parts of the day of directive 2002/49/CE, France: clock hours, and what is added at those times, dB. */
const dayParts = [
  { from: 6, to: 18, penaltyDb: 0 },
  { from: 18, to: 22, penaltyDb: 5 },
  { from: 22, to: 30, penaltyDb: 10 },
] as const;

/** Emissions of all vehicles over the run, g, at each hour's speeds. Yields between the hours. */
export function* emitted(
  input: TrafficInput,
  day: TrafficDay,
  carsPerHeavy: number,
): Generator<void, Emitted, void> {
  const { roads, fleet } = input;
  let [co2G, noxG, pmG] = [0, 0, 0];
  for (const [hour, { equilibrium }] of day.hours.entries()) {
    const [cars, heavy] = equilibrium.classFlow as readonly [Float64Array, Float64Array];
    for (let link = 0; link < roads.road.length; link++) {
      if (!(cars[link]! + heavy[link]! > 0)) continue;
      const km = (day.hourParts[hour]! * roads.lengthM[link]!) / 1000;
      const kmh = (kmhPerMPerS * roads.lengthM[link]!) / equilibrium.time[link]!;
      const one = carGPerKm(fleet, kmh);
      const other = heavyGPerKm(fleet, kmh);
      const [carKm, heavyKm] = [km * cars[link]!, (km * heavy[link]!) / carsPerHeavy];
      co2G += carKm * one.co2G + heavyKm * other.co2G;
      noxG += carKm * one.noxG + heavyKm * other.noxG;
      pmG += carKm * one.pmG + heavyKm * other.pmG;
    }
    yield;
  }
  return { co2G, noxG, pmG };
}

/** Whether a run tells of every hour of a day. */
export function isFullDay({ durationS }: TrafficInput): boolean {
  return durationS >= 86_400;
}

/** Lden at the most exposed corner of each building, dB(A); NaN: nothing is heard, or the run is shorter than a day. */
export function* facadeLevels(
  input: TrafficInput,
  day: TrafficDay,
  buildings: FeatureTable,
  startHour: number,
  carsPerHeavy: number,
): Generator<void, Float64Array, void> {
  const levels = new Float64Array(buildings.count).fill(Number.NaN);
  if (!isFullDay(input)) return levels;
  const periods = dayParts.map((part) => periodOf(input, day, part, startHour, carsPerHeavy));
  const sources = yield* noiseSources(input.roads, input.table.xy, periods);
  for (let building = 0; building < buildings.count; building++) {
    if (building % 16 === 0) yield;
    const from = buildings.partOffsets[buildings.featureOffsets[building]!]!;
    const to = buildings.partOffsets[buildings.featureOffsets[building]! + 1]!;
    levels[building] = levelAt(sources, buildings.xy.subarray(2 * from, 2 * to));
  }
  return levels;
}

/** Mean vehicles an hour and speeds over one part of the day. */
function periodOf(
  { roads }: TrafficInput,
  { hours }: TrafficDay,
  { from, to, penaltyDb }: (typeof dayParts)[number],
  startHour: number,
  carsPerHeavy: number,
): NoisePeriod {
  const links = roads.road.length;
  const carsPerH = new Float64Array(links);
  const heavyPerH = new Float64Array(links);
  const seconds = new Float64Array(links);
  const all = new Float64Array(links);
  for (let clock = from; clock < to; clock++) {
    const { equilibrium } = hours[(((clock - startHour) % 24) + 24) % 24]!;
    const [cars, heavy] = equilibrium.classFlow as readonly [Float64Array, Float64Array];
    for (let link = 0; link < links; link++) {
      const vehicles = cars[link]! + heavy[link]! / carsPerHeavy;
      if (!(vehicles > 0)) continue;
      carsPerH[link]! += cars[link]! / (to - from);
      heavyPerH[link]! += heavy[link]! / carsPerHeavy / (to - from);
      seconds[link]! += vehicles * equilibrium.time[link]!;
      all[link]! += vehicles;
    }
  }
  const speedKmh = roads.lengthM.map((lengthM, link) =>
    all[link]! > 0 ? (kmhPerMPerS * lengthM * all[link]!) / seconds[link]! : 50,
  );
  return { hours: to - from, penaltyDb, carsPerH, heavyPerH, speedKmh };
}
