import type { PlaneYear, SkyYear } from './sky-year.ts';

/** Heights of a horizon are kept in bytes: 255 is upright above. */
export const horizonStepDeg = 90 / 255;

/** The hours that have light, and where the Sun stands in them: the same for every plane of a territory. */
export interface LitHours {
  /** Hour of the year, from 0. */
  readonly hour: Uint16Array;
  /** Part of the compass that the Sun is in, counted clockwise from north. */
  readonly sector: Uint8Array;
  /** Height of the Sun, in steps of `horizonStepDeg`. */
  readonly height: Float32Array;
}

/** @param sectors Of the horizons, 8 to 64; the first one is centred on north. */
export function litHours(year: SkyYear, sectors: number): LitHours {
  const lit = [...year.keys()].filter((hour) => year[hour] !== null);
  const sector = lit.map((hour) => Math.round((year[hour]!.sky.azimuth * sectors) / 360) % sectors);
  return {
    hour: Uint16Array.from(lit),
    sector: Uint8Array.from(sector),
    height: Float32Array.from(lit, (hour) => year[hour]!.sky.elevation / horizonStepDeg),
  };
}

/** Light on an open plane in the lit hours, W/m². */
export interface LitPlane {
  readonly direct: Float32Array;
  readonly dome: Float32Array;
  readonly ground: Float32Array;
}

export function litPlane(plane: PlaneYear, { hour }: LitHours): LitPlane {
  return {
    direct: Float32Array.from(hour, (at) => plane.beam[at]! + plane.circumsolar[at]!),
    dome: Float32Array.from(hour, (at) => plane.dome[at]!),
    ground: Float32Array.from(hour, (at) => plane.ground[at]!),
  };
}

/** What a plane sees of sky and Sun. */
export interface PlaneView {
  /** Height of the horizon by sector, in steps of `horizonStepDeg`. */
  readonly horizon: Uint8Array;
  /** Share of its own half of the vault that is open, 0 to 1. */
  readonly skyShare: number;
}

/**
 * Adds what a shaded plane takes in: beam and the light around the Sun while the Sun stands over the horizon of its
 * sector, the light of the vault by the share that is open, that of the ground whole.
 *
 * @param targetW One value per hour of the year; added to.
 * @param takenM2 Area × what of the light is taken in.
 */
export function addShadedGain(
  targetW: Float64Array,
  lit: LitHours,
  light: LitPlane,
  view: PlaneView,
  takenM2: number,
): void {
  const { hour, sector, height } = lit;
  const { direct, dome, ground } = light;
  const { horizon, skyShare } = view;
  for (let k = 0; k < hour.length; k++) {
    const beam = height[k]! > horizon[sector[k]!]! ? direct[k]! : 0;
    const at = hour[k]!;
    targetW[at] = targetW[at]! + takenM2 * (beam + skyShare * dome[k]! + ground[k]!);
  }
}
