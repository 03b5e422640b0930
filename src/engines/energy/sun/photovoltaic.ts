import { exp } from '../../../base/math.ts';

/** How a module is mounted: a and b of its back, and what the cell is hotter than the back at 1000 W/m², K. */
export interface SapmMounting {
  readonly a: number;
  readonly b: number;
  readonly deltaT: number;
}

/** King, Boyson and Kratochvil 2004 (SAND2004-3535, table 1). */
export const sapmMountings = {
  openRackGlassGlass: { a: -3.47, b: -0.0594, deltaT: 3 },
  openRackGlassPolymer: { a: -3.56, b: -0.075, deltaT: 3 },
  closeMountGlassGlass: { a: -2.98, b: -0.0471, deltaT: 1 },
  insulatedBackGlassPolymer: { a: -2.81, b: -0.0455, deltaT: 0 },
} as const satisfies Record<string, SapmMounting>;

/**
 * Cell temperature, °C (King, Boyson and Kratochvil 2004, eq. 11 and 12).
 *
 * @param planeW Irradiance on the module, W/m².
 * @param airC Air temperature, °C.
 * @param windM At 10 m, m/s.
 */
export function sapmCell(planeW: number, airC: number, windM: number, mounting: SapmMounting): number {
  const back = planeW * exp(mounting.a + mounting.b * windM) + airC;
  return back + (planeW / 1000) * mounting.deltaT;
}

/**
 * Cell temperature, °C (Mermoud, PVsyst): heat balance with a loss of `constantU` + `windU` × wind, W/(m² K).
 *
 * @param efficiency Of the module, what it turns into current.
 */
export function pvsystCell(
  planeW: number,
  airC: number,
  windM: number,
  { constantU = 29, windU = 0, absorbed = 0.9, efficiency = 0.1 } = {},
): number {
  return airC + (planeW * absorbed * (1 - efficiency)) / (constantU + windU * windM);
}

/** Module temperature, °C (Faiman 2008, Progress in Photovoltaics 16:307, eq. 4; mean of seven modules). */
export function faimanModule(planeW: number, airC: number, windM: number, u0 = 25, u1 = 6.84): number {
  return airC + planeW / (u0 + u1 * windM);
}

/** Cell temperature, °C, from the one at 800 W/m² and 20 °C (Ross 1980, 14th IEEE PVSC). */
export function rossCell(planeW: number, airC: number, noctC: number): number {
  return airC + ((noctC - 20) / 800) * planeW;
}

/**
 * Direct current of an array, W (Dobos 2014, PVWatts 5, NREL/TP-6A20-62641, eq. 8).
 *
 * @param effectiveW Irradiance that enters the cells, W/m².
 * @param nominalW Power at 1000 W/m² and 25 °C, W.
 * @param gamma Change of power per kelvin, −0.0047 to −0.003.
 */
export function pvwattsDc(effectiveW: number, cellC: number, nominalW: number, gamma: number): number {
  return ((effectiveW * nominalW) / 1000) * (1 + gamma * (cellC - 25));
}

/**
 * Alternating current from an inverter, W (Dobos 2014, eq. 11 to 13).
 *
 * @param dcW What it is given.
 * @param dcLimitW What it can take; it gives at most `efficiency` of that.
 */
export function pvwattsInverter(dcW: number, dcLimitW: number, efficiency = 0.96): number {
  if (!(dcW > 0)) return 0;
  // Efficiency (η/0.9637) (−0.0162 ζ − 0.0059/ζ + 0.9858) at the load ζ, times dcW = ζ dcLimitW.
  const atLoad = dcW * (0.9858 - (0.0162 / dcLimitW) * dcW) - 0.0059 * dcLimitW;
  const acW = (efficiency / 0.9637) * atLoad;
  const most = efficiency * dcLimitW;
  return acW < 0 ? 0 : acW > most ? most : acW;
}
