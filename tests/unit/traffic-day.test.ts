import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../src/base/random.ts';
import { dayLinks, dayOf, type DayRoad } from '../../src/cli/validate/traffic/day-roads.ts';
import {
  type Closure,
  type DayOptions,
  type DayResult,
  DaySimulation,
  simulateDay,
} from '../../src/engines/traffic/dynamic/day.ts';
import { countLinks, unitsPerVehicle } from '../../src/engines/traffic/dynamic/links.ts';
import { countAt, hourlyCounts, passagesOf, vehiclesOn } from '../../src/engines/traffic/dynamic/passages.ts';
import { type Route, routesOf } from '../../src/engines/traffic/dynamic/routes.ts';
import { leastCostWays } from '../../src/engines/traffic/dynamic/ways.ts';

/** Vehicles that set out evenly. */
function evenly(links: readonly number[], vehicles: number, untilS: number, fromS = 0): Route {
  return {
    links,
    departures: [
      [fromS, 0],
      [untilS, vehicles],
    ],
  };
}

interface Town {
  readonly roads: readonly DayRoad[];
  readonly routes: readonly Route[];
  readonly closures: readonly Closure[];
}

/** Two-way streets of a small grid, some of them very short or narrow, with traffic that may well be too much. */
function townOf(seed: number): Town {
  const random = new Random(seed);
  const columns = 2 + random.integer(3);
  const nodes = columns * (2 + random.integer(2));
  const roads: DayRoad[] = [];
  for (let node = 0; node < nodes; node++) {
    for (const to of [(node + 1) % columns === 0 ? -1 : node + 1, node + columns]) {
      if (to < 0 || to >= nodes) continue;
      const road = {
        length: random.integer(5) === 0 ? 3 + 10 * random.uniform() : 50 + random.integer(400),
        speed: 6 + random.integer(15),
        capacity: 0.1 + 0.9 * random.uniform(),
        green: random.integer(3) === 0 ? 0.4 : 1,
      };
      roads.push({ from: node, to, ...road }, { from: to, to: node, ...road });
    }
  }
  const routes = Array.from({ length: 1 + random.integer(8) }, () => {
    const links = walk(roads, random);
    return evenly(links, 60 * random.uniform(), 200 + random.integer(600), random.integer(100));
  });
  const closures = Array.from({ length: random.integer(3) }, () => {
    const fromS = random.integer(500);
    return { link: random.integer(roads.length), fromS, toS: fromS + random.integer(900) };
  });
  return { roads, routes, closures };
}

function walk(roads: readonly DayRoad[], random: Random): number[] {
  const links = [random.integer(roads.length)];
  while (links.length < 8 && random.integer(6) > 0) {
    const end = roads[links.at(-1)!]!.to;
    const onward = [...roads.keys()].filter((link) => roads[link]!.from === end);
    links.push(onward[random.integer(onward.length)]!);
  }
  return links;
}

/** Long enough for a busy machine; alone each takes a second. */
const patienceMs = 60_000;
const seeds = fc.integer({ min: 0, max: 1e9 });
const manners: readonly Partial<DayOptions>[] = [
  { packet: 0 },
  { packet: 1 },
  { packet: 0.25 },
  { packet: 1, guidance: { everyS: 120, share: 0.4 } },
  { packet: 0, guidance: { everyS: 90, share: 1 } },
];

describe('a day', () => {
  test('TR-167 every unit that set out is waiting, on a link or arrived, at every step', {
    timeout: patienceMs,
  }, () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...manners), fc.constantFrom(1, 4, 10), (seed, manner, stepS) => {
        const { roads, routes, closures } = townOf(seed);
        const options = { stepS, endS: 1500, closures, ...manner };
        const day = new DaySimulation(dayLinks(roads), routesOf(routes), options);
        while (!day.isOver) {
          for (const _ of day.step());
          const { departed, waiting, stranded, onLinks, arrived } = day.account();
          expect(waiting + stranded + onLinks + arrived).toBe(departed);
        }
        const due = routes.map(({ departures }) => Math.floor(departures.at(-1)![1] * unitsPerVehicle));
        expect(day.account().departed).toBe(due.reduce((sum, units) => sum + units, 0));
      }),
      { numRuns: 60 },
    );
  });

  test('TR-168 no link holds more than it can, nobody is quicker than allowed, capacities hold', {
    timeout: patienceMs,
  }, () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 1), (seed, packet) => {
        const { roads, routes, closures } = townOf(seed);
        const links = dayLinks(roads);
        const stepS = 4;
        const day = dayOf(links, routes, { stepS, endS: 1500, packet, closures });
        const { freeS, storage } = countLinks(links, stepS);
        for (const link of roads.keys()) {
          // At the ends of steps: within one, a fluid flows evenly.
          for (let atS = 0; atS <= 1500; atS += 9 * stepS) {
            const left = countAt(day.exits, link, atS);
            expect(countAt(day.entries, link, atS) - left).toBeLessThanOrEqual(
              storage[link]! / unitsPerVehicle + packet + 1e-5,
            );
            expect(left).toBeLessThanOrEqual(countAt(day.entries, link, atS - freeS[link]!) + 1e-5);
            const passed = countAt(day.exits, link, atS + 100) - left;
            const most = 100 * roads[link]!.capacity! * roads[link]!.green!;
            // A whole vehicle at either end of the time, or what rounding adds by step.
            expect(passed).toBeLessThanOrEqual(most + packet + 1e-3);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('TR-169 short links are crossed in their own time, and those that count as longer are named', () => {
    const short = { length: 2, speed: 10 };
    const roads = [
      { from: 0, to: 1 },
      { from: 1, to: 2, ...short },
      { from: 2, to: 3, ...short },
      { from: 3, to: 4 },
    ];
    for (const packet of [0, 1]) {
      const { trips, lengthened } = dayOf(dayLinks(roads), [evenly([0, 1, 2, 3], 100, 500)], {
        stepS: 5,
        endS: 1000,
        packet,
      });
      expect(lengthened).toHaveLength(0);
      expect(trips.travelS[0]! / 100).toBeCloseTo(50 + 0.2 + 0.2 + 50, 3);
    }
    const tiny = dayLinks([{ from: 0, to: 1, length: 0.1 }]);
    expect([...countLinks(tiny, 5).lengthened]).toEqual([0]);
    // More than u k / 2 has no triangle with waves slower than vehicles.
    expect([...countLinks(dayLinks([{ from: 0, to: 1, capacity: 3 }]), 5).lowered]).toEqual([0]);
  });

  test('TR-170 vehicles pass as the curves say, sorted by link and order', { timeout: patienceMs }, () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 1, 0.25), (seed, packet) => {
        const { roads, routes } = townOf(seed);
        const links = dayLinks(roads);
        const day = dayOf(links, routes, { stepS: 5, endS: 1200, packet });
        const { link, enteredS, leftS } = passagesOf(day);
        for (const [k, place] of link.entries()) {
          const isNext = k > 0 && link[k - 1] === place;
          expect(k === 0 || link[k - 1]! <= place).toBe(true);
          expect(!isNext || (enteredS[k - 1]! <= enteredS[k]! && leftS[k - 1]! <= leftS[k]!)).toBe(true);
          expect(enteredS[k]!).toBeLessThan(leftS[k]!);
        }
        for (const place of roads.keys()) {
          const own = [...link.keys()].filter((k) => link[k] === place);
          for (const atS of [0, 111.1, 400, 800, 1200]) {
            const entered = own.filter((k) => enteredS[k]! <= atS).length;
            const left = own.filter((k) => leftS[k]! <= atS).length;
            expect(Math.abs(entered - Math.floor(countAt(day.entries, place, atS) + 1e-9))).toBeLessThan(
              1 + 1e-9,
            );
            const { there } = vehiclesOn(day, place, 0, atS);
            expect(Math.abs(entered - left - there)).toBeLessThan(1);
          }
        }
        const { hours, vehicles } = hourlyCounts(day.exits, day.endS);
        expect(hours).toBe(1);
        for (const place of roads.keys())
          expect(vehicles[place]).toBeCloseTo(countAt(day.exits, place, 1200), 9);
      }),
      { numRuns: 30 },
    );
  });

  test('TR-171 the same arguments give the same bits, however often one looks', () => {
    const { roads, routes, closures } = townOf(11);
    const run = (): DayResult => dayOf(dayLinks(roads), routes, { stepS: 2, endS: 1500, closures });
    expect(run()).toEqual(run());
    const steps = simulateDay(dayLinks(roads), routesOf(routes), { stepS: 2, endS: 1500 });
    expect(steps.next().done).toBe(false);
  });

  test('TR-172 whole vehicles keep the times of the fluid, whatever the step', () => {
    const roads = [
      { from: 0, to: 1 },
      { from: 1, to: 2, speed: 10, capacity: 1 / 1.5 },
    ];
    const route: Route = {
      links: [0, 1],
      departures: [
        [0, 0],
        [500, 400],
        [1500, 800],
      ],
    };
    const delays = [10, 3, 1].map((stepS) => {
      const { trips } = dayOf(dayLinks(roads), [route], { stepS, endS: 2000 });
      return trips.travelS[0]! / 800 - 150;
    });
    // Half a headway of 1.25 to 2.5 s, for a vehicle sets out when the middle of it does.
    for (const delay of delays) expect(Math.abs(delay - 31.25)).toBeLessThan(1.25);
    expect(Math.max(...delays) - Math.min(...delays)).toBeLessThan(1e-3);
  });

  test('TR-173 many routes of little traffic set out as their curves say', () => {
    const routes = Array.from({ length: 1000 }, () => evenly([0], 0.4, 3600));
    const { trips, entries } = dayOf(dayLinks([{ from: 0, to: 1 }]), routes, { stepS: 5, endS: 3600 });
    expect(trips.departed.reduce((sum, units) => sum + units, 0) / unitsPerVehicle).toBeCloseTo(400, 2);
    for (const quarter of [1, 2, 3])
      expect(Math.abs(countAt(entries, 0, 900 * quarter) - 100 * quarter)).toBeLessThan(2);
  });

  test('TR-174 nodes and turns let through what they may', () => {
    const roads = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 1, to: 3 },
    ];
    const links = dayLinks(roads);
    const routes = [evenly([0, 1], 800, 2000), evenly([0, 2], 800, 2000)];
    for (const packet of [0, 1]) {
      const options = { stepS: 5, endS: 2000, packet };
      const turn = dayOf({ ...links, turns: [{ fromLink: 0, toLink: 1, perS: 0.1 }] }, routes, options);
      const passed = (day: DayResult, link: number): number =>
        countAt(day.entries, link, 1900) - countAt(day.entries, link, 900);
      expect(passed(turn, 1) / 1000).toBeCloseTo(0.1, 2);
      expect(passed(turn, 2) / 1000).toBeCloseTo(0.1, 2);
      const node = dayOf({ ...links, nodePerS: Float64Array.from([9, 0.3, 9, 9]) }, routes, options);
      expect((passed(node, 1) + passed(node, 2)) / 1000).toBeCloseTo(0.3, 2);
    }
  });

  test('TR-175 whole vehicles merge by priority in the long run', () => {
    const roads = [
      { from: 0, to: 2, priority: 0.3 },
      { from: 1, to: 2, priority: 0.6 },
      { from: 2, to: 3 },
    ];
    const day = dayOf(dayLinks(roads), [evenly([0, 2], 2400, 3000), evenly([1, 2], 2400, 3000)], {
      stepS: 5,
      endS: 3000,
    });
    const passed = [0, 1].map((link) => countAt(day.exits, link, 2900) - countAt(day.exits, link, 1400));
    expect(passed[0]! / 1500).toBeCloseTo(0.8 / 3, 2);
    expect(passed[1]! / 1500).toBeCloseTo(1.6 / 3, 2);
  });
});

/** From 0 to 3 by 1 in 100 s, or by 2 in 150 s; from 1 to 2 in 40 s. */
const twoWays: readonly DayRoad[] = [
  { from: 0, to: 1 },
  { from: 1, to: 3 },
  { from: 0, to: 2, length: 1500 },
  { from: 2, to: 3, length: 1500 },
  { from: 1, to: 2, length: 800 },
];

describe('closures under way', () => {
  test.each([0, 1])(
    'TR-180 nobody enters a closed link, and others take another way (packets of %s)',
    (packet) => {
      const closures = [{ link: 1, fromS: 300, toS: 600 }];
      const day = dayOf(dayLinks(twoWays), [evenly([0, 1], 360, 900)], {
        stepS: 5,
        endS: 2000,
        packet,
        closures,
      });
      expect(countAt(day.entries, 1, 600)).toBe(countAt(day.entries, 1, 300));
      // Those on the first link at 300 s go on by the short road between, those who set out later by the other way.
      expect(countAt(day.entries, 4, 2000)).toBeCloseTo(20, 0);
      expect(Math.abs(countAt(day.entries, 2, 2000) - 120)).toBeLessThan(1.01);
      expect(day.account.arrived).toBe(360 * unitsPerVehicle);
      expect(day.strandings).toEqual([]);
    },
  );

  test.each([0, 1])(
    'TR-181 who has no way left waits beside the road until one opens (packets of %s)',
    (packet) => {
      const roads = [
        { from: 0, to: 1 },
        { from: 1, to: 2 },
        { from: 1, to: 3 },
      ];
      const closures = [{ link: 1, fromS: 200, toS: 1000 }];
      const routes = [evenly([0, 1], 100, 500), evenly([0, 2], 100, 500)];
      const options = { stepS: 5, endS: 3000, packet, closures };
      const open = dayOf(dayLinks(roads), routes, options);
      expect(open.account.arrived).toBe(200 * unitsPerVehicle);
      expect(open.strandings.every(({ fromS, toS }) => fromS >= 200 && toS === 1000)).toBe(true);
      const nodes = new Set(open.strandings.map(({ node }) => node));
      expect(nodes).toEqual(new Set([0, 1]));
      const still = dayOf(dayLinks(roads), routes, {
        ...options,
        closures: [{ link: 1, fromS: 200, toS: Infinity }],
      });
      const stranded = still.strandings.reduce((sum, { units }) => sum + units, 0);
      expect(still.account.stranded).toBe(stranded);
      // Those of the first 150 s were through, the others' way was not hindered by those who wait.
      expect(Math.abs(stranded / unitsPerVehicle - 70)).toBeLessThan(1.01);
      expect(still.trips.arrived[1]).toBe(100 * unitsPerVehicle);
      expect(still.trips.waitedS[0]!).toBeGreaterThan(70 * 2400);
    },
  );

  test('TR-182 ways round follow the costs that are given, by period', () => {
    const links = dayLinks(twoWays);
    const findWay = leastCostWays(links.graph, [
      { fromS: 0, costs: Float64Array.from([1, 1, 1, 1, 1]) },
      { fromS: 500, costs: Float64Array.from([1, 1, 9, 1, 1]) },
    ]);
    const closures = [{ link: 1, fromS: 0, toS: Infinity }];
    const routes = [evenly([0, 1], 100, 1000)];
    const day = dayOf(links, routes, { stepS: 5, endS: 2000, closures, findWay });
    expect(Math.abs(countAt(day.entries, 2, 2000) - 50)).toBeLessThan(1.01);
    expect(countAt(day.entries, 4, 2000)).toBeGreaterThan(48);
  });

  test('TR-183 drivers who look up their way share the roads', () => {
    const roads = twoWays.map((road, k) => (k === 1 ? { ...road, capacity: 0.2 } : road));
    const alone = dayOf(dayLinks(roads), [evenly([0, 1], 700, 1000)], { stepS: 5, endS: 5000 });
    const guided = dayOf(dayLinks(roads), [evenly([0, 1], 700, 1000)], {
      stepS: 5,
      endS: 5000,
      guidance: { everyS: 100, share: 0.3 },
    });
    expect(countAt(alone.entries, 2, 5000)).toBe(0);
    expect(countAt(guided.entries, 2, 5000)).toBeGreaterThan(200);
    expect(guided.trips.travelS[0]!).toBeLessThan(alone.trips.travelS[0]! / 2);
    expect(guided.account.arrived).toBe(alone.account.arrived);
  });
});

describe('gridlock', () => {
  /** Four roads round a block, each way turning into the next but one: too many vehicles fill it. */
  const block: readonly DayRoad[] = [
    { from: 0, to: 1, length: 60 },
    { from: 1, to: 2, length: 60 },
    { from: 2, to: 3, length: 60 },
    { from: 3, to: 0, length: 60 },
  ];
  const rounds = [
    [0, 1, 2],
    [1, 2, 3],
    [2, 3, 0],
    [3, 0, 1],
  ];

  test.each([0, 1])('TR-185 a circle of waiting links is told, with since when (packets of %s)', (packet) => {
    const routes = rounds.map((links) => evenly(links, 300, 600));
    const { gridlocks, standings, account } = dayOf(dayLinks(block), routes, {
      stepS: 1,
      endS: 7200,
      packet,
    });
    expect(gridlocks.length).toBeGreaterThan(0);
    expect(new Set(gridlocks[0]!.links)).toEqual(new Set([0, 1, 2, 3]));
    expect(gridlocks[0]!.sinceS).toBeLessThan(7200 - 600);
    expect(standings.some(({ untilS }) => untilS === Infinity)).toBe(true);
    expect(account.onLinks).toBeGreaterThan(30 * unitsPerVehicle);
  });

  test('TR-186 a queue that moves is none', () => {
    const roads = [{ from: 0, to: 1, green: 0.1 }];
    const { gridlocks, standings } = dayOf(dayLinks(roads), [evenly([0], 300, 600)], {
      stepS: 5,
      endS: 4000,
    });
    expect(gridlocks).toEqual([]);
    expect(standings).toEqual([]);
  });

  test('TR-187 a link whose exit is shut stands, and is told', () => {
    const roads = [{ from: 0, to: 1, green: 0 }];
    for (const packet of [0, 1]) {
      const { standings, gridlocks } = dayOf(dayLinks(roads), [evenly([0], 30, 600)], {
        stepS: 5,
        endS: 4000,
        packet,
      });
      expect(standings).toHaveLength(1);
      expect(Math.abs(standings[0]!.sinceS - 50)).toBeLessThan(20);
      expect(gridlocks).toEqual([]);
    }
  });
});
