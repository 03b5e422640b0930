import type { Territory } from '../../../territory/territory.ts';
import { containsPoint } from '../../../territory/polygons.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { Grouping } from './grouping.ts';

/** The communes of the layer of limits, and the one that holds each building's middle, the first where they overlap. */
export function communeGroups(
  { layers }: Territory,
  middles: readonly { readonly xM: number; readonly yM: number }[],
): Grouping {
  const limits = layers.limits?.table;
  if (limits?.geometry !== 'polygon')
    return { names: [], ofBuilding: new Int32Array(middles.length).fill(-1) };
  const rings = Array.from(limits.ids, (_, commune) => partsOfFeature(limits, commune));
  return {
    names: Array.from(limits.ids, (id, commune) => ({
      id,
      name: textAt(limits, 'name', commune) || textAt(limits, 'insee', commune) || id,
    })),
    ofBuilding: Int32Array.from(middles, ({ xM, yM }) =>
      rings.findIndex((ring) => containsPoint(ring, xM, yM)),
    ),
  };
}
