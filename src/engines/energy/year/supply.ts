import { sum } from '../../../base/sum.ts';
import { pow } from '../../../base/math.ts';
import type { Parameters } from '../../../simulation/contract.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { carrierOf, carriers, type Heater, heaters, waterCarrierOf } from '../buildings/systems.ts';
import { heatLossWPerK, type ThermalBuilding } from '../buildings/thermal.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyParameter } from '../parameters.ts';
import { stockBoilers } from '../system-parameters.ts';
import { type BoilerKind, type BoilerLoad, boilerOf, fuelOfYear, partLoadW } from '../systems/boiler.ts';
import { cop, radiators } from '../systems/heat-pump.ts';
import { substationEfficiency } from '../systems/heat-network.ts';
import { chargingYear, homeCars } from '../systems/home-charging.ts';
import { storeC, tappingM } from '../systems/hot-water.ts';
import { type OutdoorSteps, outdoorSteps } from '../systems/outdoor-steps.ts';
import { legalHoursOf } from './calendar.ts';
import type { Schedule, Schedules } from './schedules.ts';
import { drawOfPersonW, inTurns, mixedOrders, orderShapes } from './staggered.ts';

/** What heaters make of energy, the same for all buildings of a run. */
export interface SupplySettings {
  readonly parameters: Parameters<EnergyParameter>;
  readonly designC: number;
  readonly steps: OutdoorSteps;
  /** By step: how much warmer than rooms the water of full-sized radiators is, over the same in design cold. */
  readonly excess: Float64Array;
  /** By step: power of heat pumps over that in design cold. */
  readonly pumpPower: Float64Array;
  /** Of the building that is being supplied. */
  readonly pumps: PumpTables;
  readonly dwellingTanks: Tanks;
  readonly serviceTanks: Tanks;
  /** Of a building with 1 to 4 dwellings, from the order on that heats its first tank: dwellings × orders. */
  readonly tankMixes: readonly (readonly Tanks[])[];
  /** What the electric cars of a mean dwelling take in each hour, W, and in the year, Wh. */
  readonly chargingW: Float64Array;
  readonly chargingWh: number;
  /** The same where all charge on even, or on odd days. */
  readonly chargingTurns: readonly Float64Array[];
}

/** What tanks take in each hour over the mean of what is drawn from them, and its sum over the year. */
interface Tanks {
  /** As heat, or electricity of a resistance. */
  readonly heat: Float64Array;
  readonly heatSum: number;
  /** As electricity of a heat pump. */
  readonly pumped: Float64Array;
  readonly pumpedSum: number;
}

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

/** Rooms for which radiators and generators are sized, °C. */
const roomC = 19;
/** Power of a heat pump at −7 °C over that at 7 °C: usual of makers' sheets (EN 14511), an estimate of the house. */
const pumpAtMinus7 = 0.75;
/** A boiler is chosen so much larger than the loss (order of 31 March 2021, annex 1, 13.2.2.4). */
const boilerOversize = 1.2 / (0.95 * 0.95 * 0.95);
/** Least of a house's boiler, which heats water while it is drawn: usual, an estimate of the house. */
const leastHouseBoilerW = 21_000;
/** Part of the hours of a day in which a household draws hot water (tapping profile M). */
const tappingShare = tappingM.filter((share) => share > 0).length / tappingM.length;

export function supplySettings(
  input: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  weather: WeatherYear,
  plans: Schedules,
): SupplySettings {
  const steps = outdoorSteps(weather.airC);
  const { designC } = input;
  const perK = (1 - pumpAtMinus7) / 14;
  const powerAt = (outdoor: number): number => Math.max(1 + perK * (outdoor - 7), 0);
  const waterPerHeat = steps.outdoorC.map((outdoor) => 1 / cop('air', outdoor, storeC, parameters.pumpShare));
  const tanksOf = (heat: Float64Array): Tanks => {
    const pumped = heat.map((one, hour) => one * waterPerHeat[steps.stepOf[hour]!]!);
    return { heat, heatSum: sum(heat), pumped, pumpedSum: sum(pumped) };
  };
  const shapesOf = ({ hotWater }: Schedule): readonly Float64Array[] =>
    orderShapes(hotWater, parameters, weather);
  const orders = shapesOf(plans.dwelling);
  const dwellingTanks = tanksOf(mixedOrders(orders, 0, orders.length));
  const chargingW = charging(input, parameters, weather, plans, dwellingTanks.heat);
  return {
    parameters,
    designC,
    steps,
    excess: steps.outdoorC.map((outdoor) =>
      pow(Math.max(roomC - outdoor, 0) / (roomC - designC), 1 / radiators.exponent),
    ),
    pumpPower: steps.outdoorC.map((outdoor) => powerAt(outdoor) / powerAt(designC)),
    pumps: { perHeat: steps.outdoorC.slice(), pumpW: steps.outdoorC.slice() },
    dwellingTanks,
    serviceTanks: tanksOf(mixedOrders(shapesOf(plans.service), 0, orders.length)),
    tankMixes: orders
      .slice(1)
      .map((_, more) => orders.map((__, first) => tanksOf(mixedOrders(orders, first, more + 1)))),
    chargingTurns: inTurns(chargingW),
    chargingW,
    chargingWh: sum(chargingW),
  };
}

/** Charging of a mean dwelling's cars beside its other uses, W. */
function charging(
  { cars, buildings }: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  weather: WeatherYear,
  { dwelling }: Schedules,
  tankShape: Float64Array,
): Float64Array {
  if (cars === null) return new Float64Array(weather.airC.length);
  let [dwellings, tankUsers] = [0, 0];
  for (const building of buildings) {
    if (building === null || building.use === 'service') continue;
    dwellings += building.dwellings;
    tankUsers += building.people * tankShare(building.heating);
  }
  const tankW = (tankUsers / Math.max(dwellings, 1)) * drawOfPersonW(parameters);
  const usesW = (1000 * (parameters.applianceKwh + parameters.cookingKwh)) / weather.airC.length;
  const othersW = tankShape.map((tank, hour) => tankW * tank + usesW * dwelling.appliances[hour]!);
  return chargingYear(homeCars(cars, parameters), cars.isSteered, othersW, legalHoursOf(weather));
}

/** The settings of one building: the order that heats its tanks, and the days on which its cars charge. */
export function ofDwellings(
  settings: SupplySettings,
  dwellings: number,
  { tankOrder, chargingTurn }: { readonly tankOrder: number; readonly chargingTurn: number },
): SupplySettings {
  const mixes = settings.tankMixes[Math.round(dwellings) - 1];
  const dwellingTanks = mixes?.[tankOrder] ?? settings.dwellingTanks;
  const chargingW = dwellings < 2 ? settings.chargingTurns[chargingTurn]! : settings.chargingW;
  return { ...settings, dwellingTanks, chargingW };
}

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

/** Share of a building's hot water that comes from electric tanks beside its heating. */
function tankShare(shares: ThermalBuilding['heating']): number {
  return heaters.reduce(
    (sum, heater, i) => sum + (heater !== 'heat-pump' && waterCarrierOf[i] === 0 ? shares[i]! : 0),
    0,
  );
}

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

/** Electricity by heat, and power, of a building's heat pump by step of the outdoor temperature. */
interface PumpTables {
  readonly perHeat: Float64Array;
  readonly pumpW: Float64Array;
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
