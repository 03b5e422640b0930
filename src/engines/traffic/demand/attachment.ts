import { type Roads, uses } from '../roads/roads.ts';

/** Farther than this from every road, people reach none, m. */
const farthestM = 2000;

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
