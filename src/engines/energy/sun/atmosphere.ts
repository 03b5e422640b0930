import { cos, exp, pow, sin } from '../../../base/math.ts';
import { cosDeg } from './angles.ts';

/** Sunlight above the air, W/m², mean over the year (Gueymard 2004). */
const solarConstant = 1366.1;

/**
 * Sunlight above the air on a plane that faces the Sun, W/m² (Spencer 1971, Search 2(5):172).
 *
 * @param dayOfYear 1 on the first of January.
 */
export function extraterrestrial(dayOfYear: number): number {
  const angle = (2 * Math.PI * (dayOfYear - 1)) / 365;
  const distance =
    1.00011 +
    0.034221 * cos(angle) +
    0.00128 * sin(angle) +
    0.000719 * cos(2 * angle) +
    0.000077 * sin(2 * angle);
  return solarConstant * distance;
}

/**
 * Air on the way of the Sun's rays, relative to the zenith (Kasten and Young 1989, Applied Optics 28:4735, eq. 3).
 *
 * @param elevation Apparent, degrees.
 * @returns NaN below the horizon.
 */
export function relativeAirMass(elevation: number): number {
  if (elevation < 0) return Number.NaN;
  return 1 / (cosDeg(90 - elevation) + 0.50572 * pow(6.07995 + elevation, -1.6364));
}

/** Its older form, which DISC was fitted with (Kasten 1966). */
export function relativeAirMass1966(elevation: number): number {
  return 1 / (cosDeg(90 - elevation) + 0.15 * pow(3.885 + elevation, -1.253));
}

/** Mean pressure at an altitude, Pa (international standard atmosphere, up to 11 km). */
export function pressureAt(altitudeM: number): number {
  return 100 * pow((44_331.514 - altitudeM) / 11_880.516, 1 / 0.1902632);
}

/**
 * Absolute air mass: the relative one at the pressure of the place, Pa, over that of the sea.
 *
 * @param pressurePa Use `pressureAt` where it is not measured.
 */
export function absoluteAirMass(relative: number, pressurePa: number): number {
  return (relative * pressurePa) / 101_325;
}

/** Global, beam (on a plane that faces the Sun) and diffuse irradiance, W/m². */
export interface Irradiance {
  readonly ghi: number;
  readonly dni: number;
  readonly dhi: number;
}

/**
 * Clear sky of Ineichen and Perez (2002, Solar Energy 73:151, eq. 8 and 11, constants as corrected by Perez et al.
 * 2002, Solar Energy 73:307), without the later term for very low suns.
 *
 * @param airMass Absolute.
 * @param linkeTurbidity 2 very clear, 3 usual, 5 hazy.
 * @param extraW Sunlight above the air, W/m².
 */
export function ineichenClearSky(
  apparentElevation: number,
  airMass: number,
  linkeTurbidity: number,
  altitudeM: number,
  extraW: number,
): Irradiance {
  const cosZenith = Math.max(cosDeg(90 - apparentElevation), 0);
  if (cosZenith === 0 || Number.isNaN(airMass)) return { ghi: 0, dni: 0, dhi: 0 };
  const fh1 = exp(-altitudeM / 8000);
  const fh2 = exp(-altitudeM / 1250);
  const cg1 = 5.09e-5 * altitudeM + 0.868;
  const cg2 = 3.92e-5 * altitudeM + 0.0387;
  const ghi = cg1 * extraW * cosZenith * exp(-cg2 * airMass * (fh1 + fh2 * (linkeTurbidity - 1)));
  const beam = (0.664 + 0.163 / fh1) * exp(-0.09 * airMass * (linkeTurbidity - 1)) * extraW;
  const share = (1 - (0.1 - 0.2 * exp(-linkeTurbidity)) / (0.1 + 0.882 / fh1)) / cosZenith;
  const dni = Math.min(beam, ghi * Math.max(share, 0));
  return { ghi, dni, dhi: ghi - dni * cosZenith };
}

/** Global irradiance under a clear sky, W/m² (Haurwitz 1945, J. Meteorology 2:154). */
export function haurwitzClearSky(apparentElevation: number): number {
  const cosZenith = cosDeg(90 - apparentElevation);
  return cosZenith <= 0 ? 0 : 1098 * cosZenith * exp(-0.059 / cosZenith);
}
