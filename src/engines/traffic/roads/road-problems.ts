import { AppError } from '../../../base/errors.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import type { Assumed } from './road-attributes.ts';
import { openUse, type Roads } from './roads.ts';
import { Tally } from './tally.ts';
import { carTraps } from './traps.ts';

/** What was left out or cut while the segments were read: how often, and the first one's identifier. */
export interface Findings {
  readonly notInService: Tally;
  readonly ferries: Tally;
  readonly noLength: Tally;
  readonly doubles: Tally;
  readonly loops: Tally;
  readonly badCapacity: Tally;
  readonly badBans: Tally;
}

/** What a person should know of a layer of roads, each kind once: how often, and the first one's identifier. */
export function roadProblems(
  roads: Roads,
  table: FeatureTable,
  findings: Findings,
  assumed: Assumed,
): readonly AppError[] {
  const problems: AppError[] = [];
  const tell = (code: Parameters<typeof problemOf>[0], tally: Tally): void => {
    if (tally.count > 0) problems.push(problemOf(code, tally));
  };
  tell('roads/no-length', findings.noLength);
  tell('roads/double', findings.doubles);
  tell('roads/loop', findings.loops);
  tell('roads/not-in-service', findings.notInService);
  tell('roads/ferry', findings.ferries);
  tell('roads/capacity', findings.badCapacity);
  tell('roads/ban', findings.badBans);
  const parallel = parallelRoads(roads, table);
  tell('roads/parallel', parallel);
  if (Object.values(assumed).some((count: number) => count > 0)) {
    problems.push(new AppError('roads/assumed', 'attributes are missing', { ...assumed }));
  }
  const apart = roadsApart(roads, table);
  if (apart.count > 0) {
    problems.push(
      new AppError('roads/disconnected', `${apart.count} roads are joined to no other`, {
        count: apart.count,
        groups: roads.components - 1,
        first: apart.first,
      }),
    );
  }
  const traps = carTraps({ graph: roads.graph, use: openUse(roads) });
  tell('roads/trap', tallyOf(table, roads, traps.noWayOut));
  tell('roads/no-way-in', tallyOf(table, roads, traps.noWayIn));
  return problems;
}

function problemOf(
  code:
    | 'roads/no-length'
    | 'roads/double'
    | 'roads/loop'
    | 'roads/not-in-service'
    | 'roads/ferry'
    | 'roads/capacity'
    | 'roads/ban'
    | 'roads/parallel'
    | 'roads/trap'
    | 'roads/no-way-in',
  { count, first }: Tally,
): AppError {
  return new AppError(code, `${code}: ${count}, the first ${first}`, { count, first });
}

/** Roads whose ends another road joins too. */
function parallelRoads({ graph, road, isForward }: Roads, table: FeatureTable): Tally {
  const tally = new Tally();
  const seen = new Map<number, number>();
  for (const [link, feature] of road.entries()) {
    if (isForward[link] === 0) continue;
    const [a, b] = [graph.tail[link]!, graph.head[link]!];
    const key = Math.min(a, b) * graph.nodes + Math.max(a, b);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, feature);
    else if (other !== feature) tally.add(table.ids[feature] ?? '');
  }
  return tally;
}

/** Roads outside the largest component. */
function roadsApart({ graph, road, component }: Roads, table: FeatureTable): Tally {
  const tally = new Tally();
  let last = -1;
  for (const [link, feature] of road.entries()) {
    if (feature === last || component[graph.tail[link]!] === 0) continue;
    tally.add(table.ids[feature] ?? '');
    last = feature;
  }
  return tally;
}

/** Marked nodes, by the first road that ends there. */
function tallyOf(table: FeatureTable, { graph, road }: Roads, marked: Uint8Array): Tally {
  const tally = new Tally();
  const left = marked.slice();
  for (const [link, feature] of road.entries()) {
    for (const node of [graph.tail[link]!, graph.head[link]!]) {
      if (left[node] === 0) continue;
      left[node] = 0;
      tally.add(table.ids[feature] ?? '');
    }
  }
  return tally;
}
