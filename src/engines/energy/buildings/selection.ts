import type { AppliedTerritory } from '../../../simulation/contract.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { flatXY } from '../../../territory/rasterize.ts';
import { textAt } from '../../../territory/table-ops.ts';
import { covers } from './footprints.ts';
import type { JoinedAttributes } from './joined.ts';
import type { Description } from './uses.ts';

type Edit = AppliedTerritory['edits'][number];
export type EnergyEdit = Extract<Edit, { kind: 'renovation' | 'heating-change' | 'solar-roofs' | 'shading' }>;

/** What a selection goes by. */
export type Choice = Pick<
  EnergyEdit,
  | 'ids'
  | 'area'
  | 'which'
  | 'builtBefore'
  | 'builtFrom'
  | 'storeysFrom'
  | 'storeysTo'
  | 'dwellingsFrom'
  | 'dwellingsTo'
  | 'material'
  | 'heatedBy'
> & {
  readonly kind: EnergyEdit['kind'] | 'demolition' | 'shared-power';
};

/** What a selection is asked of. */
export interface Stock {
  readonly table: FeatureTable;
  readonly descriptions: readonly Description[];
  /** Middles of the buildings' boxes, m. */
  readonly footprints: readonly { readonly xM: number; readonly yM: number }[];
  /** Of construction, the usual one where it is not known. */
  readonly years: Float64Array;
  readonly isSchool: Uint8Array;
  /** What diagnoses tell of their heating. */
  readonly joined: readonly Pick<JoinedAttributes, 'heating'>[];
}

/** First figures of BD TOPO's codes of wall materials: stone and millstone, concrete, brick, blocks, wood. */
const materialCodes: Readonly<Record<Exclude<EnergyEdit['material'], 'any' | undefined>, string>> = {
  stone: '12',
  concrete: '3',
  brick: '4',
  blocks: '5',
  wood: '6',
};

const kindsForSheds: ReadonlySet<string> = new Set<Choice['kind']>([
  'solar-roofs',
  'shared-power',
  'demolition',
]);

const kinds: ReadonlySet<string> = new Set<EnergyEdit['kind']>([
  'renovation',
  'heating-change',
  'solar-roofs',
  'shading',
]);

export function isEnergyEdit(edit: Edit): edit is EnergyEdit {
  return kinds.has(edit.kind);
}

/** Positions of the buildings that an edit is for, increasing. */
export function selected(edit: Choice, stock: Stock): readonly number[] {
  const { ids, area } = edit;
  const positions = [...stock.table.ids.keys()];
  if (ids.length > 0) {
    const wanted = new Set(ids);
    return positions.filter((i) => wanted.has(stock.table.ids[i]!));
  }
  const ring = area === null ? null : [flatXY([...area, area[0]!])];
  return positions.filter((i) => {
    const { xM, yM } = stock.footprints[i]!;
    return isOfKind(edit, stock, i) && isWithin(edit, stock, i) && (ring === null || covers(ring, xM, yM));
  });
}

function isOfKind({ kind, which }: Choice, { descriptions, isSchool }: Stock, i: number): boolean {
  const { use } = descriptions[i]!;
  // Roofs of sheds can carry modules and share what these give, and sheds can be pulled down; nothing else of them is renovated.
  const isForSheds = kindsForSheds.has(kind) && which === 'all';
  if (use === 'unheated' && !isForSheds) return false;
  switch (which) {
    case 'all':
      return true;
    case 'schools':
      return isSchool[i] === 1;
    case 'dwellings':
      return use === 'house' || use === 'flats';
    case 'houses':
      return use === 'house';
    case 'flats':
      return use === 'flats';
    case 'services':
      return use === 'service';
  }
}

/** How many buildings are not chosen for want of knowing what heats them, as the criterion asks for. */
export function unknownHeating(edit: Choice, stock: Stock): number {
  const { heatedBy = 'any', ids } = edit;
  if (heatedBy === 'any' || ids.length > 0) return 0;
  return selected({ ...edit, heatedBy: 'any' }, stock).filter((i) => stock.joined[i]!.heating === null)
    .length;
}

/** Whether a building keeps to the bounds of years, storeys and dwellings, and has the walls and heating asked for. */
function isWithin(edit: Choice, { table, descriptions, years, joined }: Stock, i: number): boolean {
  const { builtFrom, builtBefore, storeysFrom, storeysTo, dwellingsFrom, dwellingsTo } = edit;
  const { storeys, dwellings } = descriptions[i]!;
  if (builtBefore !== null && !(years[i]! < builtBefore)) return false;
  if (!isBetween(years[i]!, builtFrom)) return false;
  if (!isBetween(storeys, storeysFrom, storeysTo) || !isBetween(dwellings, dwellingsFrom, dwellingsTo))
    return false;
  const { material = 'any', heatedBy = 'any' } = edit;
  if (heatedBy !== 'any' && joined[i]!.heating !== heatedBy) return false;
  const code = textAt(table, 'wallMaterial', i)[0] ?? '';
  return material === 'any' || (code !== '' && materialCodes[material].includes(code));
}

function isBetween(value: number, from?: number | null, to?: number | null): boolean {
  return value >= (from ?? Number.NEGATIVE_INFINITY) && value <= (to ?? Number.POSITIVE_INFINITY);
}
