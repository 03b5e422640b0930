import { drained } from '../../../base/steps.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { extraterrestrial, type Irradiance, relativeAirMass } from './atmosphere.ts';
import { erbs } from './decomposition.ts';
import { type SolarPlace, solarPosition } from './solar-position.ts';
import {
  evenSky,
  incidenceAngle,
  onPlane,
  perezBrightness,
  type Plane,
  type Sky,
  type SkyBrightness,
} from './transposition.ts';

/** A sky and how its light is spread, hour by hour; null: no light. */
export type SkyYear = readonly (LitSky | null)[];

export interface LitSky {
  readonly sky: Sky;
  readonly brightness: SkyBrightness;
}

/** How bright each part of the sky is: Perez's, or the same everywhere. */
type SkyModel = (sky: Sky) => SkyBrightness;

/**
 * Beam and diffuse parts of a global irradiance.
 *
 * @param elevation Of the Sun, degrees. @param extraW Sunlight above the air, W/m².
 */
export type LightSplit = (ghi: number, elevation: number, extraW: number, pressurePa: number) => Irradiance;

/** The sky that is the same everywhere: for comparison, walls get far too little of the south and too much of the north. */
export const isotropicModel: SkyModel = () => evenSky;

/**
 * The skies of a year of weather: the Sun's place once per hour for the whole territory, its light split (by Erbs unless
 * another way is given) where only the global irradiance is known.
 */
export function skyYear(weather: WeatherYear, model: SkyModel = perezBrightness): SkyYear {
  return drained(skySteps(weather, model));
}

/** Hours between two pauses of `skySteps`: some 5 ms. */
const hoursBetweenPauses = 24;

/** The same in pieces of a few milliseconds. */
export function* skySteps(
  weather: WeatherYear,
  model: SkyModel = perezBrightness,
  split: LightSplit = erbs,
): Generator<void, SkyYear, void> {
  const place = solarPlaceOf(weather);
  const year: (LitSky | null)[] = [];
  for (let hour = 0; hour < weather.ghi.length; hour++) {
    if (hour % hoursBetweenPauses === 0) yield;
    year.push(skyOf(weather, place, hour, model, split));
  }
  return year;
}

function skyOf(
  weather: WeatherYear,
  place: SolarPlace,
  hour: number,
  model: SkyModel,
  split: LightSplit,
): LitSky | null {
  const { ghi, parts, sunS, sunIntervalS } = weather;
  const global = ghi[hour]!;
  const given = parts ? { dni: parts.dni[hour]!, dhi: parts.dhi[hour]! } : null;
  if (global <= 0 && !(given && given.dni + given.dhi > 0)) return null;
  const sun = solarPosition(litInstant(sunS[hour]!, sunIntervalS, place), place);
  const extraW = extraterrestrial(Math.floor(hour / 24) + 1);
  const { dni, dhi } = given ?? split(global, sun.apparentElevation, extraW, 100 * place.pressureHpa);
  const sky = {
    elevation: sun.apparentElevation,
    azimuth: sun.azimuth,
    ghi: global,
    dni,
    dhi,
    extraW,
    airMass: relativeAirMass(sun.apparentElevation),
  };
  return { sky, brightness: model(sky) };
}

/** The place of a year of weather, its air as it is on the mean of the year. */
function solarPlaceOf(weather: WeatherYear): SolarPlace {
  const { latitudeDeg, longitudeDeg, altitudeM, pressurePa, airC } = weather;
  return {
    latitudeDeg,
    longitudeDeg,
    altitudeM,
    pressureHpa: meanOf(pressurePa) / 100,
    temperatureC: meanOf(airC),
  };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A Sun lower than this at the middle of an hour may be down for a part of it, degrees (15° an hour at most). */
const lowSun = 8;

/**
 * The instant whose Sun stands for an interval: its middle, or the middle of the part in which the Sun is up, since
 * all the light came then.
 */
function litInstant(middleS: number, intervalS: number, place: SolarPlace): number {
  if (intervalS === 0) return middleS;
  const elevationAt = (timeS: number): number => solarPosition(timeS, place).apparentElevation;
  if (Math.abs(elevationAt(middleS)) > lowSun) return middleS;
  const [startS, endS] = [middleS - intervalS / 2, middleS + intervalS / 2];
  const [atStart, atEnd] = [elevationAt(startS), elevationAt(endS)];
  if (atStart > 0 === atEnd > 0) return middleS;
  const edgeS = startS + (intervalS * atStart) / (atStart - atEnd);
  return atStart > 0 ? (startS + edgeS) / 2 : (edgeS + endS) / 2;
}

/** Light on a plane, W/m², one value per hour. */
export interface PlaneYear {
  readonly beam: Float64Array;
  /** Diffuse light from around the Sun: whatever shades the beam shades it too. */
  readonly circumsolar: Float64Array;
  /** From the vault, all of it in sight. */
  readonly dome: Float64Array;
  readonly ground: Float64Array;
}

/**
 * Light on a plane through a year. A flat one gets the global irradiance itself, which beam and diffuse parts of a
 * mean hour give back only roughly.
 *
 * @param albedo Of the ground, 0 to 1.
 * @param modifier Share of the beam that counts at an angle of incidence in degrees; all of it unless given.
 */
export function planeYear(
  year: SkyYear,
  plane: Plane,
  albedo: number,
  modifier: (angle: number) => number = all,
): PlaneYear {
  const [beam, circumsolar, dome, ground] = [0, 1, 2, 3].map(() => new Float64Array(year.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [hour, lit] of year.entries()) {
    if (!lit) continue;
    const { sky } = lit;
    const light = onPlane(sky, plane, albedo, lit.brightness);
    const isFlat = plane.tilt === 0;
    const full = isFlat ? Math.max(sky.ghi - sky.dhi, 0) : light.beam;
    beam[hour] = full > 0 ? full * modifier(incidenceAngle(sky.elevation, sky.azimuth, plane)) : 0;
    circumsolar[hour] = light.circumsolar;
    dome[hour] = isFlat ? sky.dhi - light.circumsolar : light.dome;
    ground[hour] = light.ground;
  }
  return { beam, circumsolar, dome, ground };
}

function all(): number {
  return 1;
}

/** Sum of the parts, W/m², the diffuse ones multiplied by a share. */
export function lightOf({ beam, circumsolar, dome, ground }: PlaneYear, diffuseShare = 1): Float64Array {
  return beam.map((direct, i) => direct + diffuseShare * (circumsolar[i]! + dome[i]! + ground[i]!));
}
