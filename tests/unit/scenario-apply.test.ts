import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Digest, SourceId } from '../../src/base/brand.ts';
import { AppError } from '../../src/base/errors.ts';
import { applyEdits, editProblems } from '../../src/scenario/apply.ts';
import type { Edit, Point } from '../../src/scenario/project.ts';
import { landCoverCode } from '../../src/territory/land-cover.ts';
import type { Territory } from '../../src/territory/territory.ts';

const grid = { columns: 4, rows: 3, cellSizeM: 10, westM: 100, northM: 230 };

function createTerritory(layers: Partial<Territory['layers']> = {}): Territory {
  const values = Float32Array.from({ length: 12 }, (_, i) => i);
  values[11] = Number.NaN;
  return {
    name: 'test',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    digest: '0'.repeat(64) as Digest,
    sources: [],
    layers: { terrain: { grid, values, source: 'dem' }, ...layers },
  };
}

function createDikes(z: Float32Array<ArrayBuffer> | null): Territory['layers']['dikes'] {
  return {
    source: 'topo',
    table: {
      geometry: 'line',
      count: 1,
      featureOffsets: Uint32Array.of(0, 1),
      partOffsets: Uint32Array.of(0, 2),
      xy: Float64Array.of(105, 225, 135, 225),
      z,
      ids: ['DIGUE1' as SourceId],
      columns: {
        name: { type: 'text', codes: Uint32Array.of(1), dictionary: ['', 'Levée'] },
        crestM: { type: 'number', values: Float64Array.of(5) },
      },
    },
  };
}

const westHalf: readonly Point[] = [
  [100, 200],
  [120, 200],
  [120, 230],
  [100, 230],
];
const elsewhere: Point[] = [
  [900, 900],
  [950, 900],
  [950, 950],
];

function ground(mode: 'by' | 'to' | 'raise-to' | 'lower-to', valueM: number, area = westHalf): Edit {
  return { kind: 'ground', id: 'g', label: '', area: [...area], mode, valueM };
}

function dike(line: Point[], crestM: number | number[] = 7): Edit {
  return { kind: 'dike', id: 'd', label: 'Digue', line, crestM };
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'none';
}

describe('applying edits', () => {
  test('RU-1 without edits every layer is shared', () => {
    const territory = createTerritory();
    const applied = applyEdits(territory, []);
    expect(applied.layers.terrain).toBe(territory.layers.terrain);
    expect([...applied.changed]).toEqual([]);
  });

  test('RU-1 the territory stays as it was and only touched layers are new', () => {
    const dikes = createDikes(null);
    const territory = createTerritory(dikes ? { dikes } : {});
    const before = territory.layers.terrain.values.slice();
    const applied = applyEdits(territory, [ground('by', 2)]);
    expect(territory.layers.terrain.values).toEqual(before);
    expect(applied.layers.dikes).toBe(dikes);
    expect([...applied.changed]).toEqual(['terrain']);
  });

  test.each([
    ['by', 2, [2, 3, 2, 3, 6, 7, 6, 7, 10, 11, 10]],
    ['to', 2, [2, 2, 2, 3, 2, 2, 6, 7, 2, 2, 10]],
    ['raise-to', 4, [4, 4, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['lower-to', 4, [0, 1, 2, 3, 4, 4, 6, 7, 4, 4, 10]],
  ] as const)('ground %s %d moves the cells of the area', (mode, valueM, expected) => {
    const { layers } = applyEdits(createTerritory(), [ground(mode, valueM)]);
    expect([...layers.terrain.values].slice(0, 11)).toEqual([...expected]);
    expect(layers.terrain.values[11]).toBeNaN();
  });

  test('unknown ground stays unknown', () => {
    const all: Point[] = [
      [90, 190],
      [150, 190],
      [150, 240],
      [90, 240],
    ];
    const { layers } = applyEdits(createTerritory(), [ground('to', 1, all)]);
    expect([...layers.terrain.values].slice(0, 11)).toEqual(Array.from({ length: 11 }, () => 1));
    expect(layers.terrain.values[11]).toBeNaN();
  });

  test('RU-2 an edit that touches no known ground is refused', () => {
    const territory = createTerritory();
    expect(codeOf(() => applyEdits(territory, [ground('by', 1, elsewhere)]))).toBe('edit/outside');
    expect(codeOf(() => applyEdits(territory, [dike(elsewhere)]))).toBe('edit/outside');
    const cover: Edit = { kind: 'land-cover', id: 'c', label: '', area: elsewhere, cover: 'crop' };
    expect(codeOf(() => applyEdits(territory, [cover]))).toBe('edit/outside');
  });

  test('RU-2 an edit too small to change a cell is not said to be elsewhere', () => {
    const territory = createTerritory();
    const speck: Point[] = [
      [101, 221],
      [102, 221],
      [102, 222],
    ];
    expect(codeOf(() => applyEdits(territory, [ground('by', 1, speck)]))).toBe('edit/invalid');
    const cover: Edit = { kind: 'land-cover', id: 'c', label: '', area: speck, cover: 'crop' };
    expect(codeOf(() => applyEdits(territory, [cover]))).toBe('edit/invalid');
    const point: Point[] = [
      [105, 225],
      [105, 225],
    ];
    expect(codeOf(() => applyEdits(territory, [dike(point)]))).toBe('edit/invalid');
  });

  test('a dike becomes a line with its crest as elevations, in a territory without dikes', () => {
    const { layers, changed } = applyEdits(createTerritory(), [
      dike(
        [
          [105, 225],
          [125, 225],
        ],
        [7, 8],
      ),
    ]);
    const table = layers.dikes?.table;
    expect(table?.count).toBe(1);
    expect([...(table?.xy ?? [])]).toEqual([105, 225, 125, 225]);
    expect([...(table?.z ?? [])]).toEqual([7, 8]);
    expect(table?.ids).toEqual(['edit/d']);
    expect([...changed]).toEqual(['dikes']);
  });

  test('a dike joins the existing ones, whose columns grow by a missing value', () => {
    const dikes = createDikes(null);
    const territory = createTerritory(dikes ? { dikes } : {});
    const { layers } = applyEdits(territory, [
      dike([
        [105, 215],
        [125, 215],
      ]),
    ]);
    const table = layers.dikes?.table;
    expect(table?.count).toBe(2);
    expect([...(table?.featureOffsets ?? [])]).toEqual([0, 1, 2]);
    expect([...(table?.partOffsets ?? [])]).toEqual([0, 2, 4]);
    expect([...(table?.z ?? [])]).toEqual([Number.NaN, Number.NaN, 7, 7]);
    expect(table?.columns['crestM']).toEqual({ type: 'number', values: Float64Array.of(5, Number.NaN) });
    expect(table?.columns['name']).toEqual({
      type: 'text',
      codes: Uint32Array.of(1, 0),
      dictionary: ['', 'Levée'],
    });
  });

  test('as many crests as vertices, or the edit is refused', () => {
    const line: Point[] = [
      [105, 225],
      [125, 225],
    ];
    expect(codeOf(() => applyEdits(createTerritory(), [dike(line, [1, 2, 3])]))).toBe('edit/invalid');
  });

  test('raising a dike starts from its vertices, else its attribute', () => {
    const raise: Edit = { kind: 'dike-raise', id: 'r', label: '', dike: 'DIGUE1', raiseM: 0.5 };
    const dikes = createDikes(Float32Array.of(3, Number.NaN));
    const territory = createTerritory(dikes ? { dikes } : {});
    const { layers } = applyEdits(territory, [raise]);
    expect([...(layers.dikes?.table.z ?? [])]).toEqual([3.5, 5.5]);
    expect(layers.dikes?.table.columns['crestM']).toEqual({ type: 'number', values: Float64Array.of(5.5) });
    expect([...(territory.layers.dikes?.table.z ?? [])]).toEqual([3, Number.NaN]);
  });

  test('RU-2 raising a dike that is not there says which', () => {
    const raise: Edit = { kind: 'dike-raise', id: 'r', label: '', dike: 'DIGUE9', raiseM: 0.5 };
    expect(codeOf(() => applyEdits(createTerritory(), [raise]))).toBe('edit/target-missing');
    const [problem] = editProblems(createTerritory(), [raise]);
    expect(problem?.details['target']).toBe('DIGUE9');
  });

  test('a new land cover makes the measured roughness unknown under it, and only there', () => {
    const layer = { grid, values: new Float32Array(12).fill(0.05), source: 'n' };
    const edit: Edit = { kind: 'land-cover', id: 'c', label: '', area: [...westHalf], cover: 'grass' };
    const { layers, changed } = applyEdits(createTerritory({ roughness: layer }), [edit]);
    const code = landCoverCode('grass');
    expect([...(layers.landCover?.values ?? [])]).toEqual([
      code,
      code,
      0,
      0,
      code,
      code,
      0,
      0,
      code,
      code,
      0,
      0,
    ]);
    const known = [...(layers.roughness?.values ?? [])].map((n) => !Number.isNaN(n));
    expect(known).toEqual([false, false, true, true, false, false, true, true, false, false, true, true]);
    expect(changed).toEqual(new Set(['landCover', 'roughness']));
  });

  test('problems are listed for each edit, and the others still count', () => {
    const problems = editProblems(createTerritory(), [
      ground('by', 1, elsewhere),
      ground('by', 1),
      dike(elsewhere),
    ]);
    expect(problems.map((problem) => problem.code)).toEqual(['edit/outside', 'edit/outside']);
  });

  test('RU-1 the order of edits on apart areas does not matter, on one area the last word counts', () => {
    const eastHalf: Point[] = westHalf.map(([x, y]) => [x + 20, y]);
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), (a, b) => {
        const west = ground('by', a);
        const east = ground('to', b, eastHalf);
        const one = applyEdits(createTerritory(), [west, east]).layers.terrain.values;
        const other = applyEdits(createTerritory(), [east, west]).layers.terrain.values;
        expect(one).toEqual(other);
        const twice = applyEdits(createTerritory(), [ground('to', a), ground('to', b)]);
        expect(twice.layers.terrain.values[0]).toBe(Math.fround(b));
      }),
    );
  });
});
