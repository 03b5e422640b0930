import { createGraph, type Graph } from '../src/base/graph.ts';
import { Random } from '../src/base/random.ts';
import { ShortestPaths } from '../src/base/shortest-paths.ts';

export function gridGraph(columns: number, rows: number): { graph: Graph; costs: Float64Array } {
  const tail: number[] = [];
  const head: number[] = [];
  const costs: number[] = [];
  const random = new Random(1);
  for (let node = 0; node < columns * rows; node++) {
    const column = node % columns;
    const join = (other: number): void => {
      for (const [from, to] of [[node, other], [other, node]] as const) {
        tail.push(from);
        head.push(to);
        costs.push(1 + random.uniform());
      }
    };
    if (column + 1 < columns) join(node + 1);
    if (node + columns < columns * rows) join(node + columns);
  }
  return { graph: createGraph(columns * rows, Int32Array.from(tail), Int32Array.from(head)), costs: Float64Array.from(costs) };
}
