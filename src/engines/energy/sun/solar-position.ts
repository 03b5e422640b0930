import { acos, asin, atan, atan2, cos, sin, tan } from '../../../base/math.ts';
import { cosDeg, halfTurn, radians, sinDeg, turn } from './angles.ts';
import { type GeocentricSun, geocentricSun } from './geocentric-sun.ts';

/** A place from which the Sun is seen. */
export interface SolarPlace {
  /** Geographic, degrees, north and east positive. */
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  /** Yearly means of the air, for the refraction. */
  readonly pressureHpa: number;
  readonly temperatureC: number;
}

/** The Sun from a place. Angles in degrees. */
export interface SolarPosition {
  /** Height of the Sun's centre without refraction. */
  readonly elevation: number;
  /** The same as seen through the air. */
  readonly apparentElevation: number;
  /** Clockwise from true north. */
  readonly azimuth: number;
  /** H: hour angle, 0 at true noon. */
  readonly hourAngle: number;
  readonly equationOfTimeMin: number;
}

/** Terrestrial time − universal time in the 2020s, s (IERS: 69.2 in 2024; the Sun moves by 0.001° in 100 s). */
export const deltaT2020s = 69.2;

/** Refraction on the horizon, degrees: with the Sun's half-width 0.26667° it makes the 0.8333° of rise and set. */
const horizonRefraction = 0.5667;

/**
 * Solar position algorithm of NREL (Reda and Andreas 2004, NREL/TP-560-34302, §3.9 to 3.14): ±0.0003°.
 *
 * @param timeS Unix time, s.
 */
export function solarPosition(timeS: number, place: SolarPlace, deltaTS = deltaT2020s): SolarPosition {
  const sun = geocentricSun(timeS, deltaTS);
  const hourAngle = halfTurn(sun.siderealTime + place.longitudeDeg - sun.rightAscension);
  const phi = place.latitudeDeg * radians;
  const h = hourAngle * radians;
  const delta = sun.declination * radians;

  // Parallax: from the middle of the Earth (flattened, radius 6378.140 km) to its surface (eq. 33 to 38).
  const parallax = (8.794 / (3600 * sun.distanceAu)) * radians;
  const u = atan(0.99664719 * tan(phi));
  const x = cos(u) + (place.altitudeM / 6_378_140) * cos(phi);
  const y = 0.99664719 * sin(u) + (place.altitudeM / 6_378_140) * sin(phi);
  const across = cos(delta) - x * sin(parallax) * cos(h);
  const shift = atan2(-x * sin(parallax) * sin(h), across);
  const topocentricDeclination = atan2((sin(delta) - y * sin(parallax)) * cos(shift), across);
  const topocentricHour = h - shift;

  const elevation =
    asin(
      sin(phi) * sin(topocentricDeclination) + cos(phi) * cos(topocentricDeclination) * cos(topocentricHour),
    ) / radians;
  const azimuth =
    atan2(sin(topocentricHour), cos(topocentricHour) * sin(phi) - tan(topocentricDeclination) * cos(phi)) /
    radians;
  return {
    elevation,
    apparentElevation: elevation + refraction(elevation, place),
    azimuth: turn(azimuth + 180),
    hourAngle: topocentricHour / radians,
    equationOfTimeMin: sun.equationOfTimeMin,
  };
}

/** Lift by the air, degrees (eq. 42; Meeus 1998 after Sæmundsson); none once the upper edge has set. */
function refraction(elevation: number, { pressureHpa, temperatureC }: SolarPlace): number {
  if (elevation < -0.26667 - horizonRefraction) return 0;
  const air = (pressureHpa / 1010) * (283 / (273 + temperatureC));
  return (air * 1.02) / (60 * tan((elevation + 10.3 / (elevation + 5.11)) * radians));
}

/** The Sun's way over a place, one value per instant. Degrees. */
export interface SolarTrack {
  readonly elevation: Float64Array;
  readonly apparentElevation: Float64Array;
  readonly azimuth: Float64Array;
}

/** @param timesS Unix times, s. */
export function solarTrack(timesS: Float64Array, place: SolarPlace): SolarTrack {
  const count = timesS.length;
  const track = {
    elevation: new Float64Array(count),
    apparentElevation: new Float64Array(count),
    azimuth: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const { elevation, apparentElevation, azimuth } = solarPosition(timesS[i]!, place);
    track.elevation[i] = elevation;
    track.apparentElevation[i] = apparentElevation;
    track.azimuth[i] = azimuth;
  }
  return track;
}

/** Unix times, s; rise and set are null where the Sun stays up or down all day. */
export interface DayOfSun {
  readonly riseS: number | null;
  readonly noonS: number;
  readonly setS: number | null;
}

/** Seconds in which the Sun turns by a degree. */
const secondsPerDegree = 86_400 / 360.985647;
/** Height of the Sun's centre when its upper edge rises or sets, degrees (Reda and Andreas 2004, A.2). */
const edgeElevation = -0.8333;

/**
 * Sunrise, true noon and sunset of the day of mean solar time that begins nearest to an instant's midnight. Each is
 * found on the Sun's own place at that instant, improved four times (each leaves less than a thousandth of the
 * error), where Reda and Andreas (2004, A.2) interpolate between three days.
 *
 * @param dayS Unix time of 0 h UTC of the date, s.
 */
export function dayOfSun(
  dayS: number,
  place: Pick<SolarPlace, 'latitudeDeg' | 'longitudeDeg'>,
  deltaTS = deltaT2020s,
): DayOfSun {
  const meanNoonS = dayS + 43_200 - place.longitudeDeg * 240;
  const noonS = improved(meanNoonS, place, deltaTS, () => 0);
  const half = (sun: GeocentricSun): number => halfDayDegrees(place.latitudeDeg, sun.declination);
  const guess = half(geocentricSun(noonS, deltaTS));
  if (Number.isNaN(guess)) return { riseS: null, noonS, setS: null };
  const riseS = improved(noonS - guess * secondsPerDegree, place, deltaTS, (sun) => -half(sun));
  const setS = improved(noonS + guess * secondsPerDegree, place, deltaTS, half);
  return { riseS: Number.isNaN(riseS) ? null : riseS, noonS, setS: Number.isNaN(setS) ? null : setS };
}

/** The instant near `startS` at which the hour angle is the one asked for. */
function improved(
  startS: number,
  { longitudeDeg }: Pick<SolarPlace, 'longitudeDeg'>,
  deltaTS: number,
  hourAngle: (sun: GeocentricSun) => number,
): number {
  let timeS = startS;
  for (let i = 0; i < 4; i++) {
    const sun = geocentricSun(timeS, deltaTS);
    const now = sun.siderealTime + longitudeDeg - sun.rightAscension;
    timeS += halfTurn(hourAngle(sun) - now) * secondsPerDegree;
  }
  return timeS;
}

/** Hour angle of rise and set, degrees (eq. A4); NaN when there is none. */
function halfDayDegrees(latitudeDeg: number, declinationDeg: number): number {
  const cosine =
    (sinDeg(edgeElevation) - sinDeg(latitudeDeg) * sinDeg(declinationDeg)) /
    (cosDeg(latitudeDeg) * cosDeg(declinationDeg));
  return Math.abs(cosine) > 1 ? Number.NaN : acos(cosine) / radians;
}
