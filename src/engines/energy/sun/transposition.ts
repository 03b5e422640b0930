import { acos } from '../../../base/math.ts';
import { cosDeg, radians, sinDeg } from './angles.ts';

/** A plane that light falls on. */
export interface Plane {
  /** 0 lies flat, 90 stands, degrees. */
  readonly tilt: number;
  /** Where it faces, degrees clockwise from north. */
  readonly azimuth: number;
}

/** The sky of one instant. Angles in degrees, irradiance in W/m². */
export interface Sky {
  /** Apparent, of the Sun. */
  readonly elevation: number;
  readonly azimuth: number;
  readonly ghi: number;
  readonly dni: number;
  readonly dhi: number;
  readonly extraW: number;
  /** Relative air mass; NaN when the Sun is down. */
  readonly airMass: number;
}

/** What falls on a plane, W/m². */
export interface PlaneIrradiance {
  readonly beam: number;
  /** Diffuse light from around the Sun: what shades the beam shades it too. */
  readonly circumsolar: number;
  /** Diffuse light from the vault and the band over the horizon. */
  readonly dome: number;
  /** From the ground, all of it in sight. */
  readonly ground: number;
}

/** Cosine of the angle between the Sun and a plane's normal; negative behind the plane. */
export function cosIncidence(elevation: number, azimuth: number, plane: Plane): number {
  return (
    sinDeg(elevation) * cosDeg(plane.tilt) +
    cosDeg(elevation) * sinDeg(plane.tilt) * cosDeg(azimuth - plane.azimuth)
  );
}

/** Angle between the Sun and a plane's normal, degrees. */
export function incidenceAngle(elevation: number, azimuth: number, plane: Plane): number {
  return acos(Math.max(-1, Math.min(1, cosIncidence(elevation, azimuth, plane)))) / radians;
}

/** Upper bounds of the classes of clearness, and F11 F12 F13 F21 F22 F23 of each (Perez et al. 1990, tables 1 and 6). */
const classBounds = [1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2];
const brightness: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.008, 0.588, -0.062, -0.06, 0.072, -0.022],
  [0.13, 0.683, -0.151, -0.019, 0.066, -0.029],
  [0.33, 0.487, -0.221, 0.055, -0.064, -0.026],
  [0.568, 0.187, -0.295, 0.109, -0.152, -0.014],
  [0.873, -0.392, -0.362, 0.226, -0.462, 0.001],
  [1.132, -1.237, -0.412, 0.288, -0.823, 0.056],
  [1.06, -1.6, -0.359, 0.264, -1.127, 0.131],
  [0.678, -0.327, -0.25, 0.156, -1.377, 0.251],
];

/** Shares of the diffuse light that come from around the Sun, F1, and from the horizon, F2. */
export interface SkyBrightness {
  readonly f1: number;
  readonly f2: number;
}

/** No light from anywhere in particular: the isotropic sky. */
export const evenSky: SkyBrightness = { f1: 0, f2: 0 };

/**
 * Brightness of the sky (Perez, Ineichen, Seals, Michalsky and Stewart 1990, Solar Energy 44:271, eq. 1, 2 and 9,
 * "all sites composite"). A sky without the Sun, or without diffuse light, is even.
 */
export function perezBrightness({ elevation, dni, dhi, extraW, airMass }: Sky): SkyBrightness {
  if (!(dhi > 0) || Number.isNaN(airMass)) return evenSky;
  const zenith = (90 - elevation) * radians;
  const kappa = 1.041 * zenith * zenith * zenith;
  const epsilon = ((dhi + dni) / dhi + kappa) / (1 + kappa);
  const delta = (dhi * airMass) / extraW;
  const found = classBounds.findIndex((bound) => epsilon < bound);
  const [f11, f12, f13, f21, f22, f23] = brightness[found < 0 ? classBounds.length : found]!;
  return {
    f1: Math.max(f11 + f12 * delta + f13 * zenith, 0),
    f2: f21 + f22 * delta + f23 * zenith,
  };
}

/** Least cosine of the zenith angle in Perez's circumsolar term: that of 85°. */
const leastCosZenith = cosDeg(85);

/** Light from around the Sun on a plane that faces it, W/m². */
export function circumsolarPart(sky: Sky, { f1 }: SkyBrightness): number {
  return (sky.dhi * f1) / Math.max(sinDeg(sky.elevation), leastCosZenith);
}

/**
 * Light on a plane: beam, diffuse by the sky's brightness (Perez et al. 1990, eq. 9), ground as an even mirror of the
 * global irradiance.
 *
 * @param albedo Of the ground, 0 to 1.
 */
export function onPlane(sky: Sky, plane: Plane, albedo: number, brightness: SkyBrightness): PlaneIrradiance {
  const { f1, f2 } = brightness;
  const cosine = Math.max(cosIncidence(sky.elevation, sky.azimuth, plane), 0);
  const cosTilt = cosDeg(plane.tilt);
  const around = circumsolarPart(sky, brightness) * cosine;
  const vault = sky.dhi * (0.5 * (1 - f1) * (1 + cosTilt) + f2 * sinDeg(plane.tilt));
  return {
    // An hour in which the Sun rises can have it under the horizon at its middle: a wall that faces it is lit.
    beam: sky.dni * cosine,
    circumsolar: around,
    // A dark horizon can take more than the vault gives; the sum is never negative.
    dome: Math.max(vault, -around),
    ground: 0.5 * albedo * sky.ghi * (1 - cosTilt),
  };
}

export function totalOf({ beam, circumsolar, dome, ground }: PlaneIrradiance): number {
  return beam + circumsolar + dome + ground;
}
