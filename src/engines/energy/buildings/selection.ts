import type { AppliedTerritory } from '../../../simulation/contract.ts';
import { flatXY } from '../../../territory/rasterize.ts';
import { covers, type Footprint } from './footprints.ts';
import type { Description } from './uses.ts';

type Edit = AppliedTerritory['edits'][number];
export type EnergyEdit = Extract<Edit, { kind: 'renovation' | 'heating-change' | 'solar-roofs' }>;

/** What a selection is asked of. */
export interface Stock {
  readonly ids: readonly string[];
  readonly descriptions: readonly Description[];
  readonly footprints: readonly Footprint[];
  /** Of construction, the usual one where it is not known. */
  readonly years: Float64Array;
  readonly isSchool: Uint8Array;
}

export function isEnergyEdit(edit: Edit): edit is EnergyEdit {
  return edit.kind === 'renovation' || edit.kind === 'heating-change' || edit.kind === 'solar-roofs';
}

/** Positions of the buildings that an edit is for, increasing. */
export function selected(edit: EnergyEdit, stock: Stock): readonly number[] {
  const { ids, area, which, builtBefore } = edit;
  const wanted = new Set(ids);
  const ring = area === null ? null : [flatXY([...area, area[0]!])];
  return [...stock.ids.keys()].filter((i) => {
    if (wanted.size > 0) return wanted.has(stock.ids[i]!);
    const { use } = stock.descriptions[i]!;
    // Roofs of sheds can carry modules; nothing else of them is renovated.
    if (use === 'unheated' && !(edit.kind === 'solar-roofs' && which === 'all')) return false;
    if (which === 'schools' && stock.isSchool[i] !== 1) return false;
    if (which === 'dwellings' && use !== 'house' && use !== 'flats') return false;
    if (which === 'houses' && use !== 'house') return false;
    if (which === 'flats' && use !== 'flats') return false;
    if (which === 'services' && use !== 'service') return false;
    if (builtBefore !== null && !(stock.years[i]! < builtBefore)) return false;
    const { xM, yM } = stock.footprints[i]!;
    return ring === null || covers(ring, xM, yM);
  });
}
