import { describe, expect, test } from 'vitest';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import type { Edges, EngineSpec } from '../../src/simulation/contract.ts';
import {
  changedEdges,
  desiresOf,
  entriesByHour,
  passagesAlong,
  roadOf,
  usersOf,
  windOf,
} from '../../src/simulation/edge-results.ts';
import { changedCsv } from '../../src/ui/atelier/roads/changed-csv.ts';

/** Three pieces of one street from west to east, the middle one in both directions, and a street to the north. */
const edges: Edges = {
  ids: ['1+', '2+', '2-', '3+', '4+'],
  names: ['rue A', 'rue A', 'rue A', 'rue A', 'rue B'],
  offsets: Uint32Array.of(0, 2, 4, 6, 8, 10),
  xy: Float64Array.of(0, 0, 100, 0, 100, 0, 200, 0, 200, 0, 100, 0, 200, 0, 300, 0, 200, 0, 200, 90),
  z: new Float32Array(10).fill(Number.NaN),
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
      { from: [0, 0], to: [300, 0], vehicles: 5 },
      { from: [100, 0], to: [200, 90], vehicles: 2 },
      { from: [0, 0], to: [100, 0], vehicles: 7 },
    ]);
  });

  test('SR-40 a road goes on through the edges of its name, in one direction', () => {
    expect(roadOf(edges, 1)).toEqual([0, 1, 3]);
    expect(roadOf(edges, 2)).toEqual([2]);
    expect(windOf(edges, 0)).toBe('e');
    expect(windOf(edges, 2)).toBe('w');
    expect(windOf(edges, 4)).toBe('n');
    expect(passagesAlong(run, roadOf(edges, 1), 0, 100)).toEqual([
      { fromM: 0, toM: 100, enteredS: 0, leftS: 10 },
      { fromM: 100, toM: 200, enteredS: 10, leftS: 30 },
      { fromM: 200, toM: 300, enteredS: 30, leftS: 40 },
    ]);
  });

  test('SR-42 changed edges are told with their sign, those of one run too, small changes apart', () => {
    const other: Edges = { ...edges, ids: ['1+', '2+', '2-', '3+', 'new+'] };
    const rows = changedEdges(
      { edges, values: [10, 20, 30, 40, 50] },
      { edges: other, values: [10, 26, 30.4, 35, 7] },
      1,
    );
    expect(rows.map(({ id, change, tooSmall }) => [id, change, tooSmall])).toEqual([
      ['2+', 6, false],
      ['2-', expect.closeTo(0.4, 6), true],
      ['3+', -5, false],
      ['new+', null, false],
      ['4+', null, false],
    ]);
    const text = changedCsv(
      rows.map((row) => (row.id === '2+' ? { ...row, name: '=A;"B"' } : row)),
      { heads: ['id'], title: 'trafic', wind: (wind) => wind, tooSmall: 'petit', notes: ['Non calé'] },
    );
    expect(text.split('\r\n')[3]).toBe(`2+;"'=A;""B""";e;20;26;6;`);
  });
});
