import type { WeatherYear } from '../../../territory/weather.ts';
import { legalStamp } from '../systems/legal-time.ts';
import { legalZoneOf } from './calendar.ts';

/** Months × hours of a day. */
export const typicalHours = 12 * 24;

/** Which of the typical hours each hour of a year belongs to, and how many hours each stands for. */
export interface TypicalSlots {
  readonly slotOfHour: Uint16Array;
  readonly hours: Float64Array;
}

/** Typical hours by clocks, summer time included: month by month, its 24 hours. */
export function typicalSlots(weather: WeatherYear): TypicalSlots {
  const zone = legalZoneOf(weather);
  const slotOfHour = Uint16Array.from(weather.startS, (start) => {
    const { month, hour } = legalStamp(start, zone);
    return 24 * (month - 1) + hour;
  });
  const hours = new Float64Array(typicalHours);
  for (const slot of slotOfHour) hours[slot]! += 1;
  return { slotOfHour, hours };
}

export type TypicalDaysField = 'heatDays' | 'electricDays' | 'solarDays';

/** Typical days of all buildings, one after the other. */
export class TypicalDays {
  /** kW, 288 values a building; NaN: not computed. */
  readonly fields: Readonly<Record<TypicalDaysField, Float32Array<ArrayBuffer>>>;
  private readonly slots: TypicalSlots;
  private readonly sums = new Float64Array(typicalHours);

  constructor(weather: WeatherYear, buildings: number) {
    this.slots = typicalSlots(weather);
    const values = buildings * typicalHours;
    this.fields = {
      heatDays: new Float32Array(values).fill(Number.NaN),
      electricDays: new Float32Array(values).fill(Number.NaN),
      solarDays: new Float32Array(values),
    };
  }

  /** Writes a building's means of `factor` times hourly powers, W; negative ones count as none. */
  write(name: TypicalDaysField, building: number, powerW: Float64Array, factor: number): void {
    const { slotOfHour, hours } = this.slots;
    const { sums } = this;
    sums.fill(0);
    for (let hour = 0; hour < powerW.length; hour++) {
      const power = powerW[hour]!;
      if (power > 0) sums[slotOfHour[hour]!]! += power;
    }
    for (let slot = 0; slot < typicalHours; slot++) {
      const mean = hours[slot] === 0 ? 0 : (factor * sums[slot]!) / (1000 * hours[slot]!);
      this.fields[name][building * typicalHours + slot] = mean;
    }
  }
}
