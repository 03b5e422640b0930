import { sum } from '../../../base/sum.ts';
import { pow } from '../../../base/math.ts';
import type { Parameters } from '../../../simulation/contract.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { heaters, waterCarrierOf } from '../buildings/systems.ts';
import type { ThermalBuilding } from '../buildings/thermal.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyParameter } from '../parameters.ts';
import { cop, radiators } from '../systems/heat-pump.ts';
import { chargingYear, homeCars } from '../systems/home-charging.ts';
import { storeC } from '../systems/hot-water.ts';
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
export interface Tanks {
  /** As heat, or electricity of a resistance. */
  readonly heat: Float64Array;
  readonly heatSum: number;
  /** As electricity of a heat pump. */
  readonly pumped: Float64Array;
  readonly pumpedSum: number;
}

/** Electricity by heat, and power, of a building's heat pump by step of the outdoor temperature. */
export interface PumpTables {
  readonly perHeat: Float64Array;
  readonly pumpW: Float64Array;
}

/** Rooms for which radiators and generators are sized, °C. */
export const roomC = 19;
/** Power of a heat pump at −7 °C over that at 7 °C: usual of makers' sheets (EN 14511), an estimate of the house. */
const pumpAtMinus7 = 0.75;

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

/** Share of a building's hot water that comes from electric tanks beside its heating. */
export function tankShare(shares: ThermalBuilding['heating']): number {
  return heaters.reduce(
    (sum, heater, i) => sum + (heater !== 'heat-pump' && waterCarrierOf[i] === 0 ? shares[i]! : 0),
    0,
  );
}
