import { AppError } from '../../../base/errors.ts';
import { acos } from '../../../base/math.ts';
import { sum } from '../../../base/sum.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { cosDeg, sinDeg } from '../sun/angles.ts';
import {
  absoluteAirMass,
  extraterrestrial,
  ineichenClearSky,
  pressureAt,
  relativeAirMass,
} from '../sun/atmosphere.ts';
import { solarPosition } from '../sun/solar-position.ts';

/** A station farther than that from the territory has another climate, km. */
const farKm = 200;
/** A year's light on level ground, kWh/m²: what places of the Earth where people live have (Global Solar Atlas). */
const leastKwh = 600;
const mostKwh = 2500;
/** Beyond the end of civil twilight nothing is measured, degrees under the horizon. */
const twilightDeg = -6;
/** Share of the year's light that may fall in such hours: a clock that is hours off has far more. */
const mostInTheDark = 0.01;
/** Global light may be so much off beam and diffuse together, as a share of the year's. */
const mostApart = 0.15;
/** One day of so many is looked at: faults of a file are in all of them. */
const daysApart = 6;
/** An hour may have so much more light than a clear sky: air is cleaner than usual on some days, clouds reflect. */
const mostOverClear = 1.2;
/** Linke's turbidity of very clear air. */
const clearTurbidity = 2;
/** Share of the year's light that may be beyond that. */
const mostBright = 0.02;
const earthKm = 6371;

/**
 * What speaks against a year of weather that a file brought: another place, no light or too much, light while the Sun is down
 * or beyond a clear sky, parts that do not make up the whole. `energy/weather-…` each, told and not refused: somebody may want to try just that.
 *
 * @param place Longitude and latitude of the territory, degrees; null: not known.
 */
export function weatherDoubts(weather: WeatherYear, place: readonly [number, number] | null): AppError[] {
  const doubts: AppError[] = [];
  const { name, ghi, parts, sunS } = weather;
  const km = place && distanceKm(place, [weather.longitudeDeg, weather.latitudeDeg]);
  if (km !== null && km > farKm)
    doubts.push(new AppError('energy/weather-far', `${name} is ${km} km away`, { name, km: Math.round(km) }));
  const whole = sum(ghi) / 1000;
  if (!(whole >= leastKwh && whole <= mostKwh)) {
    doubts.push(
      new AppError('energy/weather-light', `${whole} kWh/m² in a year`, { name, kwh: Math.round(whole) }),
    );
    return doubts;
  }
  const site = {
    latitudeDeg: weather.latitudeDeg,
    longitudeDeg: weather.longitudeDeg,
    altitudeM: weather.altitudeM,
    pressureHpa: 1013,
    temperatureC: 10,
  };
  let [seen, dark, made, bright] = [0, 0, 0, 0];
  for (let hour = 0; hour < ghi.length; hour++) {
    if (Math.floor(hour / 24) % daysApart !== 0) continue;
    const global = ghi[hour]!;
    if (global <= 0 && !parts) continue;
    const { elevation } = solarPosition(sunS[hour]!, site);
    seen += global;
    if (elevation < twilightDeg) dark += global;
    bright += Math.max(0, global - mostOverClear * clearSkyW(elevation, weather.altitudeM, hour));
    if (parts) made += parts.dni[hour]! * Math.max(sinDeg(elevation), 0) + parts.dhi[hour]!;
  }
  const inTheDark = dark / seen;
  if (inTheDark > mostInTheDark)
    doubts.push(
      new AppError('energy/weather-clock', `${inTheDark} of the light falls in the dark`, {
        name,
        percent: Math.round(100 * inTheDark),
      }),
    );
  const overClear = bright / seen;
  if (inTheDark <= mostInTheDark && overClear > mostBright)
    doubts.push(
      new AppError('energy/weather-bright', `${overClear} of the light is beyond a clear sky`, {
        name,
        percent: Math.round(100 * overClear),
      }),
    );
  const apart = Math.abs(made / seen - 1);
  if (parts && apart > mostApart)
    doubts.push(
      new AppError('energy/weather-parts', `beam and diffuse are ${apart} off global`, {
        name,
        percent: Math.round(100 * apart),
      }),
    );
  return doubts;
}

/** Global light under a clear sky (Ineichen and Perez), W/m². */
function clearSkyW(elevation: number, altitudeM: number, hour: number): number {
  if (elevation <= 0) return 0;
  const airMass = absoluteAirMass(relativeAirMass(elevation), pressureAt(altitudeM));
  const extraW = extraterrestrial(Math.floor(hour / 24) + 1);
  return ineichenClearSky(elevation, airMass, clearTurbidity, altitudeM, extraW).ghi;
}

/** Between two places given by longitude and latitude, along the sphere. */
function distanceKm([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  const cosine = sinDeg(b) * sinDeg(d) + cosDeg(b) * cosDeg(d) * cosDeg(a - c);
  return earthKm * acos(Math.min(1, Math.max(-1, cosine)));
}
