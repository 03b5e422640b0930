/** A battery behind a meter. Energies in Wh, powers in W at its terminals. */
export interface Battery {
  readonly capacityWh: number;
  /** Bounds of what it holds, as shares of its capacity. */
  readonly leastShare: number;
  readonly mostShare: number;
  readonly chargeW: number;
  readonly dischargeW: number;
  /** Of charging and of discharging. */
  readonly chargeEfficiency: number;
  readonly dischargeEfficiency: number;
}

/**
 * A meter's year, W, one value per hour: `loadW + chargedW + exportedW = producedW + dischargedW + importedW`, and what is
 * held rises by `chargedW × efficiency − dischargedW / efficiency`.
 */
export interface MeterYear {
  readonly chargedW: Float64Array;
  readonly dischargedW: Float64Array;
  readonly heldWh: Float64Array;
  readonly importedW: Float64Array;
  readonly exportedW: Float64Array;
  readonly lossW: Float64Array;
}

/** No battery at all. */
export const noBattery: Battery = {
  capacityWh: 0,
  leastShare: 0,
  mostShare: 1,
  chargeW: 0,
  dischargeW: 0,
  chargeEfficiency: 1,
  dischargeEfficiency: 1,
};

/** There and back of a battery with its converter: 0.85, half of it each way (NREL, Annual Technology Baseline 2023). */
const oneWay = 0.922;
/** Power over capacity of a household's battery, 1/h: 5 kW for 12.5 kWh (the same). */
const powerPerWh = 0.4;

/** The usual battery of a usable capacity. */
export function usualBattery(capacityWh: number): Battery {
  return {
    capacityWh,
    leastShare: 0,
    mostShare: 1,
    chargeW: powerPerWh * capacityWh,
    dischargeW: powerPerWh * capacityWh,
    chargeEfficiency: oneWay,
    dischargeEfficiency: oneWay,
  };
}

/**
 * Production covers the load first, then fills the battery, then leaves; the battery covers what lacks (self-consumption).
 *
 * @param stepW What is charged and discharged is rounded down to multiples of it; 0: not at all.
 */
export function runMeter(
  loadW: Float64Array,
  producedW: Float64Array,
  battery = noBattery,
  stepW = 0,
): MeterYear {
  const { capacityWh, leastShare, mostShare, chargeEfficiency, dischargeEfficiency } = battery;
  const [least, most] = [leastShare * capacityWh, mostShare * capacityWh];
  const hours = loadW.length;
  const arrays = Array.from({ length: 6 }, () => new Float64Array(hours));
  const [chargedW, dischargedW, heldWh, importedW, exportedW, lossW] = arrays as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let held = least;
  for (let hour = 0; hour < hours; hour++) {
    const surplus = producedW[hour]! - loadW[hour]!;
    const charged =
      surplus > 0
        ? down(Math.min(surplus, battery.chargeW, Math.max(most - held, 0) / chargeEfficiency), stepW)
        : 0;
    const discharged =
      surplus < 0
        ? down(Math.min(-surplus, battery.dischargeW, Math.max(held - least, 0) * dischargeEfficiency), stepW)
        : 0;
    const rise = charged * chargeEfficiency - discharged / dischargeEfficiency;
    held = Math.min(Math.max(held + rise, least), most);
    chargedW[hour] = charged;
    dischargedW[hour] = discharged;
    heldWh[hour] = held;
    importedW[hour] = Math.max(-surplus, 0) - discharged;
    exportedW[hour] = Math.max(surplus, 0) - charged;
    lossW[hour] = charged - discharged - rise;
  }
  return { chargedW, dischargedW, heldWh, importedW, exportedW, lossW };
}

function down(powerW: number, stepW: number): number {
  return stepW > 0 ? Math.floor(powerW / stepW) * stepW : powerW;
}
