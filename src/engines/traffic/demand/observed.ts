import { AppError } from '../../../base/errors.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import type { PlaceFlows } from '../../../territory/place-flows.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { CommuterTotals } from './generation.ts';
import { containsPoint } from '../../../territory/polygons.ts';
import { partsOfFeature } from '../../../territory/rasterize.ts';

/** Commuters of some communes together, by where they live and work. */
export function commutersOf(flows: PlaceFlows, communes: ReadonlySet<string>): CommuterTotals {
  const isInside = flows.names.map((name) => communes.has(name));
  const totals = { inside: 0, leaving: 0, arriving: 0 };
  for (let k = 0; k < flows.trips.length; k++) {
    const livesInside = isInside[flows.origin[k]!]!;
    const worksInside = isInside[flows.destination[k]!]!;
    if (livesInside && worksInside) totals.inside += flows.trips[k]!;
    else if (livesInside) totals.leaving += flows.trips[k]!;
    else if (worksInside) totals.arriving += flows.trips[k]!;
  }
  return totals;
}

/** Observed flows spread over places. */
export interface SpreadFlows {
  /** `places × places`, row by row. */
  readonly perPair: Float64Array;
  /** Of each place, which name of the table it has, alone or with others; −1: none. */
  readonly groupOf: Int32Array;
  /** Trips between places that are known. */
  readonly placed: number;
  /** Trips that begin or end at a place that nobody knows, and what could not be placed as a problem to tell. */
  readonly lost: number;
  readonly problems: readonly AppError[];
}

/**
 * Spreads flows between groups of places (communes) over the pairs of their places, in proportion to a seed: the
 * pattern within a pair of groups is the seed's, its total the observed one. A pair of groups on which the seed has
 * nothing is spread evenly. Places may be named alone, too.
 *
 * @param namings Names of the places, '' without: their communes, their zones, their own. The first that has a name has it.
 * @param seed `places × places`, ≥ 0: trips of the gravity model.
 */
export function spreadFlows(
  flows: PlaceFlows,
  namings: readonly (readonly string[])[],
  seed: Float64Array,
): SpreadFlows {
  const n = Math.sqrt(seed.length);
  const members = new Map<string, number[]>();
  for (const naming of namings) {
    const earlier = new Set(members.keys());
    for (const [place, name] of naming.entries()) {
      const list = members.get(name);
      if (name === '' || earlier.has(name)) continue;
      if (list) list.push(place);
      else members.set(name, [place]);
    }
  }
  const groupOf = new Int32Array(n).fill(-1);
  for (const [group, name] of flows.names.entries())
    for (const place of members.get(name) ?? []) groupOf[place] = group;
  const perPair = new Float64Array(n * n);
  const unknown = new Map<string, number>();
  let [placed, lost] = [0, 0];
  for (let k = 0; k < flows.trips.length; k++) {
    const trips = flows.trips[k]!;
    const [from, to] = [flows.names[flows.origin[k]!]!, flows.names[flows.destination[k]!]!];
    const [rows, columns] = [members.get(from), members.get(to)];
    if (rows && columns) {
      placed += trips;
      addBlock(perPair, seed, n, rows, columns, trips);
    } else {
      lost += trips;
      for (const [name, known] of [[from, rows] as const, [to, columns] as const])
        if (!known) unknown.set(name, (unknown.get(name) ?? 0) + trips);
    }
  }
  const [first = ''] = unknown.keys();
  const told = new AppError('traffic/od-zone', 'trips of unknown zones', {
    trips: Math.round(lost),
    count: unknown.size,
    zone: first,
  });
  return { perPair, groupOf, placed, lost, problems: unknown.size > 0 ? [told] : [] };
}

function addBlock(
  perPair: Float64Array,
  seed: Float64Array,
  n: number,
  rows: readonly number[],
  columns: readonly number[],
  trips: number,
): void {
  let total = 0;
  for (const i of rows) for (const j of columns) total += seed[i * n + j]!;
  const even = 1 / (rows.length * columns.length);
  for (const i of rows)
    for (const j of columns) perPair[i * n + j]! += trips * (total > 0 ? seed[i * n + j]! / total : even);
}

/** Code of the polygon (`insee` of a commune, `code` of a zone) in which each point lies; '' outside all. The first of two that overlap. */
export function codesAt(areas: FeatureTable, column: string, xy: Float64Array): readonly string[] {
  return Array.from({ length: xy.length / 2 }, (_, point) => {
    const [x, y] = [xy[2 * point]!, xy[2 * point + 1]!];
    for (let area = 0; area < areas.count; area++)
      if (containsPoint(partsOfFeature(areas, area), x, y)) return textAt(areas, column, area);
    return '';
  });
}
