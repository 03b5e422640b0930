import type { FeatureTable } from './feature-table.ts';
import { selfCrossing } from './ring.ts';

/** How many features have a ring that crosses itself, and where the first one does. */
export function crossingPolygons(
  table: FeatureTable,
): { readonly count: number; readonly id: string; readonly x: number; readonly y: number } | null {
  if (table.geometry !== 'polygon') return null;
  let first: { id: string; x: number; y: number } | null = null;
  let count = 0;
  for (let feature = 0; feature < table.count; feature++) {
    const end = table.featureOffsets[feature + 1] as number;
    for (let part = table.featureOffsets[feature] as number; part < end; part++) {
      const from = table.partOffsets[part] as number;
      const at = selfCrossing(table.xy.subarray(2 * from, 2 * (table.partOffsets[part + 1] as number)));
      if (!at) continue;
      count += 1;
      first ??= { id: table.ids[feature] as string, x: Math.round(at[0]), y: Math.round(at[1]) };
      break;
    }
  }
  return first ? { count, ...first } : null;
}
