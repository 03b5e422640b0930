/** What comes into a building and is paid for, kWh of net calorific value for fuels. */
export type Carrier = 'electricity' | 'gas' | 'oil' | 'wood' | 'district-heat';

/**
 * What a generator does for a demand, W, one value per hour. In every hour
 * `fuelW + electricityW + ambientW = deliveredW + lossW`.
 */
export interface HeatSupply {
  /** Carrier of `fuelW`; null: electricity alone. */
  readonly fuel: Exclude<Carrier, 'electricity'> | null;
  readonly fuelW: Float64Array;
  readonly electricityW: Float64Array;
  /** Taken from outdoor air or ground. */
  readonly ambientW: Float64Array;
  /** Heat that reaches the building: less than asked where power is short. */
  readonly deliveredW: Float64Array;
  readonly lossW: Float64Array;
}

export function emptySupply(hours: number, fuel: HeatSupply['fuel']): HeatSupply {
  return {
    fuel,
    fuelW: new Float64Array(hours),
    electricityW: new Float64Array(hours),
    ambientW: new Float64Array(hours),
    deliveredW: new Float64Array(hours),
    lossW: new Float64Array(hours),
  };
}

/** Heat from electricity in the room itself: all of it counts, up to a power. */
export function directElectric(demandW: Float64Array, limitW = Infinity): HeatSupply {
  const supply = emptySupply(demandW.length, null);
  for (let hour = 0; hour < demandW.length; hour++) {
    const heat = Math.min(demandW[hour]!, limitW);
    supply.deliveredW[hour] = heat;
    supply.electricityW[hour] = heat;
  }
  return supply;
}

/** Of a heat network's substation (order of 31 March 2021, annex 1, table of generation). */
export const substationEfficiency = 0.97;

/** Heat from a network through a substation. */
export function districtHeat(demandW: Float64Array, efficiency = substationEfficiency): HeatSupply {
  const supply = emptySupply(demandW.length, 'district-heat');
  for (let hour = 0; hour < demandW.length; hour++) {
    const heat = demandW[hour]!;
    supply.deliveredW[hour] = heat;
    supply.fuelW[hour] = heat / efficiency;
    supply.lossW[hour] = heat / efficiency - heat;
  }
  return supply;
}
