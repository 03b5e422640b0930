import { AppError } from '../../../base/errors.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { CommuterTotals } from './generation.ts';
import { isInside } from './inside.ts';

/** Observed trips or commuters between named places; see the loader `od-matrix.ts`. */
export interface ObservedFlows {
  readonly names: readonly string[];
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  readonly trips: Float64Array;
}

/** Commuters of some communes together, by where they live and work. */
export function commutersOf(flows: ObservedFlows, communes: ReadonlySet<string>): CommuterTotals {
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
  /** What could not be placed, per reason, as problems to tell. */
  readonly problems: readonly AppError[];
}

/**
 * Spreads flows between groups of places (communes) over the pairs of their places, in proportion to a seed: the
 * pattern within a pair of groups is the seed's, its total the observed one. A pair of groups on which the seed has
 * nothing is spread evenly. Places may be named alone, too.
 *
 * @param groupOf Name of the group of each place, '' without.
 * @param ids Name of each place.
 * @param seed `places × places`, ≥ 0: trips of the gravity model.
 */
export function spreadFlows(
  flows: ObservedFlows,
  groupOf: readonly string[],
  ids: readonly string[],
  seed: Float64Array,
): SpreadFlows {
  const n = ids.length;
  const members = new Map<string, number[]>();
  for (const names of [groupOf, ids])
    for (const [place, name] of names.entries()) {
      const list = members.get(name);
      if (name === '') continue;
      if (list) list.push(place);
      else members.set(name, [place]);
    }
  const perPair = new Float64Array(n * n);
  const unknown = new Map<string, number>();
  let lost = 0;
  for (let k = 0; k < flows.trips.length; k++) {
    const trips = flows.trips[k]!;
    const [from, to] = [flows.names[flows.origin[k]!]!, flows.names[flows.destination[k]!]!];
    const [rows, columns] = [members.get(from), members.get(to)];
    if (rows && columns) addBlock(perPair, seed, n, rows, columns, trips);
    else {
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
  return { perPair, problems: unknown.size > 0 ? [told] : [] };
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

/** Code of the commune in whose limits each point lies; '' outside all. The first of two that overlap. */
export function communesAt(limits: FeatureTable, xy: Float64Array): readonly string[] {
  return Array.from({ length: xy.length / 2 }, (_, point) => {
    const [x, y] = [xy[2 * point]!, xy[2 * point + 1]!];
    for (let commune = 0; commune < limits.count; commune++)
      if (isInside(limits, commune, x, y)) return textAt(limits, 'insee', commune);
    return '';
  });
}
