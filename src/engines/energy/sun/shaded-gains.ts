import type { PlaneYear, SkyYear } from './sky-year.ts';

/** Heights of a horizon are kept in bytes: 255 is upright above. */
export const horizonStepDeg = 90 / 255;
/** How many heights that makes. */
export const horizonHeights = 256;

/** The hours that have light, and where the Sun stands in them: the same for every plane of a territory. */
export interface LitHours {
  /** Hour of the year, from 0. */
  readonly hour: Uint16Array;
  /** Part of the compass that the Sun is in, counted clockwise from north. */
  readonly sector: Uint8Array;
  /** Height of the Sun, in steps of `horizonStepDeg`. */
  readonly height: Float32Array;
  /** Lowest horizon, in whole steps, that the Sun is not over: whole numbers are compared faster. */
  readonly hiddenBy: Int16Array;
}

/** @param sectors Of the horizons, 8 to 64; the first one is centred on north. */
export function litHours(year: SkyYear, sectors: number): LitHours {
  const lit = [...year.keys()].filter((hour) => year[hour] !== null);
  const sector = lit.map((hour) => Math.round((year[hour]!.sky.azimuth * sectors) / 360) % sectors);
  const height = Float32Array.from(lit, (hour) => year[hour]!.sky.elevation / horizonStepDeg);
  return {
    hour: Uint16Array.from(lit),
    sector: Uint8Array.from(sector),
    height,
    hiddenBy: Int16Array.from(height, Math.ceil),
  };
}

/** Light on an open plane in the lit hours, W/m². */
export interface LitPlane {
  readonly direct: Float64Array;
  readonly dome: Float64Array;
  readonly ground: Float64Array;
}

export function litPlane(plane: PlaneYear, { hour }: LitHours): LitPlane {
  return {
    direct: Float64Array.from(hour, (at) => plane.beam[at]! + plane.circumsolar[at]!),
    dome: Float64Array.from(hour, (at) => plane.dome[at]!),
    ground: Float64Array.from(hour, (at) => plane.ground[at]!),
  };
}
