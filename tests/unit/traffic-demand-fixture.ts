import { createGraph } from '../../src/base/graph.ts';
import { type Roads, uses } from '../../src/engines/traffic/roads/roads.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { numbersOf, textAt } from '../../src/territory/table-ops.ts';

interface RoadLink {
  readonly tail: number;
  readonly head: number;
  readonly road: number;
  readonly isForward: boolean;
  readonly use: number;
  readonly lengthM: number;
  readonly speedKmh: number;
}

const everyone = uses.car | uses.heavy | uses.bus | uses.bike | uses.walk | uses.rescue;
const feet = uses.walk | uses.bike;

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
    lengthM: column(({ lengthM }) => lengthM),
    freeSpeedKmh: column(({ speedKmh }) => speedKmh),
    lanes: column(() => 1),
    capacityPerH: column(() => 800),
    slope: column(() => 0),
    component: new Int32Array(nodes),
    components: 1,
    bans: [],
    problems: [],
  };
}

/** A layer of roads joined at its ends, enough for demand: tracks and paths are for feet alone. */
export function roadsOfTable(table: FeatureTable): Roads {
  const nodeOf = new Map<string, number>();
  const nodeXY: number[] = [];
  const node = (x: number, y: number): number => {
    const key = `${Math.round(x * 100)},${Math.round(y * 100)}`;
    const known = nodeOf.get(key);
    if (known !== undefined) return known;
    nodeOf.set(key, nodeXY.length / 2);
    nodeXY.push(x, y);
    return nodeXY.length / 2 - 1;
  };
  const links: RoadLink[] = [];
  for (let road = 0; road < table.count; road++) {
    const part = table.featureOffsets[road]!;
    const xy = table.xy.subarray(2 * table.partOffsets[part]!, 2 * table.partOffsets[part + 1]!);
    let lengthM = 0;
    for (let i = 2; i < xy.length; i += 2)
      lengthM += Math.hypot(xy[i]! - xy[i - 2]!, xy[i + 1]! - xy[i - 1]!);
    const [tail, head] = [node(xy[0]!, xy[1]!), node(xy.at(-2)!, xy.at(-1)!)];
    const speedKmh = numbersOf(table, 'speedKmh')[road]! || 0;
    const isOpen = speedKmh > 0 && !/sentier|escalier|chemin/i.test(textAt(table, 'nature', road));
    const direction = textAt(table, 'direction', road);
    const both = { road, lengthM, speedKmh: isOpen ? speedKmh : 5 };
    const forward = isOpen && direction !== 'Sens inverse' ? everyone : feet;
    const back = isOpen && direction !== 'Sens direct' ? everyone : feet;
    links.push({ ...both, tail, head, isForward: true, use: forward });
    links.push({ ...both, tail: head, head: tail, isForward: false, use: back });
  }
  return roadsOfLinks(nodeXY, links);
}
