import { sum } from '../../../base/sum.ts';
import {
  runZone,
  totalsOf,
  type Zone,
  type ZoneResult,
  zoneResult,
  type ZoneTotals,
  type ZoneYear,
} from '../../../engines/energy/heat/five-resistances.ts';
import { addOpaqueGain, addWindowGain, type OpaqueElement } from '../../../engines/energy/heat/gains.ts';
import { pressureAt } from '../../../engines/energy/sun/atmosphere.ts';
import { lightOf, planeYear, type SkyYear } from '../../../engines/energy/sun/sky-year.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { type BestestParameters, hoursOf, scheduleOf } from './bestest-parameters.ts';

/** Azimuths of the walls, in the order of the parameters: north, east, south, west. */
const facing = [0, 90, 180, 270];
const rooms = { wallHeightM: 2.7, wallLengthM: 28 };
/** Share of diffuse light that passes the glass, over that of a normal beam: the file gives the beam's alone. */
const diffuseShare = 0.975;

/** What one case did in a year. */
export interface BestestResult extends ZoneTotals {
  readonly leastAirC: number;
  readonly mostAirC: number;
}

/** @param isFree Neither heated nor cooled. */
export function runBestest(
  parameters: BestestParameters,
  weather: WeatherYear,
  sky: SkyYear,
  isFree: boolean,
): BestestResult {
  const hours = weather.airC.length;
  const result: ZoneResult = zoneResult(hours);
  runZone(zoneOf(parameters, weather.altitudeM), yearOf(parameters, weather, sky, isFree), result);
  return {
    ...totalsOf(result),
    leastAirC: result.airC.reduce((least, air) => Math.min(least, air)),
    mostAirC: result.airC.reduce((most, air) => Math.max(most, air)),
  };
}

/**
 * The zone of the published model: surfaces of the inside as they are, and the heat of the air itself, at the density
 * of the place, left out of the mass, since the air has no inertia over an hour.
 */
function zoneOf(given: BestestParameters, altitudeM: number): Zone {
  const floor = given.floor_area_m2;
  const opaqueWalls = sum(given.opaque_wall_area_N_E_S_W);
  const airFlow = (perHour: number): number => (perHour * given.air_heat_capacity_J_m3K) / 3600;
  const infiltration = airFlow(given['infiltration_ach_at_1.2kg_m3'] * given.volume_m3);
  const airDensity = pressureAt(altitudeM) / (287.05 * (288.15 - 0.0065 * altitudeM));
  return {
    opaqueWPerK:
      given.U_wall * opaqueWalls + given.U_roof * given.roof_area_m2 + given.U_floor * given.b_floor * floor,
    windowWPerK: given.U_window * sum(given.window_area_N_E_S_W),
    airWPerK: [infiltration, infiltration + airFlow(given.night_ventilation_m3_h ?? 0)],
    capacityJPerK: given.Cm_J_m2K * floor - given.volume_m3 * airDensity * 1005,
    massAreaM2: given.Am_factor * floor,
    surfaceAreaM2: floor + given.roof_area_m2 + rooms.wallHeightM * rooms.wallLengthM,
    airToSurface: given.h_is,
  };
}

function yearOf(given: BestestParameters, weather: WeatherYear, sky: SkyYear, isFree: boolean): ZoneYear {
  const hours = weather.airC.length;
  const ofDay = (day: ArrayLike<number>): Float64Array =>
    Float64Array.from(weather.airC, (_, i) => day[i % 24] as number);
  const heat = isFree || given.heating === 'off' ? -Infinity : given.heating_setpoint;
  const cool = isFree ? Infinity : given.cooling_setpoint;
  const aired = hoursOf(given.night_ventilation_hours ?? '');
  return {
    outdoorC: weather.airC,
    internalW: new Float64Array(hours).fill(given.internal_gain_W),
    solarW: solarOf(given, sky),
    heatC: ofDay(scheduleOf(heat, -Infinity)),
    coolC: ofDay(scheduleOf(cool, Infinity)),
    mode: Uint8Array.from(weather.airC, (_, i) => (aired[i % 24] === true ? 1 : 0)),
  };
}

function solarOf(given: BestestParameters, sky: SkyYear): Float64Array {
  const gains = new Float64Array(sky.length);
  const polynomial = given.g_poly ?? given.g_angular_polynomial_in_incidence_rad;
  const modifier = (angle: number): number =>
    Math.max(
      polynomial.reduceRight((higher, term) => (higher * angle * Math.PI) / 180 + term, 0),
      0,
    );
  const element = {
    absorptance: given.solar_absorptance,
    radiativeWPerM2K: given.h_r,
    skyFallK: given.dT_sky_K,
  };
  const open = given.g_normal * (1 - given.frame_fraction) * (given.F_sh ?? 1);
  for (const [k, azimuth] of facing.entries()) {
    const plane = { tilt: 90, azimuth };
    const wall: OpaqueElement = {
      ...element,
      areaM2: given.opaque_wall_area_N_E_S_W[k] as number,
      uWPerM2K: given.U_wall,
      skyShare: given.Ff_wall,
    };
    addOpaqueGain(gains, lightOf(planeYear(sky, plane, given.albedo)), wall);
    const glassM2 = given.window_area_N_E_S_W[k] as number;
    if (glassM2 > 0)
      addWindowGain(
        gains,
        lightOf(planeYear(sky, plane, given.albedo, modifier), diffuseShare),
        glassM2 * open,
      );
  }
  const roof = { ...element, areaM2: given.roof_area_m2, uWPerM2K: given.U_roof, skyShare: given.Ff_roof };
  addOpaqueGain(gains, lightOf(planeYear(sky, { tilt: 0, azimuth: 180 }, given.albedo)), roof);
  return gains;
}
