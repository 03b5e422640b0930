import { sum } from '../../base/sum.ts';
import type { IndicatorRow, Members, Parameters, RowPart } from '../../simulation/contract.ts';
import { isPaid } from './bills.ts';
import { calibratedCarriers, calibrationRows, type Ledger } from './calibration/ledger.ts';
import type { GroupIndicator } from './groups/indicator-specs.ts';
import { assumedClasses, joinedClasses, roofClasses } from './input-indicators.ts';
import { sumOf } from './building-sums.ts';
import { carriers } from './buildings/systems.ts';
import { withCars } from './cars.ts';
import { monthlyCheck, monthlyNeed } from './dpe/monthly-rows.ts';
import { emissionsOf, primaryKwh } from './emissions.ts';
import type { EnergyInput } from './energy-input.ts';
import { emissionText, primaryText } from './factors.ts';
import {
  balanceClasses,
  carrierClasses,
  type EnergyIndicator,
  type EnergyReason,
  needBounds,
  heatedUses,
  needClasses,
  useClasses,
} from './indicator-specs.ts';
import type { EnergyParameter } from './parameters.ts';
import type { NetworkYear } from './networks.ts';
import { collectiveRows } from './groups/collectives.ts';
import { peakRows, sumRows, type Telling } from './groups/group-rows.ts';
import type { GroupYears } from './groups/groups.ts';
import { networkWorks } from './network-works.ts';
import { noted, noteOf, ofCarriers } from './noted.ts';
import { lossRows, type PowerLoss } from './posts/power-loss.ts';
import { greatestHour } from './systems/load-curve.ts';
import { avoidedRows, densityRow, networkHeat } from './system-rows.ts';
import { costOfAll, worksRows } from './works-costs.ts';
import { clockShift, dateOf, onClock } from './year/calendar.ts';
import { electricParts, type UseHours } from './year/use-hours.ts';
import { flowRows, useKwh } from './year/flows.ts';
import type { EnergyUse } from './year/own-use.ts';
import { carrierKwh, type TerritoryHours, type YearFigures } from './year/results.ts';

type Rows = readonly IndicatorRow[];

/** What a run found. */
export interface YearFound {
  /** Of the buildings that works concern, without these. */
  readonly before: YearFigures;
  readonly figures: YearFigures;
  /** By carrier (`billsOf`). */
  readonly bills: readonly Float64Array[];
  readonly hours: TerritoryHours;
  /** Null: nothing to calibrate to. */
  readonly ledger: Ledger | null;
  readonly networks: readonly NetworkYear[];
  /** What the electricity of all buildings is for. */
  readonly uses: UseHours;
  readonly groups: GroupYears;
  /** What a flood takes; null: there is none. */
  readonly loss: PowerLoss | null;
}

/** What a year of all buildings comes to. */
export function energyIndicatorRows(
  input: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  { before, figures, bills, hours, ledger, networks, uses, groups, loss }: YearFound,
  largestFault: number,
): Readonly<Record<EnergyIndicator, Rows>> {
  const note = noteOf('no', input);
  const states = calibratedCarriers(ledger, input);
  const ofCarrier = (carrier: number): EnergyReason => noteOf(states[carrier]!, input);
  const ofSum = noteOf(ofCarriers(states), input);
  const shift = input.weather ? clockShift(input.weather) : 0;
  const built = networkWorks(input, figures, hours, networks);
  const computed = [...input.buildings.keys()].filter((i) => input.buildings[i] !== null);
  const summed = (key: string, of: (i: number) => number, said = ofSum): IndicatorRow => ({
    key,
    ...noted(said),
    ...sumOf(computed, of),
  });
  const byCarrier = (of: (carrier: number, i: number) => number): Rows =>
    carrierClasses.map(({ key }, carrier) => summed(key, (i) => of(carrier, i), ofCarrier(carrier)));
  const ofUse = (use: EnergyUse, i: number): number =>
    carriers.reduce((sum, _, carrier) => sum + useKwh(figures, use, carrier, i), 0);
  return {
    energyByCarrier: byCarrier((carrier, i) => carrierKwh(figures, carrier, i) / 1000),
    energyByUse: useClasses.map(({ key }) => {
      const row = summed(key, (i) => ofUse(key, i) / 1000);
      return key === 'vehicles' ? withCars(row, input.cars) : row;
    }),
    energyFlows: flowRows(figures, computed).map((row) => ({ ...row, ...noted(ofSum) })),
    heatDemand: [{ ...noted(note), ...sumOf(computed, (i) => figures.needKwh[i]! / 1000) }],
    perDwelling: [perDwelling(input, figures, ofSum)],
    primaryByCarrier: byCarrier((carrier, i) => primaryKwh(figures, input.factors, carrier, i) / 1000).map(
      (row, carrier) => ({ ...row, facts: [primaryText(input.factors, carrier)] }),
    ),
    co2ByCarrier: byCarrier((carrier, i) => emissionsOf(figures, input.factors, i)[carrier]! / 1000).map(
      (row, carrier) => ({ ...row, facts: [emissionText(input.factors, carrier)] }),
    ),
    billByCarrier: byCarrier((carrier, i) => bills[carrier]![i]!).map((row, carrier) =>
      isPaid(input.tariffs[carrier]!)
        ? row
        : { key: row.key!, value: null, reason: 'noPrice' satisfies EnergyReason },
    ),
    electricPeak: [
      peak(hours.lackingW, shift, ofCarrier(0), (at) =>
        electricParts(uses, at, hours.electricW[at]!, hours.lackingW[at]!),
      ),
    ],
    heatPeak: [
      peak(hours.heatW, shift, note, (at) =>
        heatedUses.map(({ key, label }) => ({ key, of: label, value: hours.heatOfW[key][at]! / 1000 })),
      ),
    ],
    electricBalance: electricBalance(hours, ofCarrier(0)),
    hotDwellings: [
      {
        ...noted(note),
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
      return { key, ...noted(note), ...countOf(members) };
    }),
    worksCost: worksRows(input, built),
    networkDensity: [densityRow(networks)],
    networkHeat: networkHeat(networks),
    ...avoidedRows(input, parameters, before, figures, costOfAll(input, built), ofSum),
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
    monthlyNeed: [monthlyNeed(input, figures)],
    monthlyCheck: [monthlyCheck(input, figures)],
    heatBalance: [{ value: largestFault }],
    ...groupRows(input, figures, groups, { shiftH: shift, note, ofSum }),
    ...lossRows(input, loss, parameters),
  };
}

/** What substations, communes, blocks and collectives come to. */
function groupRows(
  input: EnergyInput,
  figures: YearFigures,
  { posts, communes, blocks, shared }: GroupYears,
  { shiftH, note, ofSum }: Pick<Telling, 'shiftH' | 'note'> & { readonly ofSum: EnergyReason },
): Readonly<Record<GroupIndicator | 'postPeak' | 'postReturn', Rows>> {
  const telling = (none: EnergyReason, said = note): Telling => ({ shiftH, note: said, none });
  const energy = (i: number): number =>
    carriers.reduce((sum, _, carrier) => sum + carrierKwh(figures, carrier, i), 0) / 1000;
  return {
    postPeak: peakRows(input, input.posts, posts, telling('noPosts')),
    postReturn: peakRows(input, input.posts, posts, telling('noPosts'), -1),
    communeEnergy: sumRows(input, input.communes, energy, telling('noCommunes', ofSum)),
    communePeak: peakRows(input, input.communes, communes, telling('noCommunes')),
    blockEnergy: sumRows(input, input.blocks, energy, telling('noBlocks', ofSum)),
    blockPeak: peakRows(input, input.blocks, blocks, telling('noBlocks')),
    ...collectiveRows(input, shared, figures, note),
  };
}

function isHot(
  { buildings }: EnergyInput,
  { hotHours }: YearFigures,
  { overheatHours }: Parameters<EnergyParameter>,
  i: number,
): boolean {
  return buildings[i]!.dwellings > 0 && hotHours[i]! > overheatHours;
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

function perDwelling({ buildings }: EnergyInput, figures: YearFigures, note: EnergyReason): IndicatorRow {
  let [energy, dwellings] = [0, 0];
  for (const [i, building] of buildings.entries()) {
    if (building === null || building.dwellings === 0) continue;
    dwellings += building.dwellings;
    energy += carriers.reduce((sum, _, carrier) => sum + carrierKwh(figures, carrier, i), 0);
  }
  if (dwellings === 0) return { value: null, reason: 'noDwellings' satisfies EnergyReason };
  return { value: energy / dwellings, ...noted(note) };
}

/** The greatest hour, when it is on people's clock, and what it is made of. */
function peak(
  powerW: Float64Array,
  shiftH: number,
  note: EnergyReason,
  partsAt: (hour: number) => readonly RowPart[],
): IndicatorRow {
  const at = greatestHour(powerW);
  const when = dateOf(onClock(at, shiftH, powerW.length));
  return { value: powerW[at]! / 1000, ...noted(note), facts: [when], parts: partsAt(at) };
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
  const drawn = own + nearby + taken;
  const sums = { drawn, produced, own, nearby, lost, given, taken };
  return balanceClasses.map(({ key }) => ({
    key,
    value: sums[key] / 1e6,
    ...noted(note),
    parts: balanceClasses.flatMap(({ key: part, label }) => {
      const sign = balanceTerms[key][part] ?? 0;
      return sign === 0 ? [] : [{ key: part, of: label, value: (sign * sums[part]) / 1e6 }];
    }),
  }));
}

type BalanceKey = (typeof balanceClasses)[number]['key'];

/**
 * What each row of the balance is, by the others: what is drawn comes from the building's own roof, from other roofs or from
 * the grid; what roofs produce goes there, or is lost.
 */
const balanceTerms: Readonly<Record<BalanceKey, Readonly<Partial<Record<BalanceKey, 1 | -1>>>>> = {
  drawn: { own: 1, nearby: 1, taken: 1 },
  produced: { own: 1, nearby: 1, lost: 1, given: 1 },
  own: { drawn: 1, nearby: -1, taken: -1 },
  nearby: { produced: 1, own: -1, lost: -1, given: -1 },
  lost: { produced: 1, own: -1, nearby: -1, given: -1 },
  given: { produced: 1, own: -1, nearby: -1, lost: -1 },
  taken: { drawn: 1, own: -1, nearby: -1 },
};
