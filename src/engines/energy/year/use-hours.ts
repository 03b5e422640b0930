import { sum } from '../../../base/sum.ts';
import type { RowPart } from '../../../simulation/contract.ts';
import { useClasses } from '../indicator-specs.ts';
import type { EnergyUse } from './own-use.ts';
import { exact } from './results.ts';
import type { Supply, waterCourses } from './supply.ts';

/** Uses whose course is a shape that buildings share; heating is what is left of an hour. */
type ShapedUse = Exclude<EnergyUse, 'heating' | 'cooling'>;

/**
 * What the electricity of some buildings is for, hour by hour. Buildings of one schedule differ by a factor alone: a year's
 * sum for each shape is kept, and no hours of any use. Sums are of multiples of 2⁻⁸: the order of buildings changes no digit.
 */
export class UseHours {
  /** Wh of a year along each shape, by use. */
  private readonly shaped: Readonly<Record<ShapedUse, Map<Float64Array, number>>> = {
    water: new Map(),
    appliances: new Map(),
    vehicles: new Map(),
  };
  private readonly coolingW: Float64Array;

  constructor(hours: number) {
    this.coolingW = new Float64Array(hours);
  }

  /**
   * @param water Shapes of its hot water, with the Wh of a year along each. Shapes are the run's: kept until its end, never
   * written over.
   */
  addBuilding(
    { appliancesWh, vehiclesWh }: Pick<Supply, 'appliancesWh' | 'vehiclesWh'>,
    water: ReturnType<typeof waterCourses>,
    appliances: Float64Array,
    charging: Float64Array,
  ): void {
    for (const [shape, yearWh] of water) this.add('water', shape, yearWh);
    this.add('appliances', appliances, appliancesWh);
    this.add('vehicles', charging, vehiclesWh);
  }

  private add(use: ShapedUse, shape: Float64Array, yearWh: number): void {
    const sums = this.shaped[use];
    sums.set(shape, (sums.get(shape) ?? 0) + exact(yearWh));
  }

  /** @param powerW Of a building; what is negative is cooled away. */
  addCooling(powerW: Float64Array, yearWh: number): void {
    if (yearWh === 0) return;
    let cold = 0;
    for (const power of powerW) cold += Math.max(-power, 0);
    const factor = yearWh / cold;
    for (let hour = 0; hour < powerW.length; hour++)
      if (powerW[hour]! < 0) this.coolingW[hour]! -= exact(factor * powerW[hour]!);
  }

  /** W of each use in an hour, but for heating. */
  at(hour: number): Readonly<Record<Exclude<EnergyUse, 'heating'>, number>> {
    const shaped = (use: ShapedUse): number => {
      let total = 0;
      for (const [shape, yearWh] of this.shaped[use])
        if (yearWh !== 0) total += exact((yearWh * shape[hour]!) / sum(shape));
      return total;
    };
    return {
      water: shaped('water'),
      cooling: this.coolingW[hour]!,
      appliances: shaped('appliances'),
      vehicles: shaped('vehicles'),
    };
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

/**
 * The same of a substation, to which the hours of its roofs are not kept: what is left is heating less what comes back.
 *
 * @param sign −1: what comes back.
 */
export function netParts(uses: UseHours, hour: number, netW: number, sign: 1 | -1): RowPart[] {
  const { water, appliances, vehicles } = uses.at(hour);
  const powers = { water, appliances, vehicles };
  const rest = netW - water - appliances - vehicles;
  const shaped = useClasses.flatMap(({ key, label }) =>
    key === 'heating' || key === 'cooling' ? [] : [{ key, of: label, value: (sign * powers[key]) / 1000 }],
  );
  return [{ key: 'rest', of: sign > 0 ? restLabel : backLabel, value: (sign * rest) / 1000 }, ...shaped];
}

const restLabel = {
  fr: 'chauffage et climatisation, moins les toits',
  en: 'heating and cooling, less roofs',
};
const backLabel = {
  fr: 'toits, moins le chauffage et la climatisation',
  en: 'roofs, less heating and cooling',
};
