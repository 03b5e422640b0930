import { createGraph, type Graph } from '../../../base/graph.ts';

/** Groups of nodes; those of group 0 are the most numerous, ties by the lowest node. */
export interface Groups {
  /** Of each node. */
  readonly group: Int32Array;
  readonly count: number;
  /** Nodes of each group, never increasing. */
  readonly sizes: Int32Array;
}

/**
 * Nodes that links join, whatever their direction.
 *
 * @param allowed Of each link; 0: it joins nothing.
 */
export function connectedGroups(graph: Graph, allowed: Uint8Array): Groups {
  const { nodes, tail, head } = graph;
  const root = Int32Array.from({ length: nodes }, (_, node) => node);
  const find = (start: number): number => {
    let node = start;
    while (root[node] !== node) {
      root[node] = root[root[node]!]!;
      node = root[node]!;
    }
    return node;
  };
  for (let link = 0; link < tail.length; link++) {
    if (allowed[link] === 0) continue;
    const a = find(tail[link]!);
    const b = find(head[link]!);
    if (a < b) root[b] = a;
    else root[a] = b;
  }
  for (let node = 0; node < nodes; node++) root[node] = find(node);
  return bySize(root);
}

/**
 * Nodes each of which can be reached from every other of its group by links whose `allowed` is not 0: strongly
 * connected components, by Tarjan's algorithm (1972), without recursion.
 */
export function strongGroups(graph: Graph, allowed: Uint8Array): Groups {
  const { nodes, first, out, head } = graph;
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const group = new Int32Array(nodes).fill(-1);
  const stack = new Int32Array(nodes);
  const trail = new Int32Array(nodes);
  let [stacked, depth, visited] = [0, 0, 0];
  const enter = (node: number): void => {
    index[node] = visited;
    low[node] = visited++;
    next[node] = first[node]!;
    stack[stacked++] = node;
    trail[depth++] = node;
  };
  const leave = (node: number): void => {
    depth--;
    if (low[node] === index[node]) {
      let member: number;
      do {
        member = stack[--stacked]!;
        group[member] = node;
      } while (member !== node);
    }
    if (depth > 0) {
      const parent = trail[depth - 1]!;
      low[parent] = Math.min(low[parent]!, low[node]!);
    }
  };
  for (let start = 0; start < nodes; start++) {
    if (index[start]! >= 0) continue;
    enter(start);
    while (depth > 0) {
      const node = trail[depth - 1]!;
      if (next[node] === first[node + 1]) {
        leave(node);
        continue;
      }
      const link = out[next[node]!++]!;
      if (allowed[link] === 0) continue;
      const far = head[link]!;
      if (index[far]! < 0) enter(far);
      else if (group[far]! < 0) low[node] = Math.min(low[node]!, index[far]!);
    }
  }
  return bySize(group);
}

/** Nodes of the largest strong group over the links whose `allowed` is not 0: 1 for each that is in it. */
export function largestStrongGroup(graph: Graph, allowed: Uint8Array): Uint8Array {
  return Uint8Array.from(strongGroups(graph, allowed).group, (group) => (group === 0 ? 1 : 0));
}

/** Groups numbered by size, from one member that stands for each. */
function bySize(root: Int32Array): Groups {
  const size = new Int32Array(root.length);
  const lowest = new Int32Array(root.length).fill(root.length);
  for (let node = 0; node < root.length; node++) {
    size[root[node]!]!++;
    if (node < lowest[root[node]!]!) lowest[root[node]!] = node;
  }
  const roots = Array.from(size.keys()).filter((node) => size[node]! > 0);
  roots.sort((a, b) => size[b]! - size[a]! || lowest[a]! - lowest[b]!);
  const place = new Int32Array(root.length);
  for (const [k, node] of roots.entries()) place[node] = k;
  return {
    group: root.map((node) => place[node]!),
    count: roots.length,
    sizes: Int32Array.from(roots, (node) => size[node]!),
  };
}

/** Nodes that links allowed to some lead to from `starts` (1), the starts included; `backward`: that lead to them. */
export function reachedFrom(
  graph: Graph,
  allowed: Uint8Array,
  starts: Uint8Array,
  way: 'forward' | 'backward' = 'forward',
): Uint8Array {
  const { nodes, tail, head } = graph;
  const far = way === 'forward' ? head : tail;
  const { first, out } = way === 'forward' ? graph : byHead(graph);
  const reached = starts.slice();
  const queue = new Int32Array(nodes);
  let [begin, end] = [0, 0];
  for (let node = 0; node < nodes; node++) if (reached[node] === 1) queue[end++] = node;
  while (begin < end) {
    const node = queue[begin++]!;
    for (let k = first[node]!; k < first[node + 1]!; k++) {
      const link = out[k]!;
      if (allowed[link] === 0) continue;
      const other = far[link]!;
      if (reached[other] === 1) continue;
      reached[other] = 1;
      queue[end++] = other;
    }
  }
  return reached;
}

function byHead({ nodes, tail, head }: Graph): Graph {
  return createGraph(nodes, head, tail);
}
