import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGraph, type Graph } from '../../src/base/graph.ts';
import { ShortestPaths } from '../../src/base/shortest-paths.ts';
import { CompensatedSum } from '../../src/base/sum.ts';
import { isochroneOf } from '../../src/engines/traffic/isochrone.ts';

interface Case {
  readonly graph: Graph;
  readonly costs: Float64Array;
  readonly origins: readonly number[];
  readonly firstThrough: number;
  readonly limit: number;
}

/** Any graph, parallel links and loops included; whole costs, whose sums are exact in any order. */
const cases: fc.Arbitrary<Case> = fc
  .integer({ min: 1, max: 25 })
  .chain((nodes) =>
    fc.record({
      nodes: fc.constant(nodes),
      links: fc.array(
        fc.tuple(
          fc.nat(nodes - 1),
          fc.nat(nodes - 1),
          fc.oneof(fc.nat(12), fc.constant(0), fc.constant(Infinity)),
        ),
        { maxLength: 90 },
      ),
      origins: fc.array(fc.nat(nodes - 1), { minLength: 1, maxLength: 3 }),
      firstThrough: fc.oneof(fc.constant(0), fc.nat(nodes)),
      limit: fc.oneof(fc.constant(Infinity), fc.nat(40)),
    }),
  )
  .map(({ nodes, links, ...rest }) => ({
    graph: createGraph(
      nodes,
      Int32Array.from(links, ([from]) => from),
      Int32Array.from(links, ([, to]) => to),
    ),
    costs: Float64Array.from(links, ([, , cost]) => cost),
    ...rest,
  }));

/** Relaxes every link until nothing changes. */
function byForce({ graph, costs, origins, firstThrough, limit }: Case): number[] {
  const distance = Array.from({ length: graph.nodes }, (_, node) => (origins.includes(node) ? 0 : Infinity));
  for (let round = 0; round < graph.nodes; round++) {
    for (const [link, from] of graph.tail.entries()) {
      if (from < firstThrough && !origins.includes(from)) continue;
      const to = graph.head[link]!;
      distance[to] = Math.min(distance[to]!, distance[from]! + costs[link]!);
    }
  }
  return distance.map((value) => (value <= limit ? value : Infinity));
}

function searched({ graph, costs, origins, firstThrough, limit }: Case): ShortestPaths {
  const search = new ShortestPaths(graph);
  search.search(costs, origins, { firstThrough, limit });
  return search;
}

/** Whether a node is an origin, or hangs by an open link on a node that may be crossed. */
function isJoined(one: Case, distance: Float64Array, via: Int32Array, node: number): boolean {
  const link = via[node]!;
  if (link < 0) return one.origins.includes(node);
  const before = one.graph.tail[link]!;
  const mayBeLeft = before >= one.firstThrough || via[before] === -1;
  return (
    mayBeLeft && one.graph.head[link] === node && distance[node] === distance[before]! + one.costs[link]!
  );
}

describe('graphs', () => {
  test('TR-1 links are listed by the node they leave, in the order of their indices', () => {
    const graph = createGraph(4, Int32Array.of(2, 0, 2, 0, 3), Int32Array.of(0, 1, 1, 2, 3));
    expect([...graph.first]).toEqual([0, 2, 2, 4, 5]);
    expect([...graph.out]).toEqual([1, 3, 0, 2, 4]);
  });
});

describe('shortest paths', () => {
  test('TR-2 least costs are those of brute force, whatever is closed, with centroids, origins and a limit', () => {
    fc.assert(
      fc.property(cases, (one) => {
        expect([...searched(one).distance]).toEqual(byForce(one));
      }),
      { numRuns: 1000 },
    );
  });

  test('TR-2 the tree leads back to an origin, its links sum up to the cost, and nodes come by increasing cost', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { distance, via, order, reached } = searched(one);
        const found = [...order.subarray(0, reached)];
        expect(new Set(found).size).toBe(reached);
        expect(reached).toBe(distance.filter((value) => value < Infinity).length);
        expect(found.filter((node) => !isJoined(one, distance, via, node))).toEqual([]);
        const costs = found.map((node) => distance[node]!);
        expect(costs).toEqual(costs.toSorted((a, b) => a - b));
      }),
    );
  });

  test('TR-3 zones are not crossed, but may begin and end a path', () => {
    const graph = createGraph(4, Int32Array.of(0, 1, 0, 2, 3), Int32Array.of(1, 3, 2, 3, 1));
    const search = new ShortestPaths(graph);
    const costs = Float64Array.of(1, 1, 5, 5, 1);
    search.search(costs, [0], { firstThrough: 2 });
    expect([...search.distance]).toEqual([0, 1, 5, 10]);
    search.search(costs, [1], { firstThrough: 2 });
    expect(search.distance[3]).toBe(1);
    search.search(costs, [0]);
    expect(search.distance[3]).toBe(2);
  });

  test('TR-2 of paths of equal cost the first found stays: a search depends on nothing but its arguments', () => {
    const graph = createGraph(4, Int32Array.of(0, 0, 1, 2), Int32Array.of(1, 2, 3, 3));
    const search = new ShortestPaths(graph);
    search.search(Float64Array.of(1, 1, 1, 1), [0]);
    expect(search.via[3]).toBe(2);
    search.search(Float64Array.of(1, 9, 9, 9), [2]);
    search.search(Float64Array.of(1, 1, 1, 1), [0]);
    expect(search.via[3]).toBe(2);
  });
});

describe('isochrones', () => {
  test('TR-4 hold each link from its tail up to the place where the limit falls, and nothing else', () => {
    fc.assert(
      fc.property(cases, fc.nat(40), (one, limit) => {
        const { links, shares, distance } = isochroneOf(one.graph, one.costs, one.origins, { ...one, limit });
        const exact = byForce({ ...one, limit: Infinity });
        expect([...distance]).toEqual(exact.map((value) => (value <= limit ? value : Infinity)));
        const expected = [...one.graph.tail.entries()].flatMap(([link, from]) => {
          const cost = one.costs[link]!;
          const left = limit - exact[from]!;
          const isOpen = cost < Infinity && (from >= one.firstThrough || one.origins.includes(from));
          const share = cost <= left ? 1 : left / cost;
          return isOpen && left >= 0 && share > 0 ? [[link, share]] : [];
        });
        const found = Array.from(links, (link, i) => [link, shares[i]!]);
        expect(found.toSorted(([a], [b]) => a! - b!)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('sums', () => {
  test('TR-5 lose nothing to the order or the size of their terms', () => {
    const sum = new CompensatedSum();
    for (const term of [1, 1e100, 1, -1e100]) sum.add(term);
    expect(sum.value).toBe(2);
    const many = new CompensatedSum();
    for (let k = 0; k < 1_000_000; k++) many.add(0.1);
    expect(many.value).toBe(100_000);
  });
});
