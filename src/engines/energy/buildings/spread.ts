import { sum } from '../../../base/sum.ts';
import { airWhPerM3K } from './archetypes.ts';
import { groundU } from './ground.ts';
import type { ThermalBuilding } from './thermal.ts';

/** Standard deviations of what is not known of one building, W/(m² K); flows relative. 0: known. */
export interface EnvelopeSpread {
  readonly wallU: number;
  readonly roofU: number;
  readonly floorU: number;
  readonly windowU: number;
  readonly ventilation: number;
  readonly leaks: number;
}

/**
 * Scatter of one building of a period round its archetype (choice of the house: a fifth for what was built, for the
 * thicknesses and materials that one value stands for; a quarter for air let in; two fifths for leaks, as measured dwellings of
 * one period scatter).
 */
export const scatter = { built: 0.2, ventilation: 0.25, leaks: 0.4 } as const;

/** Standard deviations that hold 80 % of a normal distribution on both sides. */
const eightyPercent = 1.2816;
/**
 * Standard deviation of a U of which it is not known whether the part was renovated, W/(m² K): of two values, the scatter
 * of the one as built counted.
 *
 * @param share Of buildings that were renovated, 0 to 1.
 * @param ofPeriods Standard deviation over the periods, where the date is not known; else 0.
 */
export function partSpread(share: number, built: number, renovated: number, ofPeriods: number): number {
  const step = built - Math.min(built, renovated);
  const scattered = scatter.built * built;
  return Math.sqrt(
    share * (1 - share) * step * step + (1 - share) * scattered * scattered + ofPeriods * ofPeriods,
  );
}

/** Standard deviation of some values round their mean. */
export function deviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length);
}

/**
 * Half the range that holds the need of a building like this in 8 cases of 10, kWh a year: its parts are taken to vary
 * independently, and each to first order.
 *
 * @param surfaceKkh What a W/K more through the envelope would need, kWh: Σ (θs − θe)²/(θi − θe) over the hours of heating, by the
 *   inner surfaces, the air inside and the air outside (a loss more cools the surfaces, and so part of itself away).
 * @param airKkh The same by air let in: Σ (θi − θe).
 */
export function needSpreadKwh(building: ThermalBuilding, surfaceKkh: number, airKkh: number): number {
  const { spread, roofM2, groundWidthM, floorU } = building;
  const ground =
    (groundU(floorU + spread.floorU, groundWidthM) -
      groundU(Math.max(floorU - spread.floorU, 0.05), groundWidthM)) /
    2;
  const parts = [
    surfaceKkh * sum(building.wallM2) * spread.wallU,
    surfaceKkh * sum(building.windowM2) * spread.windowU,
    surfaceKkh * roofM2 * spread.roofU,
    surfaceKkh * roofM2 * ground,
    airKkh * airWhPerM3K * spread.ventilation * building.ventilationM3PerH,
    airKkh * airWhPerM3K * spread.leaks * building.leakM3PerH,
  ];
  return eightyPercent * Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0));
}
