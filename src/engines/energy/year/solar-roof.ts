import { exp } from '../../../base/math.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { openSkyShare } from '../sun/horizon.ts';
import type { LitHours, LitPlane } from '../sun/shaded-gains.ts';
import { pvwattsDc, pvwattsInverter, sapmMountings } from '../sun/photovoltaic.ts';
import { roofPlanes, sectors } from './planes.ts';
import type { SiteLight } from './site-light.ts';

/** Change of power of today's modules per kelvin. */
const gamma = -0.0037;
/** Module power over what the inverter gives (PVWatts' own default). */
const dcToAc = 1.1;
const inverterEfficiency = 0.96;
const { a, b, deltaT } = sapmMountings.closeMountGlassGlass;

/** Rise of a cell over the air per W/m², in the lit hours (King et al. 2004, eq. 11 and 12, modules close to the roof). */
export function cellRise(light: SiteLight, weather: WeatherYear): Float64Array {
  return Float64Array.from(light.lit.hour, (hour) => exp(a + b * weather.windM[hour]!) + deltaT / 1000);
}

/** What the inverter of a kilowatt gives at most, as the chain counts it: the power of its modules over their ratio, W. */
const limitW = 1000 / dcToAc / inverterEfficiency;

/** Power of a kilowatt of modules under a light, W. @param rise Of the cells over the air, K per W/m². */
export function modulePower(planeW: number, airC: number, rise: number, losses: number): number {
  const dc = pvwattsDc(planeW, airC + planeW * rise, 1000, gamma) * (1 - losses);
  return pvwattsInverter(dc, limitW, inverterEfficiency);
}

/**
 * Electricity of a kilowatt of modules on a roof, by the PVWatts chain (Dobos 2014), W by hour.
 *
 * @param target Written over. @returns The year's, kWh per kW.
 */
export function roofYield(
  position: number,
  plane: number,
  light: SiteLight,
  rise: Float64Array,
  airC: Float64Array,
  losses: number,
  target: Float64Array,
): number {
  const horizon = light.roofHorizon.subarray(position * sectors, (position + 1) * sectors);
  const skyShare = openSkyShare(horizon, roofPlanes[plane]!);
  target.fill(0);
  return writeYield(light.lit, light.roofs[plane]!, horizon, skyShare, rise, airC, losses, target) / 1000;
}

/** @returns The year's, Wh per kW. */
function writeYield(
  { hour, sector, hiddenBy }: LitHours,
  { direct, dome, ground }: LitPlane,
  horizon: Uint8Array,
  skyShare: number,
  rise: Float64Array,
  airC: Float64Array,
  losses: number,
  target: Float64Array,
): number {
  let yearWh = 0;
  for (let k = 0; k < hour.length; k++) {
    const at = hour[k]!;
    const beam = hiddenBy[k]! > horizon[sector[k]!]! ? direct[k]! : 0;
    const planeW = beam + skyShare * dome[k]! + ground[k]!;
    if (planeW <= 0) continue;
    const ac = modulePower(planeW, airC[at]!, rise[k]!, losses);
    target[at] = ac;
    yearWh += ac;
  }
  return yearWh;
}
