import { pow } from '../base/math.ts';

/** A year of weather at one place, hour by hour. Arrays have one value per hour, in the order of time. */
export interface WeatherYear {
  readonly name: string;
  /** Degrees, north and east positive. */
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  /** Hours by which the clock of the rows is ahead of UTC: standard time all year round. */
  readonly utcOffsetH: number;
  /** Unix time at which each hour of the clock begins, s; months of a typical year come from several years. */
  readonly startS: Float64Array;
  /** Unix time to which each irradiance belongs: the middle of its interval, or the instant of a satellite's view. */
  readonly sunS: Float64Array;
  /** Length of the interval that irradiance is the mean of, s; 0: it is that of the instant. */
  readonly sunIntervalS: number;
  /** Air temperature at the stamp of the row, °C. */
  readonly airC: Float64Array;
  /** 0 to 100 %. */
  readonly humidity: Float64Array;
  readonly pressurePa: Float64Array;
  /** At 10 m, m/s. */
  readonly windM: Float64Array;
  /** Global irradiance of the horizontal, W/m². */
  readonly ghi: Float64Array;
  /** Beam on a plane that faces the Sun, and diffuse on the horizontal, W/m²; null: only the global one is known. */
  readonly parts: { readonly dni: Float64Array; readonly dhi: Float64Array } | null;
  /** Long-wave irradiance from the sky on the horizontal, W/m²; null: not in the file. */
  readonly infraredW: Float64Array | null;
}

/** Mean fall of temperature with altitude, K/m (international standard atmosphere). */
const lapsePerM = 0.0065;

/** The same weather at another altitude: air 6.5 K/km colder upwards, pressure by the standard atmosphere. */
export function weatherAtAltitude(weather: WeatherYear, altitudeM: number): WeatherYear {
  const rise = altitudeM - weather.altitudeM;
  if (rise === 0) return weather;
  const thinner = pow(1 - (lapsePerM * rise) / (288.15 - lapsePerM * weather.altitudeM), 5.25588);
  return {
    ...weather,
    altitudeM,
    airC: weather.airC.map((air) => air - lapsePerM * rise),
    pressurePa: weather.pressurePa.map((pressure) => pressure * thinner),
  };
}
