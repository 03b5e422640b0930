import { acos } from '../../../base/math.ts';
import { Random } from '../../../base/random.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import type { ClimateZone } from '../dpe/zones.ts';
import { cosDeg, radians, sinDeg } from '../sun/angles.ts';
import { extraterrestrial, pressureAt } from '../sun/atmosphere.ts';

/** A zone's climate: its station's altitude, and twelve months of air temperature, °C, and of global irradiation, J/cm². */
interface ZoneClimate {
  readonly station: string;
  readonly altitudeM: number;
  readonly airC: readonly number[];
  readonly sunJPerCm2: readonly number[];
}

/**
 * Monthly means of air temperature and of global irradiation of the horizontal at a station of each zone: Météo-France,
 * Fiches climatologiques, statistics of 1991–2020, edited on 6 December 2024 (stations 78621001, 54526001, 71105001,
 * 35281001, 44020001, 47091001, 84031001 and 13054001), as smartduck66/kiko_vue keeps them.
 */
export const zoneClimates: Readonly<Record<ClimateZone, ZoneClimate>> = {
  H1a: {
    station: 'Trappes',
    altitudeM: 167,
    airC: [4.3, 4.9, 7.9, 10.7, 14.1, 17.3, 19.5, 19.4, 16, 12.2, 7.6, 4.8],
    sunJPerCm2: [9584, 16044, 31484, 46511, 58463, 62490, 62473, 54587, 38857, 23083, 11581, 7958],
  },
  H1b: {
    station: 'Nancy-Essey',
    altitudeM: 212,
    airC: [2.6, 3.5, 6.9, 10.2, 14.2, 17.9, 20, 19.6, 15.6, 11.3, 6.4, 3.5],
    sunJPerCm2: [9426, 16136, 31533, 46076, 57610, 62533, 62506, 53453, 37834, 21822, 10433, 7393],
  },
  H1c: {
    station: 'Mâcon',
    altitudeM: 219,
    airC: [3.5, 4.6, 8.5, 11.7, 15.7, 19.5, 21.5, 21.1, 17, 12.7, 7.4, 4.1],
    sunJPerCm2: [11135, 18652, 35556, 48010, 59221, 65356, 67396, 57564, 41227, 24434, 12995, 8973],
  },
  H2a: {
    station: 'Rennes',
    altitudeM: 36,
    airC: [6.2, 6.6, 8.8, 11, 14.3, 17.3, 19.2, 19.3, 16.6, 13.2, 9.2, 6.6],
    sunJPerCm2: [10827, 17766, 31986, 45762, 58282, 61387, 61668, 53406, 40215, 23559, 13293, 9176],
  },
  H2b: {
    station: 'Nantes',
    altitudeM: 26,
    airC: [6.4, 6.7, 9.2, 11.4, 14.7, 17.8, 19.7, 19.8, 17.1, 13.5, 9.4, 6.7],
    sunJPerCm2: [11658, 19447, 34523, 48315, 60318, 64389, 64957, 57438, 42204, 25059, 14285, 10044],
  },
  H2c: {
    station: 'Agen',
    altitudeM: 58,
    airC: [6.1, 6.9, 10.1, 12.6, 16.3, 19.8, 21.9, 22, 18.6, 14.9, 9.6, 6.6],
    sunJPerCm2: [14148, 22502, 39285, 50016, 61448, 65748, 68365, 60474, 45846, 29227, 16217, 12101],
  },
  H2d: {
    station: 'Carpentras',
    altitudeM: 98,
    airC: [6.1, 6.9, 10.5, 13.6, 17.7, 21.7, 24.4, 24, 19.5, 15.3, 9.9, 6.5],
    sunJPerCm2: [18853, 27420, 45400, 56489, 70613, 78022, 81298, 69330, 50254, 33075, 20213, 15941],
  },
  H3: {
    station: 'Marignane',
    altitudeM: 9,
    airC: [7.7, 8.3, 11.4, 14.3, 18.4, 22.5, 25.2, 24.9, 20.9, 17, 11.7, 8.4],
    sunJPerCm2: [19493, 27988, 46234, 57303, 72219, 78713, 81651, 70219, 51354, 34078, 21259, 16925],
  },
};

/** Wh/m² in a J/cm². */
const whPerJPerCm2 = 10_000 / 3600;
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
  const { station, altitudeM, airC, sunJPerCm2 } = zoneClimates[zone];
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
    const shares = lightOfDays(sunJPerCm2[month]! * whPerJPerCm2, day, days, place.latitudeDeg, random);
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
