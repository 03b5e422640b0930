import { ShortestPaths } from '../../../base/shortest-paths.ts';
import { largestStrongGroup } from '../roads/components.ts';
import { closedForGood, openUse, type Roads, uses } from '../roads/roads.ts';

/** Farther than this from every road, people reach none, m. */
const farthestM = 2000;

/**
 * Nodes each of which cars come to from every other, the most numerous such group; 1 each.
 *
 * @param use Bits of `uses`, of each link.
 * @param carTimeS Along each link; Infinity: no car passes.
 */
export function mainNodes({ graph }: Roads, use: Uint8Array, carTimeS: Float64Array): Uint8Array {
  const isOpen = (seconds: number, link: number): boolean =>
    (use[link]! & uses.car) !== 0 && seconds < Infinity;
  return largestStrongGroup(
    graph,
    Uint8Array.from(carTimeS, (seconds, link) => (isOpen(seconds, link) ? 1 : 0)),
  );
}

/** Where closures keep cars out, people leave theirs within this walk of their door, m. */
const farthestWalkM = 500;

/** Where places' trips begin and end. */
interface PlacedNodes {
  readonly nodes: Int32Array;
  /** Places that closures for the whole event part from the network: their trips still begin there. */
  readonly parted: readonly number[];
}

/**
 * As `nodesOf`, on the roads before anything was closed. Who lives where cars no longer come, as in a street that is given to walkers,
 * goes on foot to the nearest road that they may leave by; farther than 500 m, or where walkers do not pass either, there is no way.
 *
 * @param inner 1: node of the network that holds together by car, were nothing closed.
 * @param carTimeS Along each link; Infinity: no car ever passes.
 */
export function nodesAround(
  roads: Roads,
  inner: Uint8Array,
  xy: Float64Array,
  carTimeS: Float64Array,
): PlacedNodes {
  const nodes = nodesOf(roads, inner, xy);
  const isClosed = closedForGood(roads, uses.car);
  if (isClosed === null) return { nodes, parted: [] };
  const open = openUse(roads);
  const isLeft = mainNodes(roads, open, carTimeS);
  const onFootM = roads.lengthM.map((lengthM, link) =>
    (open[link]! & uses.walk) === 0 ? Infinity : lengthM,
  );
  const search = new ShortestPaths(roads.graph);
  const parted: number[] = [];
  for (const [place, node] of nodes.entries()) {
    if (node < 0 || isLeft[node] === 1) continue;
    search.search(onFootM, [node], { limit: farthestWalkM });
    const nearest = search.order.subarray(0, search.reached).find((one) => isLeft[one] === 1);
    if (nearest === undefined) parted.push(place);
    else nodes[place] = nearest;
  }
  return { nodes, parted };
}

/**
 * The node where each place's trips begin and end: the nearest of those from which the network can be reached and back
 * by car, and that a person can walk to (not a motorway's). −1: none within 2 km.
 *
 * @param inner 1: node of the network that holds together by car.
 */
export function nodesOf(roads: Roads, inner: Uint8Array, xy: Float64Array): Int32Array {
  const { graph, use, nodeXY } = roads;
  const usable = new Uint8Array(graph.nodes);
  for (let link = 0; link < use.length; link++) {
    if ((use[link]! & uses.walk) === 0) continue;
    usable[graph.tail[link]!] = 1;
    usable[graph.head[link]!] = 1;
  }
  const candidates: number[] = [];
  for (let node = 0; node < graph.nodes; node++)
    if (usable[node] === 1 && inner[node] === 1) candidates.push(node);
  return Int32Array.from({ length: xy.length / 2 }, (_, place) => {
    const [x, y] = [xy[2 * place]!, xy[2 * place + 1]!];
    let nearest = -1;
    let least = farthestM * farthestM;
    for (const node of candidates) {
      const [dx, dy] = [nodeXY[2 * node]! - x, nodeXY[2 * node + 1]! - y];
      const apart = dx * dx + dy * dy;
      if (apart > least || (apart === least && nearest >= 0)) continue;
      [nearest, least] = [node, apart];
    }
    return nearest;
  });
}
