import { asin, atan2, cos, sin, tan } from '../base/math.ts';

const radians = Math.PI / 180;

/** Where the Sun stands over a place. Degrees. */
export interface SunInSky {
  /** Height of its middle over the horizon, as seen through the air. */
  readonly elevation: number;
  /** Clockwise from true north, 0 to 360. */
  readonly azimuth: number;
}

/**
 * The Sun over a place, to 0.02° from 1950 to 2050: low-precision formulas of the Astronomical Almanac (Michalsky 1988,
 * Solar Energy 40:227), whose 0.01° a picture needs, and not the tables that a year of energy is computed with. Refraction of
 * ordinary air (Sæmundsson 1986; Meeus 1998, eq. 16.4), none once the Sun's upper edge has set.
 *
 * @param timeS Unix time, s.
 */
export function sunOver(timeS: number, latitudeDeg: number, longitudeDeg: number): SunInSky {
  // Days from noon of 1 January 2000.
  const days = timeS / 86_400 - 10_957.5;
  const meanLongitude = 280.46 + 0.985_647_4 * days;
  const anomaly = (357.528 + 0.985_600_3 * days) * radians;
  const longitude = (meanLongitude + 1.915 * sin(anomaly) + 0.02 * sin(2 * anomaly)) * radians;
  const obliquity = (23.439 - 0.000_000_4 * days) * radians;
  const rightAscension = atan2(cos(obliquity) * sin(longitude), cos(longitude)) / radians;
  const declination = asin(sin(obliquity) * sin(longitude));
  // Sidereal time: a mean day is 360.9856474° of turning.
  const sidereal = 280.460_618_4 + 360.985_647_366 * days;
  const hour = (sidereal + longitudeDeg - rightAscension) * radians;
  const latitude = latitudeDeg * radians;
  const height = asin(sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hour));
  const azimuth = atan2(sin(hour), cos(hour) * sin(latitude) - tan(declination) * cos(latitude));
  const elevation = height / radians;
  const turned = azimuth / radians + 180;
  return { elevation: elevation + refraction(elevation), azimuth: turned - 360 * Math.floor(turned / 360) };
}

/** Height under which the upper edge of the Sun is out of sight, degrees: its half-width and the air's lift. */
const setElevation = -0.8333;

function refraction(elevation: number): number {
  if (elevation < setElevation) return 0;
  return 1.02 / (60 * tan((elevation + 10.3 / (elevation + 5.11)) * radians));
}
