import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedAt, closuresOf } from '../../src/engines/traffic/closures.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { matchCounts, roadNumber } from '../../src/engines/traffic/roads/match-counts.ts';
import { banRequests, decidedClosures } from '../../src/engines/traffic/roads/road-requests.ts';
import { uses } from '../../src/engines/traffic/roads/roads.ts';
import { cutOffBuildings, type RoadState } from '../../src/engines/traffic/roads/side-effects.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { type Edit, edit as editSchema } from '../../src/scenario/project.ts';
import { readEdits } from '../../src/scenario/edits-geojson.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { TableBuilder, textColumn } from '../../src/territory/table-builder.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { type RoadFixture, roadTable } from '../road-table.ts';

const whole = { nature: 'Route à 1 chaussée', importance: '4', urban: 'Oui', lanes: 2, speedKmh: 50 };

/** A ring of four roads, and a bridge that leads to an island with one street. */
const town: readonly RoadFixture[] = [
  {
    ...whole,
    id: 'south',
    line: [
      [0, 0],
      [100, 0],
    ],
  },
  {
    ...whole,
    id: 'east',
    line: [
      [100, 0],
      [100, 100],
    ],
  },
  {
    ...whole,
    id: 'north',
    line: [
      [100, 100],
      [0, 100],
    ],
  },
  {
    ...whole,
    id: 'west',
    line: [
      [0, 100],
      [0, 0],
    ],
  },
  {
    ...whole,
    id: 'bridge',
    line: [
      [100, 0],
      [200, 0],
    ],
  },
  {
    ...whole,
    id: 'island',
    line: [
      [200, 0],
      [300, 0],
    ],
  },
];

function stateOf(roads: readonly RoadFixture[]): RoadState {
  const table = roadTable(roads);
  return { table, roads: createRoads(table) };
}

const townWith = (id: string, more: Readonly<Record<string, unknown>>): RoadState =>
  stateOf(town.map((road) => (road.id === id ? { ...road, ...more } : road)));

function pointTable(
  points: readonly (readonly [number, number])[],
  texts: Readonly<Record<string, readonly string[]>> = {},
): FeatureTable {
  const builder = new TableBuilder('point');
  for (const [i, [x, y]] of points.entries())
    builder.addParts(`p${i}`, [{ xy: Float64Array.of(x, y), z: null }]);
  const columns = Object.entries(texts).map(([name, values]) => {
    const column = textColumn();
    for (const value of values) column.push(value);
    return [name, column.build()] as const;
  });
  return builder.build(Object.fromEntries(columns));
}

/** On the ring, on the bridge, and two on the island. */
const houses = pointTable([
  [50, 5],
  [150, 5],
  [250, 5],
  [290, -9],
]);

const parts = (before: RoadState, after: RoadState, use: number = uses.car) => {
  const { noLongerReached, newlyReached, stillUnreached, stillReached } = cutOffBuildings(
    before,
    after,
    houses,
    use,
  );
  return [[...noLongerReached], [...newlyReached], [...stillUnreached], stillReached];
};

describe('what an edit does to buildings', () => {
  const before = stateOf(town);

  test('TR-120 a closed bridge cuts off what lies on it and behind it, and nothing else', () => {
    const closed = townWith('bridge', { closedUses: uses.car });
    expect(parts(before, closed)).toEqual([[1, 2, 3], [], [], 1]);
    expect(parts(closed, before)).toEqual([[], [1, 2, 3], [], 1]);
    // Closed all along, the bridge is nobody's road: the house on it lies on the next one.
    expect(parts(closed, closed)).toEqual([[], [], [2, 3], 2]);
    expect(parts(before, closed, uses.walk)).toEqual([[], [], [], 4]);
  });

  test('TR-120 a bridge made one-way towards the town can no longer be driven to the island', () => {
    const away = townWith('bridge', { direction: 'Sens inverse' });
    expect(parts(before, away)).toEqual([[1, 2, 3], [], [], 1]);
    const towards = townWith('bridge', { direction: 'Sens direct' });
    expect(parts(before, towards)).toEqual([[], [], [], 4]);
  });

  test('TR-120 a ring closed at one place cuts off those who live there only', () => {
    expect(parts(before, townWith('south', { closedUses: uses.car }))).toEqual([[0], [], [], 3]);
  });

  test('TR-120 a new road reaches those whom none reached', () => {
    const apart = stateOf(town.filter(({ id }) => id !== 'bridge'));
    expect(parts(apart, before)).toEqual([[], [2, 3], [], 2]);
  });
});

describe('counts on roads', () => {
  const roads: readonly RoadFixture[] = [
    {
      ...whole,
      id: 'main',
      number: 'D45',
      line: [
        [0, 0],
        [500, 0],
      ],
    },
    {
      ...whole,
      id: 'side',
      line: [
        [100, 10],
        [100, 300],
      ],
    },
    {
      ...whole,
      id: 'up',
      number: 'N27',
      direction: 'Sens direct',
      line: [
        [0, 1000],
        [500, 1000],
      ],
    },
    {
      ...whole,
      id: 'down',
      number: 'N27',
      direction: 'Sens inverse',
      line: [
        [0, 1020],
        [500, 1020],
      ],
    },
    {
      ...whole,
      id: 'path',
      nature: 'Sentier',
      number: 'D45',
      line: [
        [0, -3],
        [500, -3],
      ],
    },
  ];
  const { table, roads: made } = stateOf(roads);
  const featuresOf = (links: readonly number[]): readonly string[] =>
    links.map((link) => table.ids[made.road[link]!]!);

  test('TR-121 a count takes the road of its number within 50 m, both directions of it', () => {
    const counts = pointTable(
      [
        [102, 12],
        [250, 990],
        [102, 12],
        [250, 60],
      ],
      {
        road: ['RD 45', 'N0027', 'D99', 'D45'],
      },
    );
    const { matched, unmatched } = matchCounts(made, table, counts);
    expect(matched.map(({ count, links, byNumber }) => [count, featuresOf(links), byNumber])).toEqual([
      [0, ['main', 'main'], true],
      [1, ['up', 'down'], true],
    ]);
    expect(unmatched).toEqual([2, 3]);
    expect(matched[0]?.distanceM).toBeCloseTo(12, 9);
  });

  test('TR-121 a count without a number takes the nearest road of cars', () => {
    const { matched } = matchCounts(
      made,
      table,
      pointTable([
        [102, 14],
        [250, -5],
      ]),
    );
    expect(matched.map(({ links, byNumber }) => [featuresOf(links), byNumber])).toEqual([
      [['side', 'side'], false],
      [['main', 'main'], false],
    ]);
  });

  test.each([
    ['D45', 'D45'],
    ['RD 45', 'D45'],
    ['D0045', 'D45'],
    ['rn-13', 'N13'],
    ['A0028', 'A28'],
    ['D45a', 'D45A'],
    ['', ''],
  ])('TR-121 « %s » is number %s', (text, number) => {
    expect(roadNumber(text)).toBe(number);
  });
});

describe('what engines read beside the layers', () => {
  const layers = {
    terrain: {
      grid: { columns: 1, rows: 1, cellSizeM: 1, westM: 0, northM: 1 },
      values: new Float32Array(1),
      source: '',
    },
  };

  test('TR-111 bans of the layer come with their place, then those of edits', () => {
    const table = pointTable([[100, 0]], { from: ['south'], to: ['east/bridge'] });
    const ban = editSchema.parse({ id: 'b', kind: 'turn-ban', from: 'west', to: 'south' });
    const requests = banRequests({ layers: { ...layers, turnBans: { table, source: '' } }, edits: [ban] });
    expect(requests).toEqual([
      { id: 'p0', from: 'south', to: ['east', 'bridge'], at: [100, 0] },
      { id: 'b', from: 'west', to: ['south'], at: null },
    ]);
    const state = roadTable(town);
    expect(createRoads(state, { bans: requests }).bans.length).toBe(3);
  });

  test('TR-112 closures between two instants name their roads, pieces included', () => {
    const ids = ['south', 'east', 'south#2'];
    const timed = { roads: ['south'], classes: ['car', 'bus'], fromS: 60 };
    const close = editSchema.parse({ id: 'c', kind: 'road-close', ...timed });
    const always = editSchema.parse({ id: 'd', kind: 'road-close', roads: ['east'], classes: ['car'] });
    const shut = { use: uses.car | uses.bus, fromS: 60, toS: Infinity, isOfTimed: false };
    expect(decidedClosures(ids, [close, always])).toEqual([
      { road: 0, ...shut },
      { road: 2, ...shut },
    ]);
  });

  test('TR-112 an opening between two instants closes before and after to whom nothing else opens', () => {
    const timed = { id: 'o', kind: 'road-open', roads: ['south'], classes: ['car'] };
    const open = (fromS: number | null, toS: number | null): Edit =>
      editSchema.parse({ ...timed, fromS, toS });
    const closed = (fromS: number, toS: number) => ({ road: 0, use: uses.car, fromS, toS, isOfTimed: true });
    expect(decidedClosures(['south'], [open(60, 90)])).toEqual([closed(0, 60), closed(90, Infinity)]);
    expect(decidedClosures(['south'], [open(60, null), open(null, 30)])).toEqual([closed(30, 60)]);
    expect(decidedClosures(['south'], [open(60, 90), open(null, null)])).toEqual([]);
  });

  test('TR-112 whatever the order and instants, the last edit that names a use then wins', () => {
    const instant = fc.option(fc.integer({ min: 0, max: 9 }).map((k) => 60 * k));
    const period = fc.tuple(instant, instant).filter(([fromS, toS]) => (fromS ?? 0) < (toS ?? Infinity));
    const one = fc.tuple(
      fc.constantFrom('road-close', 'road-open'),
      period,
      fc.subarray(['car', 'walk'], { minLength: 1 }),
    );
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 6 }),
        fc.constantFrom('Libre', 'Physiquement impossible'),
        (all, access) => {
          const edits = all.map(([kind, [fromS, toS], classes], i) =>
            editSchema.parse({ id: `${i}`, kind, roads: ['south'], classes, fromS, toS }),
          );
          const table = roadTable(town.map((road) => ({ ...road, lightVehicleAccess: access })));
          const territory = { layers: { ...layers, roads: { table, source: '' } } } as unknown as Territory;
          const roads = createRoads(applyEdits(territory, edits).layers.roads!.table);
          const decided = decidedClosures(table.ids, edits);
          const fords = new Uint8Array(table.count);
          const noLimit = { car: 1, heavy: 1, bus: 1, bike: 1, walk: 1, rescue: 1 };
          for (const use of ['car', 'walk'] as const) {
            const closures = closuresOf(roads, use, null, noLimit, fords, decided);
            const link = [...roads.road.keys()].find(
              (of) => roads.road[of] === 0 && (roads.use[of]! & uses[use]) !== 0,
            );
            for (let timeS = 0; timeS < 600; timeS += 30) {
              const last = all.findLast(
                ([, [fromS, toS], classes]) =>
                  classes.includes(use) && (fromS ?? 0) <= timeS && timeS < (toS ?? Infinity),
              );
              const isOpen = last ? last[0] === 'road-open' : use === 'walk' || access === 'Libre';
              const is = link !== undefined && closedAt(closures, roads.road.length, timeS)[link] === 0;
              expect(is).toBe(isOpen);
            }
          }
        },
      ),
    );
  });
});

describe('edits from GeoJSON', () => {
  const file = (...features: readonly unknown[]): string =>
    JSON.stringify({ type: 'FeatureCollection', features });
  const shape = (type: string, coordinates: unknown) => ({ type, coordinates });
  const toMetres = (longitude: number, latitude: number): [number, number] => [
    longitude * 1000,
    latitude * 1000,
  ];

  test('TR-122 each feature is an edit; those that are none are told by their number, the rest is kept', () => {
    const { edits, problems } = readEdits(
      file(
        {
          type: 'Feature',
          geometry: null,
          properties: { kind: 'road-close', roads: 'A; B', classes: 'car,heavy' },
        },
        { type: 'Feature', geometry: null, properties: { kind: 'road-fly', roads: 'A' } },
        {
          type: 'Feature',
          geometry: shape('Point', [1, 49]),
          properties: { kind: 'traffic-filter', id: 'posts' },
        },
        {
          type: 'Feature',
          geometry: shape('LineString', [
            [600000, 6900000, 4],
            [600100, 6900000, 5],
          ]),
          properties: {
            kind: 'road-new',
            nature: 'single',
            importance: '5',
            lanes: 2,
            speedKmh: 50,
            level: 1,
            direction: 'both',
          },
        },
        { type: 'Feature', geometry: null, properties: { kind: 'road-speed', roads: ['A'], speedKmh: -3 } },
        'nothing',
      ),
      toMetres,
      ['edit-1'],
    );
    expect(edits.map(({ id, kind }) => [id, kind])).toEqual([
      ['edit-1-2', 'road-close'],
      ['posts', 'traffic-filter'],
      ['edit-4', 'road-new'],
    ]);
    expect(edits[0]).toMatchObject({ roads: ['A', 'B'], classes: ['car', 'heavy'] });
    expect(edits[1]).toMatchObject({ point: [[1000, 49_000]] });
    expect(edits[2]).toMatchObject({
      line: [
        [600000, 6900000],
        [600100, 6900000],
      ],
      zM: [4, 5],
    });
    expect(problems.map(({ code, details }) => [code, details['feature']])).toEqual([
      ['edit/unreadable', 2],
      ['edit/unreadable', 5],
      ['edit/unreadable', 6],
    ]);
  });

  test('TR-122 what is no collection is refused', () => {
    expect(() => readEdits('{"type":"Feature"}', toMetres)).toThrow('collection');
    expect(() => readEdits('not JSON', toMetres)).toThrow('collection');
  });
});
