import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachTo } from '../../src/engines/traffic/access/attachments.ts';
import { waysToNearest } from '../../src/engines/traffic/access/nearest-ways.ts';
import { walkingWays } from '../../src/engines/traffic/access/walking-ways.ts';
import {
  speedShare,
  type WheelchairLimits,
  wheelchairWays,
} from '../../src/engines/traffic/access/wheelchair.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { openUse, type Roads, uses } from '../../src/engines/traffic/roads/roads.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { editFootways } from '../../src/scenario/footway-edits.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { numbersOf } from '../../src/territory/table-ops.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';
import type { TransitFeed } from '../../src/territory/transit-feed.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';
import type { SourceId } from '../../src/base/brand.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../../src/territory/table-builder.ts';
import { roadTable, type RoadFixture } from '../road-table.ts';

const street = { nature: 'Route à 1 chaussée', importance: '5' };
const limits: WheelchairLimits = { slope: 0.05, crossSlope: 0.02, widthM: 1.2, kerbM: 0.02, levelMPerS: 0.8 };
const flat = {
  grid: { columns: 40, rows: 40, cellSizeM: 10, westM: -100, northM: 300 },
  values: new Float32Array(1600).fill(5),
};
const good = { nature: 'trottoir', slopePercent: 1, crossSlopePercent: 1, widthM: 1.6 };
/** A street that no footway comes near. */
const far = roadTable([
  {
    id: 'far',
    line: [
      [0, 250],
      [10, 250],
    ],
    ...street,
  },
]);

interface PointFixture {
  readonly id: string;
  readonly at: readonly [number, number];
  readonly nature?: string;
  readonly [name: string]: unknown;
}

function points(all: readonly PointFixture[]): FeatureTable {
  const builder = new TableBuilder('point');
  const nature = textColumn();
  const names = ['kerbM', 'kerbSlopePercent', 'kerbWidthM', 'widthM', 'heightM'];
  const numbers = names.map(() => numberColumn());
  for (const one of all) {
    builder.addParts(one.id, [{ xy: Float64Array.from(one.at), z: null }]);
    nature.push(one.nature ?? null);
    for (const [i, name] of names.entries()) numbers[i]!.push((one[name] ?? null) as number | null);
  }
  const columns = Object.fromEntries(names.map((name, i) => [name, numbers[i]!.build()]));
  return {
    ...builder.build({ nature: nature.build(), ...columns }),
    ids: all.map(({ id }) => id as SourceId),
  };
}

/** Ways of a wheelchair over footways alone, beside a road that is far away. */
function ways(
  footways: readonly RoadFixture[],
  nodes: FeatureTable | null = null,
  own = limits,
  terrain = flat,
) {
  const walking = walkingWays(createRoads(far), far, roadTable(footways));
  const wheel = drained(wheelchairWays(walking, nodes, terrain, own));
  const ofFootway = (id: string): readonly number[] =>
    [...wheel.roads.road.keys()].filter((link) => {
      const footway = walking.footwayOf[wheel.roads.road[link]!]!;
      return footway >= 0 && String(walking.footways?.ids[footway]) === id;
    });
  return {
    walking,
    ...wheel,
    passes: (id: string) =>
      ofFootway(id).length > 0 && ofFootway(id).every((link) => wheel.costs[link]! < Infinity),
    isTold: (id: string) => ofFootway(id).every((link) => wheel.isDescribed[link] === 1),
    seconds: (id: string) => ofFootway(id).map((link) => wheel.costs[link]!),
  };
}

function drained<T>(steps: Generator<unknown, T, void>): T {
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

describe('what a wheelchair passes', () => {
  const line: RoadFixture['line'] = [
    [0, 0],
    [50, 0],
  ];

  test('TR-220 a footway within the limits passes, at the speed of the level; one beyond any of them does not', () => {
    const own = ways([{ id: 'good', line, ...good }]);
    expect([own.passes('good'), own.isTold('good')]).toEqual([true, true]);
    for (const seconds of own.seconds('good')) expect(seconds).toBeCloseTo(50 / 0.8, 9);
    for (const bad of [
      { slopePercent: 6 },
      { slopePercent: -6 },
      { crossSlopePercent: 3 },
      { crossSlopePercent: -3 },
      { widthM: 1.1 },
      { surfaceState: 'meuble' },
      { surfaceState: 'dégradation entraînant un problème de sécurité immédiat' },
      { nature: 'escalier' },
      { nature: 'escalator' },
    ])
      expect(ways([{ id: 'bad', line, ...good, ...bad }]).passes('bad'), JSON.stringify(bad)).toBe(false);
    for (const limit of [{ slopePercent: 5 }, { crossSlopePercent: 2 }, { widthM: 1.2 }])
      expect(ways([{ id: 'limit', line, ...good, ...limit }]).passes('limit')).toBe(true);
  });

  test('TR-220 8 % over 2 m and 12 % over 50 cm pass (order of 15 January 2007)', () => {
    const of = (lengthM: number, slopePercent: number): boolean =>
      ways([
        {
          id: 'a',
          line: [
            [0, 0],
            [lengthM, 0],
          ],
          ...good,
          slopePercent,
        },
      ]).passes('a');
    expect([of(2, 8), of(2, 9), of(2.5, 8), of(0.5, 12), of(0.5, 13), of(0.6, 12)]).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
  });

  test('TR-221 what is not told closes nothing, and the way counts as not described', () => {
    for (const silent of [
      { slopePercent: null },
      { crossSlopePercent: null },
      { widthM: null },
      { nature: '' },
      { nature: '05' },
    ]) {
      const own = ways([{ id: 'a', line, ...good, ...silent }]);
      expect([own.passes('a'), own.isTold('a')], JSON.stringify(silent)).toEqual([true, false]);
    }
  });

  test('TR-222 the kerb of a node closes the crossing that begins there, and the pavement where none does', () => {
    const footways = [
      { id: 'pavement', line, ...good, from: 'n0', to: 'n1' },
      {
        id: 'other',
        line: [
          [50, 0],
          [50, 50],
        ] as const,
        ...good,
        from: 'n1',
        to: 'n3',
      },
      {
        id: 'crossing',
        line: [
          [50, 0],
          [50, -8],
        ] as const,
        ...good,
        nature: 'traversée piétonne',
        widthM: null,
        from: 'n1',
        to: 'n2',
      },
    ];
    const kerbs = (there: number | null, beyond: number | null) =>
      points([
        { id: 'n1', nature: 'nœud', at: [50, 0], kerbM: there },
        { id: 'n2', nature: 'nœud', at: [50, -8], kerbM: beyond },
      ]);
    const high = ways(footways, kerbs(0.14, 0));
    expect(['pavement', 'other', 'crossing'].map(high.passes)).toEqual([true, true, false]);
    const low = ways(footways, kerbs(0.02, 0));
    expect([low.passes('crossing'), low.isTold('crossing')]).toEqual([true, true]);
    const silent = ways(footways, kerbs(0.02, null));
    expect([silent.passes('crossing'), silent.isTold('crossing')]).toEqual([true, false]);
    const withoutNodes = ways(footways);
    expect([withoutNodes.passes('crossing'), withoutNodes.isTold('crossing')]).toEqual([true, false]);
    const step = ways(footways.slice(0, 2), kerbs(0.14, 0));
    expect(['pavement', 'other'].map(step.passes)).toEqual([false, false]);
  });

  test('TR-222 a lowered kerb steeper than 12 % or narrower than the limit closes too', () => {
    const crossing = [{ id: 'c', line, ...good, nature: 'traversée piétonne', widthM: null }];
    const at = (kerb: object) =>
      ways(crossing, points([{ id: 'n', nature: 'nœud', at: [0, 0], kerbM: 0.02, ...kerb }])).passes('c');
    expect([at({}), at({ kerbSlopePercent: 14 }), at({ kerbWidthM: 0.9 })]).toEqual([true, false, false]);
  });

  test('TR-223 an obstacle closes the piece on which it stands when it leaves too little room', () => {
    const at = (obstacle: object) =>
      ways([{ id: 'a', line, ...good }], points([{ id: 'o', at: [20, 1], ...obstacle }]));
    expect(at({ nature: 'potelet', widthM: 0.8 }).passes('a')).toBe(false);
    expect(at({ nature: 'potelet', widthM: 1.3 }).passes('a')).toBe(true);
    expect(at({ nature: 'ressaut', heightM: 0.05 }).passes('a')).toBe(false);
    expect(at({ nature: 'potelet', heightM: 1 }).passes('a')).toBe(true);
  });

  test('TR-233 works bring a footway to the order’s measures; what was better stays', () => {
    const table = roadTable([
      {
        id: 'bad',
        line,
        nature: 'trottoir',
        slopePercent: -9,
        crossSlopePercent: 5,
        widthM: 0.8,
        surfaceState: 'meuble',
      },
      {
        id: 'better',
        line: [
          [0, 50],
          [50, 50],
        ],
        nature: 'trottoir',
        slopePercent: 1,
        crossSlopePercent: 1,
        widthM: 3,
      },
      {
        id: 'silent',
        line: [
          [0, 80],
          [50, 80],
        ],
        nature: 'traversée piétonne',
      },
    ]);
    const works = ['kerbs', 'width', 'slope', 'crossSlope', 'surface', 'obstacles'] as const;
    const edit = {
      kind: 'footway-works',
      id: 'w',
      label: 'Travaux',
      footways: [...table.ids],
      works: [...works],
    } as const;
    const after = editFootways(
      { table, source: 's' },
      { ...edit, footways: [...edit.footways], works: [...works] },
    ).table;
    const of = (name: string): readonly number[] => [...numbersOf(after, name)];
    expect(of('slopePercent')).toEqual([-5, 1, 5]);
    expect(of('crossSlopePercent')).toEqual([2, 1, 2]);
    expect(of('widthM')).toEqual([1.4, 3, 1.4]);
    const high = points([
      { id: 'n', nature: 'nœud', at: [0, 80], kerbM: 0.2 },
      { id: 'o', nature: 'potelet', at: [25, 0], widthM: 0.6 },
    ]);
    const open = (footways: FeatureTable): readonly boolean[] => {
      const walking = walkingWays(createRoads(far), far, footways);
      const { costs, isDescribed, roads } = drained(wheelchairWays(walking, high, flat, limits));
      return [0, 1, 2].map((footway) =>
        [...roads.road.keys()]
          .filter((link) => walking.footwayOf[roads.road[link]!] === footway)
          .every((link) => costs[link]! < Infinity && isDescribed[link] === 1),
      );
    };
    expect(open(table)).toEqual([false, true, false]);
    expect(open(after)).toEqual([true, true, true]);
    expect(() =>
      editFootways({ table, source: 's' }, { ...edit, footways: ['nowhere'], works: ['kerbs'] }),
    ).toThrow(expect.objectContaining({ code: 'edit/target-missing' }));
    expect(() => editFootways(undefined, { ...edit, footways: ['a'], works: ['kerbs'] })).toThrow(
      expect.objectContaining({ code: 'edit/target-missing' }),
    );
  });

  test('TR-224 uphill is slower, as measured: 62 % of the level’s speed at 8 %', () => {
    expect(speedShare(0)).toBe(1);
    expect(speedShare(-0.05)).toBe(1);
    expect(speedShare(Number.NaN)).toBe(1);
    // 58 W over 15 W, force of 9.53 % over 1.53 %.
    expect(speedShare(0.08)).toBeCloseTo(((58 / 15) * 0.0153) / 0.0953, 12);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (a, b) => {
          expect(speedShare(Math.max(a, b))).toBeLessThanOrEqual(speedShare(Math.min(a, b)));
        },
      ),
    );
  });

  test('TR-225 a road’s slope is its own, or the terrain’s; the steepest 20 m close it, stairs always', () => {
    const ramp = { ...flat, values: flat.values.map((_, cell) => ((cell % 40) * 10 * 4) / 100) };
    const of = (table: FeatureTable, terrain = flat) => {
      const wheel = drained(
        wheelchairWays(walkingWays(createRoads(table), table, null), null, terrain, limits),
      );
      return [...wheel.costs].map((seconds) => seconds < Infinity);
    };
    const drawn = (z: readonly number[], nature = street.nature) =>
      roadTable([{ id: 'r', line: z.map((height, i) => [20 * i, 0, height] as const), ...street, nature }]);
    expect(of(drawn([5, 5.9, 6.8]))).toEqual([true, true]);
    expect(of(drawn([5, 6.2, 5]))).toEqual([false, false]);
    expect(of(drawn([5, 5, 5], 'Escalier'))).toEqual([false, false]);
    const silent = roadTable([{ id: 'r', line, ...street }]);
    expect(of(silent, ramp)).toEqual([true, true]);
    expect(of(silent, { ...ramp, values: ramp.values.map((height) => 2 * height) })).toEqual([false, false]);
    const bridge = roadTable([{ id: 'r', line, ...street, level: '1' }]);
    const gorge = {
      ...flat,
      values: flat.values.map((height, cell) => (cell % 40 === 12 ? height - 20 : height)),
    };
    expect([of(silent, gorge), of(bridge, gorge)]).toEqual([
      [false, false],
      [true, true],
    ]);
    // In two pieces that meet over the gorge, also in a layer of which other roads have elevations.
    const halves = [
      { id: 'a', line: [line[0]!, [25, 0] as const], ...street, level: '1' },
      { id: 'b', line: [[25, 0] as const, line.at(-1)!], ...street, level: '1' },
    ];
    const apart = { id: 'c', line: [[0, 99, 5] as const, [9, 99, 5] as const], ...street };
    expect(of(roadTable(halves), gorge)).toEqual([true, true, true, true]);
    expect(of(roadTable([...halves, apart]), gorge)).toEqual(new Array(6).fill(true));
  });
});

describe('ways on foot, footways and roads together', () => {
  const roads = roadTable([
    {
      id: 'main',
      line: [
        [0, 0],
        [200, 0],
      ],
      ...street,
    },
    {
      id: 'side',
      line: [
        [200, 0],
        [200, 150],
      ],
      ...street,
    },
  ]);
  const pavement: RoadFixture = {
    id: 'p',
    line: [
      [0, 6],
      [195, 6],
    ],
    ...good,
  };
  const build = (footways: readonly RoadFixture[]) =>
    walkingWays(createRoads(roads), roads, roadTable(footways));

  test('TR-226 a road along which a footway goes is left out; the next one is joined to the footway', () => {
    const { table, roadOf, footwayOf, roads: network } = build([pavement]);
    expect([...roadOf.keys()].filter((i) => footwayOf[i] === -1 && roadOf[i] === 0)).toEqual([]);
    expect(network.components).toBe(1);
    // The end of the footway to the road that goes on, and that road’s end to the footway.
    expect(table.ids.filter((id) => id.startsWith('join/'))).toHaveLength(2);
    // The footway is closed when its road is.
    expect(roadOf[footwayOf.findIndex((footway) => footway === 0)]).toBe(0);
  });

  test('TR-226 the stretch of a road that no footway goes along stays, joined to the footway’s end', () => {
    const {
      table,
      roadOf,
      footwayOf,
      roads: network,
    } = build([
      {
        ...pavement,
        line: [
          [0, 6],
          [100, 6],
        ],
      },
    ]);
    const rest = [...roadOf.keys()].filter((i) => footwayOf[i] === -1 && roadOf[i] === 0);
    expect(rest).toHaveLength(1);
    const first = table.partOffsets[table.featureOffsets[rest[0]!]!]!;
    // Within a step of 10 m and the 15 m at which a footway still lies beside.
    expect(table.xy[2 * first]).toBeGreaterThanOrEqual(100);
    expect(table.xy[2 * first]).toBeLessThanOrEqual(125);
    expect(network.components).toBe(1);
  });

  test('TR-226 a footway across a road describes none; ends 25 m away from everything stay apart', () => {
    const across = build([
      {
        id: 'a',
        line: [
          [100, -30],
          [100, 30],
        ],
        ...good,
      },
    ]);
    expect(
      [...across.roadOf.keys()].filter((i) => across.roadOf[i] === 0 && across.footwayOf[i] === -1),
    ).toHaveLength(1);
    const away = build([
      {
        id: 'a',
        line: [
          [0, 120],
          [100, 120],
        ],
        ...good,
      },
    ]);
    expect(away.roads.components).toBe(2);
  });

  test('TR-229 a footway is closed where its road is closed to walkers', () => {
    const open = build([pavement]);
    const table: FeatureTable = {
      ...roads,
      columns: {
        ...roads.columns,
        closedUses: { type: 'number', values: Float64Array.of(uses.walk, Number.NaN) },
      },
    };
    const shut = walkingWays(createRoads(table), table, roadTable([pavement]));
    const walked = ({ roads: network, footwayOf }: typeof open): number =>
      [...network.road.keys()].filter(
        (link) => footwayOf[network.road[link]!]! >= 0 && (openUse(network)[link]! & uses.walk) !== 0,
      ).length;
    expect(walked(open)).toBeGreaterThan(0);
    expect(walked(shut)).toBe(0);
  });

  test('TR-227 ends of footways meet by the node they name, or within 50 cm', () => {
    const joins = (gapM: number, node: string | null): boolean =>
      ways([
        {
          id: 'a',
          line: [
            [0, 0],
            [50, 0],
          ],
          ...good,
          to: node,
        },
        {
          id: 'b',
          line: [
            [50, gapM],
            [50, 60],
          ],
          ...good,
          from: node,
        },
      ]).walking.table.ids.some((id) => id.startsWith('join/'));
    // What does not meet is joined by a line that nobody described.
    expect([joins(0.4, null), joins(3, 'n'), joins(8, 'n'), joins(3, null), joins(30, null)]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test('TR-221 the undescribed share of a way counts metres', () => {
    const footways = [
      {
        id: 'told',
        line: [
          [0, 0],
          [60, 0],
        ] as const,
        ...good,
      },
      {
        id: 'silent',
        line: [
          [60, 0],
          [100, 0],
        ] as const,
        nature: 'trottoir',
      },
    ];
    const own = ways(footways);
    const attach = attachTo(own.roads, own.walking.table, uses.walk);
    const found = waysToNearest(
      own.roads,
      own.costs,
      own.isDescribed,
      attach(Float64Array.of(100, 0)),
      attach(Float64Array.of(0, 0, 60, 5, 80, 0)),
      0.8,
    );
    expect(found.blindShare[0]).toBeCloseTo(0.4, 12);
    expect(found.blindShare[1]).toBe(1);
    expect(found.blindShare[2]).toBe(1);
    expect(found.timeS[0]).toBeCloseTo(100 / 0.8, 9);
    expect(found.timeS[1]).toBeCloseTo(45 / 0.8, 9);
  });
});

describe('the nearest place', () => {
  const columns = 4;
  const rows = 3;
  const grid: RoadFixture[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns)
        grid.push({
          id: `h${r}/${c}`,
          line: [
            [100 * c, 100 * r],
            [100 * c + 100, 100 * r],
          ],
          ...street,
        });
      if (r + 1 < rows)
        grid.push({
          id: `v${r}/${c}`,
          line: [
            [100 * c, 100 * r],
            [100 * c, 100 * r + 100],
          ],
          ...street,
        });
    }
  const table = roadTable(grid);
  const roads = createRoads(table);
  const links = roads.road.length;

  test('TR-228 times and undescribed shares are those of trying every way to every place', () => {
    const cost = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 90 }) },
      { weight: 1, arbitrary: fc.constant(Infinity) },
    );
    const along = fc.tuple(fc.integer({ min: 0, max: table.count - 1 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(
        fc.array(cost, { minLength: links, maxLength: links }),
        fc.array(fc.boolean(), { minLength: links, maxLength: links }),
        fc.array(along, { minLength: 1, maxLength: 4 }),
        fc.array(along, { minLength: 1, maxLength: 6 }),
        (seconds, told, places, houses) => {
          const costs = Float64Array.from(seconds);
          const isDescribed = Uint8Array.from(told, Number);
          const attach = attachTo(roads, table, uses.walk);
          const placed = (all: readonly (readonly [number, number])[]) =>
            attach(
              Float64Array.from(all.flatMap(([feature, share]) => placeOn(table, feature, share / 100))),
            );
          const [there, from] = [placed(places), placed(houses)];
          const found = waysToNearest(roads, costs, isDescribed, there, from, 1);
          const every = byEveryWay(roads, costs, there, from);
          for (const [house, time] of every.entries()) {
            const share = found.blindShare[house]!;
            // Sums in another order: to 1e-6 s of some hundreds.
            expect(found.timeS[house]! === time || Math.abs(found.timeS[house]! - time) < 1e-6).toBe(true);
            expect(time === Infinity ? Number.isNaN(share) : share >= 0 && share <= 1).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

function placeOn(
  { xy, partOffsets, featureOffsets }: FeatureTable,
  feature: number,
  share: number,
): [number, number] {
  const first = partOffsets[featureOffsets[feature]!]!;
  const at = (k: number): number =>
    xy[2 * first + k]! + share * (xy[2 * first + 2 + k]! - xy[2 * first + k]!);
  return [at(0), at(1)];
}

/** Least times by plain relaxation, from each house over both directions of its link. */
function byEveryWay(
  roads: Roads,
  costs: Float64Array,
  places: ReturnType<ReturnType<typeof attachTo>>,
  houses: ReturnType<ReturnType<typeof attachTo>>,
): readonly number[] {
  const { tail, head, nodes } = roads.graph;
  const sides = ({ link, share }: typeof places, i: number) => {
    const own = link[i]!;
    return [
      [own, share[i]!],
      [roads.opposite[own]!, 1 - share[i]!],
    ] as const;
  };
  return Array.from(houses.link, (_, house) => {
    let least = Infinity;
    for (const [link, share] of sides(houses, house)) {
      if (costs[link] === Infinity) continue;
      const times = new Float64Array(nodes).fill(Infinity);
      times[head[link]!] = (1 - share) * costs[link]!;
      for (let round = 0; round < nodes; round++)
        for (let one = 0; one < tail.length; one++)
          times[head[one]!] = Math.min(times[head[one]!]!, times[tail[one]!]! + costs[one]!);
      for (let place = 0; place < places.link.length; place++) {
        const off = houses.offRoadM[house]! + places.offRoadM[place]!;
        for (const [end, at] of sides(places, place)) {
          if (costs[end] === Infinity) continue;
          least = Math.min(least, off + times[tail[end]!]! + at * costs[end]!);
          if (end === link && at >= share) least = Math.min(least, off + (at - share) * costs[end]!);
        }
      }
    }
    return least;
  });
}

describe('a whole run', () => {
  const town = createTown(createValley());
  const middle = town.layers.buildings!.table;
  /** A footway along every street, within all limits but where it is spoilt. */
  const beside = (spoilt: (street: number) => object): FeatureTable => {
    const { table } = town.layers.roads!;
    return roadTable(
      Array.from({ length: table.count }, (_, i): RoadFixture => {
        const [x0, y0, x1, y1] = table.xy.subarray(4 * i, 4 * i + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
        return {
          id: `f${i}`,
          line: [
            [x0, y0],
            [x1, y1],
          ],
          ...good,
          ...spoilt(i),
        };
      }),
    );
  };
  const run = (
    layers: Partial<Territory['layers']>,
    edits: readonly Edit[] = [],
    more: Partial<Territory> = {},
  ) => {
    const territory = sealTerritory({ ...town, ...more, layers: { ...town.layers, ...layers } });
    const project = createTrafficProject(territory);
    const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 7, wheelchairSlope: 8 };
    const hypothesis = { ...project.hypotheses[0]!, durationS: 3600 };
    const input = trafficEngine.createInput(applyEdits(territory, edits), hypothesis, parameters, {});
    return drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 3600 }));
  };
  const row = (
    { indicators }: ReturnType<typeof run>,
    name: 'wheelchairNear' | 'wheelchairWithout' | 'wheelchairUndescribed',
    key: string,
  ) => indicators[name].find((one) => one.key === key);
  const layerOf = (table: FeatureTable) => ({ footways: { table, source: town.layers.roads!.source } });

  test('TR-230 where everything is described the share is 0 %, where nothing is it is 100 % and said', () => {
    const all = run(layerOf(beside(() => ({}))));
    expect(row(all, 'wheelchairUndescribed', 'school')).toMatchObject({ value: 0 });
    expect(row(all, 'wheelchairUndescribed', 'school')?.notes).toBeUndefined();
    expect(row(all, 'wheelchairWithout', 'school')?.value).toBe(0);
    const none = run({});
    expect(row(none, 'wheelchairUndescribed', 'school')).toMatchObject({
      value: 100,
      notes: [{ key: 'noFootways' }],
    });
    expect(row(none, 'wheelchairNear', 'stop')).toMatchObject({ value: null, reason: 'noStops' });
    expect(none.fields.wheelchairStopTime).toBeUndefined();
  });

  test('TR-231 who has no way is told building by building, and a new path gives one', () => {
    // Too steep along the streets in which the first houses stand.
    const ends = [0, 1];
    const footways = beside((street) => (ends.includes(street) ? { slopePercent: 20 } : {}));
    const cut = run(layerOf(footways));
    const without = row(cut, 'wheelchairWithout', 'school');
    const time = cut.fields.wheelchairSchoolTime!;
    const members = [...without!.members!.indices];
    expect(members.length).toBeGreaterThan(0);
    for (let building = 0; building < middle.count; building++) {
      expect(Number.isNaN(time[building])).toBe(members.includes(building));
      expect(Number.isNaN(cut.fields.wheelchairSchoolUnknown![building])).toBe(members.includes(building));
    }
    const place = members[0]!;
    const at = middle.partOffsets[middle.featureOffsets[place]!]!;
    const [x, y] = [middle.xy[2 * at]! + 5, middle.xy[2 * at + 1]!];
    const path: Edit = {
      kind: 'road-new',
      id: 'path',
      label: 'Sentier',
      line: [
        [x, y],
        [x, y - 90],
      ],
      zM: null,
      deckHeightM: null,
      nature: 'path',
      importance: '6',
      lanes: 1,
      speedKmh: 10,
      level: 0,
      direction: 'both',
      name: '',
    };
    const after = run(layerOf(footways), [path]);
    expect(after.fields.wheelchairSchoolTime![place]).toBeGreaterThan(0);
    expect(after.fields.wheelchairSchoolUnknown![place]).toBeGreaterThan(0);
  });

  test('TR-229 a closure that was decided for walkers shuts footways between its instants', () => {
    const close = (classes: readonly ('walk' | 'car')[]): Edit => ({
      kind: 'road-close',
      id: 'closed',
      label: 'Fermeture',
      roads: town.layers.roads!.table.ids.map(String),
      classes: [...classes],
      fromS: 600,
      toS: 1200,
    });
    const footways = layerOf(beside(() => ({})));
    expect(row(run(footways, [close(['walk'])]), 'wheelchairWithout', 'school')?.value).toBe(middle.count);
    expect(row(run(footways, [close(['car'])]), 'wheelchairWithout', 'school')?.value).toBe(0);
  });

  test('TR-229 footways open with their road between its instants', () => {
    const roads = town.layers.roads!.table.ids.map(String);
    const walkers = { label: '', roads, classes: ['walk' as const] };
    const close: Edit = { ...walkers, kind: 'road-close', id: 'closed', fromS: null, toS: null };
    const without = (fromS: number, toS: number | null) => {
      const open: Edit = { ...walkers, kind: 'road-open', id: 'open', fromS, toS };
      const footways = layerOf(beside(() => ({})));
      return row(run(footways, [close, open]), 'wheelchairWithout', 'school')?.value;
    };
    expect(without(0, null)).toBe(0);
    expect(without(600, null)).toBe(middle.count);
    expect(without(0, 600)).toBe(middle.count);
  });

  test('TR-232 stops that are served and lie on the terrain count, others do not', () => {
    const [west, north] = [town.layers.terrain.grid.westM, town.layers.terrain.grid.northM];
    const transit: TransitFeed = {
      stopXY: Float64Array.of(west + 100, north - 60, west - 5000, north, west + 210, north - 60),
      stopIds: ['a', 'away', 'unserved'],
      stopNames: ['a', 'b', 'c'],
      routeIds: ['r'],
      routeNames: ['1'],
      routeTypes: Int32Array.of(3),
      tripRoute: Int32Array.of(0),
      tripService: Int32Array.of(0),
      callFirst: Int32Array.of(0, 2),
      callStop: Int32Array.of(0, 1),
      callArrivalS: Int32Array.of(28_800, 30_000),
      callDepartureS: Int32Array.of(28_800, 30_000),
      callClosed: Uint8Array.of(0, 0),
      services: [
        {
          id: 's',
          weekdays: [true, true, true, true, true, false, false],
          first: 20260101,
          last: 20261231,
          added: [],
          removed: [],
        },
      ],
    };
    const source = { ...town.sources[0]!, id: 'transit' };
    const served = run({}, [], { transit, sources: [...town.sources, source] });
    expect(row(served, 'wheelchairWithout', 'stop')?.value).toBe(0);
    expect(Math.min(...served.fields.wheelchairStopTime!)).toBeGreaterThan(30);
    // A timetable without any call says of no stop that it is not served: nobody has farther to go, and some less far.
    const none = new Int32Array(0);
    const stopsAlone: TransitFeed = {
      ...transit,
      tripRoute: none,
      tripService: none,
      callFirst: Int32Array.of(0),
      callStop: none,
      callArrivalS: none,
      callDepartureS: none,
      callClosed: new Uint8Array(0),
      services: [],
    };
    const toAll = run({}, [], { transit: stopsAlone, sources: [...town.sources, source] });
    const nearer = toAll.fields.wheelchairStopTime!.map((s, i) => served.fields.wheelchairStopTime![i]! - s);
    expect(Math.min(...nearer)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...nearer)).toBeGreaterThan(10);
  });
});
