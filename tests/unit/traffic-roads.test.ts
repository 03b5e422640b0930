import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGraph } from '../../src/base/graph.ts';
import { ShortestPaths } from '../../src/base/shortest-paths.ts';
import { connectedGroups, strongGroups } from '../../src/engines/traffic/roads/components.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { junctionKinds, junctionsOf, summaryOf } from '../../src/engines/traffic/roads/junctions.ts';
import { expandBans, expandValues } from '../../src/engines/traffic/roads/expand-bans.ts';
import { defaultCapacities, roadClasses } from '../../src/engines/traffic/roads/road-classes.ts';
import { openUse, type Roads, type TurnBan, uses } from '../../src/engines/traffic/roads/roads.ts';
import { TableBuilder } from '../../src/territory/table-builder.ts';
import { type RoadFixture, roadTable } from '../road-table.ts';

/** A road that says all of itself, so that nothing is assumed. */
const whole = {
  nature: 'Route à 1 chaussée',
  importance: '4',
  urban: 'Non',
  lanes: 2,
  speedKmh: 50,
  direction: 'Double sens',
};

function road(
  id: string,
  line: RoadFixture['line'],
  more: Readonly<Record<string, unknown>> = {},
): RoadFixture {
  return { ...whole, ...more, id, line };
}

const made = (...roads: readonly RoadFixture[]): Roads => createRoads(roadTable(roads));
const codes = (roads: Roads): readonly string[] => roads.problems.map(({ code }) => code);

/** The link of a road in one direction. */
function linkOf({ road: roads, isForward }: Roads, feature: number, forward = true): number {
  return roads.findIndex((own, link) => own === feature && isForward[link] === (forward ? 1 : 0));
}

describe('roads of a layer', () => {
  test('TR-100 segments join where they share an end to the centimetre, whatever their level', () => {
    const roads = made(
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road(
        'B',
        [
          [100.004, 0.003],
          [200, 0],
        ],
        { level: '1' },
      ),
      road('C', [
        [100.02, 0],
        [100, 90],
      ]),
    );
    expect(roads.graph.nodes).toBe(5);
    expect(roads.components).toBe(2);
    expect(codes(roads)).toEqual(['roads/disconnected']);
    expect(roads.problems[0]?.details).toEqual({ count: 1, groups: 1, first: 'C' });
  });

  test('TR-100 segments that merely cross do not join', () => {
    const roads = made(
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road('B', [
        [50, -50],
        [50, 50],
      ]),
    );
    expect(roads.components).toBe(2);
  });

  test('TR-101 lengths rise with the ground, and a link back falls', () => {
    const roads = made(
      road('A', [
        [0, 0, 10],
        [30, 0, 50],
        [60, 0, 50],
      ]),
      road('B', [
        [60, 0],
        [60, 80],
      ]),
    );
    expect(roads.lengthM[linkOf(roads, 0)]).toBe(80);
    expect(roads.slope[linkOf(roads, 0)]).toBe(0.5);
    expect(roads.slope[linkOf(roads, 0, false)]).toBe(-0.5);
    expect(roads.lengthM[linkOf(roads, 1)]).toBe(80);
    expect(roads.slope[linkOf(roads, 1)]).toBe(0);
  });

  test('TR-102 vehicles keep the direction; walkers and bicycles have both', () => {
    const roads = made(
      road(
        'A',
        [
          [0, 0],
          [100, 0],
        ],
        { direction: 'Sens inverse' },
      ),
      road(
        'B',
        [
          [0, 0],
          [0, 100],
        ],
        { nature: 'Rond-point', direction: 'Sens direct' },
      ),
    );
    expect(roads.use[linkOf(roads, 0)]).toBe(uses.walk | uses.bike);
    expect((roads.use[linkOf(roads, 0, false)] ?? 0) & uses.car).toBe(uses.car);
    expect(roads.use[linkOf(roads, 1, false)]).toBe(uses.walk);
    expect(roads.opposite[linkOf(roads, 0)]).toBe(linkOf(roads, 0, false));
  });

  test.each([
    ['Type autoroutier', uses.car | uses.heavy | uses.bus | uses.rescue],
    ['Bretelle', uses.car | uses.heavy | uses.bus | uses.rescue],
    ['Route à 1 chaussée', 63],
    ['Route empierrée', 63],
    ['Chemin', uses.bike | uses.walk | uses.rescue],
    ['Sentier', uses.bike | uses.walk],
    ['Escalier', uses.walk],
  ])('TR-102 who may use « %s »', (nature, bits) => {
    expect(
      made(
        road(
          'A',
          [
            [0, 0],
            [9, 0],
          ],
          { nature },
        ),
      ).use[0],
    ).toBe(bits);
  });

  test.each([
    ['lightVehicleAccess', 'Physiquement impossible', uses.bike | uses.walk],
    ['lightVehicleAccess', 'Restreint aux ayants droit', uses.bus | uses.bike | uses.walk | uses.rescue],
    ['busOnly', 'Double sens', uses.bus | uses.bike | uses.walk | uses.rescue],
    ['maxWeightT', 3.5, uses.car | uses.bike | uses.walk],
    ['maxWeightT', 17, uses.car | uses.bike | uses.walk | uses.rescue],
    ['maxHeightM', 3.5, uses.car | uses.bus | uses.bike | uses.walk | uses.rescue],
    ['maxWidthM', 2.3, uses.car | uses.bike | uses.walk],
    ['maxWidthM', 2.5, uses.car | uses.bike | uses.walk | uses.rescue],
    ['maxWidthM', 2.6, 63],
    ['closedUses', uses.car, 63 & ~uses.car],
    ['walkAccess', 'Restreint aux ayants droit', 63 & ~uses.walk],
  ])('TR-102 %s %s', (name, value, bits) => {
    const line = [
      [0, 0],
      [9, 0],
    ] as const;
    expect(openUse(made(road('A', line, { [name]: value })))[0]).toBe(bits);
  });

  test('TR-103 a stated speed is kept; without one, or at zero, the class has its own', () => {
    const speeds = (more: Readonly<Record<string, unknown>>): number | undefined =>
      made(
        road(
          'A',
          [
            [0, 0],
            [9, 0],
          ],
          more,
        ),
      ).freeSpeedKmh[0];
    expect(speeds({})).toBe(50);
    expect(speeds({ speedKmh: 0 })).toBe(58);
    expect(speeds({ speedKmh: null, urban: 'Oui' })).toBe(40);
    expect(speeds({ speedKmh: 0, nature: 'Type autoroutier', importance: '1' })).toBe(105);
    expect(
      speeds({ speedKmh: 0, nature: 'Type autoroutier', importance: '1', classification: 'Autoroute' }),
    ).toBe(125);
    expect(speeds({ speedKmh: 0, nature: 'Bretelle', importance: '5' })).toBe(55);
    expect(speeds({ speedKmh: 0, nature: 'Rond-point' })).toBe(25);
    expect(speeds({ speedKmh: 0, nature: 'Route empierrée' })).toBe(10);
    expect(speeds({ speedKmh: 0, widthM: 2.8 })).toBe(10);
    expect([2.9, 0].map((widthM) => speeds({ speedKmh: 0, widthM }))).toEqual([58, 58]);
    expect(speeds({ widthM: 2.8 })).toBe(50);
    expect(speeds({ zoneKmh: 30 })).toBe(30);
    expect(speeds({ zoneKmh: 30, speedKmh: 25 })).toBe(25);
  });

  test.each([
    ['Type autoroutier', '1', 2000, 1900],
    ['Bretelle', '3', 1500, 1200],
    ['Route à 2 chaussées', '2', 1800, 1000],
    ['Route à 1 chaussée', '1', 1500, 900],
    ['Route à 1 chaussée', '3', 1200, 800],
    ['Route à 2 chaussées', '3', 1200, 800],
    ['Route à 1 chaussée', '4', 900, 600],
    ['Route à 1 chaussée', '5', 600, 500],
    ['Rond-point', '4', 1200, 1000],
    ['Route empierrée', '5', 200, 200],
  ])('TR-104 capacity of a lane of « %s » of importance %s', (nature, importance, rural, urban) => {
    const capacity = (more: Readonly<Record<string, unknown>>): number | undefined =>
      made(
        road(
          'A',
          [
            [0, 0],
            [9, 0],
          ],
          { nature, importance, ...more },
        ),
      ).capacityPerH[0];
    expect(capacity({ urban: 'Non' })).toBe(rural);
    expect(capacity({ urban: 'Oui' })).toBe(urban);
    expect(capacity({ urban: 'Oui', direction: 'Sens direct' })).toBe(2 * urban);
    expect(capacity({ urban: 'Oui', lanes: 1 })).toBe(urban);
    expect(capacity({ urban: 'Oui', zoneKmh: 30 })).toBe(Math.min(400, urban));
    expect(capacity({ urban: 'Oui', zoneKmh: 20 })).toBe(Math.min(300, urban));
    expect(capacity({ capacityPerH: 777, capacityFactor: 2 })).toBe(1554);
  });

  test('TR-104 capacities can be given, and are none where no vehicle passes', () => {
    const table = roadTable([
      road('A', [
        [0, 0],
        [9, 0],
      ]),
      road(
        'B',
        [
          [0, 0],
          [0, 9],
        ],
        { nature: 'Sentier' },
      ),
    ]);
    const roads = createRoads(table, { capacities: { distributorRural: 1000 } });
    expect(roads.capacityPerH[linkOf(roads, 0)]).toBe(1000);
    expect(roads.capacityPerH[linkOf(roads, 1)]).toBe(0);
    expect(roadClasses[roads.roadClass[linkOf(roads, 0)] ?? -1]).toBe('distributor');
    expect(Object.values(defaultCapacities).every((value) => value > 0)).toBe(true);
  });

  test('TR-105 a loop is cut at its middle, a road without length left out, a double taken once', () => {
    const roads = made(
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road('loop', [
        [100, 0],
        [150, 0],
        [150, 50],
        [100, 50],
        [100, 0],
      ]),
      road('dot', [
        [0, 0],
        [0.001, 0],
      ]),
      road('again', [
        [100, 0],
        [0, 0],
      ]),
    );
    expect(codes(roads)).toEqual(['roads/no-length', 'roads/double', 'roads/loop']);
    expect([...roads.road]).toEqual([0, 0, 1, 1, 1, 1]);
    expect(roads.graph.nodes).toBe(3);
    expect([roads.lengthM[2], roads.lengthM[4]]).toEqual([100, 100]);
    expect([roads.lastVertex[2], roads.firstVertex[4]]).toEqual([4, 4]);
  });

  test('TR-105 parallel roads are kept and told', () => {
    const roads = made(
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road('B', [
        [100, 0],
        [50, 30],
        [0, 0],
      ]),
    );
    expect(roads.road.length).toBe(4);
    expect(codes(roads)).toEqual(['roads/parallel']);
  });

  test('TR-105 a capacity of zero is told, and that of the class taken', () => {
    const roads = made(
      road(
        'A',
        [
          [0, 0],
          [9, 0],
        ],
        { capacityPerH: 0 },
      ),
    );
    expect(codes(roads)).toEqual(['roads/capacity']);
    expect(roads.capacityPerH[0]).toBe(900);
  });

  test('TR-105 roads that are not in service, and ferries, are left out until an edit opens them', () => {
    const planned = road(
      'A',
      [
        [0, 0],
        [9, 0],
      ],
      { state: 'En projet' },
    );
    const ferry = road(
      'B',
      [
        [0, 0],
        [0, 9],
      ],
      { nature: 'Bac ou liaison maritime' },
    );
    expect(codes(made(planned, ferry))).toEqual(['roads/not-in-service', 'roads/ferry']);
    const opened = made({ ...planned, openedUses: uses.car });
    expect(opened.use[0]).toBe(63);
  });

  test('TR-106 what is silent is assumed, and counted', () => {
    const roads = createRoads(
      roadTable([
        {
          id: 'A',
          line: [
            [0, 0],
            [9, 0],
          ],
        },
      ]),
    );
    expect(roads.problems[0]?.code).toBe('roads/assumed');
    expect(roads.problems[0]?.details).toEqual({ nature: 1, importance: 1, urban: 1, lanes: 1, speed: 1 });
    expect([roads.freeSpeedKmh[0], roads.lanes[0], roads.capacityPerH[0]]).toEqual([30, 1, 500]);
  });

  test('TR-107 ends that one-way roads only lead to, or only lead from, are told', () => {
    const square = [
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road('B', [
        [100, 0],
        [100, 100],
      ]),
      road('C', [
        [100, 100],
        [0, 0],
      ]),
    ];
    const trap = road(
      'trap',
      [
        [100, 0],
        [200, 0],
      ],
      { direction: 'Sens direct' },
    );
    const spring = road(
      'spring',
      [
        [100, 100],
        [200, 100],
      ],
      { direction: 'Sens inverse' },
    );
    const roads = made(...square, trap, spring);
    expect(codes(roads)).toEqual(['roads/trap', 'roads/no-way-in']);
    expect(roads.problems.map(({ details }) => details)).toEqual([
      { count: 1, first: 'trap' },
      { count: 1, first: 'spring' },
    ]);
  });

  test('TR-108 the same layer gives the same roads; an empty one gives none', () => {
    const table = roadTable([
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road('B', [
        [100, 0],
        [100, 100],
      ]),
    ]);
    expect(createRoads(table)).toEqual(createRoads(table));
    expect(createRoads(roadTable([])).graph.nodes).toBe(0);
  });
});

describe('what nodes are', () => {
  test('TR-109 ends, nodes where a road goes on, junctions and roundabouts are told apart', () => {
    const round = { nature: 'Rond-point', direction: 'Sens direct' };
    const roads = made(
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road(
        'B',
        [
          [100, 0],
          [200, 0],
        ],
        { direction: 'Sens direct' },
      ),
      road('C', [
        [200, 0],
        [300, 50],
      ]),
      road('D', [
        [200, 0],
        [300, -50],
      ]),
      road(
        'R',
        [
          [300, 50],
          [310, 60],
          [300, 70],
        ],
        round,
      ),
      road(
        'S',
        [
          [300, 70],
          [290, 60],
          [300, 50],
        ],
        round,
      ),
    );
    const kinds = [...junctionsOf(roads)].map((kind) => junctionKinds[kind]);
    expect(kinds).toEqual(['end', 'through', 'junction', 'roundabout', 'end', 'roundabout']);
    const { kinds: counted, lengthKm, components, carLinks } = summaryOf(roads);
    expect(counted).toEqual({ end: 2, through: 1, junction: 1, roundabout: 2 });
    expect(lengthKm).toBeCloseTo(0.2 + 2 * Math.hypot(0.1, 0.05) + 4 * Math.hypot(0.01, 0.01), 9);
    expect([components, carLinks]).toEqual([1, 9]);
  });
});

test('TR-108 half a million links are made', () => {
  const side = 354;
  const builder = new TableBuilder('line');
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) {
      const [x, y] = [100 * i, 100 * j];
      for (const [toX, toY] of [
        [x + 100, y],
        [x, y + 100],
      ] as const)
        if (toX < 100 * side && toY < 100 * side)
          builder.addParts(`${x} ${y} ${toX}`, [{ xy: Float64Array.of(x, y, toX, toY), z: null }]);
    }
  const roads = createRoads(builder.build({}));
  expect([roads.road.length, roads.graph.nodes, roads.components]).toEqual([
    4 * side * (side - 1),
    side * side,
    1,
  ]);
  expect(codes(roads)).toEqual(['roads/assumed']);
}, 60_000);

const graphs = fc
  .record({
    nodes: fc.integer({ min: 1, max: 12 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }),
  })
  .map(({ nodes, ends }) =>
    createGraph(
      nodes,
      Int32Array.from(ends, ([a]) => a % nodes),
      Int32Array.from(ends, ([, b]) => b % nodes),
    ),
  );

/** Whether each node leads to each other, by closure. */
function closure(graph: ReturnType<typeof createGraph>, bothWays: boolean): boolean[][] {
  const { nodes, tail, head } = graph;
  const leads = Array.from({ length: nodes }, (_, i) => Array.from({ length: nodes }, (__, j) => i === j));
  for (const [link, from] of tail.entries()) {
    leads[from]![head[link]!] = true;
    if (bothWays) leads[head[link]!]![from] = true;
  }
  for (let k = 0; k < nodes; k++)
    for (let i = 0; i < nodes; i++)
      for (let j = 0; j < nodes; j++) leads[i]![j] ||= leads[i]![k]! && leads[k]![j]!;
  return leads;
}

describe('groups of nodes', () => {
  test('TR-109 connected and strongly connected groups are those of brute force, the largest first', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const open = new Uint8Array(graph.tail.length).fill(1);
        for (const [groups, leads] of [
          [connectedGroups(graph, new Uint8Array(graph.tail.length).fill(1)), closure(graph, true)],
          [strongGroups(graph, open), closure(graph, false)],
        ] as const) {
          for (let i = 0; i < graph.nodes; i++)
            for (let j = 0; j < graph.nodes; j++)
              expect(groups.group[i] === groups.group[j]).toBe(leads[i]![j]! && leads[j]![i]!);
          expect([...groups.sizes]).toEqual([...groups.sizes].sort((a, b) => b - a));
          expect(groups.sizes.length).toBe(groups.count);
        }
      }),
    );
  });
});

/** A grid of two-way streets, all costs different. */
function cityGrid(side: number, costSeed: readonly number[]) {
  const [tail, head]: [number[], number[]] = [[], []];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const node = row * side + column;
      for (const far of [column + 1 < side ? node + 1 : -1, row + 1 < side ? node + side : -1]) {
        if (far < 0) continue;
        tail.push(node, far);
        head.push(far, node);
      }
    }
  }
  const costs = Float64Array.from(tail, (_, link) => 1 + (costSeed[link % costSeed.length] ?? 0));
  return { graph: createGraph(side * side, Int32Array.from(tail), Int32Array.from(head)), costs };
}

/** Least cost to each node from one, by relaxing the costs at the end of each link until none falls. */
function bruteForce(
  { graph, costs }: ReturnType<typeof cityGrid>,
  bans: readonly TurnBan[],
  origin: number,
): Float64Array {
  const banned = new Set(bans.map(({ fromLink, toLink }) => `${fromLink} ${toLink}`));
  const atEnd = Float64Array.from(costs, (cost, link) => (graph.tail[link] === origin ? cost : Infinity));
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let from = 0; from < costs.length; from++)
      for (let to = 0; to < costs.length; to++) {
        if (graph.head[from] !== graph.tail[to] || banned.has(`${from} ${to}`)) continue;
        const reach = atEnd[from]! + costs[to]!;
        if (reach >= atEnd[to]!) continue;
        atEnd[to] = reach;
        isChanged = true;
      }
  }
  const best = new Float64Array(graph.nodes).fill(Infinity);
  best[origin] = 0;
  for (const [link, cost] of atEnd.entries())
    best[graph.head[link]!] = Math.min(best[graph.head[link]!]!, cost);
  return best;
}

describe('banned turns', () => {
  const grids = fc.record({
    side: fc.integer({ min: 2, max: 4 }),
    costSeed: fc.array(fc.integer({ min: 0, max: 64 }), { minLength: 5, maxLength: 17 }),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 25 }),
    origin: fc.nat(),
  });

  test('TR-110 least costs with bans are those of brute force over links, and no link is doubled', () => {
    fc.assert(
      fc.property(grids, ({ side, costSeed, picks, origin }) => {
        const city = cityGrid(side, costSeed);
        const { graph, costs } = city;
        const bans = picks.map(([a, b]) => {
          const fromLink = a % costs.length;
          const next = [...graph.tail.keys()].filter((link) => graph.tail[link] === graph.head[fromLink]);
          return { fromLink, toLink: next[b % next.length]! };
        });
        const from = origin % graph.nodes;
        const expanded = expandBans(graph, bans);
        const paths = new ShortestPaths(expanded.graph);
        paths.search(expandValues(expanded, costs, 0), [expanded.origin[from]!]);
        // The junction itself is reached from its own entrance without a turn.
        expect([...paths.distance.subarray(0, graph.nodes)]).toEqual([...bruteForce(city, bans, from)]);
        expect(expanded.links).toBe(costs.length);
        expect(expanded.graph.tail.length).toBeGreaterThanOrEqual(costs.length);
      }),
      { numRuns: 300 },
    );
  });

  test('TR-110 without bans the graph is the same', () => {
    const { graph } = cityGrid(3, [1]);
    expect(expandBans(graph, []).graph).toEqual(graph);
  });

  test('TR-111 bans name roads; those that do not follow each other are told, the others hold', () => {
    const table = roadTable([
      road('A', [
        [0, 0],
        [100, 0],
      ]),
      road('B', [
        [100, 0],
        [200, 0],
      ]),
      road('C', [
        [100, 0],
        [100, 90],
      ]),
    ]);
    const ban = (id: string, from: string, ...to: string[]) => ({ id, from, to, at: null });
    const roads = createRoads(table, {
      bans: [ban('1', 'A', 'C'), ban('2', 'A', 'nowhere'), ban('3', 'A', 'B', 'C')],
    });
    const turn = (from: number, to: number) => ({ fromLink: linkOf(roads, from), toLink: linkOf(roads, to) });
    expect(roads.bans).toEqual([turn(0, 2), turn(0, 1)]);
    expect(codes(roads)).toEqual(['roads/ban']);
    expect(roads.problems[0]?.details).toEqual({ count: 1, first: '2' });
  });
});
