import { freeCarTimesS } from './car-network.ts';
import { mainNodes, nodesOf } from './demand/attachment.ts';
import type { Gate } from './demand/gates.ts';
import { heavyHourShares, throughHourShares } from './demand/hours.ts';
import type { VehicleKind } from './demand/vehicles.ts';
import type { ThroughTraffic } from './input.ts';
import type { Demand } from './network.ts';
import type { Roads } from './roads/roads.ts';

/** Where a road leaves the territory: one node, or two where its carriageways are apart. */
type RoadEnd = Pick<Gate, 'entry' | 'exit'>;

interface Crossing extends ThroughTraffic {
  readonly ends: readonly [RoadEnd, RoadEnd];
}

/** What hypotheses send through the territory, at nodes of its roads. */
export interface Crossings {
  readonly placed: readonly Crossing[];
  /** Those of which an end is far from every road, or both ends are one: on no road. */
  readonly lost: readonly ThroughTraffic[];
}

/** Through traffic takes a way out that is no farther than this, m. */
const farthestM = 2000;

/** Each end lies at the nearest way out of the territory, a motorway's too, or at a node of the roads that is nearer. */
export function crossingsOf(
  roads: Roads,
  gates: readonly Gate[],
  through: readonly ThroughTraffic[],
): Crossings {
  if (through.length === 0) return { placed: [], lost: [] };
  const inner = mainNodes(roads, roads.use, freeCarTimesS(roads));
  const xy = Float64Array.from(through.flatMap(({ from, to }) => [...from, ...to]));
  const ends = Array.from(nodesOf(roads, inner, xy), (node, end) =>
    endAt([xy[2 * end]!, xy[2 * end + 1]!], node, roads, gates),
  );
  const placed: Crossing[] = [];
  const lost: ThroughTraffic[] = [];
  for (const [k, one] of through.entries()) {
    const [from, to] = [ends[2 * k], ends[2 * k + 1]];
    if (from && to && from.exit !== to.exit) placed.push({ ...one, ends: [from, to] });
    else lost.push(one);
  }
  return { placed, lost };
}

/** @param node The nearest of the network; −1: none near. */
function endAt(
  [x, y]: readonly [number, number],
  node: number,
  { nodeXY }: Roads,
  gates: readonly Gate[],
): RoadEnd | null {
  const apart2 = (xM: number, yM: number): number => (xM - x) * (xM - x) + (yM - y) * (yM - y);
  let found: RoadEnd | null = node < 0 ? null : { entry: node, exit: node };
  let least = node < 0 ? farthestM * farthestM : apart2(nodeXY[2 * node]!, nodeXY[2 * node + 1]!);
  for (const gate of gates) {
    const apart = apart2(gate.xM, gate.yM);
    if (apart <= least) [found, least] = [gate, apart];
  }
  return found;
}

/** An hour's trips with those that cross. */
export function withCrossings(
  demand: Demand,
  { placed }: Crossings,
  kind: VehicleKind,
  hour: number,
): Demand {
  if (placed.length === 0) return demand;
  const hourShare = (kind === 'car' ? throughHourShares : heavyHourShares)[hour]!;
  const trips = placed.flatMap(({ vehiclesPerDay, heavyShare }) => {
    const oneWay = (vehiclesPerDay / 2) * hourShare * (kind === 'car' ? 1 - heavyShare : heavyShare);
    return [oneWay, oneWay];
  });
  return {
    origin: Int32Array.of(...demand.origin, ...placed.flatMap(({ ends: [a, b] }) => [a.entry, b.entry])),
    destination: Int32Array.of(
      ...demand.destination,
      ...placed.flatMap(({ ends: [a, b] }) => [b.exit, a.exit]),
    ),
    trips: Float64Array.of(...demand.trips, ...trips),
  };
}
