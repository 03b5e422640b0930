import { glassIndex, physicalModifier } from './incidence.ts';
import { acos } from '../../../base/math.ts';
import { openSkyShare } from './horizon.ts';
import type { LitHours } from './shaded-gains.ts';
import { cosDeg, radians, sinDeg } from './angles.ts';
import type { SkyYear } from './sky-year.ts';
import { circumsolarPart, type Plane } from './transposition.ts';

/**
 * The lit hours of a year so that the light on any plane is a few products: no two roofs have the same planes. Perez's sky
 * as `onPlane` has it; a flat plane differs from `planeYear`'s, which is given the global irradiance itself.
 */
export interface SunHours {
  /** Towards the Sun, of length 1. */
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly up: Float64Array;
  /** Beam, and light from around the Sun, on a plane that faces it, W/m². */
  readonly beam: Float64Array;
  readonly around: Float64Array;
  /** Of the vault on a flat plane, of the band over the horizon on an upright one, W/m². */
  readonly vault: Float64Array;
  readonly band: Float64Array;
  /** Sent back by the ground to an upright plane, times two, W/m². */
  readonly ground: Float64Array;
}

/** @param albedo Of the ground, 0 to 1. */
export function sunHours(year: SkyYear, { hour }: LitHours, albedo: number): SunHours {
  const of = (read: (at: NonNullable<SkyYear[number]>) => number): Float64Array =>
    Float64Array.from(hour, (at) => read(year[at]!));
  return {
    east: of(({ sky }) => cosDeg(sky.elevation) * sinDeg(sky.azimuth)),
    north: of(({ sky }) => cosDeg(sky.elevation) * cosDeg(sky.azimuth)),
    up: of(({ sky }) => sinDeg(sky.elevation)),
    beam: of(({ sky }) => sky.dni),
    around: of(({ sky, brightness }) => circumsolarPart(sky, brightness)),
    vault: of(({ sky, brightness }) => sky.dhi * (1 - brightness.f1)),
    band: of(({ sky, brightness }) => sky.dhi * brightness.f2),
    ground: of(({ sky }) => albedo * sky.ghi),
  };
}

/** What glass lets through by the cosine of the angle over what it does at a normal one. */
const modifierSteps = 1024;
const modifierOf = Float64Array.from({ length: modifierSteps + 2 }, (_, step) =>
  step === 0 ? 0 : physicalModifier(acos(Math.min(1, step / modifierSteps)) / radians, glassIndex),
);

function throughGlass(cosine: number): number {
  const at = cosine * modifierSteps;
  const below = Math.floor(at);
  return modifierOf[below]! + (at - below) * (modifierOf[below + 1]! - modifierOf[below]!);
}

/**
 * Light on a plane behind a horizon, W/m² by lit hour.
 *
 * @param horizon Height by sector, in steps of `horizonStepDeg`. @param isGlazed Whether the beam goes through glass.
 * @param target Written over. @returns Its sum over the year, kWh/m².
 */
export function writePlaneLight(
  { east, north, up, beam, around, vault, band, ground }: SunHours,
  { sector, height }: LitHours,
  plane: Plane,
  horizon: Uint8Array,
  isGlazed: boolean,
  target: Float64Array,
): number {
  const [sine, cosine] = [sinDeg(plane.tilt), cosDeg(plane.tilt)];
  const [toEast, toNorth] = [sine * sinDeg(plane.azimuth), sine * cosDeg(plane.azimuth)];
  const skyShare = openSkyShare(horizon, plane);
  const [asVault, asGround] = [(1 + cosine) / 2, (1 - cosine) / 2];
  let sum = 0;
  for (let k = 0; k < target.length; k++) {
    const facing = Math.max(0, east[k]! * toEast + north[k]! * toNorth + up[k]! * cosine);
    const circumsolar = around[k]! * facing;
    const dome = Math.max(vault[k]! * asVault + band[k]! * sine, -circumsolar);
    let light = skyShare * dome + ground[k]! * asGround;
    if (height[k]! > horizon[sector[k]!]!) {
      const direct = beam[k]! * facing;
      light += circumsolar + (isGlazed ? direct * throughGlass(facing) : direct);
    }
    target[k] = light;
    sum += light;
  }
  return sum / 1000;
}
