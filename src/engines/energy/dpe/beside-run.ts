import { sum } from '../../../base/sum.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { heatLossWPerK, storageOf, type ThermalBuilding } from '../buildings/thermal.ts';
import { storage } from '../buildings/archetypes.ts';
import type { LitPlane } from '../sun/shaded-gains.ts';
import { glassOf } from '../year/building-sun.ts';
import { monthOf } from '../year/calendar.ts';
import { facePlanes, flatFace, sectors } from '../year/planes.ts';
import type { SiteLight } from '../year/site-light.ts';
import { lightAbove, lightBehind } from '../year/year-light.ts';
import { needOfMonths } from './monthly-need.ts';
import type { OrderSeasons } from './order-seasons.ts';

const months = 12;
/** Heated at all times to this, in days whose mean is under that, °C: the method's own season. */
const heatedC = 19;
const seasonC = 15;
/** Heat of people and appliances, W, per m² and per adult, while heated (order of 31 March 2021, annex 1, 6.1). */
const gainW = { perM2: 3.52, perAdult: (90 * 132) / 168 };

/** The months of heating of a run's own weather: what stands in the method's tables for a zone and an altitude. */
export interface HeatingSeason {
  /** Degree-hours under 19 °C, K h, and hours of heating, h. */
  readonly degreeHours: Float64Array;
  readonly hours: Float64Array;
  /** Light of each wall's side in the hours of heating. */
  readonly faces: readonly FaceSeason[];
}

interface FaceSeason {
  /** Wh/m² while the Sun is over a height of the horizon, sectors × heights; of the vault; of the ground. */
  readonly above: Float64Array;
  readonly dome: number;
  readonly ground: number;
  /** On the open plane, Wh/m², and the share of each month in it. */
  readonly openWh: number;
  readonly ofMonth: Float64Array;
}

export function heatingSeason({ airC }: WeatherYear, light: SiteLight): HeatingSeason {
  const isHeated = new Uint8Array(airC.length);
  const [degreeHours, hours] = [new Float64Array(months), new Float64Array(months)];
  for (let day = 0; day + 24 <= airC.length; day += 24) {
    const mean = sum(airC.subarray(day, day + 24)) / 24;
    if (mean >= seasonC) continue;
    isHeated.fill(1, day, day + 24);
    const month = monthOf(day);
    hours[month]! += 24;
    for (let hour = day; hour < day + 24; hour++) degreeHours[month]! += Math.max(heatedC - airC[hour]!, 0);
  }
  return { degreeHours, hours, faces: light.faces.map((face) => faceSeason(face, light, isHeated)) };
}

function faceSeason(
  { direct, dome, ground }: LitPlane,
  { lit }: SiteLight,
  isHeated: Uint8Array,
): FaceSeason {
  const ofMonth = new Float64Array(months);
  let [ofDome, ofGround] = [0, 0];
  for (const [k, hour] of lit.hour.entries()) {
    if (isHeated[hour] !== 1) continue;
    ofDome += dome[k]!;
    ofGround += ground[k]!;
    ofMonth[monthOf(hour)]! += direct[k]! + dome[k]! + ground[k]!;
  }
  const all = sum(ofMonth);
  return {
    above: lightAbove(lit, (k) => (isHeated[lit.hour[k]!] === 1 ? direct[k]! : 0)),
    dome: ofDome,
    ground: ofGround,
    openWh: all,
    ofMonth: all > 0 ? ofMonth.map((wh) => wh / all) : ofMonth,
  };
}

/** Heating needs of a building's dwellings by the monthly method 3CL, kWh a year at 19 °C. */
interface MonthlyNeeds {
  /** By the months of the order; NaN: its tables do not have the place. */
  readonly byOrder: number;
  /** By the months of the run's weather. */
  readonly byWeather: number;
}

/**
 * Both needs with the losses, windows and horizons of the run: of the light in the open, the order's months keep what the horizon
 * leaves in those of the weather. Estimates, no DPE: nobody visited, and losses of hot water are not recovered.
 *
 * @param order Null: no climate zone fits.
 */
export function monthlyNeeds(
  building: ThermalBuilding,
  position: number,
  { degreeHours, hours, faces }: HeatingSeason,
  order: OrderSeasons | null,
  { faceHorizon }: SiteLight,
): MonthlyNeeds {
  const horizon = faceHorizon.subarray(position * sectors, (position + 1) * sectors);
  const inertia = storageOf(building) === storage.heavy ? 'heavy' : 'medium';
  const season = order && (inertia === 'heavy' && building.hasOldWalls ? order.oldWalls : order.usual);
  const [weatherWh, orderWh] = [new Float64Array(months), new Float64Array(months)];
  const glass = glassOf(building);
  for (let side = 0; side < flatFace; side++) {
    const glassM2 = glass * building.windowM2[side]!;
    if (!(glassM2 > 0)) continue;
    const face = faces[side]!;
    const whPerM2 = lightBehind(face, horizon, facePlanes[side]!);
    const kept = face.openWh > 0 ? whPerM2 / face.openWh : 1;
    for (let month = 0; month < months; month++) {
      weatherWh[month]! += glassM2 * whPerM2 * face.ofMonth[month]!;
      if (season) orderWh[month]! += glassM2 * kept * season.sideWh[side]![month]!;
    }
  }
  const internalW = gainW.perM2 * building.floorM2 + gainW.perAdult * building.people;
  const need = (of: ArrayLike<number>, heated: ArrayLike<number>, solarWh: Float64Array): number =>
    needOfMonths(
      heatLossWPerK(building),
      inertia,
      of,
      solarWh.map((wh, month) => wh + internalW * heated[month]!),
    );
  return {
    byOrder: season ? need(season.degreeHours, season.heatingHours, orderWh) : Number.NaN,
    byWeather: need(degreeHours, hours, weatherWh),
  };
}
