import { exp } from '../../../base/math.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { openSkyShare } from '../sun/horizon.ts';
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
  const { hour, sector, hiddenBy } = light.lit;
  const { direct, dome, ground } = light.roofs[plane]!;
  const horizon = light.roofHorizon.subarray(position * sectors, (position + 1) * sectors);
  const skyShare = openSkyShare(horizon, roofPlanes[plane]!);
  const limitW = 1000 / dcToAc / inverterEfficiency;
  let sum = 0;
  target.fill(0);
  for (let k = 0; k < hour.length; k++) {
    const at = hour[k]!;
    const beam = hiddenBy[k]! > horizon[sector[k]!]! ? direct[k]! : 0;
    const planeW = beam + skyShare * dome[k]! + ground[k]!;
    if (planeW <= 0) continue;
    const dc = pvwattsDc(planeW, airC[at]! + planeW * rise[k]!, 1000, gamma) * (1 - losses);
    const ac = pvwattsInverter(dc, limitW, inverterEfficiency);
    target[at] = ac;
    sum += ac;
  }
  return sum / 1000;
}
