import { exact, type TerritoryHours } from './results.ts';

/** What goes through a building's meter in a year, Wh: taken from its own modules, and bought in off-peak hours. */
export interface MeterYear {
  /** Greatest use, W. */
  readonly peakW: number;
  readonly ownWh: number;
  readonly offPeakWh: number;
}

/** Of a site: 1 in off-peak hours; hours of the territory, to which the building's are added. */
export interface MeterSite {
  readonly isOffPeak: Uint8Array;
  readonly hours: TerritoryHours;
  /** Written over: what the building takes from the grid, less what it gives to it, W. */
  readonly netW: Float64Array;
}

/** A building without modules: it lacks all that it uses. */
export function meterOfUse(usedW: Float64Array, { isOffPeak, hours, netW }: MeterSite): MeterYear {
  const { electricW, lackingW } = hours;
  let peakW = 0;
  let offPeakWh = 0;
  for (let hour = 0; hour < usedW.length; hour++) {
    const usedNow = usedW[hour]!;
    if (usedNow > peakW) peakW = usedNow;
    const used = exact(usedNow);
    offPeakWh += isOffPeak[hour]! * used;
    netW[hour] = used;
    electricW[hour]! += used;
    lackingW[hour]! += used;
  }
  return { peakW, ownWh: 0, offPeakWh };
}

/**
 * A building with modules.
 *
 * @param unitW What a kilowatt of modules gives. @param storedW What its battery takes less what it gives; null: it has
 *   none. @param ownW Written over: what it takes from its modules and its battery.
 */
export function meterOfModules(
  usedW: Float64Array,
  unitW: Float64Array,
  installedKw: number,
  storedW: Float64Array | null,
  ownW: Float64Array,
  { isOffPeak, hours, netW }: MeterSite,
): MeterYear {
  let peakW = 0;
  let ownWh = 0;
  let offPeakWh = 0;
  for (let hour = 0; hour < usedW.length; hour++) {
    const given = exact(installedKw * unitW[hour]!);
    const usedNow = usedW[hour]!;
    if (usedNow > peakW) peakW = usedNow;
    const used = exact(usedNow);
    const kept = storedW === null ? 0 : storedW[hour]!;
    const left = given - used - kept;
    const lacked = left < 0 ? -left : 0;
    ownW[hour] = used - lacked;
    ownWh += used - lacked;
    offPeakWh += isOffPeak[hour]! * lacked;
    netW[hour] = -left;
    hours.electricW[hour]! += used;
    hours.solarW[hour]! += given;
    hours.storedW[hour]! += kept;
    hours.surplusW[hour]! += left > 0 ? left : 0;
    hours.lackingW[hour]! += lacked;
  }
  return { peakW, ownWh, offPeakWh };
}
