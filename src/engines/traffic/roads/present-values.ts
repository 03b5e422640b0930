import type { FeatureTable } from '../../../territory/feature-table.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import { motorUses } from '../../../territory/road-uses.ts';
import type { Roads } from './roads.ts';

/** From the lowest to the highest value. */
export type Span = readonly [lowest: number, highest: number];

/** What roads are, as the engine takes them. */
export interface PresentValues {
  /** Lanes, km/h without traffic, passenger cars an hour: each of one direction; null: no vehicle passes. */
  readonly lanes: Span | null;
  readonly speedKmh: Span | null;
  readonly capacityPerH: Span | null;
  /** Which way vehicles pass, in the order of the road's vertices; 'several': not the same everywhere. */
  readonly direction: 'both' | 'forward' | 'backward' | 'several' | 'none';
}

/** What the named roads are, their pieces included, where vehicles may pass. */
export function presentValues(roads: Roads, table: FeatureTable, named: readonly string[]): PresentValues {
  const wanted = new Set(named);
  const isNamed = (feature: number): boolean => {
    const id = table.ids[feature] ?? '';
    return wanted.has(id) || wanted.has(namesRoad(id));
  };
  const links: number[] = [];
  const ways = new Map<number, number>();
  for (const [link, feature] of roads.road.entries()) {
    if (!isNamed(feature)) continue;
    const isOpen = (roads.use[link]! & motorUses) !== 0;
    ways.set(feature, (ways.get(feature) ?? 0) | (isOpen ? (roads.isForward[link] === 1 ? 1 : 2) : 0));
    if (isOpen) links.push(link);
  }
  const spanOf = (values: Float64Array): Span | null => {
    const own = links.map((link) => values[link]!);
    return own.length === 0 ? null : [Math.min(...own), Math.max(...own)];
  };
  const bits = new Set(ways.values());
  const [only = 0] = bits;
  return {
    lanes: spanOf(roads.lanes),
    speedKmh: spanOf(roads.freeSpeedKmh),
    capacityPerH: spanOf(roads.capacityPerH),
    direction:
      bits.size > 1 ? 'several' : ((['none', 'forward', 'backward', 'both'] as const)[only] ?? 'none'),
  };
}
