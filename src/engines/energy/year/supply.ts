import { carrierOf, carriers, type HeaterShares, heaters, waterCarrierOf } from '../buildings/systems.ts';
import type { Parameters } from '../../../simulation/contract.ts';
import type { EnergyParameter } from '../parameters.ts';

/** What heaters make of energy: the boundary at which richer systems plug in. */
export interface SupplySettings {
  /** Useful heat per unit of energy, in the order of the heaters; that of heat pumps changes by the hour. */
  readonly efficiency: readonly number[];
  readonly waterEfficiency: number;
  readonly heatPumpCop: Float64Array;
  readonly coolEfficiency: number;
}

/** Energy of a building's year by carrier and use, Wh; electricity by the hour, W. */
export interface Supply {
  /** Carriers × heating, hot water. */
  readonly heatingWh: Float64Array;
  readonly waterWh: Float64Array;
  readonly coolingWh: number;
  readonly appliancesWh: number;
}

/** Of the heat pump, the outside unit is never asked for more than this. */
const mostCop = 6;
const zeroC = 273.15;

export function supplySettings(
  parameters: Parameters<EnergyParameter>,
  outdoorC: Float64Array,
): SupplySettings {
  const { heatPumpShareOfCarnot, heatPumpFlowC } = parameters;
  return {
    efficiency: [
      parameters.electricEfficiency,
      1,
      parameters.gasEfficiency,
      parameters.oilEfficiency,
      parameters.woodEfficiency,
      parameters.networkEfficiency,
    ],
    waterEfficiency: parameters.waterEfficiency,
    // Share of Carnot's between the water that flows and the air outside (RC_BuildingSimulator, supply systems).
    heatPumpCop: outdoorC.map((outdoor) => {
      const lift = Math.max(heatPumpFlowC - outdoor, 5);
      return Math.min(mostCop, Math.max(1, (heatPumpShareOfCarnot * (heatPumpFlowC + zeroC)) / lift));
    }),
    coolEfficiency: parameters.coolEfficiency,
  };
}

/** What each hour asks of a building's systems, W. */
export interface Demand {
  /** Positive: heat, negative: cold. */
  readonly powerW: Float64Array;
  /** Mean of the year times a shape. */
  readonly waterW: number;
  readonly waterShape: Float64Array;
  readonly appliancesW: number;
  readonly appliancesShape: Float64Array;
}

/**
 * Energy that a building draws to meet what is asked. A stock whose heaters are not known draws the mean of them.
 *
 * @param electricW Written over: electricity of each hour, W.
 */
export function supplied(
  shares: HeaterShares,
  demand: Demand,
  settings: SupplySettings,
  electricW: Float64Array,
): Supply {
  const { efficiency, waterEfficiency, heatPumpCop, coolEfficiency } = settings;
  const { powerW, waterW, waterShape, appliancesW, appliancesShape } = demand;
  const direct = shares[0]! / efficiency[0]!;
  const pump = shares[1]!;
  const waterShares = new Float64Array(carriers.length);
  for (const heater of heaters.keys()) waterShares[waterCarrierOf[heater]!]! += shares[heater]!;
  const electricWater = (waterShares[0]! * waterW) / waterEfficiency;
  let [heat, electricHeat, cooling, appliances, water] = [0, 0, 0, 0, 0];
  for (let hour = 0; hour < powerW.length; hour++) {
    const power = powerW[hour]!;
    const heated = power > 0 ? power : 0;
    const forHeat = heated * (direct + pump / heatPumpCop[hour]!);
    const forCold = power < 0 ? -power / coolEfficiency : 0;
    const forAppliances = appliancesW * appliancesShape[hour]!;
    heat += heated;
    electricHeat += forHeat;
    cooling += forCold;
    appliances += forAppliances;
    water += waterShape[hour]!;
    electricW[hour] = forHeat + forCold + forAppliances + electricWater * waterShape[hour]!;
  }
  const heatingWh = new Float64Array(carriers.length);
  heatingWh[0] = electricHeat;
  for (let heater = 2; heater < heaters.length; heater++) {
    heatingWh[carrierOf[heater]!]! += (heat * shares[heater]!) / efficiency[heater]!;
  }
  return {
    heatingWh,
    waterWh: waterShares.map((share) => (share * waterW * water) / waterEfficiency),
    coolingWh: cooling,
    appliancesWh: appliances,
  };
}
