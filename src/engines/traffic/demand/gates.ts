import type { Bounds } from '../../../base/grid.ts';
import { type Roads, uses } from '../roads/roads.ts';

/** Where a road leaves the territory: trips from elsewhere begin at `entry`, those to elsewhere end at `exit`. */
export interface Gate {
  readonly id: string;
  readonly entry: number;
  readonly exit: number;
  readonly xM: number;
  readonly yM: number;
  /** Of the road, 1 … 4. */
  readonly importance: number;
  /** Feature of the roads' layer. */
  readonly road: number;
}

/** Roads end this near to the edge when the data was cut there, m. */
const edgeM = 50;
/** Carriageways of one road, m. */
const pairedM = 80;
/** Roads of more local importance carry next to nobody across the edge. */
export const leastImportance = 4;

/**
 * Ends of roads of importance 1 to 4 at the territory's edge or beyond it. An end that can only be left is paired with
 * the nearest one that can only be entered (two carriageways); alone it is no gate.
 *
 * @param importance Of a feature of the roads' layer; NaN: unknown.
 * @param inner 1: node from which all of the network can be reached, and back.
 * @param idOf Identifier of a feature of the roads' layer.
 */
export function gatesOf(
  roads: Roads,
  inner: Uint8Array,
  extent: Bounds,
  importance: (road: number) => number,
  idOf: (road: number) => string,
): Gate[] {
  const ends = endsOf(roads, extent, importance);
  const gates: Gate[] = [];
  const gate = (entry: End, exit: End): Gate => ({
    id: `gate/${idOf(exit.road)}/${exit.node}`,
    entry: entry.node,
    exit: exit.node,
    xM: exit.xM,
    yM: exit.yM,
    importance: exit.importance,
    road: exit.road,
  });
  for (const end of ends)
    if (end.mayEnter && end.mayLeave && inner[end.node] === 1) gates.push(gate(end, end));
  const entries = ends.filter(({ mayEnter, mayLeave }) => mayEnter && !mayLeave);
  const taken = new Set<number>();
  for (const exit of ends.filter(({ mayEnter, mayLeave }) => mayLeave && !mayEnter)) {
    let nearest: End | null = null;
    let least = pairedM;
    for (const entry of entries) {
      const apart = distance(entry, exit);
      if (taken.has(entry.node) || entry.importance !== exit.importance || apart > least) continue;
      [nearest, least] = [entry, apart];
    }
    if (!nearest) continue;
    taken.add(nearest.node);
    gates.push(gate(nearest, exit));
  }
  return gates.sort((a, b) => a.exit - b.exit);
}

interface End {
  readonly node: number;
  readonly xM: number;
  readonly yM: number;
  readonly importance: number;
  readonly road: number;
  /** From elsewhere into the territory; out of it. */
  readonly mayEnter: boolean;
  readonly mayLeave: boolean;
}

/** Nodes at the edge that only one road touches. */
function endsOf(roads: Roads, extent: Bounds, importance: (road: number) => number): End[] {
  const { graph, nodeXY, use, road } = roads;
  const { tail, head, nodes } = graph;
  const touching = new Int32Array(nodes).fill(-1);
  const isCrossed = new Uint8Array(nodes);
  const outward = new Uint8Array(nodes);
  const inward = new Uint8Array(nodes);
  for (let link = 0; link < tail.length; link++) {
    if ((use[link]! & uses.car) === 0) continue;
    const [from, to] = [tail[link]!, head[link]!];
    outward[to] = 1;
    inward[from] = 1;
    for (const node of [from, to]) {
      if (touching[node] === -1) touching[node] = road[link]!;
      else if (touching[node] !== road[link]) isCrossed[node] = 1;
    }
  }
  const [west, south, east, north] = extent;
  const ends: End[] = [];
  for (let node = 0; node < nodes; node++) {
    const own = touching[node]!;
    if (own === -1 || isCrossed[node] === 1) continue;
    const importanceHere = importance(own);
    if (!(importanceHere >= 1 && importanceHere <= leastImportance)) continue;
    const [xM, yM] = [nodeXY[2 * node]!, nodeXY[2 * node + 1]!];
    const inside = Math.min(xM - west, east - xM, yM - south, north - yM);
    if (inside > edgeM) continue;
    ends.push({
      node,
      xM,
      yM,
      importance: importanceHere,
      road: own,
      mayEnter: inward[node] === 1,
      mayLeave: outward[node] === 1,
    });
  }
  return ends;
}

function distance(a: End, b: End): number {
  return Math.sqrt((a.xM - b.xM) * (a.xM - b.xM) + (a.yM - b.yM) * (a.yM - b.yM));
}
