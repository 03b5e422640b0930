import type { TerritoryHours } from './results.ts';

export type EnergyCurve =
  | 'heatCurve'
  | 'coolingCurve'
  | 'electricCurve'
  | 'solarCurve'
  | 'givenCurve'
  | 'takenCurve';

/** Hourly powers of the territory, kW; electricity used and given is what is produced and taken, each hour. */
export function curvesOf(hours: TerritoryHours): Record<EnergyCurve, Float32Array<ArrayBuffer>> {
  const { heatW, coldW, electricW, solarW, surplusW, lackingW } = hours;
  const curve = (powerW: (hour: number) => number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: heatW.length }, (_, hour) => powerW(hour) / 1000);
  return {
    heatCurve: curve((hour) => heatW[hour]!),
    coolingCurve: curve((hour) => coldW[hour]!),
    electricCurve: curve((hour) => electricW[hour]!),
    solarCurve: curve((hour) => solarW[hour]!),
    // One building's surplus serves the others first.
    givenCurve: curve((hour) => Math.max(surplusW[hour]! - lackingW[hour]!, 0)),
    takenCurve: curve((hour) => Math.max(lackingW[hour]! - surplusW[hour]!, 0)),
  };
}
