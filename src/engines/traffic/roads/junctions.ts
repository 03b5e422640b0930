import { connectedGroups } from './components.ts';
import { roadClasses } from './road-classes.ts';
import { openUse, type Roads, uses } from './roads.ts';
import { carTraps } from './traps.ts';

/** What a node is: where a road ends, goes on, or meets others; on a roundabout it is the roundabout's. */
export const junctionKinds = ['end', 'through', 'junction', 'roundabout'] as const;
export type JunctionKind = (typeof junctionKinds)[number];

/** Kind of each node, by position in `junctionKinds`: by the stretches of road that touch it, whoever uses them. */
export function junctionsOf(roads: Roads): Uint8Array {
  const { graph, roadClass, opposite } = roads;
  const touching = new Int32Array(graph.nodes);
  const isRound = new Uint8Array(graph.nodes);
  const roundabout = roadClasses.indexOf('roundabout');
  for (let link = 0; link < opposite.length; link++) {
    const [tail, head] = [graph.tail[link]!, graph.head[link]!];
    if (roadClass[link] === roundabout) isRound[tail] = isRound[head] = 1;
    // Two directions are one stretch.
    if (opposite[link]! >= 0 && opposite[link]! < link) continue;
    touching[tail]!++;
    touching[head]!++;
  }
  return Uint8Array.from(touching, (count, node) =>
    junctionKinds.indexOf(isRound[node] === 1 ? 'roundabout' : kindOf(count)),
  );
}

function kindOf(touching: number): JunctionKind {
  if (touching < 2) return 'end';
  return touching === 2 ? 'through' : 'junction';
}

/** A network in figures. */
export interface NetworkSummary {
  readonly links: number;
  readonly carLinks: number;
  readonly nodes: number;
  readonly lengthKm: number;
  readonly kinds: Readonly<Record<JunctionKind, number>>;
  readonly components: number;
  /** Share of the nodes in the largest component. */
  readonly largestShare: number;
  /** Nodes that cars can come to and not leave, or leave and not come to. */
  readonly noWayOut: number;
  readonly noWayIn: number;
}

/** Counts of a network's links, nodes and groups; lengths count each stretch once. */
export function summaryOf(roads: Roads): NetworkSummary {
  const { graph, opposite, lengthM } = roads;
  const use = openUse(roads);
  const kinds = junctionsOf(roads);
  const count = (values: Uint8Array, wanted: number): number =>
    values.reduce((sum, value) => sum + (value === wanted ? 1 : 0), 0);
  const once = lengthM.filter((_, link) => opposite[link]! < link);
  const traps = carTraps({ graph, use });
  return {
    links: use.length,
    carLinks: use.reduce((sum, bits) => sum + ((bits & uses.car) === 0 ? 0 : 1), 0),
    nodes: graph.nodes,
    lengthKm: once.reduce((sum, own) => sum + own, 0) / 1000,
    kinds: {
      end: count(kinds, 0),
      through: count(kinds, 1),
      junction: count(kinds, 2),
      roundabout: count(kinds, 3),
    },
    components: roads.components,
    largestShare: graph.nodes === 0 ? 0 : (connectedGroups(graph, use).sizes[0] ?? 0) / graph.nodes,
    noWayOut: count(traps.noWayOut, 1),
    noWayIn: count(traps.noWayIn, 1),
  };
}
