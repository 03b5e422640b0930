/**
 * A directed graph in forward star: the links that leave node u are `out[first[u]] … out[first[u + 1] − 1]`, in
 * the order of their indices. Parallel links and self-loops are allowed.
 */
export interface Graph {
  readonly nodes: number;
  /** Node that each link leaves, and node that it enters. */
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** `nodes + 1` positions in `out`. */
  readonly first: Int32Array;
  /** Links by the node that they leave. */
  readonly out: Int32Array;
}

/** The graph of links given by their ends; swap `tail` and `head` for the graph of the opposite directions. */
export function createGraph(nodes: number, tail: Int32Array, head: Int32Array): Graph {
  const first = new Int32Array(nodes + 1);
  for (const node of tail) first[node + 1]!++;
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!;
  const next = first.slice(0, nodes);
  const out = new Int32Array(tail.length);
  for (let link = 0; link < tail.length; link++) out[next[tail[link]!]!++] = link;
  return { nodes, tail, head, first, out };
}
