import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { partsOf } from '../../src/simulation/compare-parts.ts';
import { compareRuns, type FinishedRun } from '../../src/simulation/compare.ts';
import type { Edges, IndicatorRow, Members } from '../../src/simulation/contract.ts';
import { execute } from '../../src/simulation/execute.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

async function createFinished(alternative = 'base'): Promise<FinishedRun> {
  const place = createPlace();
  const request = createRequest(createReservoirProject(place), alternative, 'storm', reservoirSpec, 600);
  const surroundings = { at: '', host: '', appVersion: '' };
  const outcome = await execute(reservoirEngine, place, request, surroundings);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return { spec: reservoirSpec, axes: outcome.axes, result: outcome.result, record: outcome.record };
}

function withRows(run: FinishedRun, volume: readonly IndicatorRow[]): FinishedRun {
  return { ...run, result: { ...run.result, indicators: { ...run.result.indicators, volume } } };
}

function createMembers(indices: readonly number[], weight: number | readonly number[] = 1): Members {
  return {
    axis: 'building',
    indices: Uint32Array.from(indices),
    weight: typeof weight === 'number' ? weight : Float64Array.from(weight),
  };
}

function refusal(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? [error.code, error.details['what']] : error;
  }
  return 'none';
}

/** Edges by their identifiers alone. */
function createEdges(ids: readonly string[]): Edges {
  return {
    ids,
    names: ids,
    offsets: new Uint32Array(ids.length + 1),
    xy: new Float64Array(0),
    opposite: new Int32Array(ids.length).fill(-1),
  };
}

describe('comparing two runs', () => {
  test('RU-30 a run compared with itself differs in nothing', async () => {
    const run = await createFinished();
    const rows = Object.values(compareRuns(run, run)).flat();
    expect(rows.map((row) => row.difference)).toEqual([0, 0]);
    expect(rows[1]?.parts?.noLonger.value).toBe(0);
    expect(rows[1]?.parts?.newly.value).toBe(0);
  });

  test('RU-30 indicators keep the order of the spec, with every row of both', async () => {
    const comparison = compareRuns(await createFinished(), await createFinished('hill'));
    expect(Object.keys(comparison)).toEqual(['volume', 'wetArea']);
  });

  test('RU-36 roads of unlike networks meet by name, also where one is cut in pieces', async () => {
    const run = await createFinished();
    const edge = (indices: readonly number[], weight: readonly number[]): IndicatorRow => ({
      value: weight.reduce((sum, one) => sum + one, 0),
      members: { ...createMembers(indices, weight), axis: 'edge' },
    });
    const before = withRows({ ...run, axes: { ...run.axes, edge: createEdges(['a+', 'a-', 'b+', 'c+']) } }, [
      edge([0, 2], [5, 3]),
    ]);
    const after = withRows(
      { ...run, axes: { ...run.axes, edge: createEdges(['new+', 'a+', 'a#2+', 'a-', 'b+', 'c+']) } },
      [edge([1, 2, 5], [2, 3, 7])],
    );
    const parts = compareRuns(before, after)['volume']?.[0]?.parts;
    expect(parts?.still).toEqual({ value: 5, indices: Uint32Array.of(1, 2) });
    expect(parts?.newly).toEqual({ value: 7, indices: Uint32Array.of(5) });
    expect(parts?.noLonger).toEqual({ value: 3, indices: Uint32Array.of(4) });
  });

  test('RU-110 buildings of unlike axes meet by identifier; what was pulled down is pointed at in the reference', async () => {
    const run = await createFinished();
    const withBuildings = (building: readonly string[], indices: readonly number[]): FinishedRun =>
      withRows({ ...run, axes: { ...run.axes, building } }, [
        { value: indices.length, members: createMembers(indices) },
      ]);
    const before = withBuildings(['a', 'b', 'c', 'd'], [0, 1, 2]);
    const after = withBuildings(['a', 'c', 'd', 'edit/e'], [1, 2, 3]);
    const parts = compareRuns(before, after)['volume']?.[0]?.parts;
    // 'a' is there and no longer reached; 'b' is there no more.
    expect(parts?.noLonger).toEqual({ value: 2, indices: Uint32Array.of(0), gone: Uint32Array.of(1) });
    expect(parts?.newly).toEqual({ value: 2, indices: Uint32Array.of(2, 3) });
    expect(parts?.still).toEqual({ value: 1, indices: Uint32Array.of(1) });
  });

  test('RU-110 by identifier the parts add up to both figures and to their difference', async () => {
    const run = await createFinished();
    const withBuildings = (all: readonly string[], reached: ReadonlySet<string>): FinishedRun => {
      const indices = all.flatMap((id, i) => (reached.has(id) ? [i] : []));
      const row = { value: 3 * indices.length, members: createMembers(indices, 3) };
      return withRows({ ...run, axes: { ...run.axes, building: all } }, [row]);
    };
    const names = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map((n) => `b${n}`));
    fc.assert(
      fc.property(names, names, names, names, (all, reached, others, othersReached) => {
        const [a, b] = [withBuildings(all, new Set(reached)), withBuildings(others, new Set(othersReached))];
        const [row] = compareRuns(a, b)['volume'] ?? [];
        const { noLonger, newly, still } = row!.parts!;
        expect(newly.value - noLonger.value).toBe(row!.difference);
        expect(newly.value + still.value).toBe(row!.other.value);
        expect(noLonger.value + still.value).toBe(row!.reference.value);
        const counted = noLonger.indices.length + (noLonger.gone?.length ?? 0);
        expect(3 * counted).toBe(noLonger.value);
      }),
    );
  });

  test('RU-31 unlike things are refused, and which one is said', async () => {
    const run = await createFinished();
    const { record } = run;
    const { request } = record;
    const otherRequest = (change: object): FinishedRun => ({
      ...run,
      record: { ...record, request: { ...request, ...change } },
    });
    const longer = { ...request.hypothesis, durationS: 1 };
    const volume = { ...reservoirSpec.indicators.volume, unit: 'ha' } as const;
    const cases: readonly (readonly [FinishedRun, string])[] = [
      [{ ...run, record: { ...record, engine: { ...record.engine, version: 2 } } }, 'engine'],
      [{ ...run, record: { ...record, engine: { ...record.engine, kernelsDigest: 'x' } } }, 'engine'],
      [otherRequest({ territory: 'f'.repeat(64) }), 'territory'],
      [otherRequest({ hypothesis: longer }), 'hypothesis'],
      [otherRequest({ parameters: { ...request.parameters, step: 31 } }), 'parameters'],
      [otherRequest({ seed: 8 }), 'seed'],
      [{ ...run, spec: { ...run.spec, indicators: { ...run.spec.indicators, volume } } }, 'units'],
      [{ ...run, axes: { cell: { ...run.axes.cell, columns: 1 } as never } }, 'axes'],
      [{ ...run, axes: { ...run.axes, building: ['a'] } }, 'axes'],
    ];
    for (const [other, what] of cases) {
      expect(refusal(() => compareRuns(run, other))).toEqual(['compare/unlike', what]);
    }
    const renamed = otherRequest({ hypothesis: { ...request.hypothesis, shortName: 'autre', id: 'x' } });
    expect(refusal(() => compareRuns(run, renamed))).toBe('none');
  });

  test('RU-32 a missing value gives no difference, and keeps its reason', async () => {
    const run = await createFinished();
    const dry = withRows(run, [{ value: null, reason: 'noWater' }]);
    const [row] = compareRuns(run, dry)['volume'] ?? [];
    expect(row?.difference).toBeNull();
    expect(row?.tooSmall).toBe(false);
    expect(row?.other.reason).toBe('noWater');
  });

  test('RU-33 a difference below the noise of both concludes nothing', async () => {
    const run = await createFinished();
    const reference = withRows(run, [{ value: 100, noise: 2 }]);
    const verdict = (value: number, noise?: number): boolean | undefined => {
      const other = withRows(run, [noise === undefined ? { value } : { value, noise }]);
      return compareRuns(reference, other)['volume']?.[0]?.tooSmall;
    };
    expect(verdict(103, 2)).toBe(true);
    expect(verdict(105, 2)).toBe(false);
    expect(verdict(95, 2)).toBe(false);
    expect(verdict(101)).toBe(true);
    expect(verdict(100, 0)).toBe(true);
  });

  test('RU-30 rows meet by their key', async () => {
    const run = await createFinished();
    const reference = withRows(run, [
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
    ]);
    const other = withRows(run, [
      { key: 'c', value: 5 },
      { key: 'a', value: 4 },
    ]);
    const rows = compareRuns(reference, other)['volume'] ?? [];
    expect(rows.map((row) => [row.key, row.reference.value, row.other.value, row.difference])).toEqual([
      ['a', 1, 4, 3],
      ['b', 2, null, null],
      ['c', null, 5, null],
    ]);
  });

  test('RU-120 the difference of a sum is that of its parts, to the last bit', async () => {
    const run = await createFinished();
    const sum = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 5 });
    const rowOf = (weight: readonly number[]): IndicatorRow => ({
      value: weight.reduce((all, one) => all + one, 0),
      members: { ...createMembers([0, 1, 2, 3, 4], weight), kind: 'amounts' },
    });
    fc.assert(
      fc.property(sum, sum, (a, b) => {
        const row = compareRuns(withRows(run, [rowOf(a)]), withRows(run, [rowOf(b)]))['volume']![0]!;
        const { less, more, same } = row.amounts!;
        expect(less.value + more.value + same.value).toBe(row.difference);
        expect(row.parts).toBeNull();
      }),
    );
  });

  test('RU-34 parts: no longer, newly, still', () => {
    const parts = partsOf(createMembers([1, 3, 5], [10, 20, 30]), createMembers([3, 4, 5], [20, 7, 30]));
    expect([parts.noLonger.value, parts.newly.value, parts.still.value]).toEqual([10, 7, 50]);
    expect([...parts.noLonger.indices, ...parts.newly.indices, ...parts.still.indices]).toEqual([1, 4, 3, 5]);
  });

  test('RU-34 the parts always explain the difference: newly − no longer', () => {
    const indexSets = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }))
      .map((set) => set.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(indexSets, indexSets, (a, b) => {
        const parts = partsOf(createMembers(a, 3), createMembers(b, 3));
        expect(parts.newly.value - parts.noLonger.value).toBe(3 * (b.length - a.length));
        expect(parts.still.value + parts.newly.value).toBe(3 * b.length);
        expect(new Set([...parts.still.indices, ...parts.noLonger.indices])).toEqual(new Set(a));
      }),
    );
  });
});
