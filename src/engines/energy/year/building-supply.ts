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
import { dayChoices } from './day-parameters.ts';
import { DwellingDays } from './dwelling-days.ts';
import type { YearFigures } from './results.ts';
import { type Schedule, type Schedules, schedules, usesOf } from './schedules.ts';
import type { SiteLight } from './site-light.ts';
import { supplied, type Supply, tankShape, waterCourses, withFactors } from './supply.ts';
import { ofDwellings, type SupplySettings, supplySettings } from './supply-settings.ts';

/** What the buildings of a run share; buffers are written over by each. */
export interface YearSettings {
  readonly parameters: Parameters<EnergyParameter>;
  readonly weather: WeatherYear;
  readonly light: SiteLight;
  readonly plans: Schedules;
  readonly shutters: ShutterLight;
  /** Null: all dwellings live the mean day. */
  readonly days: DwellingDays | null;
  /** Of each building. */
  readonly ids: readonly string[];
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
  seed: number,
): Generator<void, YearSettings, void> {
  const { nightC, serviceC, setPointSpreadK: spreadK } = parameters;
  const plans = schedules(
    weather,
    input.heatC,
    nightC,
    serviceC,
    usesOf(parameters),
    input.shapes,
    input.days,
  );
  yield;
  const shutters = shutterLight(light, plans);
  yield;
  const supply = supplySettings(input, parameters, weather, plans);
  yield;
  const days =
    parameters.dwellingDays === dayChoices.diverse
      ? new DwellingDays(weather, plans.dwelling, { heatC: input.heatC, nightC, spreadK }, seed)
      : null;
  yield;
  const hours = weather.airC.length;
  return {
    parameters,
    weather,
    light,
    plans,
    shutters,
    days,
    ids: input.axes.building ?? [],
    supply,
    buffers: buildingBuffers(hours),
    electricW: new Float64Array(hours),
    factorsOf: (building, position) => ledger?.factorsOf(building, input.communeOf[position]!) ?? null,
    isOffPeak: legalHoursOf(weather).map((hour) => (offPeakHours.includes(hour) ? 1 : 0)),
  };
}

/** A building's year; courses are those of its own days, until the next building's. */
interface BuildingSupply {
  readonly zone: HeatRun;
  readonly plan: Schedule;
  readonly supply: Supply;
  readonly chargingW: Float64Array;
  readonly tankShape: Float64Array;
  readonly water: ReturnType<typeof waterCourses>;
}

/** A building's year, heat and supply; its hours are in the buffers. */
export function buildingSupply(
  building: ThermalBuilding,
  position: number,
  settings: YearSettings,
): BuildingSupply {
  const { parameters, weather, light, shutters, buffers, electricW, factorsOf, ids, days } = settings;
  const isService = building.use === 'service';
  const { dwellings } = building;
  const own = isService || dwellings === 0 ? null : (days?.of(ids[position]!, dwellings) ?? null);
  // What appliances give off is felt as the mean day's: its events would heat rooms that are warm enough.
  const { appliances } = settings.plans.dwelling;
  const plans = own === null ? settings.plans : { ...settings.plans, dwelling: { ...own.plan, appliances } };
  const supplies = own === null ? settings.supply : ofDwellings(settings.supply, dwellings, own);
  const plan = isService ? plans.service : (own?.plan ?? plans.dwelling);
  const { appliancesW, waterW } = meanDemand(building, parameters, weather.airC.length);
  const isCooled =
    parameters.cooling === coolings.all || (parameters.cooling === coolings.services && isService);
  const zone = runBuilding(
    building,
    position,
    { light, shutters, plans },
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
  const found = supplied(building, demand, supplies, electricW);
  const cars = { dwellings, chargingW: supplies.chargingW };
  const supply = withFactors(found, electricW, factorsOf(building, position), cars);
  return {
    zone,
    plan,
    supply,
    chargingW: supplies.chargingW,
    tankShape: tankShape(building, supplies),
    water: waterCourses(building, supplies, supply.waterWh[0]!),
  };
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
