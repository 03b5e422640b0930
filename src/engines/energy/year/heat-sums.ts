import type { Zone, ZoneResult } from '../heat/five-resistances.ts';
import type { BuildingYear, HeatRun } from './building-year.ts';
import { exact, type TerritoryHours } from './results.ts';

/** A building's year of heat in figures. */
export interface HeatSums {
  readonly needKwh: number;
  readonly peakHeatKw: number;
  /** Hours in which it feels warmer than a limit. */
  readonly hotHours: number;
  /** What a W/K more through the envelope, and by air, would need, kWh: see `needSpreadKwh`. */
  readonly surfaceKkh: number;
  readonly airKkh: number;
}

/** Part of the felt temperature that is that of surfaces (ISO 13790:2008, C.12). */
const surfacePart = 0.7;

/** Sums a building's year of heat, and adds its hours to those of the territory. */
export function sumHeat(
  { powerW, airC, operativeC }: ZoneResult,
  outdoorC: Float64Array,
  overheatC: number,
  { heatW, coldW }: Pick<TerritoryHours, 'heatW' | 'coldW'>,
): HeatSums {
  let needWh = 0;
  let peakW = 0;
  let hotHours = 0;
  let surfaceKh = 0;
  let airKh = 0;
  for (let hour = 0; hour < powerW.length; hour++) {
    const power = powerW[hour]!;
    const felt = operativeC[hour]!;
    if (felt > overheatC) hotHours++;
    if (power > 0) {
      const air = airC[hour]!;
      const rise = air - outdoorC[hour]!;
      const atSurface = rise - (air - felt) * (1 / surfacePart);
      needWh += power;
      if (power > peakW) peakW = power;
      airKh += rise;
      surfaceKh += (atSurface * atSurface) / (rise > 1 ? rise : 1);
      heatW[hour]! += exact(power);
    } else if (power < 0) {
      coldW[hour]! += exact(-power);
    }
  }
  return {
    needKwh: needWh / 1000,
    peakHeatKw: peakW / 1000,
    hotHours,
    surfaceKkh: surfaceKh / 1000,
    airKkh: airKh / 1000,
  };
}

/**
 * Largest part of any hour's heat that is neither left nor stored, over all the heat that moves in it.
 *
 * @param airing Way of airing in each hour.
 */
export function heatFault(
  run: HeatRun,
  outdoorC: Float64Array,
  airing: Uint8Array,
  { zone, internalW, solarW }: BuildingYear,
): number {
  return typeof run === 'number' ? run : zoneFault(run, outdoorC, airing, zone, internalW, solarW);
}

function zoneFault(
  { opaqueWPerK, windowWPerK, massAreaM2, surfaceAreaM2, capacityJPerK, airWPerK }: Zone,
  outdoorC: Float64Array,
  airing: Uint8Array,
  { powerW, airC, operativeC, massC }: ZoneResult,
  internalW: Float64Array,
  solarW: Float64Array,
): number {
  const outerWPerK = opaqueWPerK === 0 ? 0 : 1 / (1 / opaqueWPerK - 1 / (9.1 * massAreaM2));
  // The standard lets a part of the radiant gains out by the windows at once.
  const kept = 1 - windowWPerK / (9.1 * surfaceAreaM2);
  const storedPerK = capacityJPerK / 3600;
  // Ways of airing are two (`airOf`).
  const shut = airWPerK[0]!;
  const open = airWPerK[1]!;
  let before = massC[0]!;
  let largest = 0;
  for (let hour = 1; hour < powerW.length; hour++) {
    const outdoor = outdoorC[hour]!;
    const air = airC[hour]!;
    const surface = (operativeC[hour]! - (1 - surfacePart) * air) * (1 / surfacePart);
    const now = massC[hour]!;
    const half = 0.5 * internalW[hour]!;
    const given = powerW[hour]! + half + kept * (half + solarW[hour]!);
    const left =
      (airing[hour] === 0 ? shut : open) * (air - outdoor) +
      windowWPerK * (surface - outdoor) +
      outerWPerK * (0.5 * (now + before) - outdoor);
    const stored = storedPerK * (now - before);
    before = now;
    const size = Math.abs(given) + Math.abs(left) + Math.abs(stored);
    const fault = Math.abs(given - left - stored);
    // Divided where it is the largest so far alone: in a few hours of a year.
    if (fault > largest * size) largest = fault / size;
  }
  return largest;
}
