import { sideCount } from '../buildings/footprints.ts';
import type { Plane } from '../sun/transposition.ts';

/** Directions in which horizons are kept. */
export const sectors = 32;

/** Walls by side of the compass, then the horizontal. */
export const facePlanes: readonly Plane[] = [
  ...Array.from({ length: sideCount }, (_, side) => ({ tilt: 90, azimuth: (360 * side) / sideCount })),
  { tilt: 0, azimuth: 180 },
];
export const flatFace = sideCount;

/** Tilt of a pitched roof, and of modules on a flat one, degrees. */
const pitchedDeg = 30;
const flatModulesDeg = 10;

/** Roof planes of pitched roofs by side of the compass, then modules on flat roofs, to the south. */
export const roofPlanes: readonly Plane[] = [
  ...Array.from({ length: sideCount }, (_, side) => ({
    tilt: pitchedDeg,
    azimuth: (360 * side) / sideCount,
  })),
  { tilt: flatModulesDeg, azimuth: 180 },
];
export const flatRoof = sideCount;
/** The same roofs as they are, flat ones flat. */
export const barePlanes: readonly Plane[] = [...roofPlanes.slice(0, sideCount), { tilt: 0, azimuth: 180 }];
/** 1/cos 30°. */
export const pitchedSlope = 1.1547;
