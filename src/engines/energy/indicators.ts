import type { IndicatorRow, Members, Parameters } from '../../simulation/contract.ts';
import { billEur } from './bills.ts';
import { carriers } from './buildings/systems.ts';
import { emissionsOf } from './emissions.ts';
import type { EnergyInput } from './energy-input.ts';
import {
  assumedClasses,
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
import { avoidedRows, densityRow, networkHeat } from './system-rows.ts';
import { costOfWorks } from './works-costs.ts';
import { clockShift, dateOf, onClock } from './year/calendar.ts';
import { flowRows, useKwh } from './year/flows.ts';
import type { EnergyUse } from './year/own-use.ts';
import { carrierKwh, type TerritoryHours, type YearFigures } from './year/results.ts';

type Rows = readonly IndicatorRow[];

/** What a year of all buildings comes to. */
export function energyIndicatorRows(
  input: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  networks: readonly NetworkYear[],
  before: YearFigures,
  figures: YearFigures,
  hours: TerritoryHours,
  largestFault: number,
): Readonly<Record<EnergyIndicator, Rows>> {
  const note: EnergyReason = input.isSynthetic ? 'syntheticNotCalibrated' : 'notCalibrated';
  const shift = input.weather ? clockShift(input.weather) : 0;
  const computed = [...input.buildings.keys()].filter((i) => input.buildings[i] !== null);
  const summed = (key: string, of: (i: number) => number): IndicatorRow => ({
    key,
    note,
    value: sumOf(computed, of),
  });
  const byCarrier = (of: (carrier: number, i: number) => number): Rows =>
    carrierClasses.map(({ key }, carrier) => summed(key, (i) => of(carrier, i)));
  const ofUse = (use: EnergyUse, i: number): number =>
    carriers.reduce((sum, _, carrier) => sum + useKwh(figures, use, carrier, i), 0);
  return {
    energyByCarrier: byCarrier((carrier, i) => carrierKwh(figures, carrier, i) / 1000),
    energyByUse: useClasses.map(({ key }) => summed(key, (i) => ofUse(key, i) / 1000)),
    energyFlows: flowRows(figures, computed).map((row) => ({ ...row, note })),
    heatDemand: [{ note, value: sumOf(computed, (i) => figures.needKwh[i]! / 1000) }],
    perDwelling: [perDwelling(input, figures, note)],
    co2ByCarrier: byCarrier((carrier, i) => emissionsOf(figures, parameters, i)[carrier]! / 1000),
    billByCarrier: byCarrier((carrier, i) =>
      billEur(input.tariffs, input.buildings[i]!, figures, carrier, i),
    ),
    electricPeak: [peak(hours.lackingW, shift, note)],
    heatPeak: [peak(hours.heatW, shift, note)],
    electricBalance: electricBalance(hours, note),
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
    ...avoidedRows(input, parameters, before, figures, note),
    assumedData: assumedClasses.map(({ key }, bit) => ({
      key,
      ...countOf(computed.filter((i) => (input.assumed[i]! >> bit) % 2 === 1)),
    })),
    heatBalance: [{ value: largestFault }],
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

/**
 * A sum over buildings, without members: alternatives change how much each gives, not which ones do, and a set that stays
 * the same would say that nothing changed.
 */
function sumOf(positions: readonly number[], of: (i: number) => number): number {
  return positions.reduce((sum, i) => sum + of(i), 0);
}

/** Dwellings of some buildings, each building with its own. */
function dwellingsOf(
  { buildings }: EnergyInput,
  positions: readonly number[],
): { readonly value: number; readonly members: Members } {
  const weight = Float64Array.from(positions, (i) => buildings[i]!.dwellings);
  return {
    value: weight.reduce((sum, value) => sum + value, 0),
    members: { axis: 'building', indices: Uint32Array.from(positions), weight },
  };
}

function countOf(positions: readonly number[]): { readonly value: number; readonly members: Members } {
  return {
    value: positions.length,
    members: { axis: 'building', indices: Uint32Array.from(positions), weight: 1 },
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
