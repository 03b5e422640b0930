import { retold } from '../../base/steps.ts';
import { sum } from '../../base/sum.ts';
import { assert } from '../../base/errors.ts';
import type {
  Checkpoint,
  EngineResult,
  FieldData,
  Parameters,
  RunOptions,
} from '../../simulation/contract.ts';
import { billsOf } from './bills.ts';
import { buildingCosts } from './building-costs.ts';
import type { EnergyInput } from './energy-input.ts';
import type { EnergyField, EnergyFrameField, EnergyResultField } from './fields.ts';
import { type EnergyIndicator, useClasses } from './indicator-specs.ts';
import { energyIndicatorRows } from './indicators.ts';
import { needSpreadKwh } from './buildings/spread.ts';
import { type HeatingSeason, heatingSeason, monthlyNeeds } from './dpe/beside-run.ts';
import { type OrderSeasons, orderSeasons } from './dpe/order-seasons.ts';
import { calibrated, referenceShare } from './calibration/reference-year.ts';
import { fieldNotes } from './noted.ts';
import type { EnergyParameter } from './parameters.ts';
import { settleNetworks } from './networks.ts';
import { carriers } from './buildings/systems.ts';
import {
  buildingSupply,
  writeBefore,
  writeSupply,
  type YearSettings,
  yearSettings,
} from './year/building-supply.ts';
import { takenKwh } from './groups/collectives.ts';
import { sortedPowers } from './groups/durations.ts';
import { Groups } from './groups/groups.ts';
import type { GroupDurationField } from './groups/indicator-specs.ts';
import { lossFields, offSince, type PowerLoss, powerLoss } from './posts/power-loss.ts';
import { curvesOf } from './year/curves.ts';
import { frameSteps } from './year/frames.ts';
import { heatFault, sumHeat } from './year/heat-sums.ts';
import { meterOfModules, meterOfUse } from './year/meter.ts';
import { byUse, courseOf, type EnergyUse, noCourse, ownUse, type UseCourse } from './year/own-use.ts';
import {
  bitCount,
  carrierKwh,
  electricFault,
  type TerritoryHours,
  totalHeat,
  territoryHours,
  yearFigures,
  type YearFigures,
} from './year/results.ts';
import { disc, erbs } from './sun/decomposition.ts';
import { siteLight } from './year/site-light.ts';
import { roofLight } from './year/roof-light.ts';
import { lightShare, told } from './year/progress.ts';
import { meanOver } from './roofs/roof-guess.ts';
import { RoofPower } from './year/roof-power.ts';
import { stored } from './year/storage.ts';
import { TypicalDays } from './year/typical-days.ts';
import { UseHours } from './year/use-hours.ts';
import { emissionsOf, primaryKwh } from './emissions.ts';

type Progress = Checkpoint<EnergyField>;
type Result = EngineResult<EnergyField, EnergyIndicator>;

/** A year of every building, hour by hour; see docs/engines/energy.md. */
export function* runEnergy(
  input: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  options: RunOptions,
): Generator<Progress, Result, void> {
  const { weather } = input;
  assert(weather !== null, 'a run without weather does not pass the check');
  const split = parameters.lightSplit === 1 ? disc : erbs;
  const light = yield* told(siteLight(input, weather, split));
  const ledger = yield* calibrated(input, parameters, light, split, options.seed);
  const start = ledger === null ? lightShare : referenceShare;
  const atStart = (): Progress => ({ progress: start, timeS: 0 });
  const settings = yield* retold(
    yearSettings(input, parameters, weather, light, ledger, options.seed),
    atStart,
  );
  const year = new Year(input, parameters, settings);
  yield atStart();
  const count = input.buildings.length;
  for (let building = 0; building < count; building++) {
    yield { progress: start + ((1 - start) * building) / (count + 1), timeS: 0 };
    year.add(building);
  }
  totalHeat(year.hours);
  year.before.networkKgPerKwh.fill(input.factors.co2.network.value);
  const { loss } = year;
  const networks = settleNetworks(input, year.figures);
  const bills = billsOf(input, year.figures);
  const rows = energyIndicatorRows(
    input,
    parameters,
    {
      before: year.before,
      figures: year.figures,
      bills,
      hours: year.hours,
      ledger,
      networks,
      uses: year.uses,
      groups: year.groups.settled(),
      loss,
    },
    year.largestFault,
  );
  const afterRows = (): Progress => ({ progress: 1 - 0.5 / (count + 1), timeS: 0 });
  yield afterRows();
  const powers = yield* retold(sortedPowers(input, year.groups.settled()), afterRows);
  yield* year.frames(options.frameEveryS, input.durationS);
  return {
    fields: { ...year.fields(bills), ...powers },
    indicators: rows,
    notes: fieldNotes(input, ledger),
    leftOut: input.leftOut,
    diagnostics: {
      buildings: count,
      computed: input.buildings.filter((building) => building !== null).length,
      heatBalanceError: year.largestFault,
      electricBalanceError: electricFault(year.hours),
      syntheticWeather: input.isSynthetic ? 1 : 0,
    },
  };
}

/** Powers and temperatures that pictures are means of. */
const pictureFields = ['heatPower', 'electricPower', 'solarPower', 'indoor'] as const;
type PictureField = (typeof pictureFields)[number];

/** The year of all buildings, one after the other. */
class Year {
  readonly figures: YearFigures;
  readonly hours: TerritoryHours;
  readonly uses: UseHours;
  largestFault = 0;
  readonly groups: Groups;
  readonly loss: PowerLoss | null;
  /** Of the buildings that works concern, without these. */
  readonly before: YearFigures;
  private readonly settings: YearSettings;
  private readonly unitW: Float64Array;
  private readonly ownW: Float64Array;
  /** What the building takes from the grid, less what its roof gives to it. */
  private readonly netW: Float64Array;
  /** Uses of the electricity of the building that was computed last. */
  private courses: Readonly<Record<EnergyUse, UseCourse>> = byUse(() => noCourse);
  private readonly typical: TypicalDays;
  private readonly season: HeatingSeason;
  private readonly order: OrderSeasons | null;
  private readonly roofPower: RoofPower;
  private readonly steps: ReturnType<typeof frameSteps>;
  /** Sums of each frame field, steps × buildings. */
  private readonly pictures: Readonly<Record<PictureField, Float32Array>>;

  private readonly input: EnergyInput;
  private readonly parameters: Parameters<EnergyParameter>;

  constructor(input: EnergyInput, parameters: Parameters<EnergyParameter>, settings: YearSettings) {
    const { weather, light } = settings;
    this.input = input;
    this.parameters = parameters;
    const count = input.buildings.length;
    const hours = weather.airC.length;
    this.figures = yearFigures(count);
    this.hours = territoryHours(hours);
    this.uses = new UseHours(hours);
    this.before = yearFigures(count);
    this.settings = settings;
    this.unitW = new Float64Array(hours);
    this.ownW = new Float64Array(hours);
    this.netW = new Float64Array(hours);
    this.groups = new Groups(input, hours);
    this.loss = input.water && powerLoss(input, input.water, parameters);
    this.typical = new TypicalDays(weather, count);
    this.season = heatingSeason(weather, light);
    this.order = input.place && orderSeasons(input.place);
    this.roofPower = new RoofPower(input, light, weather, parameters.solarLosses);
    this.steps = frameSteps(input.durationS, parameters.firstDay, hours);
    const values = (this.steps.firstHour.length - 1) * count;
    this.pictures = {
      heatPower: new Float32Array(values).fill(Number.NaN),
      electricPower: new Float32Array(values).fill(Number.NaN),
      solarPower: new Float32Array(values),
      indoor: new Float32Array(values).fill(Number.NaN),
    };
  }

  /** Computes a building and adds it to the territory. */
  add(position: number): void {
    const isComputed = this.addHeat(position);
    if (!isComputed) this.settings.electricW.fill(0);
    this.addSun(position, isComputed);
  }

  /** Computes what a building asks for. @returns Whether it is heated. */
  private addHeat(position: number): boolean {
    const building = this.input.buildings[position]!;
    if (building === null) return false;
    const { parameters, figures, settings } = this;
    const { buffers, electricW, plans, weather } = settings;
    const before = this.input.before[position]!;
    if (before !== null) writeBefore(this.before, before, position, settings);
    const { zone, plan, supply, chargingW, tankShape, water } = buildingSupply(building, position, settings);
    const { powerW, operativeC } = buffers.zone;
    const fault = heatFault(zone, weather.airC, plans.airing, buffers);
    this.largestFault = Math.max(this.largestFault, fault);
    const { coldW, heatOfW } = this.hours;
    const sums = { heatW: heatOfW[building.use], coldW };
    const heat = sumHeat(buffers.zone, weather.airC, parameters.overheatC, sums);
    figures.needKwh[position] = heat.needKwh;
    figures.peakHeatKw[position] = heat.peakHeatKw;
    figures.surfaceKkh[position] = heat.surfaceKkh;
    figures.airKkh[position] = heat.airKkh;
    figures.hotHours[position] = heat.hotHours;
    if (building.dwellings > 0) {
      const needs = monthlyNeeds(building, position, this.season, this.order, settings.light);
      figures.orderKwh[position] = needs.byOrder;
      figures.monthlyKwh[position] = needs.byWeather;
    }
    writeSupply(figures, position, supply);
    this.uses.addBuilding(supply, water, plan.appliances, chargingW, powerW);
    // Only where modules give something to share out.
    if (this.input.moduleShare[position]! > 0) {
      this.courses = {
        heating: courseOf(powerW, supply.heatingWh[0]!),
        water: courseOf(tankShape, supply.waterWh[0]!),
        cooling: courseOf(powerW, supply.coolingWh, -1),
        appliances: courseOf(plan.appliances, supply.appliancesWh),
        vehicles: courseOf(chargingW, supply.vehiclesWh),
      };
    }
    this.typical.write('heatDays', position, powerW, 1);
    this.typical.write('electricDays', position, electricW, 1);
    this.picture('heatPower', position, powerW, 0.001);
    this.picture('electricPower', position, electricW, 0.001);
    this.picture('indoor', position, operativeC, 1);
    return true;
  }

  private addSun(position: number, isComputed: boolean): void {
    const { input, parameters, figures, hours, unitW, ownW, netW } = this;
    const { electricW, isOffPeak } = this.settings;
    const roof = input.roofs[position]!;
    const moduleKw = (share: number): number => share * roof.planM2 * roof.slope * parameters.moduleKwPerM2;
    const installed = moduleKw(input.moduleShare[position]!);
    const { couldKwh, laidKwh } = this.roofPower.write(position, unitW);
    figures.potentialKwh[position] = couldKwh * moduleKw(input.usableShare[position]!);
    figures.solarKwh[position] = laidKwh * installed;
    if (!isComputed && installed === 0) return;
    const storedW = stored(electricW, unitW, installed, input.batteryWh[position]!);
    const site = { isOffPeak, hours, netW };
    const meter =
      installed === 0
        ? meterOfUse(electricW, site)
        : meterOfModules(electricW, unitW, installed, storedW, ownW, site);
    this.groups.add(position, netW);
    if (isComputed) figures.peakElectricKw[position] = meter.peakW / 1000;
    figures.ownUseKwh[position] = meter.ownWh / 1000;
    figures.offPeakKwh[position] = meter.offPeakWh / 1000;
    if (installed === 0) return;
    this.picture('solarPower', position, unitW, 0.001 * installed);
    this.typical.write('solarDays', position, unitW, installed);
    if (!isComputed) return;
    const ofUses = ownUse(ownW, this.courses);
    for (const { key } of useClasses) figures.ownKwh[key][position] = ofUses[key] / 1000;
  }

  /** Means of each step of the pictures. */
  private picture(name: PictureField, position: number, values: Float64Array, factor: number): void {
    const { firstHour } = this.steps;
    const count = this.input.buildings.length;
    const sumOf = name === 'heatPower' ? positiveSum : hourlySum;
    for (let step = 0; step + 1 < firstHour.length; step++) {
      const [from, to] = [firstHour[step]!, firstHour[step + 1]!];
      this.pictures[name][step * count + position] = (factor * sumOf(values, from, to)) / (to - from);
    }
  }

  /** A checkpoint per step, with a picture where the interval asks for one; the last stands at the end. */
  *frames(everyS: number, durationS: number): Generator<Progress, void, void> {
    const count = this.input.buildings.length;
    const last = this.steps.firstHour.length - 2;
    const frame = (step: number, timeS: number): Record<EnergyFrameField, Float32Array<ArrayBuffer>> => ({
      ...(Object.fromEntries(
        pictureFields.map((name) => [name, this.pictures[name].slice(step * count, (step + 1) * count)]),
      ) as Record<PictureField, Float32Array<ArrayBuffer>>),
      powerOff: offSince(this.loss, count, timeS),
    });
    let due = 0;
    for (let step = 0; step <= last; step++) {
      const timeS = step * this.steps.stepS;
      if (timeS >= durationS) break;
      const progress = 1 - 0.4 / (count + 1);
      if (timeS < due) {
        yield { progress, timeS };
        continue;
      }
      due = everyS * (Math.floor(timeS / everyS) + 1);
      yield { progress, timeS, frame: frame(step, timeS) };
    }
    yield { progress: 1, timeS: durationS, frame: frame(last, durationS) };
  }

  /** All but the sorted powers of groups. */
  fields(bills: readonly Float64Array[]): Omit<Record<EnergyResultField, FieldData>, GroupDurationField> {
    const { figures, input } = this;
    const perFloor = (total: (i: number) => number): Float32Array<ArrayBuffer> =>
      Float32Array.from(input.buildings, (building, i) =>
        building === null ? Number.NaN : total(i) / building.floorM2,
      );
    const carrier = (index: number): Float32Array<ArrayBuffer> =>
      Float32Array.from(input.buildings, (building, i) =>
        building === null ? Number.NaN : carrierKwh(figures, index, i),
      );
    const spreadKwh = Float64Array.from(input.buildings, (building, i) =>
      building === null ? 0 : needSpreadKwh(building, figures.surfaceKkh[i]!, figures.airKkh[i]!),
    );
    const all = (i: number): number =>
      carriers.reduce((sum, _, index) => sum + carrierKwh(figures, index, i), 0);
    return {
      heatNeed: perFloor((i) => figures.needKwh[i]!),
      needLow: perFloor((i) => Math.max(0, figures.needKwh[i]! - spreadKwh[i]!)),
      needHigh: perFloor((i) => figures.needKwh[i]! + spreadKwh[i]!),
      need3cl: perFloor((i) => figures.orderKwh[i]!),
      need3clWeather: perFloor((i) => figures.monthlyKwh[i]!),
      finalEnergy: perFloor(all),
      electricity: carrier(0),
      gas: carrier(1),
      oil: carrier(2),
      wood: carrier(3),
      network: carrier(4),
      emissions: perFloor((i) => sum(emissionsOf(figures, input.factors, i))),
      primaryEnergy: perFloor((i) =>
        carriers.reduce((all, _, index) => all + primaryKwh(figures, input.factors, index, i), 0),
      ),
      ...buildingCosts(input, bills),
      overheating: Float32Array.from(figures.hotHours, (hours) => 3600 * hours),
      peakHeat: Float32Array.from(figures.peakHeatKw),
      peakElectric: Float32Array.from(figures.peakElectricKw),
      roofPotential: Float32Array.from(figures.potentialKwh),
      solarYield: Float32Array.from(figures.solarKwh),
      ...roofLight(input.roofs, this.settings.light),
      groundSun: this.settings.light.map,
      dwellings: Float32Array.from(input.buildings, (building) => building?.dwellings ?? 0),
      assumptions: Float32Array.from(input.assumed, bitCount),
      joinedAttributes: Float32Array.from(input.joined, bitCount),
      sharedTaken: takenKwh(input, this.groups.settled().shared),
      roofPlaneCount: Float32Array.from(input.roofs, ({ planes }) => planes.length),
      roofTilt: Float32Array.from(input.roofs, (roof) => meanOver(roof, ({ tilt }) => tilt)),
      roofOff: Float32Array.from(input.roofs, (roof) => meanOver(roof, ({ offM }) => offM)),
      ...lossFields(this.loss, input.buildings.length, input.durationS),
      ...curvesOf(this.hours),
      ...this.typical.fields,
    };
  }
}

function hourlySum(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let hour = from; hour < to; hour++) sum += values[hour]!;
  return sum;
}

function positiveSum(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let hour = from; hour < to; hour++) sum += values[hour]! > 0 ? values[hour]! : 0;
  return sum;
}
