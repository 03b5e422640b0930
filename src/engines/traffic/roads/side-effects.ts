import type { Graph } from '../../../base/graph.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import { asPoints } from '../../../territory/table-ops.ts';
import { reachedFrom, strongGroups } from './components.ts';
import { expandBans } from './expand-bans.ts';
import { RoadPlaces } from './road-places.ts';
import { openUse, type Roads, uses } from './roads.ts';

/** A layer of roads and what was made of it. */
export interface RoadState {
  readonly roads: Roads;
  readonly table: FeatureTable;
}

/** Buildings by what an edit does to their way in, each a list of increasing positions. */
export interface CutOff {
  readonly noLongerReached: Uint32Array<ArrayBuffer>;
  readonly newlyReached: Uint32Array<ArrayBuffer>;
  readonly stillUnreached: Uint32Array<ArrayBuffer>;
  readonly stillReached: number;
}

/**
 * Which buildings lose or win every way from the main network, for those who have some of the bits of `use`. A
 * building lies on the nearest road that they may use before or after the edit; it is reached when one may come
 * to an end of that road, or of the piece of it there, from the main network, and enter it. The main network is
 * the largest set of nodes each reached from every other. Banned turns are kept to by cars, heavy vehicles and buses:
 * walkers need not, and rescue may do without (Code de la route, R432-1).
 *
 * @param buildings Taken at the mean of their vertices.
 */
export function cutOffBuildings(
  before: RoadState,
  after: RoadState,
  buildings: FeatureTable,
  use: number,
): CutOff {
  const usable = new Set([...usableRoads(before, use), ...usableRoads(after, use)]);
  const points = asPoints(buildings);
  const was = reachedPoints(before, usable, points.xy, use);
  const is = reachedPoints(after, usable, points.xy, use);
  const pick = (test: (building: number) => boolean): Uint32Array<ArrayBuffer> =>
    Uint32Array.from([...was.keys()].filter(test));
  return {
    noLongerReached: pick((building) => was[building] === 1 && is[building] === 0),
    newlyReached: pick((building) => was[building] === 0 && is[building] === 1),
    stillUnreached: pick((building) => was[building] === 0 && is[building] === 0),
    stillReached: was.reduce((count, reached, building) => count + (reached & is[building]!), 0),
  };
}

/** Identifiers of the roads that some may use. */
function usableRoads({ roads, table }: RoadState, use: number): readonly string[] {
  const features = new Set<number>();
  const open = openUse(roads);
  for (const [link, feature] of roads.road.entries()) {
    if ((open[link]! & use) !== 0) features.add(feature);
  }
  return Array.from(features, (feature) => namesRoad(table.ids[feature] ?? ''));
}

const keepingBans = uses.car | uses.heavy | uses.bus;

/** Of each point, 1 where it is reached. */
function reachedPoints(
  { roads, table }: RoadState,
  usable: ReadonlySet<string>,
  xy: Float64Array,
  use: number,
): Uint8Array {
  const { graph } = expandBans(roads.graph, (use & keepingBans) === 0 ? [] : roads.bans);
  // Links after the roads' own are turns.
  const open = new Uint8Array(graph.tail.length).fill(1);
  for (const [link, bits] of openUse(roads).entries()) if ((bits & use) === 0) open[link] = 0;
  const reached = reachedFrom(graph, open, mainNetwork(graph, open, roads.graph.nodes));
  const isEntered = (link: number): boolean =>
    link >= 0 && open[link] === 1 && reached[graph.tail[link]!] === 1;
  const places = new RoadPlaces(roads, table, (feature) => usable.has(namesRoad(table.ids[feature] ?? '')));
  const result = new Uint8Array(xy.length / 2);
  for (let point = 0; point < result.length; point++) {
    const place = places.nearest(xy[2 * point]!, xy[2 * point + 1]!);
    if (place !== null && (isEntered(place.forward) || isEntered(place.backward))) result[point] = 1;
  }
  return result;
}

/** Nodes of the strong group with the most junctions, those before `junctions`: nodes after them stand for turns. */
function mainNetwork(graph: Graph, open: Uint8Array, junctions: number): Uint8Array {
  const { group, count } = strongGroups(graph, open);
  const size = new Int32Array(count);
  let main = group[0] ?? 0;
  for (let node = 0; node < junctions; node++) size[group[node]!]!++;
  for (let node = 0; node < junctions; node++) if (size[group[node]!]! > size[main]!) main = group[node]!;
  return Uint8Array.from(group, (one) => (one === main ? 1 : 0));
}
