import type { Flow } from '../../../simulation/year-results.ts';

/** One thing that flows leave or reach. */
export interface SankeyNode {
  readonly key: string;
  readonly value: number;
  readonly top: number;
  readonly height: number;
}

/** A band between two nodes, as high at both ends. */
export interface SankeyLink {
  readonly flow: Flow;
  readonly height: number;
  readonly fromTop: number;
  readonly toTop: number;
}

export interface Sankey {
  readonly left: readonly SankeyNode[];
  readonly right: readonly SankeyNode[];
  readonly links: readonly SankeyLink[];
}

interface Room {
  readonly height: number;
  /** Amount that fills the height: the largest of the pictures seen together. */
  readonly total: number;
  /** Least distance between the middles of two nodes: that of their labels. */
  readonly pitch: number;
  readonly gap: number;
}

/**
 * Two columns of nodes and the bands between them, all on one scale: heights are proportional to amounts, and bands
 * fill both sides of each node. Nodes keep the order of `order`, those that it lacks come after.
 */
export function sankeyLayout(
  flows: readonly Flow[],
  order: readonly [left: readonly string[], right: readonly string[]],
  room: Room,
): Sankey {
  const sides = (['from', 'to'] as const).map((end, i) => sums(flows, end, order[i] ?? []));
  const most = Math.max(1, ...sides.map((side) => side.size));
  const scale = room.total > 0 ? Math.max(0, room.height - (most - 1) * room.gap) / room.total : 0;
  const [left, right] = sides.map((side) => column(side, scale, room)) as [
    readonly SankeyNode[],
    readonly SankeyNode[],
  ];
  const placeOf = (nodes: readonly SankeyNode[], key: string): number =>
    nodes.findIndex((node) => node.key === key);
  const sorted = flows.toSorted(
    (a, b) => placeOf(left, a.from) - placeOf(left, b.from) || placeOf(right, a.to) - placeOf(right, b.to),
  );
  const filled = [left, right].map((nodes) => new Map(nodes.map(({ key, top }) => [key, top])));
  const links = sorted.map((flow) => {
    const height = flow.value * scale;
    const fromTop = filled[0]?.get(flow.from) ?? 0;
    const toTop = filled[1]?.get(flow.to) ?? 0;
    filled[0]?.set(flow.from, fromTop + height);
    filled[1]?.set(flow.to, toTop + height);
    return { flow, height, fromTop, toTop };
  });
  return { left, right, links };
}

function sums(
  flows: readonly Flow[],
  end: 'from' | 'to',
  order: readonly string[],
): ReadonlyMap<string, number> {
  const met = new Set(flows.map((flow) => flow[end]));
  const keys = [...order.filter((key) => met.has(key)), ...[...met].filter((key) => !order.includes(key))];
  return new Map(
    keys.map((key) => [key, flows.reduce((sum, flow) => sum + (flow[end] === key ? flow.value : 0), 0)]),
  );
}

function column(
  side: ReadonlyMap<string, number>,
  scale: number,
  { gap, pitch }: Room,
): readonly SankeyNode[] {
  let free = 0;
  let lastMiddle = Number.NEGATIVE_INFINITY;
  return [...side].map(([key, value]) => {
    const height = value * scale;
    const top = Math.max(free, lastMiddle + pitch - height / 2);
    free = top + height + gap;
    lastMiddle = top + height / 2;
    return { key, value, top, height };
  });
}
