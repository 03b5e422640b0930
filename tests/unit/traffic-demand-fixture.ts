import { createGraph } from '../../src/base/graph.ts';
import type { Roads } from '../../src/engines/traffic/roads/roads.ts';

interface RoadLink {
  readonly tail: number;
  readonly head: number;
  readonly road: number;
  readonly isForward: boolean;
  readonly use: number;
  readonly lengthM: number;
  readonly speedKmh: number;
}

/** Roads of links given one by one; capacities and lanes count for nothing here. */
export function roadsOfLinks(nodeXY: readonly number[], links: readonly RoadLink[]): Roads {
  const column = (of: (link: RoadLink) => number): Float64Array => Float64Array.from(links, of);
  const nodes = nodeXY.length / 2;
  return {
    graph: createGraph(
      nodes,
      Int32Array.from(links, ({ tail }) => tail),
      Int32Array.from(links, ({ head }) => head),
    ),
    nodeXY: Float64Array.from(nodeXY),
    road: Int32Array.from(links, ({ road }) => road),
    isForward: Uint8Array.from(links, ({ isForward }) => (isForward ? 1 : 0)),
    // Lines, directions and classes count for nothing here either.
    firstVertex: new Int32Array(links.length),
    lastVertex: new Int32Array(links.length),
    opposite: new Int32Array(links.length).fill(-1),
    roadClass: new Uint8Array(links.length),
    isUrban: new Uint8Array(links.length),
    use: Uint8Array.from(links, ({ use }) => use),
    closedUse: new Uint8Array(links.length),
    timedUse: new Uint8Array(links.length),
    lengthM: column(({ lengthM }) => lengthM),
    freeSpeedKmh: column(({ speedKmh }) => speedKmh),
    lanes: column(() => 1),
    capacityPerH: column(() => 800),
    entryPerH: column(() => 800),
    slope: column(() => 0),
    component: new Int32Array(nodes),
    components: 1,
    bans: [],
    problems: [],
  };
}
