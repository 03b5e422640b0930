import { drained } from '../../src/base/steps.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attachments, attachTo, sidesOf } from '../../src/engines/traffic/access/attachments.ts';
import { reachFrom, timesAlong, wayTo } from '../../src/engines/traffic/access/reach.ts';
import { factsOf } from '../../src/engines/traffic/access/access-facts.ts';
import {
  type ChangingAccess,
  followAccess,
  followTimes,
} from '../../src/engines/traffic/access/changing-access.ts';
import { walkingTimesS } from '../../src/engines/traffic/access/day-access.ts';
import { changesOf, closedAt, closuresOf } from '../../src/engines/traffic/closures.ts';
import { carGPerKm, heavyGPerKm } from '../../src/engines/traffic/emissions.ts';
import { toldRoad } from '../../src/engines/traffic/edges.ts';
import { fleetOf } from '../../src/engines/traffic/fleet.ts';
import { isochroneOf } from '../../src/engines/traffic/isochrone.ts';
import { levelAt, noiseSources } from '../../src/engines/traffic/facade-noise.ts';
import { freeTimesS } from '../../src/engines/traffic/roads/free-times.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { type Roads, uses } from '../../src/engines/traffic/roads/roads.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { roadTable } from '../road-table.ts';

/** A square of streets, 100 m a side, numbered south, east, north, west; a lane leads on from its north-east corner. */
function town(): { readonly table: FeatureTable; readonly roads: Roads } {
  const common = { nature: 'Route à 1 chaussée', importance: '5', speedKmh: 36 };
  const table = roadTable([
    {
      id: 'south',
      name: 'Rue Sud',
      line: [
        [0, 0],
        [100, 0],
      ],
      ...common,
    },
    {
      id: 'east',
      name: 'Rue Est',
      line: [
        [100, 0],
        [100, 100],
      ],
      ...common,
    },
    {
      id: 'north',
      name: 'Rue Nord',
      line: [
        [100, 100],
        [0, 100],
      ],
      ...common,
    },
    {
      id: 'west',
      name: 'Rue Ouest',
      line: [
        [0, 100],
        [0, 0],
      ],
      ...common,
    },
    {
      id: 'lane',
      name: 'Ruelle',
      line: [
        [100, 100],
        [200, 100],
      ],
      ...common,
    },
  ]);
  return { table, roads: createRoads(table) };
}

const passable = { car: 0.3, heavy: 0.5, bus: 0.5, bike: 0.3, walk: 0.3, rescue: 0.5 };

describe('closures by water', () => {
  const { table, roads } = town();
  const timesS = Float64Array.of(0, 600, 1200, 1800);
  const depthM = new Float32Array(timesS.length * table.count);
  const set = (road: number, depths: readonly number[]): void =>
    depths.forEach((depth, i) => {
      depthM[i * table.count + road] = depth;
    });
  set(0, [0, 0.4, 0.4, 0.2]);
  set(1, [0, 0, 0.6, 0.6]);
  const fords = new Uint8Array(table.count);

  test('TR-190 a road closes at the first sample above the limit and opens at the first that is not', () => {
    const closures = closuresOf(roads, 'car', { timesS, depthM }, passable, fords, []);
    const ofSouth = closures.filter(({ link }) => roads.road[link] === 0);
    expect(ofSouth).toHaveLength(2);
    for (const one of ofSouth) expect(one).toMatchObject({ fromS: 600, toS: 1800 });
    const ofEast = closures.filter(({ link }) => roads.road[link] === 1);
    for (const one of ofEast) expect(one).toMatchObject({ fromS: 1200, toS: Infinity });
  });

  test('TR-190 the limit is that of the vehicle; water at the limit closes nothing', () => {
    const closures = closuresOf(roads, 'rescue', { timesS, depthM }, passable, fords, []);
    expect(new Set(closures.map(({ link }) => roads.road[link]))).toEqual(new Set([1]));
    const level = { timesS: Float64Array.of(0), depthM: new Float32Array(table.count).fill(0.5) };
    expect(closuresOf(roads, 'rescue', level, { ...passable, rescue: 0.5 }, fords, [])).toEqual([]);
  });

  test('TR-190 a ford closes from the first centimetre', () => {
    const ford = fords.slice();
    ford[4] = 1;
    const shallow = { timesS: Float64Array.of(0), depthM: Float32Array.of(0, 0, 0, 0, 0.01) };
    const closures = closuresOf(roads, 'car', shallow, passable, ford, []);
    expect(closures.every(({ link }) => roads.road[link] === 4)).toBe(true);
    expect(closures).toHaveLength(2);
  });

  test('TR-191 decided closures hold for the uses that they name, and changes are told once', () => {
    const decided = [{ road: 3, use: uses.car, fromS: 900, toS: 1500, isOfTimed: false }];
    const cars = closuresOf(roads, 'car', null, passable, fords, decided);
    expect(cars).toHaveLength(2);
    expect(closuresOf(roads, 'rescue', null, passable, fords, decided)).toEqual([]);
    expect(changesOf(cars, 7200)).toEqual([900, 1500]);
    expect(closedAt(cars, roads.road.length, 899).includes(1)).toBe(false);
    expect(closedAt(cars, roads.road.length, 900).filter((one) => one === 1)).toHaveLength(2);
    expect(closedAt(cars, roads.road.length, 1500).includes(1)).toBe(false);
  });
});

describe('access along roads', () => {
  const { table, roads } = town();

  test('TR-192 a thing stands at the nearest point of the nearest road that may be used', () => {
    const there = attachTo(roads, table, uses.car)(Float64Array.of(30, -5, 160, 104, 5000, 5000));
    expect(roads.road[there.link[0]!]).toBe(0);
    expect(there.share[0]).toBeCloseTo(0.3, 12);
    expect(there.offRoadM[0]).toBeCloseTo(5, 12);
    expect(roads.road[there.link[1]!]).toBe(4);
    expect(there.link[2]).toBe(-1);
  });

  test('TR-193 a way begins and ends where things stand, also when both are on one road', () => {
    const costs = freeTimesS(roads, (link) => (roads.use[link]! & uses.car) !== 0);
    const station = attachTo(roads, table, uses.car)(Float64Array.of(20, 0));
    const houses = attachTo(roads, table, uses.car)(Float64Array.of(70, 0, 10, 0, 150, 100));
    const reach = reachFrom(roads, costs, station, houses, 1);
    // 36 km/h: ten metres a second.
    expect(reach.timeS[0]).toBeCloseTo(5, 9);
    expect(reach.timeS[1]).toBeCloseTo(1, 9);
    expect(reach.timeS[2]).toBeCloseTo(8 + 10 + 5, 9);
    expect(wayTo(roads, reach, 2).map((link) => table.ids[roads.road[link]!])).toEqual(['east', 'lane']);
  });

  test('TR-193 travel times are those of a search over every way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 10, maxLength: 10 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seconds, a, b) => {
          const costs = Float64Array.from(seconds);
          const station = attachTo(roads, table, uses.car)(Float64Array.of(100 * a, 0));
          const house = attachTo(roads, table, uses.car)(Float64Array.of(100 * b, 100));
          const found = reachFrom(roads, costs, station, house, 1).timeS[0]!;
          expect(found).toBeCloseTo(byEveryWay(roads, costs, station, house), 9);
        },
      ),
    );
  });

  test('TR-194 walking follows the slope (Tobler 1993)', () => {
    const flat = walkingTimesS(roads)[0]!;
    expect(flat).toBeCloseTo((3.6 * 100) / (6 * Math.exp(-0.175)), 9);
    const down = walkingTimesS({ ...roads, slope: roads.slope.map(() => -0.05) })[0]!;
    expect(down).toBeCloseTo((3.6 * 100) / 6, 9);
  });
});

/** Least time over both ends of both roads, ways by a plain relaxation. */
function byEveryWay(roads: Roads, costs: Float64Array, station: Attachments, house: Attachments): number {
  const { tail, head, nodes } = roads.graph;
  const sides = ({ link, share }: typeof station) => {
    const own = link[0]!;
    const along = share[0]!;
    return [[own, along] as const, [roads.opposite[own]!, 1 - along] as const];
  };
  let least = Infinity;
  for (const [from, share] of sides(station)) {
    const times = new Float64Array(nodes).fill(Infinity);
    times[head[from]!] = (1 - share) * costs[from]!;
    for (let round = 0; round < nodes; round++)
      for (let link = 0; link < tail.length; link++)
        times[head[link]!] = Math.min(times[head[link]!]!, times[tail[link]!]! + costs[link]!);
    for (const [to, at] of sides(house)) least = Math.min(least, times[tail[to]!]! + at * costs[to]!);
  }
  return least;
}

describe('times along roads', () => {
  test('TR-294 they are those of isochrones, whatever roads cost', () => {
    const { table, roads } = town();
    const links = roads.road.length;
    // The corner of the town, at the end of the links that leave from it: a node.
    const station = attachTo(roads, table, uses.rescue)(Float64Array.of(0, 0));
    const sides = sidesOf(roads, station, 0);
    const own = new Set(sides.map(({ link }) => link));
    const origin = roads.graph.tail[sides.find(({ share }) => share === 0)!.link]!;
    const none = { link: new Int32Array(0), share: new Float64Array(0), offRoadM: new Float64Array(0) };
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }) }, fc.constant(Infinity)), {
          minLength: links,
          maxLength: links,
        }),
        fc.integer({ min: 1, max: 120 }),
        (all, limit) => {
          const costs = Float64Array.from(all, (cost, link) => (own.has(link) ? 10 : cost));
          const ends = timesAlong(roads, costs, station, reachFrom(roads, costs, station, none, 1), 1);
          const found = new Map<number, number>();
          for (let link = 0; link < links; link++) {
            if (own.has(link)) continue;
            const [startS, endS] = [ends[2 * link]!, ends[2 * link + 1]!];
            if (Math.abs(startS) < limit)
              found.set(link, endS <= limit ? 1 : (limit - startS) / (endS - startS));
          }
          const due = isochroneOf(roads.graph, costs, [origin], { limit });
          const expected = new Map([...due.links].map((link, i) => [link, due.shares[i]!]));
          for (const link of own) expected.delete(link);
          expect([...found.keys()]).toEqual([...expected.keys()].toSorted((a, b) => a - b));
          for (const [link, share] of expected) expect(found.get(link)).toBeCloseTo(share, 6);
        },
      ),
    );
  });

  test('TR-294 on its own road a place is where the time is zero, both ways', () => {
    const { table, roads } = town();
    const costs = freeTimesS(roads, (link) => (roads.use[link]! & uses.rescue) !== 0);
    const station = attachTo(roads, table, uses.rescue)(Float64Array.of(20, 0));
    const none = { link: new Int32Array(0), share: new Float64Array(0), offRoadM: new Float64Array(0) };
    const ends = timesAlong(roads, costs, station, reachFrom(roads, costs, station, none, 1), 1);
    const sides = sidesOf(roads, station, 0);
    expect(sides).toHaveLength(2);
    for (const { link, share } of sides) {
      const [startS, endS] = [ends[2 * link]!, ends[2 * link + 1]!];
      expect(startS).toBeLessThan(0);
      expect(startS + share * (endS - startS)).toBeCloseTo(0, 4);
      expect(endS - startS).toBeCloseTo(costs[link]!, 4);
    }
  });
});

describe('access through a flood', () => {
  const { table, roads } = town();
  const costs = freeTimesS(roads, (link) => (roads.use[link]! & uses.rescue) !== 0);
  const station = attachTo(roads, table, uses.rescue)(Float64Array.of(20, 0));
  const houses = attachTo(roads, table, uses.rescue)(Float64Array.of(100, 60, 150, 100));
  const linksOf = (id: string): number[] =>
    [...roads.road.keys()].filter((link) => table.ids[roads.road[link]!] === id);
  const closed = (id: string, fromS: number, toS: number) =>
    linksOf(id).map((link) => ({ link, fromS, toS }));
  const follow = (closures: Parameters<typeof followAccess>[2]): ChangingAccess =>
    drained(followAccess(roads, costs, closures, 3600, station, houses, 1));
  const context = {
    nameOf: (road: number) => toldRoad(table, road),
    startHour: 7,
    roads: table.count,
    passableM: 0.5,
    place: { fr: 'pompiers', en: 'fire engine' },
  };

  test('TR-195 without closures nothing changes, and nothing is told', () => {
    const access = follow([]);
    expect(access.longestS).toEqual(access.startS);
    expect(factsOf(access, { ...context, water: null })).toEqual([]);
  });

  test('TR-195 who is cut off, since when, for how long, by which road', () => {
    const access = follow(closed('lane', 600, 2400));
    expect([...access.cutForS]).toEqual([0, 1800]);
    expect(access.longestS[1]).toBe(Infinity);
    expect([...access.cutFromS]).toEqual([Number.NaN, 600]);
    expect(table.ids[roads.road[access.cutBy[1]!]!]).toBe('lane');
    expect(access.cutBy[0]).toBe(-1);
    expect(access.cuts).toEqual([{ road: 4, atS: 600, buildings: [1], withoutS: 1800, isStillSo: false }]);
    expect(follow(closed('lane', 600, Infinity)).cuts[0]).toMatchObject({ withoutS: 3000, isStillSo: true });
    const water = {
      timesS: Float64Array.of(0, 600),
      depthM: Float32Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.72),
    };
    expect(factsOf(access, { ...context, water })[0]?.fr).toBe(
      'Ruelle : 72\u00a0cm à 7\u00a0h\u00a010 > 50\u00a0cm → 1\u00a0bâtiment sans accès (pompiers), pendant 30\u00a0min au plus',
    );
  });

  test('TR-195 the longest time alone is the same as with the facts', () => {
    for (const closures of [
      [],
      closed('lane', 0, 2400),
      [...closed('south', 600, 900), ...closed('east', 1200, 9000)],
    ]) {
      const { longest, times } = drained(followTimes(roads, costs, closures, 3600, station, houses, 1));
      const access = follow(closures);
      expect(longest).toEqual(access.longestS);
      expect(times).toEqual(access.times);
    }
  });

  test('TR-195 a detour is told with its road and its minutes', () => {
    const slow = costs.map((cost) => 10 * cost);
    const access = drained(
      followAccess(
        roads,
        slow,
        closed('south', 600, 1200),
        3600,
        attachTo(roads, table, uses.rescue)(Float64Array.of(0, 20)),
        houses,
        1,
      ),
    );
    expect(access.cuts).toEqual([]);
    expect(access.detours[0]).toMatchObject({ road: 0, atS: 600, by: 2 });
    expect(factsOf(access, { ...context, water: null })[0]?.fr).toMatch(
      /^Rue Sud : fermée à 7\sh\s10 → pompiers par Rue Nord → jusqu’à \+\d\smin \(1\sbâtiment\)$/,
    );
  });
});

describe('emissions and noise', () => {
  test('TR-196 a mean car gives ADEME’s figure over the mean of speeds, electric ones none', () => {
    const thermal = { ...fleetOf(2025), electric: 0, diesel: 0.5 };
    const mean = [
      [30, 0.25],
      [50, 0.25],
      [80, 0.4],
      [110, 0.1],
    ].reduce((sum, [kmh = 0, weight = 0]) => sum + weight * carGPerKm(thermal, kmh).co2G, 0);
    expect(mean).toBeCloseTo(193, 9);
    expect(carGPerKm({ ...thermal, electric: 1 }, 50)).toEqual({ co2G: 0, noxG: 0, pmG: 0 });
    expect(fleetOf(2030).electric).toBeCloseTo(0.14, 12);
    expect(fleetOf(2025).electric).toBe(0.029);
    expect(fleetOf(2025).diesel * (1 - 0.029)).toBeCloseTo(0.483, 12);
    expect(fleetOf(2030, { electricShare: 0.5 }).electric).toBe(0.5);
  });

  test('TR-196 heavy vehicles follow their table, straight between and level beyond', () => {
    const fleet = fleetOf(2025);
    expect(heavyGPerKm(fleet, 30).co2G).toBe(1373);
    expect(heavyGPerKm(fleet, 40).co2G).toBeCloseTo((1373 + 1018) / 2, 9);
    expect(heavyGPerKm(fleet, 10).co2G).toBe(1373);
    expect(heavyGPerKm(fleet, 130).co2G).toBe(782);
    // Newer ones emit less, of both.
    const [old, recent] = [2013, 2030].map((year) => heavyGPerKm(fleetOf(year), 50));
    expect(recent!.noxG).toBeLessThan(old!.noxG / 5);
    expect(recent!.pmG).toBeLessThan(old!.pmG / 5);
    expect(heavyGPerKm(fleet, 50).noxG).toBeCloseTo(0.85 * recent!.noxG + 0.15 * old!.noxG, 12);
  });

  test('TR-197 beside a long straight road the level falls by 3 dB at twice the distance, air apart', () => {
    const table = roadTable([
      {
        id: 'long',
        line: [
          [-5000, 0],
          [5000, 0],
        ],
        nature: 'Route à 1 chaussée',
        importance: '3',
        speedKmh: 50,
      },
    ]);
    const roads = createRoads(table);
    const links = roads.road.length;
    const period = {
      hours: 24,
      penaltyDb: 0,
      carsPerH: new Float64Array(links).fill(200),
      heavyPerH: new Float64Array(links).fill(5),
      speedKmh: new Float64Array(links).fill(50),
    };
    const sources = drained(noiseSources(roads, table.xy, [period]));
    const at = (y: number): number => levelAt(sources, Float64Array.of(0, y));
    // Distances that are seen from 4 m above the road.
    const away = (d: number): number => Math.sqrt(d * d - 16);
    const fall = at(away(20)) - at(away(40));
    // Of a line heard as far as 300 m: ∫ dx / (x² + d²) = 2 atan(√(300² − d²) / d) / d. Air takes at most 9.7 dB/km (4 kHz) of
    // the mean way, which is some 20 m longer from 40 m.
    const heard = (d: number): number => Math.atan(Math.sqrt(300 * 300 - d * d) / d) / d;
    const ofLine = 10 * Math.log10(heard(20) / heard(40));
    expect(ofLine).toBeCloseTo(3.01 + 0.2, 1);
    expect(fall - ofLine).toBeGreaterThan(-0.01);
    expect(fall - ofLine).toBeLessThan(0.2);
    const doubled = {
      ...period,
      carsPerH: new Float64Array(links).fill(400),
      heavyPerH: new Float64Array(links).fill(10),
    };
    const louder = drained(noiseSources(roads, table.xy, [doubled]));
    expect(levelAt(louder, Float64Array.of(0, 20)) - at(20)).toBeCloseTo(10 * Math.log10(2), 9);
    expect(levelAt(sources, Float64Array.of(0, 5000))).toBeNaN();
  });
});
