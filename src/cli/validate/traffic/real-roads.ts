import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRoads } from '../../../engines/traffic/roads/create-roads.ts';
import { summaryOf } from '../../../engines/traffic/roads/junctions.ts';
import { type Roads, uses } from '../../../engines/traffic/roads/roads.ts';
import { type CutOff, cutOffBuildings, type RoadState } from '../../../engines/traffic/roads/side-effects.ts';
import { buildTerritory } from '../../../loaders/build.ts';
import { readFolder } from '../../../loaders/folder.ts';
import { applyEdits } from '../../../scenario/apply.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { asPoints } from '../../../territory/table-ops.ts';
import type { Territory } from '../../../territory/territory.ts';
import { filesOf } from '../../input-folder.ts';
import { notRun, rounded, type ValidationResult } from '../result.ts';

const name = 'Dieppe roads';
const folder = join('ign', 'littosim_dieppe');
/** Segments that its source counts. */
const segments = 1367;
/** One building in so many is placed again by looking at every road. */
const sample = 20;

/**
 * A real layer of roads: it loads and connects; its groups are those of a search over every segment. Then the road
 * that alone holds most of the main network to the rest is closed: whom that cuts off is what a search over every road
 * finds.
 */
export async function realRoads(dataFolder: string): Promise<ValidationResult> {
  const path = join(dataFolder, folder);
  if (!existsSync(path)) return notRun(name, `${folder} is not under ${dataFolder}`);
  const { territory } = await buildTerritory(await readFolder(await filesOf(path)));
  const table = territory?.layers.roads?.table;
  const buildings = territory?.layers.buildings?.table;
  if (!territory || !table || !buildings) return notRun(name, `${folder} holds no roads or no buildings`);
  const before: RoadState = { table, roads: createRoads(table) };
  const summary = summaryOf(before.roads);
  const closed = partingRoad(before.roads);
  const after = closedState(territory, table.ids[closed] ?? '');
  const effect = cutOffBuildings(before, after, buildings, uses.car);
  const figures = {
    segments: table.count,
    'drawn twice': tallyOf(before.roads, 'roads/double'),
    links: summary.links,
    nodes: summary.nodes,
    'length, km': rounded(summary.lengthKm, 6),
    groups: summary.components,
    'share of nodes in the largest': rounded(summary.largestShare),
    'ends, passing, junctions': summary.kinds.end + summary.kinds.through + summary.kinds.junction,
    'roads apart': tallyOf(before.roads, 'roads/disconnected'),
    'groups by every segment': groupsOfEverySegment(table),
    'buildings cut off by one closed road': effect.noLongerReached.length,
    'buildings never reached': effect.stillUnreached.length,
    'buildings unlike a search over every road': unlikeBruteForce(after, before, buildings, effect),
  };
  return {
    case: name,
    figures,
    expected: {
      segments,
      groups: figures['groups by every segment'],
      'buildings unlike a search over every road': 0,
    },
    tolerance: `equal; one building in ${sample} is placed again; the layer states no nature, direction, lanes or speed`,
    pass:
      figures.segments === segments &&
      figures.groups === figures['groups by every segment'] &&
      figures['buildings cut off by one closed road'] > 0 &&
      figures['buildings unlike a search over every road'] === 0,
  };
}

function closedState(territory: Territory, road: string): RoadState {
  const close = {
    id: 'close',
    label: '',
    kind: 'road-close' as const,
    roads: [road],
    classes: ['car' as const],
    fromS: null,
    toS: null,
  };
  const table = applyEdits(territory, [close]).layers.roads?.table;
  if (!table) throw new Error('closing a road took the layer away');
  return { table, roads: createRoads(table) };
}

function tallyOf({ problems }: Roads, code: string): number {
  return Number(problems.find((problem) => problem.code === code)?.details['count'] ?? 0);
}

/** Groups of segments that share an end to the centimetre, found by joining names. */
function groupsOfEverySegment({ count, featureOffsets, partOffsets, xy }: FeatureTable): number {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const keyOf = (vertex: number): string =>
    `${Math.round((xy[2 * vertex] as number) * 100)} ${Math.round((xy[2 * vertex + 1] as number) * 100)}`;
  for (let feature = 0; feature < count; feature++) {
    for (
      let part = featureOffsets[feature] as number;
      part < (featureOffsets[feature + 1] as number);
      part++
    ) {
      const [a, b] = [keyOf(partOffsets[part] as number), keyOf((partOffsets[part + 1] as number) - 1)];
      for (const key of [a, b]) if (!parent.has(key)) parent.set(key, key);
      parent.set(find(a), find(b));
    }
  }
  return [...parent.keys()].filter((key) => find(key) === key).length;
}

/** The road without which most nodes are parted from the rest of the main network. */
function partingRoad(roads: Roads): number {
  const { graph, road, component } = roads;
  let [found, most] = [-1, 0];
  for (const [link, feature] of road.entries()) {
    const [from, to] = [graph.tail[link] as number, graph.head[link] as number];
    if (component[from] !== 0) continue;
    const left = reachedWithout(roads, feature, from);
    if (left.has(to)) continue;
    const parted = Math.min(left.size, reachedWithout(roads, feature, to).size);
    if (parted <= most) continue;
    most = parted;
    found = feature;
  }
  return found;
}

function reachedWithout({ graph, road }: Roads, closed: number, from: number): ReadonlySet<number> {
  const reached = new Set([from]);
  for (const node of reached) {
    for (let k = graph.first[node] as number; k < (graph.first[node + 1] as number); k++) {
      const link = graph.out[k] as number;
      if (road[link] !== closed) reached.add(graph.head[link] as number);
    }
  }
  return reached;
}

/** Sampled buildings whose state differs from what the nearest of all segments and a plain search tell. */
function unlikeBruteForce(
  after: RoadState,
  before: RoadState,
  buildings: FeatureTable,
  effect: CutOff,
): number {
  const points = asPoints(buildings).xy;
  const cut = new Set(effect.noLongerReached);
  const never = new Set(effect.stillUnreached);
  const main = { was: mainNodes(before.roads), is: mainNodes(after.roads) };
  let unlike = 0;
  for (let building = 0; building < buildings.count; building += sample) {
    const feature = nearestOfAll(before, points[2 * building] as number, points[2 * building + 1] as number);
    const was = isReached(before.roads, feature, main.was);
    const is = isReached(after.roads, feature, main.is);
    if ((was && !is) !== cut.has(building) || (!was && !is) !== never.has(building)) unlike++;
  }
  return unlike;
}

function mainNodes({ graph, use, closedUse }: Roads): ReadonlySet<number> {
  let largest: ReadonlySet<number> = new Set();
  const seen = new Set<number>();
  for (let start = 0; start < graph.nodes; start++) {
    if (seen.has(start)) continue;
    const group = new Set([start]);
    for (const node of group) {
      for (let k = graph.first[node] as number; k < (graph.first[node + 1] as number); k++) {
        const link = graph.out[k] as number;
        if (((use[link] as number) & ~(closedUse[link] as number) & uses.car) !== 0)
          group.add(graph.head[link] as number);
      }
    }
    for (const node of group) seen.add(node);
    if (group.size > largest.size) largest = group;
  }
  return largest;
}

function isReached(
  { graph, road, use, closedUse }: Roads,
  feature: number,
  main: ReadonlySet<number>,
): boolean {
  return road.some(
    (own, link) =>
      own === feature &&
      ((use[link] as number) & ~(closedUse[link] as number) & uses.car) !== 0 &&
      main.has(graph.tail[link] as number),
  );
}

/** The road of the nearest segment, every link's looked at. */
function nearestOfAll({ roads, table: { xy } }: RoadState, x: number, y: number): number {
  let [found, least] = [-1, Infinity];
  for (let link = 0; link < roads.road.length; link++) {
    for (let v = roads.firstVertex[link] as number; v < (roads.lastVertex[link] as number); v++) {
      const [ax, ay] = [xy[2 * v] as number, xy[2 * v + 1] as number];
      const [dx, dy] = [(xy[2 * v + 2] as number) - ax, (xy[2 * v + 3] as number) - ay];
      const squared = dx * dx + dy * dy;
      const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
      const off = (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
      if (off >= least) continue;
      least = off;
      found = roads.road[link] as number;
    }
  }
  return found;
}
