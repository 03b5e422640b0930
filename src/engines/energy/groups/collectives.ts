import { called } from '../../../base/called.ts';
import { AppError } from '../../../base/errors.ts';
import type { Text } from '../../../base/text.ts';
import type { AppliedTerritory, IndicatorRow } from '../../../simulation/contract.ts';
import type { ThermalBuilding } from '../buildings/thermal.ts';
import type { EnergyInput } from '../energy-input.ts';
import type { EnergyReason } from '../indicator-specs.ts';
import { noted } from '../noted.ts';
import { selfRates, sharePower, type SharedYear, type SharingKey } from '../systems/shared-power.ts';
import type { YearFigures } from '../year/results.ts';
import { collectiveClasses, rateClasses } from './indicator-specs.ts';
import type { Grouping } from './grouping.ts';

export type CollectiveEdit = Extract<AppliedTerritory['edits'][number], { kind: 'shared-power' }>;

/** Buildings that share what their roofs give. */
export interface Collective {
  readonly name: string;
  readonly key: CollectiveEdit['key'];
  /** Positions of its buildings, increasing. */
  readonly members: readonly number[];
  /** Between the two members that are farthest from each other, m. */
  readonly widthM: number;
}

interface Middle {
  readonly xM: number;
  readonly yM: number;
}

/** A collective of the chosen buildings that use or give electricity and that no earlier edit has taken. */
export function collectiveOf(
  edit: CollectiveEdit,
  chosen: readonly number[],
  taken: ReadonlySet<number>,
  middles: readonly Middle[],
): Collective {
  const members = chosen.filter((i) => !taken.has(i));
  return { name: called(edit), key: edit.key, members, widthM: widthOf(members, middles) };
}

/** Members that are farther from each other than the rule lets them be; null: they are not. */
export function tooWide(
  edit: CollectiveEdit,
  position: number,
  { name, widthM }: Collective,
): AppError | null {
  const allowedKm = Number(edit.withinKm);
  if (widthM <= 1000 * allowedKm) return null;
  return new AppError('energy/collective-width', `"${name}" reaches over ${widthM} m`, {
    edit: name,
    position,
    km: Math.round(widthM / 100) / 10,
    allowed: allowedKm,
  });
}

function widthOf(members: readonly number[], middles: readonly Middle[]): number {
  let squared = 0;
  for (const [k, a] of members.entries()) {
    const from = middles[a]!;
    for (let other = k + 1; other < members.length; other++) {
      const to = middles[members[other]!]!;
      const [east, north] = [to.xM - from.xM, to.yM - from.yM];
      squared = Math.max(squared, east * east + north * north);
    }
  }
  return Math.sqrt(squared);
}

/** The collective of each building. */
export function collectiveGroups(collectives: readonly Collective[], buildings: number): Grouping {
  const ofBuilding = new Int32Array(buildings).fill(-1);
  for (const [c, { members }] of collectives.entries()) for (const i of members) ofBuilding[i] = c;
  return { names: collectives.map(({ name }, c) => ({ id: String(c), name })), ofBuilding };
}

/** Hours of the members of collectives, kept until all have been computed: 35 kB each. */
export class CollectiveHours {
  private readonly netW = new Map<number, Float32Array>();
  private readonly ofBuilding: Int32Array;
  private readonly collectives: readonly Collective[];
  private readonly hours: number;

  constructor(collectives: readonly Collective[], { ofBuilding }: Grouping, hours: number) {
    this.collectives = collectives;
    this.ofBuilding = ofBuilding;
    this.hours = hours;
  }

  add(building: number, ownW: Float64Array): void {
    if (this.ofBuilding[building]! >= 0) this.netW.set(building, Float32Array.from(ownW));
  }

  /** The year of each collective, members in their order. */
  settled(buildings: readonly (ThermalBuilding | null)[]): readonly SharedYear[] {
    const silent = new Float32Array(this.hours);
    return this.collectives.map(({ key, members }) =>
      sharePower(
        members.map((i) => this.netW.get(i) ?? silent),
        keyOf(key, members, buildings),
      ),
    );
  }
}

/** Fixed shares by floor area, or the same for all that use electricity. */
function keyOf(
  key: CollectiveEdit['key'],
  members: readonly number[],
  buildings: readonly (ThermalBuilding | null)[],
): SharingKey {
  if (key === 'by-use') return { kind: key };
  const weights = members.map((i) =>
    key === 'by-area' ? (buildings[i]?.floorM2 ?? 0) : buildings[i] ? 1 : 0,
  );
  const all = weights.reduce((sum, one) => sum + one, 0);
  return { kind: 'fixed', shares: weights.map((one) => (all > 0 ? one / all : 0)) };
}

/** Electricity that each building takes from the other members of its collective in a year, kWh. */
export function takenKwh(
  { collectives, buildings }: EnergyInput,
  years: readonly SharedYear[],
): Float32Array<ArrayBuffer> {
  const taken = new Float32Array(buildings.length);
  for (const [c, { members }] of collectives.entries())
    for (const [m, i] of members.entries()) taken[i] = years[c]!.takenWh[m]! / 1000;
  return taken;
}

/** What one collective produced, used and handed on in the year, kWh. */
interface Balance {
  readonly produced: number;
  readonly own: number;
  readonly shared: number;
  readonly sold: number;
  readonly bought: number;
}

function balanceOf({ members }: Collective, year: SharedYear, figures: YearFigures): Balance {
  const over = (of: (building: number) => number): number => members.reduce((sum, i) => sum + of(i), 0);
  return {
    produced: over((i) => figures.solarKwh[i]!),
    own: over((i) => figures.ownUseKwh[i]!),
    shared: year.takenWh.reduce((sum, one) => sum + one, 0) / 1000,
    sold: year.soldWh / 1000,
    bought: year.boughtWh.reduce((sum, one) => sum + one, 0) / 1000,
  };
}

type Rows = readonly IndicatorRow[];

/** What the collectives of an alternative share, all together, each told in a sentence. */
export function collectiveRows(
  { collectives }: EnergyInput,
  years: readonly SharedYear[],
  figures: YearFigures,
  note: EnergyReason,
): Readonly<Record<'collectiveBalance' | 'collectiveRates', Rows>> {
  if (collectives.length === 0) {
    const none = { value: null, reason: 'noCollective' satisfies EnergyReason };
    return {
      collectiveBalance: collectiveClasses.map(({ key }) => ({ key, ...none })),
      collectiveRates: rateClasses.map(({ key }) => ({ key, ...none })),
    };
  }
  const balances = collectives.map((one, c) => balanceOf(one, years[c]!, figures));
  const all = (of: keyof Balance): number => balances.reduce((sum, one) => sum + one[of], 0);
  const facts = collectives.map((one, c) => factOf(one, balances[c]!));
  const used = all('own') + all('shared') + all('bought');
  const rates = selfRates(all('produced'), used, all('sold'), all('bought'));
  return {
    collectiveBalance: collectiveClasses.map(({ key }) => {
      const row = { key, value: all(key) / 1000, ...noted(note) };
      if (key !== 'shared') return row;
      const indices = collectives.flatMap(({ members }) => members);
      const weight = Float64Array.from(
        years.flatMap(({ takenWh }) => [...takenWh]),
        (wh) => wh / 1e6,
      );
      const order = [...indices.keys()].toSorted((a, b) => indices[a]! - indices[b]!);
      return {
        ...row,
        facts,
        members: {
          axis: 'building',
          indices: Uint32Array.from(order, (k) => indices[k]!),
          weight: Float64Array.from(order, (k) => weight[k]!),
          kind: 'amounts',
        },
      } satisfies IndicatorRow;
    }),
    collectiveRates: rateClasses.map(({ key }) => {
      const rate = rates[key];
      return rate === null
        ? { key, value: null, reason: 'nothingShared' satisfies EnergyReason }
        : { key, value: 100 * rate, ...noted(note), facts };
    }),
  };
}

const keyWords: Readonly<Record<CollectiveEdit['key'], Text>> = {
  'by-use': { fr: 'partage selon les consommations', en: 'shared by use' },
  'by-area': { fr: 'parts fixes selon les surfaces', en: 'fixed shares by floor area' },
  equal: { fr: 'parts fixes égales', en: 'fixed and equal shares' },
};

function factOf({ name, key, members, widthM }: Collective, balance: Balance): Text {
  const { produced, own, shared, sold } = balance;
  const mwh = (kwh: number): string => (kwh / 1000).toFixed(1);
  const km = (widthM / 1000).toFixed(1);
  const fr = (digits: string): string => digits.replace('.', ',');
  return {
    fr: `${name} : ${members.length} bâtiments, ${fr(km)} km entre les plus éloignés, ${keyWords[key].fr} ; ${fr(mwh(produced))} MWh produits, dont ${fr(mwh(own))} pris sur place, ${fr(mwh(shared))} partagés et ${fr(mwh(sold))} vendus`,
    en: `${name}: ${members.length} buildings, ${km} km between the farthest, ${keyWords[key].en}; ${mwh(produced)} MWh produced, of it ${mwh(own)} taken on the spot, ${mwh(shared)} shared and ${mwh(sold)} sold`,
  };
}
