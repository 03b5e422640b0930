import type { FeatureTable } from '../../territory/feature-table.ts';
import { textAt } from '../../territory/table-ops.ts';
import { matchCounts } from './roads/match-counts.ts';
import type { Roads } from './roads/roads.ts';

/** Where vehicles were counted, and how many on a mean day (TMJA), both directions. */
export interface RoadCounts {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Links of each count: both directions, on one carriageway or on two. */
  readonly links: readonly (readonly number[])[];
  readonly perDay: Float64Array;
}

/** Part of a day's vehicles in its busiest hour, both directions: an order of magnitude, by which a day is judged as an hour. */
export const peakShare = 0.1;

/** The counts that lie on a road and say how many; null: none does. */
export function roadCountsOf(
  roads: Roads,
  table: FeatureTable,
  counts: FeatureTable | null,
): RoadCounts | null {
  const perDay = counts?.columns['vehiclesPerDay'];
  if (counts === null || perDay?.type !== 'number') return null;
  const known = matchCounts(roads, table, counts).matched.filter(({ count }) => perDay.values[count]! >= 0);
  if (known.length === 0) return null;
  return {
    ids: known.map(({ count }) => counts.ids[count]!),
    names: known.map(({ count }) => textAt(counts, 'name', count) || textAt(counts, 'road', count)),
    links: known.map(({ links }) => links),
    perDay: Float64Array.from(known, ({ count }) => perDay.values[count]!),
  };
}

/** Vehicles that each count's links carry together, from those of each link. */
export function atCounts({ links }: RoadCounts, vehicles: Float64Array): Float64Array {
  return Float64Array.from(links, (own) => own.reduce((total, link) => total + vehicles[link]!, 0));
}
