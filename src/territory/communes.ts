import type { FeatureTable } from './feature-table.ts';
import { textAt } from './table-ops.ts';

/** Codes of the communes of a layer of limits; none where there is no such layer. */
export function communesOf(limits: FeatureTable | null): ReadonlySet<string> {
  const codes = limits ? Array.from(limits.ids, (_, commune) => textAt(limits, 'insee', commune)) : [];
  return new Set(codes.filter((code) => code !== ''));
}
