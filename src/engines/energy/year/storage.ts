import { runMeter, usualBattery } from '../systems/battery.ts';
import { exact, exactStepW } from './results.ts';

/**
 * What the battery behind a building's meter takes in each hour, less what it gives, W, in exact steps; null: it has none.
 *
 * @param unitW What a kilowatt of modules gives. @param installedKw Modules on its roof.
 */
export function stored(
  electricW: Float64Array,
  unitW: Float64Array,
  installedKw: number,
  batteryWh: number,
): Float64Array | null {
  if (!(batteryWh > 0) || installedKw === 0) return null;
  const producedW = unitW.map((power) => exact(installedKw * power));
  const { chargedW, dischargedW } = runMeter(
    electricW.map(exact),
    producedW,
    usualBattery(batteryWh),
    exactStepW,
  );
  return chargedW.map((charged, hour) => charged - dischargedW[hour]!);
}
