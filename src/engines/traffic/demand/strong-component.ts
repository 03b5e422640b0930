import type { Graph } from '../../../base/graph.ts';

/**
 * Nodes from which every other of them can be reached, and back: the largest such set over the usable links (the first
 * found, of equal ones), by Kosaraju and Sharir's two searches. 1 per node that is in it.
 */
export function largestStrongComponent(graph: Graph, isUsable: (link: number) => boolean): Uint8Array {
  const { nodes, tail, head } = graph;
  const order = finishingOrder(graph, isUsable);
  const backFirst = new Int32Array(nodes + 1);
  for (const node of head) backFirst[node + 1]!++;
  for (let node = 0; node < nodes; node++) backFirst[node + 1]! += backFirst[node]!;
  const back = new Int32Array(head.length);
  const next = backFirst.slice(0, nodes);
  for (let link = 0; link < head.length; link++) back[next[head[link]!]!++] = link;
  const component = new Int32Array(nodes).fill(-1);
  const stack = new Int32Array(nodes);
  let [largest, most, count] = [-1, 0, 0];
  for (let i = nodes - 1; i >= 0; i--) {
    const root = order[i]!;
    if (component[root]! >= 0) continue;
    let size = 0;
    let top = 0;
    stack[top++] = root;
    component[root] = count;
    while (top > 0) {
      const node = stack[--top]!;
      size++;
      for (let k = backFirst[node]!; k < backFirst[node + 1]!; k++) {
        const from = tail[back[k]!]!;
        if (component[from]! >= 0 || !isUsable(back[k]!)) continue;
        component[from] = count;
        stack[top++] = from;
      }
    }
    if (size > most) [largest, most] = [count, size];
    count++;
  }
  return Uint8Array.from(component, (own) => (own === largest ? 1 : 0));
}

/** Nodes in the order in which a search from each in turn is done with them. */
function finishingOrder(graph: Graph, isUsable: (link: number) => boolean): Int32Array {
  const { nodes, first, out, head } = graph;
  const order = new Int32Array(nodes);
  const seen = new Uint8Array(nodes);
  const stack = new Int32Array(nodes);
  const next = first.slice(0, nodes);
  let done = 0;
  for (let root = 0; root < nodes; root++) {
    if (seen[root] === 1) continue;
    seen[root] = 1;
    let top = 0;
    stack[top++] = root;
    while (top > 0) {
      const node = stack[top - 1]!;
      if (next[node]! === first[node + 1]!) {
        order[done++] = node;
        top--;
        continue;
      }
      const link = out[next[node]!++]!;
      const far = head[link]!;
      if (seen[far] === 1 || !isUsable(link)) continue;
      seen[far] = 1;
      stack[top++] = far;
    }
  }
  return order;
}
