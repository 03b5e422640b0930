import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGraph } from '../../src/base/graph.ts';
import { Random } from '../../src/base/random.ts';
import { drained } from '../../src/base/steps.ts';
import { dayLinks, dayOf, type DayRoad } from '../../src/cli/validate/traffic/day-roads.ts';
import { closuresOf } from '../../src/engines/traffic/closures.ts';
import { runDay } from '../../src/engines/traffic/day-run.ts';
import type { DayResult } from '../../src/engines/traffic/dynamic/day.ts';
import { everyKind, kindBits } from '../../src/engines/traffic/dynamic/kinds.ts';
import { unitsPerVehicle } from '../../src/engines/traffic/dynamic/links.ts';
import { countAt } from '../../src/engines/traffic/dynamic/passages.ts';
import type { Route } from '../../src/engines/traffic/dynamic/routes.ts';
import { leastCostWays } from '../../src/engines/traffic/dynamic/ways.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';

/** From 0 to 3 by 1 in 100 s, or by 2 in 150 s; from 1 to 2 in 40 s, from 1 back to 0 in 50 s. */
const roads: readonly DayRoad[] = [
  { from: 0, to: 1 },
  { from: 1, to: 3 },
  { from: 0, to: 2, length: 1500 },
  { from: 2, to: 3, length: 1500 },
  { from: 1, to: 2, length: 800 },
  { from: 1, to: 0 },
];
const across = 4;
const back = 5;
const through: Route = {
  links: [0, 1],
  departures: [
    [0, 0],
    [900, 360],
  ],
};
const closed = { link: 1, fromS: 300, toS: Infinity };
const passed = ({ entries }: DayResult, link: number): number => countAt(entries, link, 3000);

describe.each([0, 1])('banned turns under way (packets of %s)', (packet) => {
  const day = (without: readonly number[], bans: { fromLink: number; toLink: number }[]) => {
    const open = roads.map((road, link) => (without.includes(link) ? { ...road, capacity: 0 } : road));
    const closures = [closed, ...without.map((link) => ({ link, fromS: 0, toS: Infinity }))];
    return dayOf({ ...dayLinks(open), bans }, [through], { stepS: 5, endS: 3000, packet, closures });
  };

  test('TR-248 who meets a closed road goes round a banned turn', () => {
    const free = day([], []);
    expect(passed(free, across)).toBeCloseTo(20, 0);
    expect(passed(free, back)).toBe(0);
    const banned = day([], [{ fromLink: 0, toLink: across }]);
    expect(passed(banned, across)).toBe(0);
    expect(passed(banned, back)).toBeCloseTo(20, 0);
    expect(banned.account.arrived).toBe(360 * unitsPerVehicle);
  });

  test('TR-248 who has no way left but a banned turn is told, and waits', () => {
    const banned = day([back], [{ fromLink: 0, toLink: across }]);
    expect(passed(banned, across)).toBe(0);
    expect(new Set(banned.strandings.map(({ node }) => node))).toEqual(new Set([1]));
    expect(banned.account.stranded / unitsPerVehicle).toBeCloseTo(20, 0);
  });
});

test('TR-248 ways after a link cost what the cheapest chain of allowed turns costs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
      const random = new Random(seed);
      const nodes = 3 + random.integer(4);
      const ends = Array.from({ length: 4 + random.integer(10) }, () => [
        random.integer(nodes),
        random.integer(nodes),
      ]);
      const tail = Int32Array.from(ends, ([from]) => from!);
      const head = Int32Array.from(ends, ([, to]) => to!);
      const costs = Float64Array.from(ends, () => 1 + random.integer(9));
      const isClosed = Uint8Array.from(ends, () => (random.integer(5) === 0 ? 1 + random.integer(3) : 0));
      const turns = [...tail.keys()].flatMap((fromLink) =>
        [...tail.keys()].filter((to) => tail[to] === head[fromLink]).map((toLink) => ({ fromLink, toLink })),
      );
      const bans = turns.filter(() => random.integer(3) === 0);
      const find = leastCostWays(createGraph(nodes, tail, head), [{ fromS: 0, costs }], bans);
      const isBanned = (fromLink: number, toLink: number): boolean =>
        bans.some((ban) => ban.fromLink === fromLink && ban.toLink === toLink);
      for (const kinds of [kindBits.car, kindBits.heavy, everyKind])
        for (const afterLink of [-1, ...tail.keys()]) {
          const fromNode = afterLink < 0 ? random.integer(nodes) : head[afterLink]!;
          const toNode = random.integer(nodes);
          const way = find({ fromNode, toNode, afterLink, kinds, timeS: 0, isClosed, closures: 0 });
          const isShut = (link: number): boolean => (isClosed[link]! & kinds) !== 0;
          // Cheapest chains by their last link, as often as there are links.
          const least = new Float64Array(tail.length).fill(Infinity);
          for (let round = 0; round < tail.length; round++)
            for (const link of tail.keys()) {
              if (isShut(link)) continue;
              const begins = tail[link] === fromNode && !(afterLink >= 0 && isBanned(afterLink, link));
              if (begins) least[link] = Math.min(least[link]!, costs[link]!);
              for (const before of tail.keys())
                if (head[before] === tail[link] && !isBanned(before, link))
                  least[link] = Math.min(least[link]!, least[before]! + costs[link]!);
            }
          const arriving = [...tail.keys()]
            .filter((link) => head[link] === toNode)
            .map((link) => least[link]!);
          const cost = fromNode === toNode ? 0 : Math.min(Infinity, ...arriving);
          expect(way === null ? Infinity : way.reduce((sum, link) => sum + costs[link]!, 0)).toBe(cost);
          for (const [k, link] of (way ?? []).entries()) {
            const before = k === 0 ? afterLink : way![k - 1]!;
            expect(before >= 0 && isBanned(before, link)).toBe(false);
          }
        }
    }),
    { numRuns: 60 },
  );
});

describe.each([0, 1])('closures by kind of vehicle (packets of %s)', (packet) => {
  const day = (kinds: number, heavyCosts?: Float64Array) => {
    const links = dayLinks(roads);
    const costs = Float64Array.from(roads, ({ length = 1000 }) => length / 20);
    const findWay = leastCostWays(links.graph, [{ fromS: 0, costs, ...(heavyCosts ? { heavyCosts } : {}) }]);
    const heavy: Route = {
      links: [0, 1],
      kinds: kindBits.heavy,
      departures: [
        [0, 0],
        [900, 90],
      ],
    };
    const routes = [{ ...through, kinds: kindBits.car }, heavy];
    return dayOf(links, routes, { stepS: 5, endS: 3000, packet, findWay, closures: [{ ...closed, kinds }] });
  };

  test.each([
    ['cars', kindBits.car, 0],
    ['heavy vehicles', kindBits.heavy, 1],
  ] as const)('TR-249 what shuts out %s leaves the others on their way', (_, kinds, shut) => {
    const both = day(kinds);
    const early = countAt(both.entries, 1, 300);
    const vehicles = [360, 90];
    // Those of the other kind go on; some of the shut kind were through before.
    const others = vehicles[1 - shut]!;
    expect(passed(both, 1) - early).toBeGreaterThan(0.6 * others);
    expect(passed(both, 1) - early).toBeLessThan(0.75 * others);
    expect(passed(both, 3)).toBeGreaterThan(0.6 * vehicles[shut]!);
    expect(both.account.arrived).toBe(450 * unitsPerVehicle);
  });

  test('TR-249 what shuts out both shuts out everybody', () => {
    const both = day(everyKind);
    expect(passed(both, 1)).toBe(countAt(both.entries, 1, 300));
  });

  test('TR-249 heavy vehicles go round by roads that they may take', () => {
    const costs = Float64Array.from(roads, ({ length = 1000 }) => length / 20);
    costs[across] = Infinity;
    const some = day(everyKind, costs);
    // All cars that were on the first road go across, the heavy ones back.
    expect(passed(some, across)).toBeCloseTo(20, 0);
    expect(passed(some, back)).toBeCloseTo(5, 0);
  });
});

test('TR-249 in a run, water that stops cars alone lets heavy vehicles through', () => {
  const town = createTown(createValley());
  const [hypothesis] = createTrafficProject(town).hypotheses;
  const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 7, gap: 1e-4 };
  const table = town.layers.roads!.table;
  const vehiclesWith = (wet: number, depthM: number): number[] => {
    const input = trafficEngine.createInput(applyEdits(town, []), hypothesis!, parameters, {
      'flood/timesS': Float64Array.of(0, 1800),
      'flood/depth/roads': Float32Array.from({ length: 2 * table.count }, (_, k) =>
        k % table.count === wet ? depthM : 0,
      ),
    });
    const passable = { car: 0.3, heavy: 0.5, bus: 0.5, rescue: 0.6, walk: 0.3, bike: 0.3 };
    const closures = (use: 'car' | 'heavy') =>
      closuresOf(input.roads, use, input.water, passable, input.fords, input.decided);
    const { queues } = drained(runDay(input, parameters, closures('car'), closures('heavy')));
    const byRoad = Array.from({ length: table.count }, () => 0);
    for (const [link, road] of input.roads.road.entries())
      byRoad[road]! += countAt(queues.entries, link, 7200);
    return byRoad;
  };
  const open = vehiclesWith(0, 0);
  const wet = open.indexOf(Math.max(...open));
  const [dry, shallow, deep] = [0, 0.4, 0.6].map((depthM) => vehiclesWith(wet, depthM)[wet]!);
  expect(deep).toBe(0);
  expect(shallow).toBeGreaterThan(0);
  expect(shallow).toBeLessThan(dry! / 5);
});
