import type { Text } from '../../../base/text.ts';
import type { IndicatorRow } from '../../../simulation/contract.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyReason } from '../indicator-specs.ts';
import { noted } from '../noted.ts';
import { greatestHour, hoursAbove } from '../systems/load-curve.ts';
import { dateOf, onClock } from '../year/calendar.ts';
import { type Grouping, membersOf } from './grouping.ts';

type Rows = readonly IndicatorRow[];

/** Part of a peak whose hours are told. */
const mostOfPeak = 0.8;

/** How the groups of a kind are told of. */
export interface Telling {
  /** Hours by which people's clock is ahead of the weather's. */
  readonly shiftH: number;
  readonly note: EnergyReason;
  /** There is no such group at all. */
  readonly none: EnergyReason;
}

/**
 * The greatest power that each group takes, or with `sign` −1 that comes back from its roofs, with its date and hour by
 * people's clock, how long it lasts, and the buildings that it is of.
 */
export function peakRows(
  { buildings }: EnergyInput,
  grouping: Grouping,
  netW: readonly Float64Array[],
  { shiftH, note, none }: Telling,
  sign: 1 | -1 = 1,
): Rows {
  if (grouping.names.length === 0) return [{ value: null, reason: none }];
  const members = membersOf(grouping);
  return grouping.names.map(({ id: key, name }, group): IndicatorRow => {
    const own = members[group]!.filter((i) => buildings[i] !== null);
    if (own.length === 0) return { key, value: null, reason: 'nobodyAttached' satisfies EnergyReason };
    const hours = netW[group]!;
    const at = greatestHour(hours, sign);
    const peakW = Math.max(sign * hours[at]!, 0);
    const of = { axis: 'building', indices: Uint32Array.from(own), weight: 1 } as const;
    if (peakW === 0) return { key, value: 0, ...noted(note), members: of };
    const long = hoursAbove(hours, mostOfPeak * peakW, sign);
    const homes = own.reduce((sum, i) => sum + buildings[i]!.dwellings, 0);
    return {
      key,
      value: peakW / 1000,
      ...noted(note),
      members: of,
      facts: [factOf(name, dateOf(onClock(at, shiftH, hours.length)), { long, count: own.length, homes })],
    };
  });
}

/** A peak in a sentence that says whose it is: facts of all groups stand in one list. */
function factOf(
  name: string,
  at: Text,
  { long, count, homes }: { readonly long: number; readonly count: number; readonly homes: number },
): Text {
  return {
    fr: `${name} : ${at.fr} ; plus de 80 % de cette puissance pendant ${long} h dans l’année ; ${count} bâtiments calculés, ${homes} logements`,
    en: `${name}: ${at.en}; more than 80 % of this power for ${long} h in the year; ${count} computed buildings, ${homes} dwellings`,
  };
}

/** A sum over the computed buildings of each group, with what each gives to it. */
export function sumRows(
  { buildings }: EnergyInput,
  grouping: Grouping,
  of: (building: number) => number,
  { note, none }: Telling,
): Rows {
  if (grouping.names.length === 0) return [{ value: null, reason: none }];
  const members = membersOf(grouping);
  return grouping.names.map(({ id: key }, group): IndicatorRow => {
    const own = members[group]!.filter((i) => buildings[i] !== null);
    if (own.length === 0) return { key, value: null, reason: 'nobodyAttached' satisfies EnergyReason };
    const weight = Float64Array.from(own, of);
    const indices = Uint32Array.from(own);
    return {
      key,
      value: weight.reduce((sum, one) => sum + one, 0),
      ...noted(note),
      members: { axis: 'building', indices, weight, kind: 'amounts' },
    };
  });
}
