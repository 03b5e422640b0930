import { sum } from '../../base/sum.ts';
import type { IndicatorRow, Members, Parameters } from '../../simulation/contract.ts';
import { billEur } from './bills.ts';
import { type Calibrated, calibratedCarriers, calibrationRows, type Ledger } from './calibration/ledger.ts';
import { assumedClasses, joinedClasses, roofClasses } from './input-indicators.ts';
import { carriers } from './buildings/systems.ts';
import { emissionsOf } from './emissions.ts';
import type { EnergyInput } from './energy-input.ts';
import {
  carrierClasses,
  type EnergyIndicator,
  type EnergyReason,
  needBounds,
  needClasses,
  useClasses,
  worksClasses,
} from './indicator-specs.ts';
import type { EnergyParameter } from './parameters.ts';
import type { NetworkYear } from './networks.ts';
import { postRows } from './posts/post-loads.ts';
import { lossRows, type PowerLoss } from './posts/power-loss.ts';
import { avoidedRows, densityRow, networkHeat } from './system-rows.ts';
import { costOfWorks } from './works-costs.ts';
import { clockShift, dateOf, onClock } from './year/calendar.ts';
import { flowRows, useKwh } from './year/flows.ts';
import type { EnergyUse } from './year/own-use.ts';
import { carrierKwh, type TerritoryHours, type YearFigures } from './year/results.ts';

type Rows = readonly IndicatorRow[];

/** What a run found. */
export interface YearFound {
  /** Of the buildings that works concern, without these. */
  readonly before: YearFigures;
  readonly figures: YearFigures;
  readonly hours: TerritoryHours;
  /** Null: nothing to calibrate to. */
  readonly ledger: Ledger | null;
  readonly networks: readonly NetworkYear[];
  /** Loads of the posts, and what a flood takes from them. */
  readonly posts: { readonly netW: readonly Float64Array[]; readonly loss: PowerLoss | null };
}

const calibratedNotes = {
  no: ['notCalibrated', 'syntheticNotCalibrated'],
  partly: ['partlyCalibrated', 'syntheticPartlyCalibrated'],
  yes: ['calibrated', 'syntheticCalibrated'],
} as const satisfies Readonly<Record<Calibrated, readonly [EnergyReason, EnergyReason]>>;

function noteOf(state: Calibrated, { isSynthetic }: EnergyInput): EnergyReason {
  return calibratedNotes[state][isSynthetic ? 1 : 0];
}

/** What a year of all buildings comes to. */
export function energyIndicatorRows(
  input: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  { before, figures, hours, ledger, networks, posts }: YearFound,
  largestFault: number,
): Readonly<Record<EnergyIndicator, Rows>> {
  const note = noteOf('no', input);
  const states = calibratedCarriers(ledger, input);
  const ofCarrier = (carrier: number): EnergyReason => noteOf(states[carrier]!, input);
  // A sum over carriers is calibrated as far as its carriers are.
  const ofSum = noteOf(states.every((state) => state === 'no') ? 'no' : 'partly', input);
  const shift = input.weather ? clockShift(input.weather) : 0;
  const computed = [...input.buildings.keys()].filter((i) => input.buildings[i] !== null);
  const summed = (key: string, of: (i: number) => number, said = ofSum): IndicatorRow => ({
    key,
    note: said,
    ...sumOf(computed, of),
  });
  const byCarrier = (of: (carrier: number, i: number) => number): Rows =>
    carrierClasses.map(({ key }, carrier) => summed(key, (i) => of(carrier, i), ofCarrier(carrier)));
  const ofUse = (use: EnergyUse, i: number): number =>
    carriers.reduce((sum, _, carrier) => sum + useKwh(figures, use, carrier, i), 0);
  return {
    energyByCarrier: byCarrier((carrier, i) => carrierKwh(figures, carrier, i) / 1000),
    energyByUse: useClasses.map(({ key }) => summed(key, (i) => ofUse(key, i) / 1000)),
    energyFlows: flowRows(figures, computed).map((row) => ({ ...row, note: ofSum })),
    heatDemand: [{ note, ...sumOf(computed, (i) => figures.needKwh[i]! / 1000) }],
    perDwelling: [perDwelling(input, figures, ofSum)],
    co2ByCarrier: byCarrier((carrier, i) => emissionsOf(figures, parameters, i)[carrier]! / 1000),
    billByCarrier: byCarrier((carrier, i) =>
      billEur(input.tariffs, input.buildings[i]!, figures, carrier, i),
    ),
    electricPeak: [peak(hours.lackingW, shift, ofCarrier(0))],
    heatPeak: [peak(hours.heatW, shift, note)],
    electricBalance: electricBalance(hours, ofCarrier(0)),
    hotDwellings: [
      {
        note,
        ...dwellingsOf(
          input,
          computed.filter((i) => isHot(input, figures, parameters, i)),
        ),
      },
    ],
    buildingsByNeed: needClasses.map(({ key }, index) => {
      const upper = needBounds[index + 1] ?? Number.POSITIVE_INFINITY;
      const members = computed.filter((i) => {
        const need = figures.needKwh[i]! / input.buildings[i]!.floorM2;
        return need >= needBounds[index]! && need < upper;
      });
      return { key, note, ...countOf(members) };
    }),
    worksCost: worksClasses.map(({ key }) => worksRow(input, key)),
    networkDensity: [densityRow(networks)],
    networkHeat: networkHeat(networks),
    ...avoidedRows(input, parameters, before, figures, ofSum),
    assumedData: assumedClasses.map(({ key }, bit) => ({
      key,
      ...countOf(computed.filter((i) => (input.assumed[i]! >> bit) % 2 === 1)),
    })),
    roofShapes: roofClasses.map(({ key }) => ({
      key,
      ...countOf([...input.roofs.keys()].filter((i) => (input.roofs[i]!.unread ?? 'read') === key)),
    })),
    joinedData: joinedClasses.map(({ key }, bit) => ({
      key,
      ...countOf(computed.filter((i) => (input.joined[i]! >> bit) % 2 === 1)),
    })),
    calibration: calibrationRows(ledger, input),
    monthlyCheck: [monthlyCheck(input, figures)],
    heatBalance: [{ value: largestFault }],
    ...postRows(input, posts.netW, shift, note),
    ...lossRows(input, posts.loss, parameters),
  };
}

/** What one part of the works costs, with its range. */
function worksRow({ works }: EnergyInput, key: (typeof worksClasses)[number]['key']): IndicatorRow {
  const costs = works.filter(({ part }) => part === key).map(costOfWorks);
  const of = (end: 'low' | 'usual' | 'high'): number => costs.reduce((sum, cost) => sum + cost[end], 0);
  const row = { key, value: of('usual'), note: 'priceOrder' satisfies EnergyReason };
  if (costs.length === 0) return row;
  const [low, high] = [Math.round(of('low')), Math.round(of('high'))];
  return { ...row, facts: [{ fr: `de ${low} à ${high} €`, en: `${low} to ${high} €` }] };
}

function isHot(
  { buildings }: EnergyInput,
  { hotHours }: YearFigures,
  { overheatHours }: Parameters<EnergyParameter>,
  i: number,
): boolean {
  return buildings[i]!.dwellings > 0 && hotHours[i]! > overheatHours;
}

/** A sum over buildings, with what each gives to it. */
function sumOf(
  positions: readonly number[],
  of: (i: number) => number,
): { readonly value: number; readonly members: Members } {
  const giving: number[] = [];
  const given: number[] = [];
  let value = 0;
  for (const i of positions) {
    const amount = of(i);
    value += amount;
    if (amount === 0) continue;
    giving.push(i);
    given.push(amount);
  }
  const [indices, weight] = [Uint32Array.from(giving), Float64Array.from(given)];
  return { value, members: { axis: 'building', indices, weight, kind: 'amounts' } };
}

/** Dwellings of some buildings, each building with its own. */
function dwellingsOf(
  { buildings }: EnergyInput,
  positions: readonly number[],
): { readonly value: number; readonly members: Members } {
  const weight = Float64Array.from(positions, (i) => buildings[i]!.dwellings);
  return {
    value: sum(weight),
    members: { axis: 'building', indices: Uint32Array.from(positions), weight },
  };
}

function countOf(positions: readonly number[]): { readonly value: number; readonly members: Members } {
  return {
    value: positions.length,
    members: { axis: 'building', indices: Uint32Array.from(positions), weight: 1 },
  };
}

/** Need by the hour over need by the month, of dwellings. */
function monthlyCheck({ buildings }: EnergyInput, { needKwh, monthlyKwh }: YearFigures): IndicatorRow {
  const homes = [...buildings.keys()].filter((i) => (buildings[i]?.dwellings ?? 0) > 0);
  const [hourly, monthly] = [needKwh, monthlyKwh].map(
    (of) => homes.reduce((sum, i) => sum + of[i]!, 0) / 1000,
  );
  if (!(monthly! > 0)) return { value: null, reason: 'noDwellings' satisfies EnergyReason };
  const [by, beside] = [Math.round(hourly!), Math.round(monthly!)];
  return {
    value: hourly! / monthly!,
    facts: [
      {
        fr: `${by} MWh heure par heure, ${beside} MWh par mois (estimation 3CL, pas un DPE)`,
        en: `${by} MWh hour by hour, ${beside} MWh by month (estimate by 3CL, no DPE)`,
      },
    ],
  };
}

function perDwelling({ buildings }: EnergyInput, figures: YearFigures, note: EnergyReason): IndicatorRow {
  let [energy, dwellings] = [0, 0];
  for (const [i, building] of buildings.entries()) {
    if (building === null || building.dwellings === 0) continue;
    dwellings += building.dwellings;
    energy += carriers.reduce((sum, _, carrier) => sum + carrierKwh(figures, carrier, i), 0);
  }
  if (dwellings === 0) return { value: null, reason: 'noDwellings' satisfies EnergyReason };
  return { value: energy / dwellings, note };
}

/** The greatest hour, and when it is on people's clock. */
function peak(powerW: Float64Array, shiftH: number, note: EnergyReason): IndicatorRow {
  let at = 0;
  for (let hour = 1; hour < powerW.length; hour++) if (powerW[hour]! > powerW[at]!) at = hour;
  return { value: powerW[at]! / 1000, note, facts: [dateOf(onClock(at, shiftH, powerW.length))] };
}

function electricBalance(hours: TerritoryHours, note: EnergyReason): Rows {
  const { electricW, solarW, surplusW, lackingW, storedW } = hours;
  let [produced, own, nearby, lost, given, taken] = [0, 0, 0, 0, 0, 0];
  for (let hour = 0; hour < electricW.length; hour++) {
    const shared = Math.min(surplusW[hour]!, lackingW[hour]!);
    produced += solarW[hour]!;
    own += electricW[hour]! - lackingW[hour]!;
    lost += storedW[hour]!;
    nearby += shared;
    given += surplusW[hour]! - shared;
    taken += lackingW[hour]! - shared;
  }
  const sums = { produced, own, nearby, lost, given, taken };
  return Object.entries(sums).map(([key, wh]) => ({ key, value: wh / 1e6, note }));
}
