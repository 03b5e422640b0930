import type { RowPart } from '../../../simulation/contract.ts';
import { useClasses } from '../indicator-specs.ts';
import type { EnergyUse } from './own-use.ts';
import { exact } from './results.ts';
import type { Supply, waterCourses } from './supply.ts';

/** What the electricity of some buildings is for, hour by hour, W; heating is what these leave of it. */
export class UseHours {
  private readonly usesW: Readonly<Record<Exclude<EnergyUse, 'heating'>, Float64Array>>;

  constructor(hours: number) {
    const none = (): Float64Array => new Float64Array(hours);
    this.usesW = { water: none(), cooling: none(), appliances: none(), vehicles: none() };
  }

  /**
   * Sums are of multiples of 2⁻⁸ W: the order of buildings changes no digit.
   *
   * @param water Courses of its hot water, with the Wh of a year along each. Courses may be written over afterwards.
   * @param powerW Of its zone: what is negative is cooled away.
   */
  addBuilding(
    { appliancesWh, vehiclesWh, coolingWh }: Pick<Supply, 'appliancesWh' | 'vehiclesWh' | 'coolingWh'>,
    water: ReturnType<typeof waterCourses>,
    appliances: Float64Array,
    charging: Float64Array,
    powerW: Float64Array,
  ): void {
    const { usesW } = this;
    for (const [course, yearWh] of water) addAlong(usesW.water, course, yearWh);
    addAlong(usesW.appliances, appliances, appliancesWh);
    addAlong(usesW.vehicles, charging, vehiclesWh);
    addAlong(usesW.cooling, powerW, coolingWh, -1);
  }

  /** W of each use in an hour, but for heating. */
  at(hour: number): Readonly<Record<Exclude<EnergyUse, 'heating'>, number>> {
    const { water, cooling, appliances, vehicles } = this.usesW;
    return {
      water: water[hour]!,
      cooling: cooling[hour]!,
      appliances: appliances[hour]!,
      vehicles: vehicles[hour]!,
    };
  }
}

/** Shares a year out along what a course has of one sign. */
function addAlong(totalW: Float64Array, course: Float64Array, yearWh: number, sign: 1 | -1 = 1): void {
  if (yearWh === 0) return;
  let all = 0;
  // By index: some five times as fast here as an iterator.
  for (let hour = 0; hour < course.length; hour++) {
    const value = sign * course[hour]!;
    if (value > 0) all += value;
  }
  const factor = (sign * yearWh) / all;
  for (let hour = 0; hour < course.length; hour++) {
    const power = factor * course[hour]!;
    if (power > 0) totalW[hour]! += exact(power);
  }
}

/**
 * What a power is made of, kW: heating is what other uses leave of the electricity that is drawn; what the buildings' own
 * roofs and batteries give them is taken off.
 */
export function electricParts(uses: UseHours, hour: number, drawnW: number, lackingW: number): RowPart[] {
  const others = uses.at(hour);
  const { water, cooling, appliances, vehicles } = others;
  const heating = drawnW - water - cooling - appliances - vehicles;
  const powers = { ...others, heating };
  return [
    ...useClasses.map(({ key, label }) => ({ key, of: label, value: powers[key] / 1000 })),
    { key: 'own', of: ownLabel, value: (lackingW - drawnW) / 1000 },
  ];
}

const ownLabel = { fr: 'leurs propres toits et batteries', en: 'their own roofs and batteries' };
