import { asin, cos, exp, sin, tan } from '../../../base/math.ts';
import { cosDeg, radians } from './angles.ts';

/**
 * Share of the beam that glass lets in at an angle, over that at normal incidence (ASHRAE 93; Souka and Safwat 1966):
 * 1 − b (1/cos θ − 1).
 *
 * @param angle Of incidence, degrees.
 * @param b 0.05 for a module.
 */
export function ashraeModifier(angle: number, b: number): number {
  if (angle >= 90) return 0;
  return Math.max(1 - b * (1 / cosDeg(angle) - 1), 0);
}

/** Refraction of glass. */
export const glassIndex = 1.526;

/**
 * The same from the laws of Fresnel and Bouguer for one sheet (De Soto, Klein and Beckman 2006, Solar Energy 80:78,
 * eq. 15 to 17).
 *
 * @param index Of refraction.
 * @param extinction Per m.
 */
export function physicalModifier(angle: number, index: number, extinction = 4, thicknessM = 0.002): number {
  if (angle >= 90) return 0;
  const normal =
    (1 - ((index - 1) / (index + 1)) * ((index - 1) / (index + 1))) * exp(-extinction * thicknessM);
  if (angle === 0) return 1;
  const theta = angle * radians;
  const refracted = asin(sin(theta) / index);
  const [difference, sum] = [refracted - theta, refracted + theta];
  const across = square(sin(difference) / sin(sum));
  const along = square(tan(difference) / tan(sum));
  const inside = exp((-extinction * thicknessM) / cos(refracted));
  return (inside * (1 - 0.5 * (across + along))) / normal;
}

function square(x: number): number {
  return x * x;
}

/**
 * The same, by one coefficient of angular loss (Martin and Ruiz 2001, Solar Energy Materials 70:25, eq. 3).
 *
 * @param ar 0.16 for a clean module.
 */
export function martinRuizModifier(angle: number, ar: number): number {
  if (angle >= 90) return 0;
  return (1 - exp(-cosDeg(angle) / ar)) / (1 - exp(-1 / ar));
}
