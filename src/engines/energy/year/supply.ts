import { pow } from '../../../base/math.ts';
import type { Parameters } from '../../../simulation/contract.ts';
import { carrierOf, carriers, type Heater, heaters } from '../buildings/systems.ts';
import { heatLossWPerK, type ThermalBuilding } from '../buildings/thermal.ts';
import type { EnergyParameter } from '../parameters.ts';
import { stockBoilers } from '../system-parameters.ts';
import { type BoilerKind, type BoilerLoad, boilerOf, fuelOfYear, partLoadW } from '../systems/boiler.ts';
import { cop, radiators } from '../systems/heat-pump.ts';
import { substationEfficiency } from '../systems/heat-network.ts';
import { tappingM } from '../systems/hot-water.ts';
import type { OutdoorSteps } from '../systems/outdoor-steps.ts';
import { type PumpTables, roomC, type SupplySettings, type Tanks, tankShare } from './supply-settings.ts';

/** Energy of a building's year by carrier and use, Wh; electricity by the hour, W. */
export interface Supply {
  /** Carriers × heating, hot water. */
  readonly heatingWh: Float64Array;
  readonly waterWh: Float64Array;
  readonly coolingWh: number;
  readonly appliancesWh: number;
  readonly vehiclesWh: number;
}

/**
 * A supply brought to published totals, but for cars that a hypothesis adds to what was measured.
 *
 * @param electricW Written over. @param factors By carrier; null: nothing changes.
 */
export function withFactors(
  supply: Supply,
  electricW: Float64Array,
  factors: Float64Array | null,
  { dwellings, chargingW }: { readonly dwellings: number; readonly chargingW: Float64Array },
): Supply {
  if (factors === null) return supply;
  const electric = factors[0]!;
  for (let hour = 0; hour < electricW.length; hour++) {
    const apartW = dwellings * chargingW[hour]!;
    electricW[hour] = electric * (electricW[hour]! - apartW) + apartW;
  }
  return {
    heatingWh: supply.heatingWh.map((wh, carrier) => wh * factors[carrier]!),
    waterWh: supply.waterWh.map((wh, carrier) => wh * factors[carrier]!),
    coolingWh: supply.coolingWh * electric,
    appliancesWh: supply.appliancesWh * electric,
    vehiclesWh: supply.vehiclesWh,
  };
}

/** A boiler is chosen so much larger than the loss (order of 31 March 2021, annex 1, 13.2.2.4). */
const boilerOversize = 1.2 / (0.95 * 0.95 * 0.95);
/** Least of a house's boiler, which heats water while it is drawn: usual, an estimate of the house. */
const leastHouseBoilerW = 21_000;
/** Part of the hours of a day in which a household draws hot water (tapping profile M). */
const tappingShare = tappingM.filter((share) => share > 0).length / tappingM.length;

/** What each hour asks of a building's systems, W. */
export interface Demand {
  /** Positive: heat, negative: cold. */
  readonly powerW: Float64Array;
  /** Mean of the year of the heat drawn as hot water. */
  readonly waterW: number;
  /** Mean of the year times a shape whose mean is 1. */
  readonly appliancesW: number;
  readonly appliancesShape: Float64Array;
}

/**
 * Energy that a building draws to meet what is asked. A stock whose heaters are not known draws the mean of them, as if
 * each heated the whole building for its share. Power has no limit: over its full load a boiler goes on at the loss of
 * that line, and over a heat pump's an electric backup gives the rest.
 *
 * @param electricW Written over: electricity of each hour, W.
 */
export function supplied(
  building: ThermalBuilding,
  demand: Demand,
  settings: SupplySettings,
  electricW: Float64Array,
): Supply {
  const { heating: shares, plant, use } = building;
  const { parameters, designC } = settings;
  const { powerW, waterW, appliancesW, appliancesShape } = demand;
  const { radiatorEfficiency, waterPipeEfficiency, electricEfficiency, coolEfficiency } = parameters;
  const { chargingW, chargingWh } = settings;
  const { dwellings } = building;
  const sizedW = plant.generatorWPerK * (roomC - designC) * boilerOversize;
  const boilerW = use === 'house' ? Math.max(sizedW, leastHouseBoilerW) : Math.max(sizedW, 1);
  const pipedW = waterW / waterPipeEfficiency;
  const tanks = tanksFor(building, settings);
  const tankW = pipedW * tankShare(shares);
  const pumpTankW = pipedW * shares[1]!;
  writePump(building, settings);
  const { heatWh, electricHeatWh, coolingWh, load } = heatAndCold(
    powerW,
    {
      ...settings,
      direct: shares[0]! / electricEfficiency,
      pump: shares[1]!,
      perCold: 1 / coolEfficiency,
      perSent: 1 / radiatorEfficiency,
      partW: partLoadW(boilerW),
    },
    electricW,
  );
  addUses(electricW, appliancesW, appliancesShape, tankW, pumpTankW, tanks);
  if (chargingWh > 0 && dwellings > 0) addCharging(electricW, dwellings, chargingW);
  const hours = powerW.length;
  const idleHours = (hours - load.lowHours - load.highHours) * tappingShare;
  const heatingWh = new Float64Array(carriers.length);
  const waterWh = new Float64Array(carriers.length);
  for (const heater of burners) {
    const index = heaters.indexOf(heater);
    const share = shares[index]!;
    const carrier = carrierOf[index]!;
    if (share === 0) continue;
    const { heating, water } = burnt(building, heater, boilerW, load, heatWh, parameters);
    heatingWh[carrier] = share * heating;
    waterWh[carrier] = share * water(pipedW * hours, idleHours);
  }
  heatingWh[0] = electricHeatWh;
  waterWh[0] = tankW * tanks.heatSum + pumpTankW * tanks.pumpedSum;
  return {
    heatingWh,
    waterWh,
    coolingWh,
    appliancesWh: appliancesW * hours,
    vehiclesWh: dwellings * chargingWh,
  };
}

/** How a building turns electricity into heat and cold. */
interface HeatAndCold {
  readonly steps: OutdoorSteps;
  readonly pumps: PumpTables;
  /** Electricity per heat of resistances, for their share; share of heat pumps; electricity per cold. */
  readonly direct: number;
  readonly pump: number;
  readonly perCold: number;
  /** Heat that generators send for what comes into rooms. */
  readonly perSent: number;
  /** Heat under which an hour counts as low for a boiler, W. */
  readonly partW: number;
}

/** @param electricW Written over. */
function heatAndCold(
  powerW: Float64Array,
  { steps, pumps, direct, pump, perCold, perSent, partW }: HeatAndCold,
  electricW: Float64Array,
): {
  readonly heatWh: number;
  readonly electricHeatWh: number;
  readonly coolingWh: number;
  readonly load: BoilerLoad;
} {
  const { stepOf } = steps;
  const { perHeat, pumpW } = pumps;
  let heatWh = 0;
  let electricHeatWh = 0;
  let coolingWh = 0;
  let lowHours = 0;
  let lowWh = 0;
  let highHours = 0;
  let highWh = 0;
  for (let hour = 0; hour < powerW.length; hour++) {
    const power = powerW[hour]!;
    let taken = 0;
    if (power > 0) {
      const sent = power * perSent;
      const step = stepOf[hour]!;
      const most = pumpW[step]!;
      const pumped = sent < most ? sent : most;
      taken = power * direct + pump * (pumped * perHeat[step]! + sent - pumped);
      heatWh += power;
      electricHeatWh += taken;
      if (sent < partW) {
        lowHours++;
        lowWh += sent;
      } else {
        highHours++;
        highWh += sent;
      }
    } else if (power < 0) {
      taken = -power * perCold;
      coolingWh += taken;
    }
    electricW[hour] = taken;
  }
  return { heatWh, electricHeatWh, coolingWh, load: { lowHours, lowWh, highHours, highWh } };
}

function addUses(
  electricW: Float64Array,
  appliancesW: number,
  appliancesShape: Float64Array,
  tankW: number,
  pumpTankW: number,
  { heat, pumped }: Tanks,
): void {
  for (let hour = 0; hour < electricW.length; hour++) {
    electricW[hour]! +=
      appliancesW * appliancesShape[hour]! + tankW * heat[hour]! + pumpTankW * pumped[hour]!;
  }
}

function addCharging(electricW: Float64Array, dwellings: number, chargingW: Float64Array): void {
  for (let hour = 0; hour < electricW.length; hour++) electricW[hour]! += dwellings * chargingW[hour]!;
}

/** What a building's tanks take in each hour over the mean of what is drawn. */
export function tankShape(building: ThermalBuilding, settings: SupplySettings): Float64Array {
  return tanksFor(building, settings).heat;
}

/** Courses of the electricity of a building's hot water, with the Wh of a year along each. */
export function waterCourses(
  building: ThermalBuilding,
  settings: SupplySettings,
  yearWh: number,
): readonly (readonly [shape: Float64Array, wh: number])[] {
  const { heat, heatSum, pumped, pumpedSum } = tanksFor(building, settings);
  const direct = tankShare(building.heating) * heatSum;
  const pump = building.heating[1]! * pumpedSum;
  const all = direct + pump;
  if (!(all > 0)) return [];
  return [
    [heat, (yearWh * direct) / all],
    [pumped, (yearWh * pump) / all],
  ];
}

function tanksFor({ use }: ThermalBuilding, { serviceTanks, dwellingTanks }: SupplySettings): Tanks {
  return use === 'service' ? serviceTanks : dwellingTanks;
}

/** Heaters that take something else than electricity. */
const burners = ['gas', 'oil', 'wood', 'network'] as const satisfies readonly Heater[];

/** What a heater takes to heat a building, Wh, and to heat its water. */
interface Burnt {
  readonly heating: number;
  /** @param drawnWh With the loss of its pipes. @param idleHours In which a boiler is hot for water alone. */
  readonly water: (drawnWh: number, idleHours: number) => number;
}

function burnt(
  { plant }: ThermalBuilding,
  heater: (typeof burners)[number],
  boilerW: number,
  load: BoilerLoad,
  heatWh: number,
  parameters: Parameters<EnergyParameter>,
): Burnt {
  if (heater === 'network') {
    return {
      heating: (load.lowWh + load.highWh) / substationEfficiency,
      water: (drawnWh) => drawnWh / substationEfficiency,
    };
  }
  if (heater === 'wood' && !plant.isNew) {
    return { heating: heatWh / parameters.woodEfficiency, water: () => 0 };
  }
  const boiler = boilerOf(kindOf(heater, plant.isNew, parameters), boilerW);
  return {
    heating: fuelOfYear(boiler, load),
    water: (drawnWh, idleHours) =>
      heater === 'wood' ? 0 : drawnWh / boiler.fullEfficiency + boiler.idleLossW * idleHours,
  };
}

function kindOf(
  heater: 'gas' | 'oil' | 'wood',
  isNew: boolean,
  { gasBoiler, oilBoiler }: Parameters<EnergyParameter>,
): BoilerKind {
  if (heater === 'wood') return 'pellets-2020';
  if (heater === 'gas') return isNew ? 'gas-condensing-2016' : stockBoilers.gas[gasBoiler]!;
  return isNew ? 'oil-condensing-2016' : stockBoilers.oil[oilBoiler]!;
}

/**
 * Writes the tables of a building's heat pump over those of the last one. Its water is as warm as its radiators need for the
 * loss of today's envelope, as a heating curve sets it.
 */
function writePump(
  building: ThermalBuilding,
  { parameters, designC, steps, excess, pumpPower, pumps: { perHeat, pumpW } }: SupplySettings,
): void {
  const { emittersWPerK, generatorWPerK } = building.plant;
  if (building.heating[1] === 0) {
    perHeat.fill(1);
    pumpW.fill(0);
    return;
  }
  const load = heatLossWPerK(building) / emittersWPerK;
  const warmer = (parameters.radiatorFlowC - roomC) * pow(load, 1 / radiators.exponent);
  const designW = parameters.pumpSize * generatorWPerK * (roomC - designC);
  for (let step = 0; step < perHeat.length; step++) {
    const flowC = Math.max(roomC + warmer * excess[step]!, radiators.leastFlowC);
    perHeat[step] = 1 / cop('air', steps.outdoorC[step]!, flowC, parameters.pumpShare);
    pumpW[step] = designW * pumpPower[step]!;
  }
}
