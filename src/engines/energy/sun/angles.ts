import { cos, sin } from '../../../base/math.ts';

/** Radians per degree. */
export const radians = Math.PI / 180;

export function sinDeg(degrees: number): number {
  return sin(degrees * radians);
}

export function cosDeg(degrees: number): number {
  return cos(degrees * radians);
}

/** The same angle in [0, 360). */
export function turn(degrees: number): number {
  return degrees - 360 * Math.floor(degrees / 360);
}

/** The same angle in [−180, 180). */
export function halfTurn(degrees: number): number {
  return turn(degrees + 180) - 180;
}
