import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrankWolfe } from '../../src/engines/traffic/frank-wolfe.ts';
import { relativeGapOf } from '../../src/engines/traffic/gap.ts';
import { closeLinks, createNetwork, type RoadNetwork } from '../../src/engines/traffic/network.ts';
import { PathAssignment } from '../../src/engines/traffic/path-assignment.ts';
import { selectLinks } from '../../src/engines/traffic/select-link.ts';
import { carsOf, cities, networkOf, type Road, solve } from '../traffic-networks.ts';

/** Two ways from 0 to 1: 10 + 0.1 x, and 15 whatever the traffic. */
const twoWays: readonly Road[] = [
  { from: 0, to: 1, time: 10, b: 1, capacity: 100, power: 1 },
  { from: 0, to: 1, time: 15 },
];

/** Braess (1968): 10 x, 50 + x, 50 + x, 10 + x, 10 x, six trips from 0 to 1. */
const braess: readonly Road[] = [
  { from: 0, to: 2, time: 1e-8, b: 1e9, power: 1 },
  { from: 0, to: 3, time: 50, b: 0.02, power: 1 },
  { from: 2, to: 1, time: 50, b: 0.02, power: 1 },
  { from: 2, to: 3, time: 10, b: 0.1, power: 1 },
  { from: 3, to: 1, time: 1e-8, b: 1e9, power: 1 },
];

describe('exact equilibria', () => {
  test('TR-20 two ways: the congested one takes what makes both cost the same', () => {
    const network = networkOf(2, twoWays);
    const { flow, time, objective, totalTravelTime, relativeGap } = solve(
      new PathAssignment(network, [carsOf(network, [[0, 1, 80]])]),
      1e-12,
    );
    expect(flow[0]).toBeCloseTo(50, 10);
    expect(flow[1]).toBeCloseTo(30, 10);
    expect(time[0]).toBeCloseTo(15, 10);
    expect(objective).toBeCloseTo(10 * 50 + 0.05 * 2500 + 15 * 30, 9);
    expect(totalTravelTime).toBeCloseTo(1200, 9);
    expect(relativeGap).toBeLessThanOrEqual(1e-12);
  });

  test('TR-20 Braess: 92 each with the link between, 83 without', () => {
    const network = networkOf(4, braess);
    const cars = [carsOf(network, [[0, 1, 6]])];
    const before = new PathAssignment(network, cars);
    const all = solve(before, 1e-13);
    expect(all.totalTravelTime / 6).toBeCloseTo(92, 6);
    expect(all.objective).toBeCloseTo(386, 6);
    expect([...all.flow].map((cars_) => Math.round(cars_ * 1e6) / 1e6)).toEqual([4, 2, 2, 2, 4]);
    const without = solve(new PathAssignment(closeLinks(network, [3]), cars, before), 1e-13);
    expect(without.totalTravelTime / 6).toBeCloseTo(83, 6);
    expect(without.flow[3]).toBe(0);
  });

  test('TR-21 toll and length weigh like time', () => {
    const network = networkOf(2, twoWays);
    const { flow, objective, totalCost, totalTravelTime } = solve(
      new PathAssignment(network, [carsOf(network, [[0, 1, 80]], [2, 0])]),
      1e-12,
    );
    // 12 + 0.1 x = 15.
    expect(flow[0]).toBeCloseTo(30, 10);
    expect(totalCost).toBeCloseTo(80 * 15, 9);
    expect(totalTravelTime).toBeCloseTo(80 * 15 - 2 * 30, 9);
    expect(objective).toBeCloseTo(12 * 30 + 0.05 * 900 + 15 * 50, 9);
  });

  test.each([
    { b: 0, power: 4, at: 0 },
    { b: 0.5, power: 0, at: 0 },
    { b: 0.5, power: 0.5, at: 100 },
    { b: 0.5, power: 1, at: 100 },
    { b: 0.5, power: 4, at: 100 },
    { b: 0.5, power: 4.446, at: 100 },
    { b: 0.5, power: 17, at: 100 },
  ])('TR-22 t₀(1 + b (x/C)ᵖ) with b $b and p $power', ({ b, power, at }) => {
    // The way beside costs what the first costs at `at` vehicles: that many take it, the others go beside.
    const constant = b === 0 ? 9 : 10 * (1 + b * (power === 0 ? 0.9 : 1));
    const network = networkOf(2, [
      { from: 0, to: 1, time: 10, b, capacity: 100, power },
      { from: 0, to: 1, time: constant },
    ]);
    const cars = [carsOf(network, [[0, 1, 250]])];
    const { flow, converged } = solve(new PathAssignment(network, cars), 1e-10);
    expect(converged).toBe(true);
    expect(flow[0]).toBeCloseTo(at, 5);
    expect(flow[0]! + flow[1]!).toBe(250);
  });

  test('TR-23 classes share roads by passenger cars, each with its own costs and bans', () => {
    const network = networkOf(2, twoWays);
    const cars = carsOf(network, [[0, 1, 40]]);
    const lorries = carsOf(network, [[0, 1, 20]], [0, 1], 2);
    for (const Solver of [PathAssignment, FrankWolfe]) {
      const { classFlow, flow, objective } = solve(new Solver(network, [cars, lorries]), 1e-12);
      // Cars are indifferent at 50 passenger cars on the first way, lorries then prefer it by the toll of 1.
      expect(flow[0]).toBeCloseTo(50, 8);
      expect([...classFlow[0]!].map((x) => Number(x.toFixed(8)))).toEqual([10, 30]);
      expect([...classFlow[1]!].map((x) => Number(x.toFixed(8)))).toEqual([40, 0]);
      expect(objective).toBeCloseTo(625 + 450, 8);
    }
    const banned = solve(
      new PathAssignment(network, [cars, carsOf(network, [[0, 1, 20]], [Infinity, 1], 2)]),
      1e-12,
    );
    expect([...banned.classFlow[0]!]).toEqual([40, 0]);
    expect([...banned.classFlow[1]!]).toEqual([0, 40]);
    // Vehicles, not passenger cars: 40 at 14, 20 at 15.
    expect(banned.totalTravelTime).toBeCloseTo(40 * 14 + 20 * 15, 9);
    expect(banned.totalCost).toBeCloseTo(40 * 14 + 20 * 16, 9);
  });
});

/** Least cost of every pair by relaxing, under an equilibrium's own costs. */
function byForce({ graph, firstThrough }: RoadNetwork, cost: Float64Array, origin: number): number[] {
  const distance = Array.from({ length: graph.nodes }, (_, node) => (node === origin ? 0 : Infinity));
  for (let round = 0; round < graph.nodes; round++) {
    for (const [link, from] of graph.tail.entries()) {
      if (from < firstThrough && from !== origin) continue;
      const to = graph.head[link]!;
      distance[to] = Math.min(distance[to]!, distance[from]! + cost[link]!);
    }
  }
  return distance;
}

describe('any small city', () => {
  test('TR-24 nobody gains by changing route alone: no used path is dearer than the cheapest', () => {
    fc.assert(
      fc.property(cities, ({ network, trips }) => {
        const assignment = new PathAssignment(network, [carsOf(network, trips)]);
        const { time, relativeGap, flow } = solve(assignment, 1e-10);
        // Two of three thousand such cities, whose roads are far steeper than real ones, stop between 1e-7 and 1e-10.
        expect(relativeGap).toBeLessThanOrEqual(1e-7);
        expect(relativeGapOf(network, [carsOf(network, trips)], [flow])).toBeCloseTo(relativeGap, 13);
        const { pairs, paths } = assignment;
        let total = 0;
        let excess = 0;
        for (const { origin, first, end } of pairs.groups) {
          const least = byForce(network, time, origin);
          for (let pair = first; pair < end; pair++) {
            let sum = 0;
            for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
              const cars = paths.flow[path]!;
              expect(cars).toBeGreaterThanOrEqual(0);
              sum += cars;
              total += cars * paths.costOf(path, time);
              excess += cars * (paths.costOf(path, time) - least[pairs.destination[pair]!]!);
            }
            expect(sum).toBeCloseTo(pairs.amount[pair]!, 10);
          }
        }
        expect(excess).toBeLessThanOrEqual((relativeGap + 1e-12) * total);
      }),
      { numRuns: 150 },
    );
  });

  test('TR-25 what enters a node leaves it, but for the trips that begin or end there', () => {
    fc.assert(
      fc.property(cities, ({ network, trips }) => {
        const { flow } = solve(new PathAssignment(network, [carsOf(network, trips)]), 1e-6);
        const balance = new Float64Array(network.graph.nodes);
        for (const [from, to, count] of trips) {
          balance[from]! += count;
          balance[to]! -= count;
        }
        for (const [link, cars] of flow.entries()) {
          expect(cars).toBeGreaterThanOrEqual(0);
          balance[network.graph.tail[link]!]! -= cars;
          balance[network.graph.head[link]!]! += cars;
        }
        for (const rest of balance) expect(Math.abs(rest)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 100 },
    );
  });

  test('TR-33 a gap of 1e-10 takes few rounds, but for one city in two hundred at most', () => {
    const rounds = fc.sample(cities, { numRuns: 1000, seed: 5 }).map(({ network, trips }) => {
      const { converged, iterations } = solve(
        new PathAssignment(network, [carsOf(network, trips)]),
        1e-10,
        100,
      );
      return converged ? iterations : Infinity;
    });
    expect(rounds.filter((count) => count === Infinity).length).toBeLessThanOrEqual(5);
    expect(rounds.toSorted((a, b) => a - b)[500]).toBeLessThanOrEqual(10);
  });

  test('TR-26 Frank–Wolfe ends above by its gap × total cost at most, and never below', () => {
    fc.assert(
      fc.property(cities, ({ network, trips }) => {
        const cars = [carsOf(network, trips)];
        const paths = solve(new PathAssignment(network, cars), 1e-10);
        const links = solve(new FrankWolfe(network, cars), 1e-4, 300);
        const above = links.objective - paths.objective;
        expect(above).toBeGreaterThanOrEqual(-(paths.relativeGap + 1e-12) * paths.totalCost);
        expect(above).toBeLessThanOrEqual((links.relativeGap + 1e-12) * links.totalCost);
      }),
      { numRuns: 100 },
    );
  });

  test('TR-27 a warm start ends where a cold one does, and leaves the earlier equilibrium as it was', () => {
    fc.assert(
      fc.property(cities, fc.nat(30), fc.integer({ min: 1, max: 3 }), ({ network, trips }, k, factor) => {
        const before = new PathAssignment(network, [carsOf(network, trips)]);
        const first = solve(before, 1e-9);
        const changed = trips.map(([from, to, count]) => [from, to, count * factor] as const).slice(1);
        const more = [...changed, [0, 1, 7] as const];
        const edited = closeLinks(network, [k % network.freeTime.length]);
        const cars = [carsOf(edited, more)];
        const warm = solve(new PathAssignment(edited, cars, before), 1e-10);
        const cold = solve(new PathAssignment(edited, cars), 1e-10);
        const gap = Math.max(warm.relativeGap, cold.relativeGap);
        expect(gap).toBeLessThanOrEqual(1e-7);
        // Each lies above the least by its gap × total cost at most.
        expect(Math.abs(warm.objective - cold.objective)).toBeLessThanOrEqual(
          (gap + 1e-12) * cold.totalCost * 1.001,
        );
        expect([...before.state.flow]).toEqual([...first.flow]);
      }),
      { numRuns: 100 },
    );
  });

  test('TR-28 the same arguments give the same bits', () => {
    fc.assert(
      fc.property(cities, ({ network, trips }) => {
        const run = () => solve(new PathAssignment(network, [carsOf(network, trips)]), 1e-8);
        expect(run()).toEqual(run());
      }),
      { numRuns: 30 },
    );
  });
});

describe('edits', () => {
  test('TR-27 a new road is found from the equilibrium without it', () => {
    const old = networkOf(3, [
      { from: 0, to: 1, time: 10, b: 1, capacity: 10, power: 4 },
      { from: 1, to: 2, time: 10, b: 1, capacity: 10, power: 4 },
    ]);
    const before = new PathAssignment(old, [carsOf(old, [[0, 2, 20]])]);
    solve(before, 1e-9);
    const bypassed = networkOf(3, [
      { from: 0, to: 1, time: 10, b: 1, capacity: 10, power: 4 },
      { from: 1, to: 2, time: 10, b: 1, capacity: 10, power: 4 },
      { from: 0, to: 2, time: 25 },
    ]);
    const { flow, time } = solve(
      new PathAssignment(bypassed, [carsOf(bypassed, [[0, 2, 20]])], before),
      1e-12,
    );
    expect(time[0]! + time[1]!).toBeCloseTo(25, 9);
    expect(flow[2]).toBeGreaterThan(5);
  });

  test('TR-29 trips that no path joins are named, and the others are assigned', () => {
    // 2 can be entered and not left; 3 is joined to nothing.
    const network = networkOf(4, [
      { from: 0, to: 1, time: 1 },
      { from: 1, to: 0, time: 1 },
      { from: 1, to: 2, time: 1 },
    ]);
    const trips = [
      [0, 2, 5],
      [2, 0, 7],
      [0, 3, 11],
      [1, 0, 13],
    ] as const;
    const assignment = new PathAssignment(network, [carsOf(network, trips)]);
    const { flow, relativeGap, converged } = solve(assignment, 1e-9);
    const lost = [...assignment.unjoined].map((pair) => assignment.pairs.amount[pair]);
    expect(new Set(lost)).toEqual(new Set([7, 11]));
    expect([...flow]).toEqual([5, 13, 5]);
    expect(converged).toBe(true);
    expect(relativeGap).toBe(0);
    const none = new PathAssignment(closeLinks(network, [0, 1, 2]), [carsOf(network, trips)], assignment);
    expect(solve(none, 1e-9)).toMatchObject({ relativeGap: 0, objective: 0, totalTravelTime: 0 });
    expect(none.unjoined.size).toBe(4);
  });

  test('TR-29 a road that opens again is used again', () => {
    const network = networkOf(2, [{ from: 0, to: 1, time: 1 }]);
    const cars = [carsOf(network, [[0, 1, 5]])];
    const closed = new PathAssignment(closeLinks(network, [0]), cars);
    solve(closed, 1e-9);
    expect(closed.unjoined.size).toBe(1);
    const again = new PathAssignment(network, cars, closed);
    expect([...solve(again, 1e-9).flow]).toEqual([5]);
    expect(again.unjoined.size).toBe(0);
  });

  test('TR-30 select-link: who drives there, and where else they drive', () => {
    const network = networkOf(4, [
      { from: 0, to: 2, time: 1 },
      { from: 1, to: 2, time: 1 },
      { from: 2, to: 3, time: 1, b: 1, capacity: 10, power: 1 },
      { from: 0, to: 3, time: 2.5 },
    ]);
    const trips = [
      [0, 3, 8],
      [1, 3, 3],
      [0, 2, 4],
    ] as const;
    const assignment = new PathAssignment(network, [carsOf(network, trips)]);
    const { flow } = solve(assignment, 1e-12);
    const through = selectLinks(assignment, [2]);
    // 1 + 1 + x / 10 = 2.5: five on the shared link, three of them from 1.
    expect(flow[2]).toBeCloseTo(5, 9);
    expect(through.flow[2]).toBeCloseTo(5, 9);
    expect(through.flow[0]).toBeCloseTo(2, 9);
    expect(through.flow[1]).toBeCloseTo(3, 9);
    expect(through.flow[3]).toBe(0);
    const named = [...through.pairs].map((pair) => assignment.pairs.destination[pair]);
    expect(named).toEqual([3, 3]);
    expect([...through.amounts].map((x) => Number(x.toFixed(8)))).toEqual([2, 3]);
    const both = selectLinks(assignment, [0, 2]);
    expect([...both.amounts].map((x) => Number(x.toFixed(8)))).toEqual([4, 2, 3]);
  });

  test('TR-31 a gap that is not reached is said, with the figures of the last iteration', () => {
    const network = networkOf(4, braess);
    const cars = [carsOf(network, [[0, 1, 6]])];
    for (const Solver of [PathAssignment, FrankWolfe]) {
      const short = solve(new Solver(network, cars), 0, 2);
      expect(short.iterations).toBeLessThanOrEqual(2);
      expect(short.converged).toBe(short.relativeGap <= 0);
      expect(relativeGapOf(network, cars, [short.flow])).toBeCloseTo(short.relativeGap, 13);
    }
    const ended = solve(new PathAssignment(network, cars), -1);
    expect(ended.converged).toBe(false);
    expect(ended.relativeGap).toBeLessThan(1e-14);
  });

  test('TR-32 zones are not crossed by traffic', () => {
    const roads = [
      { from: 0, to: 1, time: 1 },
      { from: 1, to: 2, time: 1 },
      { from: 0, to: 2, time: 5 },
    ];
    const crossed = networkOf(3, roads);
    const closed = networkOf(3, roads, 2);
    const flows = [crossed, closed].map((network) => {
      const { flow } = solve(new PathAssignment(network, [carsOf(network, [[0, 2, 4]])]), 1e-9);
      return [...flow];
    });
    expect(flows).toEqual([
      [4, 4, 0],
      [0, 0, 4],
    ]);
  });
});

test('TR-28 pauses come between trees, and leave the result as it is', () => {
  const network = createNetwork(2, {
    tail: Int32Array.of(0),
    head: Int32Array.of(1),
    firstThrough: 0,
    freeTime: Float64Array.of(1),
    capacity: Float64Array.of(1),
    b: Float64Array.of(0),
    power: Float64Array.of(1),
  });
  const steps = new PathAssignment(network, [carsOf(network, [[0, 1, 2]])]).equilibrate({
    gap: 0,
    iterations: 5,
  });
  let pauses = 0;
  let next = steps.next();
  for (; !next.done; next = steps.next()) pauses++;
  expect(pauses).toBeGreaterThan(1);
  expect(next.value.objective).toBe(2);
});
