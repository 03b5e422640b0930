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
  return writeYield(light.lit, light.roofs[plane]!, horizon, skyShare, rise, airC, 1 - losses, target) / 1000;
}

/** @param left Share that losses leave. @returns The year's, Wh per kW. */
function writeYield(
  { hour, sector, hiddenBy }: LitHours,
  { direct, dome, ground }: LitPlane,
  horizon: Uint8Array,
  skyShare: number,
  rise: Float64Array,
  airC: Float64Array,
  left: number,
  target: Float64Array,
): number {
  const limitW = 1000 / dcToAc / inverterEfficiency;
  let yearWh = 0;
  for (let k = 0; k < hour.length; k++) {
    const at = hour[k]!;
    const beam = hiddenBy[k]! > horizon[sector[k]!]! ? direct[k]! : 0;
    const planeW = beam + skyShare * dome[k]! + ground[k]!;
    const dc = pvwattsDc(planeW, airC[at]! + planeW * rise[k]!, 1000, gamma) * left;
    const ac = pvwattsInverter(dc, limitW, inverterEfficiency);
    target[at] = ac;
    yearWh += ac;
  }
  return yearWh;
}
