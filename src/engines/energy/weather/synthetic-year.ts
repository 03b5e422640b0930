import { acos } from '../../../base/math.ts';
import { Random } from '../../../base/random.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import type { ClimateZone } from '../dpe/zones.ts';
import { cosDeg, radians, sinDeg } from '../sun/angles.ts';
import { extraterrestrial, pressureAt } from '../sun/atmosphere.ts';

/** A zone's climate: its station's altitude, and twelve months of air temperature, °C, and of irradiation, kWh/m². */
interface ZoneClimate {
  readonly station: string;
  readonly altitudeM: number;
  readonly airC: readonly number[];
  readonly sunKwh: readonly number[];
}

/**
 * Monthly means of air temperature (Météo-France, normals of 1991–2020, rounded) and of global irradiation of the
 * horizontal (order of magnitude of PVGIS-SARAH2, to 5 %) at a station of each zone.
 */
export const zoneClimates: Readonly<Record<ClimateZone, ZoneClimate>> = {
  H1a: {
    station: 'Trappes',
    altitudeM: 167,
    airC: [4.2, 4.7, 7.7, 10.6, 14.1, 17.3, 19.5, 19.4, 15.9, 12.2, 7.6, 4.7],
    sunKwh: [28, 46, 87, 126, 155, 166, 167, 143, 104, 63, 33, 23],
  },
  H1b: {
    station: 'Nancy',
    altitudeM: 212,
    airC: [2.3, 3.2, 6.8, 10.5, 14.6, 18.1, 20.1, 19.7, 15.4, 11.1, 6.2, 3.2],
    sunKwh: [29, 50, 90, 130, 155, 167, 170, 146, 104, 60, 32, 23],
  },
  H1c: {
    station: 'Mâcon',
    altitudeM: 216,
    airC: [3.4, 4.5, 8.5, 11.8, 15.9, 19.7, 21.9, 21.5, 17.2, 12.9, 7.4, 4],
    sunKwh: [34, 55, 100, 133, 160, 178, 187, 160, 117, 70, 39, 28],
  },
  H2a: {
    station: 'Rennes',
    altitudeM: 37,
    airC: [6, 6.4, 8.8, 11.2, 14.5, 17.5, 19.4, 19.4, 16.8, 13.2, 9.1, 6.4],
    sunKwh: [33, 52, 93, 134, 162, 172, 170, 145, 111, 64, 37, 27],
  },
  H2b: {
    station: 'Nantes',
    altitudeM: 27,
    airC: [6.2, 6.7, 9.3, 11.8, 15.2, 18.5, 20.3, 20.4, 17.6, 13.8, 9.4, 6.6],
    sunKwh: [38, 58, 104, 144, 173, 188, 190, 163, 123, 73, 43, 32],
  },
  H2c: {
    station: 'Agen',
    altitudeM: 59,
    airC: [5.9, 6.7, 10, 12.7, 16.5, 20.2, 22.2, 22.2, 18.6, 14.8, 9.5, 6.4],
    sunKwh: [43, 63, 109, 144, 173, 188, 192, 166, 129, 81, 48, 38],
  },
  H2d: {
    station: 'Carpentras',
    altitudeM: 99,
    airC: [5.7, 6.6, 10.3, 13.3, 17.6, 21.7, 24.3, 23.9, 19.4, 14.9, 9.4, 6.1],
    sunKwh: [54, 77, 128, 160, 193, 214, 224, 192, 142, 92, 58, 46],
  },
  H3: {
    station: 'Marignane',
    altitudeM: 9,
    airC: [7.5, 8.1, 11.5, 14.4, 18.6, 22.8, 25.4, 25.1, 20.9, 16.8, 11.5, 8.2],
    sunKwh: [57, 78, 128, 160, 193, 214, 223, 192, 143, 94, 60, 49],
  },
};

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Spread of days round their month and how much of a day stays on the next one (usual of a temperate climate). */
const dayDeviationK = 3;
const dayMemory = 0.75;
/** Spread of a day's light round its month's mean, and the most that the air lets through of what is above it. */
const lightDeviation = 0.45;
const mostClear = 0.76;
/** Swing of a day between its coldest and its warmest hour in full light, and under cloud, K. */
const clearSwingK = 12;
const cloudySwingK = 4;
/** Any year that has 365 days: typical years come without their own. */
const yearStartS = 1_767_225_600;

/**
 * A made-up year at a place: days that scatter round the monthly means of its climate zone and whose months are those
 * means, light by the shape of a day of Collares-Pereira and Rabl (1979, Solar Energy 22:155). The same for a seed
 * everywhere. It has the year's sums, not its extremes: peaks are those of an ordinary winter.
 */
export function syntheticYear(
  zone: ClimateZone,
  place: { readonly longitudeDeg: number; readonly latitudeDeg: number },
  seed: number,
): WeatherYear {
  const { station, altitudeM, airC, sunKwh } = zoneClimates[zone];
  const random = new Random(seed);
  const air = new Float64Array(8760);
  const ghi = new Float64Array(8760);
  let day = 0;
  let departure = 0;
  const utcOffsetH = 1;
  for (const [month, days] of monthDays.entries()) {
    const departures = Float64Array.from({ length: days }, () => {
      const step = Math.sqrt(1 - dayMemory * dayMemory) * dayDeviationK * random.normal();
      return (departure = dayMemory * departure + step);
    });
    const mean = departures.reduce((sum, value) => sum + value, 0) / days;
    const shares = lightOfDays(sunKwh[month]! * 1000, day, days, place.latitudeDeg, random);
    for (let i = 0; i < days; i++) {
      const above = aboveAir(day + i, place.latitudeDeg);
      const clear = shares[i]! / above.dayWh;
      const swing = cloudySwingK + (clearSwingK - cloudySwingK) * Math.min(1, clear / mostClear);
      const dayC = airC[month]! + departures[i]! - mean;
      for (let hour = 0; hour < 24; hour++) {
        const at = 24 * (day + i) + hour;
        // Coldest at 5 h, warmest at 15 h of the sun: a cosine, its mean over the day left out.
        const solarHour = hour + 0.5 - utcOffsetH + place.longitudeDeg / 15;
        air[at] = dayC + (swing / 2) * cosDeg(15 * (solarHour - 15));
        ghi[at] = shares[i]! * hourShare(15 * (solarHour - 12), above.halfDay);
      }
    }
    day += days;
  }
  smoothSteps(air, airC);
  const startS = Float64Array.from(air, (_, hour) => yearStartS + 3600 * (hour - utcOffsetH));
  return {
    name: `${station} (${zone})`,
    ...place,
    altitudeM,
    utcOffsetH,
    startS,
    sunS: startS.map((start) => start + 1800),
    sunIntervalS: 3600,
    airC: air,
    humidity: new Float64Array(8760).fill(75),
    pressurePa: new Float64Array(8760).fill(pressureAt(altitudeM)),
    windM: new Float64Array(8760).fill(3),
    ghi,
    parts: null,
    infraredW: null,
  };
}

/** Light of each day of a month, Wh/m²: scattered round the mean, under what a clear sky gives, of the month's sum. */
function lightOfDays(
  monthWh: number,
  first: number,
  days: number,
  latitude: number,
  random: Random,
): Float64Array {
  const most = Float64Array.from({ length: days }, (_, i) => mostClear * aboveAir(first + i, latitude).dayWh);
  let light = most.map((clear) => {
    const factor = 1 + lightDeviation * random.normal();
    return Math.min(clear, Math.max(0.1 * clear, (monthWh / days) * factor));
  });
  // What clear skies could not take goes to the other days, until the month has its sum.
  for (let pass = 0; pass < 20; pass++) {
    const missing = monthWh - light.reduce((sum, value) => sum + value, 0);
    light = light.map((value, i) => Math.min(most[i]!, Math.max(0.05 * most[i]!, value + missing / days)));
  }
  return light;
}

/** Half the length of a day, degrees of the Sun's turn, and the light above the air, Wh/m² (Duffie and Beckman 2013, 1.10). */
function aboveAir(day: number, latitude: number): { readonly halfDay: number; readonly dayWh: number } {
  const declination = 23.45 * sinDeg((360 * (284 + day + 1)) / 365);
  const cosine = (-sinDeg(latitude) * sinDeg(declination)) / (cosDeg(latitude) * cosDeg(declination));
  const halfDay = acos(Math.max(-1, Math.min(1, cosine))) / radians;
  const height =
    cosDeg(latitude) * cosDeg(declination) * sinDeg(halfDay) +
    halfDay * radians * sinDeg(latitude) * sinDeg(declination);
  return { halfDay, dayWh: (24 / Math.PI) * extraterrestrial(day + 1) * height };
}

/** Share of a day's light in an hour whose middle is at an hour angle (Collares-Pereira and Rabl 1979, eq. 6). */
function hourShare(hourAngle: number, halfDay: number): number {
  if (Math.abs(hourAngle) >= halfDay) return 0;
  const a = 0.409 + 0.5016 * sinDeg(halfDay - 60);
  const b = 0.6609 - 0.4767 * sinDeg(halfDay - 60);
  const [cosine, edge] = [cosDeg(hourAngle), cosDeg(halfDay)];
  const whole = sinDeg(halfDay) - halfDay * radians * edge;
  return Math.max(0, ((Math.PI / 24) * (a + b * cosine) * (cosine - edge)) / whole);
}

/** Takes the steps between months out: each day moves with the line through the middles of the months. */
function smoothSteps(air: Float64Array, months: readonly number[]): void {
  let first = 0;
  for (const [month, days] of monthDays.entries()) {
    const [before, own, after] = [months[(month + 11) % 12]!, months[month]!, months[(month + 1) % 12]!];
    const lines = Float64Array.from({ length: days }, (_, i) => {
      const part = (i + 0.5) / days - 0.5;
      return part < 0 ? -part * (before - own) : part * (after - own);
    });
    const mean = lines.reduce((sum, value) => sum + value, 0) / days;
    for (let i = 0; i < days; i++) {
      for (let hour = 0; hour < 24; hour++) air[24 * (first + i) + hour]! += lines[i]! - mean;
    }
    first += days;
  }
}
