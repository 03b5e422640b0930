import type { Bounds } from '../../../base/grid.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { Edges } from '../../../simulation/contract.ts';
import type { Desire } from '../../../simulation/edge-results.ts';
import { roadTexts, sideTexts } from './texts.ts';

/** Vehicles from one road to another. */
export interface NamedFlow {
  readonly from: string;
  readonly to: string;
  /** In the order from → to, and the other way. */
  readonly there: number;
  readonly back: number;
}

/** How near to the outside of the network an end is at its border, as a share of the network's size. */
const borderShare = 0.02;

const boundsKnown = new WeakMap<Edges, Bounds>();

function boundsOf(edges: Edges): Bounds {
  const known = boundsKnown.get(edges);
  if (known) return known;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = 0; v + 1 < edges.xy.length; v += 2) {
    const [x, y] = [edges.xy[v] as number, edges.xy[v + 1] as number];
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const bounds: Bounds = [west, south, east, north];
  boundsKnown.set(edges, bounds);
  return bounds;
}

/** What an end of ways is called: its road, with the side of the network where it is at the border. */
function endName(words: Words, edges: Edges, edge: number, [x, y]: Desire['from']): string {
  const road = edges.names[edge] || words.t('atelier.roads.nameless');
  const [west, south, east, north] = boundsOf(edges);
  const near = borderShare * Math.max(east - west, north - south);
  const sides = { north: north - y, east: east - x, south: y - south, west: x - west };
  const names = Object.keys(sides) as (keyof typeof sides)[];
  const side = names.reduce((nearest, one) => (sides[one] < sides[nearest] ? one : nearest));
  return sides[side] >= near
    ? road
    : words.fill(roadTexts.atBorder, { road, side: words.say(sideTexts[side]) });
}

/**
 * Vehicles by the roads on which their ways begin and end, the most first.
 *
 * @param isEither Whether both directions between two roads are one row.
 */
export function namedFlows(
  words: Words,
  edges: Edges,
  desires: readonly Desire[],
  isEither: boolean,
): readonly NamedFlow[] {
  const found = new Map<string, { from: string; to: string; there: number; back: number }>();
  for (const { from, to, firstEdge, lastEdge, vehicles } of desires) {
    const [a, b] = [endName(words, edges, firstEdge, from), endName(words, edges, lastEdge, to)];
    const turned = isEither && a !== b ? found.get(`${b}\n${a}`) : undefined;
    const known = found.get(`${a}\n${b}`);
    if (turned) turned.back += vehicles;
    else if (known) known.there += vehicles;
    else found.set(`${a}\n${b}`, { from: a, to: b, there: vehicles, back: 0 });
  }
  return [...found.values()].toSorted((a, b) => b.there + b.back - a.there - a.back);
}
