import type { Parameters } from '../../../simulation/contract.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { carriers } from '../buildings/systems.ts';
import type { ThermalBuilding } from '../buildings/thermal.ts';
import type { Ledger } from '../calibration/ledger.ts';
import { offPeakHours } from '../costs/tariffs.ts';
import type { EnergyInput } from '../energy-input.ts';
import { heatMethods } from '../heat/method-parameters.ts';
import type { EnergyParameter } from '../parameters.ts';
import { coolings } from '../system-parameters.ts';
import { type ShutterLight, shutterLight } from './building-sun.ts';
import { type BuildingYear, buildingBuffers, type HeatRun, runBuilding } from './building-year.ts';
import { legalHoursOf } from './calendar.ts';
import { meanDemand } from './mean-demand.ts';
import type { YearFigures } from './results.ts';
import { type Schedule, type Schedules, schedules, usesOf } from './schedules.ts';
import type { SiteLight } from './site-light.ts';
import { supplied, type Supply, type SupplySettings, supplySettings, withFactors } from './supply.ts';

/** What the buildings of a run share; buffers are written over by each. */
export interface YearSettings {
  readonly parameters: Parameters<EnergyParameter>;
  readonly weather: WeatherYear;
  readonly light: SiteLight;
  readonly plans: Schedules;
  readonly shutters: ShutterLight;
  readonly supply: SupplySettings;
  readonly buffers: BuildingYear;
  readonly electricW: Float64Array;
  /** Factors to published totals by carrier; null: none. */
  readonly factorsOf: (building: ThermalBuilding, position: number) => Float64Array | null;
  /** 1 in off-peak hours of legal time. */
  readonly isOffPeak: Uint8Array;
}

/** In pieces of some ten milliseconds. @param ledger Null: nothing is brought to published totals. */
export function* yearSettings(
  input: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  weather: WeatherYear,
  light: SiteLight,
  ledger: Ledger | null,
): Generator<void, YearSettings, void> {
  const { nightC, serviceC } = parameters;
  const plans = schedules(weather, input.heatC, nightC, serviceC, usesOf(parameters), input.shapes);
  yield;
  const shutters = shutterLight(light, plans);
  yield;
  const supply = supplySettings(input, parameters, weather, plans);
  yield;
  const hours = weather.airC.length;
  return {
    parameters,
    weather,
    light,
    plans,
    shutters,
    supply,
    buffers: buildingBuffers(hours),
    electricW: new Float64Array(hours),
    factorsOf: (building, position) => ledger?.factorsOf(building, input.communeOf[position]!) ?? null,
    isOffPeak: legalHoursOf(weather).map((hour) => (offPeakHours.includes(hour) ? 1 : 0)),
  };
}

/** A building's year, heat and supply; its hours are in the buffers. */
export function buildingSupply(
  building: ThermalBuilding,
  position: number,
  settings: YearSettings,
): { readonly zone: HeatRun; readonly plan: Schedule; readonly supply: Supply } {
  const { parameters, weather, plans, supply, buffers, electricW, factorsOf } = settings;
  const isService = building.use === 'service';
  const plan = isService ? plans.service : plans.dwelling;
  const { appliancesW, waterW } = meanDemand(building, parameters, weather.airC.length);
  const isCooled =
    parameters.cooling === coolings.all || (parameters.cooling === coolings.services && isService);
  const zone = runBuilding(
    building,
    position,
    settings,
    {
      outdoorC: weather.airC,
      appliancesW,
      isPartlyHeated: parameters.partialHeating === 1,
      isRefined: parameters.heatMethod === heatMethods.refined,
      infraredW: weather.infraredW,
      coolC: isCooled ? parameters.coolC : Number.POSITIVE_INFINITY,
    },
    buffers,
  );
  const demand = {
    powerW: buffers.zone.powerW,
    waterW,
    appliancesW,
    appliancesShape: plan.appliances,
  };
  const found = supplied(building, demand, supply, electricW);
  const cars = { dwellings: building.dwellings, chargingW: supply.chargingW };
  return { zone, plan, supply: withFactors(found, electricW, factorsOf(building, position), cars) };
}

/** A year's supply of a building, into the figures. */
export function writeSupply(figures: YearFigures, position: number, supply: Supply): void {
  figures.coolingKwh[position] = supply.coolingWh / 1000;
  figures.appliancesKwh[position] = supply.appliancesWh / 1000;
  figures.vehiclesKwh[position] = supply.vehiclesWh / 1000;
  for (const carrier of carriers.keys()) {
    figures.heatingKwh[carrier]![position] = supply.heatingWh[carrier]! / 1000;
    figures.waterKwh[carrier]![position] = supply.waterWh[carrier]! / 1000;
  }
}

/** The year of a building as it was before any works, into figures of its own. */
export function writeBefore(
  figures: YearFigures,
  building: ThermalBuilding,
  position: number,
  settings: YearSettings,
): void {
  const { electricW, isOffPeak } = settings;
  writeSupply(figures, position, buildingSupply(building, position, settings).supply);
  let offPeakWh = 0;
  for (let hour = 0; hour < electricW.length; hour++) offPeakWh += isOffPeak[hour]! * electricW[hour]!;
  figures.offPeakKwh[position] = offPeakWh / 1000;
}
