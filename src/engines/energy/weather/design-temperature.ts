import { altitudeClassOf, type ClimateZone } from '../dpe/zones.ts';

/**
 * Outdoor cold for which heating is sized, °C, by zone (H1, H2, H3) under 400 m, to 800 m and above (order of 31 March
 * 2021, annex 1, 18.1: base temperatures).
 */
const bases: Readonly<Record<string, readonly [number, number, number]>> = {
  H1: [-9.5, -11.5, -13.5],
  H2: [-6.5, -8.5, -10.5],
  H3: [-3.5, -5.5, -7.5],
};
/** Overseas, where what little is heated never meets frost (an assumption of the house). */
const mildC = 5;

export function designTemperature(zone: ClimateZone | null, altitudeM: number): number {
  return zone === null ? mildC : bases[zone.slice(0, 2)]![altitudeClassOf(altitudeM)];
}
