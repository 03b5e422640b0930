import type { FeatureTable } from '../../../territory/feature-table.ts';
import { numbersOf, textAt } from '../../../territory/table-ops.ts';
import { joinedAttributes, joinedBits, type JoinedAttributes } from './joined.ts';

/** What a building is for, as far as its energy goes. */
export type Use = 'house' | 'flats' | 'service' | 'unheated';

/** Attributes that were missing or could not be used, one bit each, in the order of `assumptionKeys`. */
export const assumed = {
  date: 1,
  height: 2,
  dwellings: 4,
  use: 8,
  outline: 16,
  storeys: 32,
  roof: 64,
} as const;

/** BD TOPO's uses: those lived in, and those of services. Others have processes or no heating: they are not computed. */
const livedIn = 'Résidentiel';
const unknownUses: ReadonlySet<string> = new Set(['', 'Indifférencié']);
const services: ReadonlySet<string> = new Set(['Commercial et services', 'Sportif']);
/** Natures that are not heated whatever their use. */
const coldNatures: ReadonlySet<string> = new Set([
  'Serre',
  'Silo',
  'Tribune',
  'Tour, donjon',
  'Moulin à vent',
  'Monument',
  'Chapelle',
  'Eglise',
  'Arc de triomphe',
  'Arène ou théâtre antique',
  'Fort, blockhaus, casemate',
]);

/** Least footprint of something that is heated, and of something that is lived in where nothing else is known, m². */
const leastM2 = 10;
const leastLivedInM2 = 40;
/** Living area of a dwelling where their number is unknown, m² (INSEE, housing survey: mean of main residences). */
const dwellingM2 = 91;
/** Gutter height of a storey, and of a building of which nothing is known, m. */
const storeyM = 2.7;
const usualHeightM = 5;
/** Living area over gross floor area: TABULA's 0.85 from outer to reference area, over its 1.1 from living area. */
export const livingShare = 0.85 / 1.1;

export interface Description {
  readonly use: Use;
  readonly heightM: number;
  readonly storeys: number;
  readonly dwellings: number;
  /** Living or useful floor area, m². */
  readonly floorM2: number;
  /** Bits of `assumed`. */
  readonly assumed: number;
  /** Bits of `joinedBits`. */
  readonly joined: number;
}

/** What no building in France exceeds: a height beyond it is a slip. */
const mostHeightM = 330;
/** Less than that between floors, on the mean, is no storey: counts include rooms under the roof, heights do not, m. */
const leastStoreyM = 1.5;
/** Least area of a decent dwelling (decree 2002-120, article 4): more dwellings than that are a slip, m². */
const leastDwellingM2 = 9;

/**
 * What each building is, by its own attributes and, where they lack, by usual ones.
 *
 * @param joined What diagnoses tell: dwellings where the layer counts none.
 * @param isService Whether it stands in a place that serves people (a school, a hospital): BD TOPO leaves its use unspecified.
 */
export function describeBuildings(
  table: FeatureTable,
  areaM2: Float64Array,
  isService: Uint8Array,
  joined: readonly JoinedAttributes[] = joinedAttributes(table),
): readonly Description[] {
  const column = (name: string): Float64Array => numbersOf(table, name);
  const [heights, storeyCounts, dwellingCounts] = [column('heightM'), column('storeys'), column('dwellings')];
  const [ground, roof] = [column('groundM'), column('roofM')];
  // Where the layer counts dwellings, an unspecified building without any is a shed or a garage.
  const countsDwellings = dwellingCounts.some((count) => count > 0);
  return Array.from({ length: table.count }, (_, i) => {
    let bits = 0;
    const area = areaM2[i]!;
    let height = heights[i]!;
    if (!(height > 0 && height <= mostHeightM)) {
      const others = [roof[i]! - ground[i]!, storeyCounts[i]! * storeyM];
      height = others.find((one) => one > 0 && one <= mostHeightM) ?? usualHeightM;
      bits |= assumed.height;
    }
    let storeys = storeyCounts[i]!;
    if (!(storeys > 0 && storeys * leastStoreyM <= height)) {
      storeys = Math.max(1, Math.round(height / storeyM));
      bits |= assumed.storeys;
    }
    const floorM2 = area * storeys * livingShare;
    const isCold =
      area < leastM2 || textAt(table, 'light', i) === 'Oui' || coldNatures.has(textAt(table, 'nature', i));
    const stated = textAt(table, 'use', i);
    const mostDwellings = Math.max(1, floorM2 / leastDwellingM2);
    const counted = dwellingCounts[i]! > 0;
    const told = counted ? dwellingCounts[i]! : joined[i]!.joinedDwellings;
    const given = told > mostDwellings ? Number.NaN : told;
    const fromDiagnosis = !counted && given > 0 ? joinedBits.dwellings : 0;
    const isUnknown = unknownUses.has(stated);
    const serves = services.has(stated) || (isUnknown && isService[i] === 1);
    const isLivedIn =
      told > 0 || stated === livedIn || (isUnknown && !serves && !countsDwellings && area >= leastLivedInM2);
    if (isCold || !(isLivedIn || serves)) {
      return {
        use: 'unheated',
        heightM: height,
        storeys,
        dwellings: 0,
        floorM2: 0,
        assumed: bits,
        joined: 0,
      };
    }
    if (isUnknown) bits |= assumed.use;
    if (!isLivedIn) {
      return { use: 'service', heightM: height, storeys, dwellings: 0, floorM2, assumed: bits, joined: 0 };
    }
    if (!(given > 0)) bits |= assumed.dwellings;
    const dwellings = given > 0 ? given : storeys <= 2 ? 1 : Math.max(1, Math.round(floorM2 / dwellingM2));
    return {
      use: dwellings <= 2 ? 'house' : 'flats',
      heightM: height,
      storeys,
      dwellings,
      floorM2,
      assumed: bits,
      joined: fromDiagnosis,
    };
  });
}

/** Year of construction of each building; NaN: not known. BD TOPO writes a date or a year, "0000" for none. */
export function constructionYears(table: FeatureTable): Float64Array {
  return Float64Array.from({ length: table.count }, (_, i) => {
    const year = Number(/^\d{4}/.exec(textAt(table, 'date', i))?.[0] ?? Number.NaN);
    return year >= 1000 && year <= 2100 ? year : Number.NaN;
  });
}
