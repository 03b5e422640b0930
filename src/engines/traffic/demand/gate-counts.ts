import type { FeatureTable } from '../../../territory/feature-table.ts';
import { textAt } from '../../../territory/table-ops.ts';
import { roadNumber } from '../roads/match-counts.ts';
import { type Roads, uses } from '../roads/roads.ts';
import { type Gate, leastImportance } from './gates.ts';

/** Vehicles a day where they were counted, both directions, by link. */
export type CountedLinks = ReadonlyMap<number, number>;

/** Roads along which a count is looked for from the edge on, at most. */
const mostRoads = 100;

/**
 * Vehicles a day at gates whose road was counted before anyone could leave it: from the edge inwards, over junctions with
 * local roads (importance 5 and 6) where the road goes on under its number, as far as the first other one.
 *
 * @param table The features that `roads.road` points at.
 */
export function gateCountsOf(
  roads: Roads,
  table: FeatureTable,
  gates: readonly Gate[],
  counted: CountedLinks,
): ReadonlyMap<string, number> {
  const touching = linksAtNodes(roads);
  const found = new Map<string, number>();
  for (const gate of gates) {
    const vehicles = alongFrom(gate, roads, table, touching, counted);
    if (vehicles !== null) found.set(gate.id, vehicles);
  }
  return found;
}

function alongFrom(
  gate: Gate,
  roads: Roads,
  table: FeatureTable,
  touching: readonly (readonly number[])[],
  counted: CountedLinks,
): number | null {
  const { tail, head } = roads.graph;
  let node = gate.exit;
  let link = touching[node]!.find((one) => roads.road[one] === gate.road) ?? -1;
  for (let k = 0; link >= 0 && k < mostRoads; k++) {
    const both = [link, roads.opposite[link]!];
    for (const one of both) if (counted.has(one)) return counted.get(one)!;
    node = tail[link] === node ? head[link]! : tail[link]!;
    link = goesOn(both, roads, table, touching[node]!);
  }
  return null;
}

/** The link by which a road goes on after a node; −1: it ends there, or may be left for another one. */
function goesOn(
  from: readonly number[],
  roads: Roads,
  table: FeatureTable,
  touching: readonly number[],
): number {
  const others = touching.filter((link) => !from.includes(link));
  // One link of each pair of opposites stands for its road.
  const ways = others.filter(
    (link) => !(others.includes(roads.opposite[link]!) && roads.opposite[link]! < link),
  );
  if (ways.length === 1) return ways[0]!;
  const numberOf = (link: number): string => roadNumber(textAt(table, 'number', roads.road[link]!));
  const own = numberOf(from[0]!);
  const same = own === '' ? [] : ways.filter((link) => numberOf(link) === own);
  const isLocal = (link: number): boolean =>
    Number(textAt(table, 'importance', roads.road[link]!) || 'none') > leastImportance;
  return same.length === 1 && ways.every((link) => link === same[0] || isLocal(link)) ? same[0]! : -1;
}

/** Links of cars that begin or end at each node. */
function linksAtNodes({ graph: { tail, head, nodes }, use }: Roads): readonly (readonly number[])[] {
  const at: number[][] = Array.from({ length: nodes }, () => []);
  for (let link = 0; link < tail.length; link++) {
    if ((use[link]! & uses.car) === 0) continue;
    at[tail[link]!]!.push(link);
    at[head[link]!]!.push(link);
  }
  return at;
}
