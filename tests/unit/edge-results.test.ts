import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import type { Edges, EngineSpec, FieldSpec } from '../../src/simulation/contract.ts';
import {
  bothWays,
  changedEdges,
  desiresOf,
  entriesByHour,
  passagesAlong,
  roadOf,
  usersOf,
  windOf,
} from '../../src/simulation/edge-results.ts';
import { words } from '../../src/i18n/i18n.ts';
import { clockTicks } from '../../src/ui/atelier/roads/clock-ticks.ts';
import { namedFlows } from '../../src/ui/atelier/roads/flow-ends.ts';
import { changedCsv } from '../../src/ui/atelier/roads/changed-csv.ts';
import { shownChange } from '../../src/ui/atelier/roads/shown-change.ts';

/** Three pieces of one street from west to east, the middle one in both directions, and a street to the north. */
const edges: Edges = {
  ids: ['1+', '2+', '2-', '3+', '4+'],
  names: ['rue A', 'rue A', 'rue A', 'rue A', 'rue B'],
  offsets: Uint32Array.of(0, 2, 4, 6, 8, 10),
  xy: Float64Array.of(0, 0, 100, 0, 100, 0, 200, 0, 200, 0, 100, 0, 200, 0, 300, 0, 200, 0, 200, 90),
  opposite: Int32Array.of(-1, 2, 1, -1, -1),
};

const run = {
  spec: {
    movement: { edge: 'passageEdge', enteredS: 'entered', leftS: 'left' },
    routes: { first: 'first', edges: 'ways', vehicles: 'vehicles' },
  } as unknown as EngineSpec,
  axes: { edge: edges },
  result: {
    fields: {
      passageEdge: Uint32Array.of(0, 1, 3, 1),
      entered: Float32Array.of(0, 10, 30, 3700),
      left: Float32Array.of(10, 30, 40, 3720),
      first: Uint32Array.of(0, 3, 5, 6),
      ways: Uint32Array.of(0, 1, 3, 1, 4, 0),
      vehicles: Float32Array.of(5, 2, 7),
    },
    indicators: {},
    diagnostics: {},
  },
} as unknown as FinishedRun;

describe('results of edges', () => {
  test('SR-40 vehicles are counted in the hour in which they enter', () => {
    expect(entriesByHour(run, 1, 7200)).toEqual([1, 1]);
    expect(entriesByHour(run, 4, 7200)).toEqual([0, 0]);
  });

  test('SR-41 who uses an edge is on every edge of their ways, and on no other', () => {
    expect(usersOf(run, 1)?.total).toBe(7);
    expect([...(usersOf(run, 1)?.perEdge ?? [])]).toEqual([5, 7, 0, 5, 2]);
  });

  test('SR-43 ways with the same ends are taken together', () => {
    expect(desiresOf(run)).toEqual([
      { from: [0, 0], to: [300, 0], firstEdge: 0, lastEdge: 3, vehicles: 5 },
      { from: [100, 0], to: [200, 90], firstEdge: 1, lastEdge: 4, vehicles: 2 },
      { from: [0, 0], to: [100, 0], firstEdge: 0, lastEdge: 0, vehicles: 7 },
    ]);
  });

  test('SR-107 a desire line is of both directions together, and says what each has', () => {
    const [a, b, c] = [[0, 0] as const, [300, 0] as const, [0, 90] as const];
    const ends = { firstEdge: 0, lastEdge: 3 };
    const lines = bothWays([
      { from: a, to: b, ...ends, vehicles: 5 },
      { from: b, to: a, ...ends, vehicles: 2 },
      { from: b, to: c, ...ends, vehicles: 1 },
      { from: a, to: a, ...ends, vehicles: 4 },
    ]);
    expect(lines.map(({ there, back, vehicles }) => [there, back, vehicles])).toEqual([
      [5, 2, 7],
      [1, 0, 1],
      [4, 0, 4],
    ]);
  });

  test('SR-108 who uses an edge is told by the roads on which their ways begin and end, the most first', () => {
    const through = desiresOf(run, 1)!;
    expect(through.map(({ vehicles }) => vehicles)).toEqual([5, 2]);
    const flows = namedFlows(words('fr'), edges, through, false);
    expect(flows).toEqual([
      { from: 'rue A, au bord sud', to: 'rue A, au bord est', there: 5, back: 0 },
      { from: 'rue A, au bord sud', to: 'rue B, au bord nord', there: 2, back: 0 },
    ]);
    const back = through.map((one) => ({
      ...one,
      from: one.to,
      to: one.from,
      firstEdge: one.lastEdge,
      lastEdge: one.firstEdge,
    }));
    expect(
      namedFlows(words('fr'), edges, [...through, ...back], true).map((one) => [one.there, one.back]),
    ).toEqual([
      [5, 5],
      [2, 2],
    ]);
  });

  test('SR-106 ticks of time are round by the clock, few enough to be read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_399 }),
        fc.integer({ min: 0, max: 86_400 }),
        fc.integer({ min: 60, max: 90_000 }),
        (startS, fromS, spanS) => {
          const ticks = clockTicks(startS, fromS, spanS, 5);
          expect(ticks.length).toBeLessThanOrEqual(6);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(fromS);
            expect(tick).toBeLessThanOrEqual(fromS + spanS);
            expect((startS + tick) % 60).toBe(0);
          }
        },
      ),
    );
    expect(clockTicks(7 * 3600, 450, 900, 5)).toEqual([600, 900, 1200]);
    expect(clockTicks(0, 0, 86_400, 5)).toEqual([0, 21_600, 43_200, 64_800, 86_400]);
  });

  test('SR-40 a road goes on through the edges of its name, in one direction', () => {
    expect(roadOf(edges, 1)).toEqual([0, 1, 3]);
    expect(roadOf(edges, 2)).toEqual([2]);
    expect(windOf(edges, 0)).toBe('e');
    expect(windOf(edges, 2)).toBe('w');
    expect(windOf(edges, 4)).toBe('n');
    expect(passagesAlong(run, roadOf(edges, 1), 0, 100)).toEqual([
      { edge: 0, fromM: 0, toM: 100, enteredS: 0, leftS: 10 },
      { edge: 1, fromM: 100, toM: 200, enteredS: 10, leftS: 30 },
      { edge: 3, fromM: 200, toM: 300, enteredS: 30, leftS: 40 },
    ]);
  });

  test('SR-42 changed edges are told with their sign, those of one run too, small changes apart', () => {
    const other: Edges = { ...edges, ids: ['1+', '2+', '2-', '3+', 'new+'] };
    const rows = changedEdges(
      { edges, values: [10, 20, 30, 40, 50] },
      { edges: other, values: [10, 26, 30.4, 35, 7] },
      { noise: 1, isAmount: true },
    );
    expect(rows.map(({ id, there, change, tooSmall }) => [id, there, change, tooSmall])).toEqual([
      ['2+', 'both', 6, false],
      ['2-', 'both', expect.closeTo(0.4, 6), true],
      ['3+', 'both', -5, false],
      ['new+', 'added', 7, false],
      ['4+', 'removed', -50, false],
    ]);
  });

  test('SR-100 a road that only one alternative has counts from nothing, if its values are amounts', () => {
    const [here, there] = [
      { edges: { ...edges, ids: ['1+', 'old+'] }, values: [Number.NaN, 50] },
      { edges: { ...edges, ids: ['1+', 'new+'] }, values: [30, 40] },
    ];
    const changes = (isAmount: boolean) =>
      changedEdges(here, there, { noise: 1, isAmount }).map((row) => [
        row.id,
        row.before,
        row.after,
        row.change,
      ]);
    expect(changes(true)).toEqual([
      ['1+', null, 30, null],
      ['new+', null, 40, 40],
      ['old+', 50, null, -50],
    ]);
    expect(changes(false).map((row) => row[3])).toEqual([null, null, null]);
  });

  test('SR-101 figures of the file have the digits of their field, and the change is that of the figures beside it', () => {
    const rows = changedEdges(
      { edges: { ...edges, ids: ['1+', 'old+'] }, values: Float32Array.of(2570.1, 50) },
      { edges: { ...edges, ids: ['1+', 'new+'] }, values: Float32Array.of(2571.3, 3213.867919921875) },
      { noise: 1, isAmount: true },
    );
    const text = changedCsv(
      rows.map((row) => (row.id === '1+' ? { ...row, name: '=A;"B"' } : row)),
      {
        heads: ['id'],
        title: 'trafic',
        wind: (wind) => wind,
        note: ({ there }) => there,
        notes: ['Non calé'],
      },
    );
    expect(text.split('\r\n').slice(3)).toEqual([
      `1+;"'=A;""B""";e;2570.1;2571.3;1.2;both`,
      'new+;rue A;e;;3213.868;3213.868;added',
      'old+;rue A;e;50;;-50;removed',
      '',
    ]);
  });

  test('SR-101 a change is that of the two figures as they are written, its sign joined to it', () => {
    const shown = (
      before: number | null,
      after: number | null,
      unit: 'vehicle' | 's' = 'vehicle',
      displayStep = 1,
    ) =>
      shownChange(words('fr'), { unit, displayStep } as FieldSpec, {
        before,
        after,
        isAmount: true,
        startS: null,
      });
    const plain = ({ before, after, change }: ReturnType<typeof shown>) =>
      [before, after, change].map((text) => text.replaceAll(/\s/g, ' '));
    expect(plain(shown(2570.6, 2572.4))).toEqual(['2 571', '2 572', '+1']);
    expect(plain(shown(3399.6, 196.4))).toEqual(['3 400', '196', '−3 204']);
    expect(plain(shown(null, 3213.9))).toEqual(['—', '3 214', '+3 214']);
    expect(plain(shown(0.3614, 0.3625, 'vehicle', 0.001))).toEqual(['0,361', '0,363', '+0,002']);
    expect(plain(shown(28_859, 29_461, 's', 60))).toEqual(['8 h 00', '8 h 11', '+11 min']);
  });
});

/** A chequerboard of streets with both directions, `side` × `side` crossings, and ways along its rows. */
function town(side: number): FinishedRun {
  const lines: number[][] = [];
  const names: string[] = [];
  for (let row = 0; row < side; row++)
    for (let column = 0; column + 1 < side; column++)
      for (const [from, to, name] of [
        [[column, row], [column + 1, row], `rue ${row}`],
        [[row, column], [row, column + 1], `allée ${row}`],
      ] as const) {
        lines.push(
          [...from, ...to].map((k) => 100 * k),
          [...to, ...from].map((k) => 100 * k),
        );
        names.push(name, name);
      }
  const count = lines.length;
  const edges: Edges = {
    ids: lines.map((_, i) => `e${i}`),
    names,
    offsets: Uint32Array.from({ length: count + 1 }, (_, i) => 2 * i),
    xy: Float64Array.from(lines.flat()),
    opposite: Int32Array.from(lines, (_, i) => i ^ 1),
  };
  const eastward = [...edges.ids.keys()].filter((i) => i % 4 === 0);
  const passages = 40 * count;
  return {
    ...run,
    axes: { edge: edges },
    result: {
      ...run.result,
      fields: {
        passageEdge: Uint32Array.from({ length: passages }, (_, i) => i % count),
        entered: Float32Array.from({ length: passages }, (_, i) => i % 86_400),
        left: Float32Array.from({ length: passages }, (_, i) => (i % 86_400) + 10),
        first: Uint32Array.from({ length: side + 1 }, (_, row) => row * (side - 1)),
        ways: Uint32Array.from(eastward),
        vehicles: new Float32Array(side).fill(3),
      },
    },
  } as unknown as FinishedRun;
}

// What looked at every pair of edges would take minutes: the time that a test may take is the check.
test('SR-73 twenty thousand edges are read as three are', () => {
  const side = 72;
  const large = town(side);
  const all = large.axes.edge!;
  const count = all.ids.length;
  expect(count).toBeGreaterThan(20_000);
  const values = Float32Array.from(all.ids, (_, i) => i);
  const others = values.map((value, i) => (i % 10 === 0 ? value + 5 : value));
  const rows = changedEdges(
    { edges: all, values },
    { edges: all, values: others },
    { noise: 1, isAmount: true },
  );
  expect(rows).toHaveLength(Math.ceil(count / 10));
  expect(rows.every(({ change }) => change === 5)).toBe(true);
  expect(desiresOf(large)).toHaveLength(side);
  const road = roadOf(all, 0);
  expect(road).toHaveLength(side - 1);
  expect(usersOf(large, road[0]!)?.total).toBe(3);
  expect(passagesAlong(large, road, 0, 3600)!.length).toBeGreaterThan(100);
  expect(entriesByHour(large, 0, 86_400)!.reduce((sum, vehicles) => sum + vehicles, 0)).toBe(40);
});
