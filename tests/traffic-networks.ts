import fc from 'fast-check';
import { createNetwork, type RoadNetwork, type VehicleClass } from '../src/engines/traffic/network.ts';
import type { Equilibrium, Target } from '../src/engines/traffic/equilibrium.ts';

/** A link in words: ends, then t₀, and b, capacity and power where its time grows. */
export interface Road {
  readonly from: number;
  readonly to: number;
  readonly time: number;
  readonly b?: number;
  readonly capacity?: number;
  readonly power?: number;
}

export function networkOf(nodes: number, roads: readonly Road[], firstThrough = 0): RoadNetwork {
  const column = (value: (road: Road) => number): Float64Array => Float64Array.from(roads, value);
  return createNetwork(nodes, {
    tail: Int32Array.from(roads, ({ from }) => from),
    head: Int32Array.from(roads, ({ to }) => to),
    firstThrough,
    freeTime: column(({ time }) => time),
    b: column(({ b = 0 }) => b),
    capacity: column(({ capacity = 1 }) => capacity),
    power: column(({ power = 1 }) => power),
  });
}

export type Trip = readonly [from: number, to: number, count: number];

export function carsOf(
  network: RoadNetwork,
  trips: readonly Trip[],
  extra: readonly number[] = [],
  passengerCars = 1,
): VehicleClass {
  return {
    passengerCars,
    extraCost: network.freeTime.map((_, link) => extra[link] ?? 0),
    demand: {
      origin: Int32Array.from(trips, ([from]) => from),
      destination: Int32Array.from(trips, ([, to]) => to),
      trips: Float64Array.from(trips, ([, , count]) => count),
    },
  };
}

/** Walks a solver to its end. */
export function solve(
  solver: { equilibrate(target: Target): Generator<void, Equilibrium, void> },
  gap: number,
  iterations = 5000,
): Equilibrium {
  const steps = solver.equilibrate({ gap, iterations });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

export interface City {
  readonly network: RoadNetwork;
  readonly trips: readonly Trip[];
}

/** Small cities: a ring both ways, so that all is joined, and shortcuts; some roads without delay. */
export const cities: fc.Arbitrary<City> = fc
  .record({
    nodes: fc.integer({ min: 3, max: 10 }),
    shortcuts: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 14 }),
    values: fc.array(
      fc.record({
        time: fc.integer({ min: 0, max: 20 }),
        b: fc.constantFrom(0, 0.15, 1),
        capacity: fc.integer({ min: 1, max: 50 }),
        power: fc.constantFrom(1, 2, 4, 4.5),
      }),
      { minLength: 34, maxLength: 34 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 0, max: 60 })), {
      minLength: 1,
      maxLength: 12,
    }),
  })
  .map(({ nodes, shortcuts, values, pairs }) => {
    const ring = Array.from({ length: nodes }, (_, node) => [node, (node + 1) % nodes] as const);
    const ends = [
      ...ring,
      ...ring.map(([from, to]) => [to, from] as const),
      ...shortcuts
        .map(([from, to]) => [from % nodes, to % nodes] as const)
        .filter(([from, to]) => from !== to),
    ];
    const roads = ends.map(([from, to], i): Road => ({ from, to, ...values[i]! }));
    const trips = pairs.map(([from, to, count]): Trip => [from % nodes, to % nodes, count]);
    return { network: networkOf(nodes, roads), trips };
  });
