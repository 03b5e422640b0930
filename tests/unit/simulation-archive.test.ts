import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/base/canonical.ts';
import { AppError } from '../../src/base/errors.ts';
import type { Axes, EngineSpec, IndicatorRow } from '../../src/simulation/contract.ts';
import { decodeField, encodeField, type StoredFrame } from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import { decodeRuns, encodeRuns, type RunToKeep } from '../../src/simulation/archive/run-archive.ts';
import { execute } from '../../src/simulation/execute.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { reservoirEngine } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const step = 0.02;
const stepOf = (): number => step;
const columns = 21;
const rows = 13;
const cells = columns * rows;

let sample: RunToKeep;
beforeAll(async () => {
  const place = createPlace();
  const { spec } = reservoirEngine;
  const request = createRequest(createReservoirProject(place), 'hill', 'storm', spec, 1800);
  const frames: StoredFrame[] = [];
  const made = { at: '2026-11-25T12:00:00.000Z', host: 'test', appVersion: 'test' };
  const outcome = await execute(reservoirEngine, place, request, made, undefined, ({ frame }) => {
    if (frame) frames.push(frame);
  });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  const { axes, result, record } = outcome;
  sample = { spec, axes, result, record, frames };
});

const depths = fc.array(fc.oneof(fc.constant(0), fc.float({ min: 0, max: 40, noNaN: true })), {
  minLength: cells,
  maxLength: cells,
});

/** The sample's run with other fields, frames and figures, on a grid of this test. */
async function runWith(
  levels: readonly number[],
  instants: readonly (readonly number[])[],
  rowsOf: readonly IndicatorRow[] = [],
): Promise<RunToKeep> {
  const pace = new Pace();
  const frames: StoredFrame[] = [];
  for (const [i, values] of instants.entries()) {
    const stored = await encodeField(values, { columns, rows, tile: 32, step: 0.001, empty: 0 }, pace);
    frames.push({ timeS: 600 * i, fields: { depth: stored } });
  }
  pace.close();
  const cell = { columns, rows, cellSizeM: 10, westM: 0, northM: 0 };
  const axes: Axes = { cell, building: ['a', 'b', 'c', 'd'] };
  const { fields: known } = sample.spec;
  const field = { ...Object.values(known)[0]!, per: ['cell'] as const };
  const spec: EngineSpec = {
    ...sample.spec,
    fields: { depth: { ...field, role: 'depth' }, level: { ...field, role: 'level' } },
  };
  return {
    ...sample,
    spec,
    axes,
    frames,
    result: {
      ...sample.result,
      fields: { level: Float32Array.from(levels) },
      indicators: { reached: rowsOf, area: rowsOf.slice(0, 1) },
    },
  };
}

function only(bytes: Uint8Array) {
  return [...decodeRuns(bytes)][0]!;
}

describe('archives of runs', () => {
  test('RU-90 fields and frames come back within half a step, missing values missing', async () => {
    const holes = fc.array(
      fc.oneof(fc.constant(Number.NaN), fc.float({ min: -100, max: 1000, noNaN: true })),
      {
        minLength: cells,
        maxLength: cells,
      },
    );
    await fc.assert(
      fc.asyncProperty(holes, fc.array(depths, { minLength: 1, maxLength: 4 }), async (levels, instants) => {
        const run = await runWith(levels, instants);
        const back = only(encodeRuns([run], stepOf));
        const level = back.result.fields['level']!;
        const far = (value: number, i: number): boolean => {
          if (Number.isNaN(levels[i])) return !Number.isNaN(value);
          return !(Math.abs(value - Math.fround(levels[i]!)) <= step / 2 + 1000 * 2 ** -23);
        };
        expect([...level].filter(far)).toEqual([]);
        expect(back.frames.map(({ timeS }) => timeS)).toEqual(run.frames.map(({ timeS }) => timeS));
        for (const [k, frame] of run.frames.entries()) {
          const [from, to] = [
            decodeField(frame.fields['depth']!),
            decodeField(back.frames[k]!.fields['depth']!),
          ];
          const worst = from.reduce((most, value, i) => Math.max(most, Math.abs(value - to[i]!)), 0);
          expect(worst).toBeLessThanOrEqual(step / 2 + 40 * 2 ** -22);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('RU-97 what is said beside figures and fields comes back; a row of an older archive says the one thing that it could', async () => {
    const older = { value: 2, note: 'calibrated', noteDetails: { counts: 3 } } as unknown as IndicatorRow;
    const now: IndicatorRow = {
      key: 'now',
      value: 1,
      notes: [{ key: 'a' }, { key: 'b', details: { n: 4 } }],
    };
    const levels = Array<number>(cells).fill(1);
    const run = await runWith(levels, [levels], [older, now]);
    const notes = [{ key: 'a', fields: ['level'] }];
    const back = only(encodeRuns([{ ...run, result: { ...run.result, notes } }], stepOf));
    expect(back.result.indicators['reached']).toEqual([
      { value: 2, notes: [{ key: 'calibrated', details: { counts: 3 } }] },
      now,
    ]);
    expect(back.result.notes).toEqual(notes);
    expect('notes' in only(encodeRuns([run], stepOf)).result).toBe(false);
  });

  test('RU-91 record, axes, figures and who makes them come back bit for bit', async () => {
    const set = fc.uniqueArray(fc.nat(cells - 1), { maxLength: 80 });
    const weight = fc.double({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(set, set, fc.array(weight, { minLength: 4, maxLength: 4 }), async (a, b, weights) => {
        const members = (list: readonly number[]) => Uint32Array.from(list.toSorted((x, y) => x - y));
        const figures: IndicatorRow[] = [
          { value: 1 / 3, noise: 0.1, members: { axis: 'cell', indices: members(a), weight: 0.01 } },
          { key: 'deep', value: null, reason: 'noPlaces' },
          { key: 'wet', value: -7e-9, members: { axis: 'cell', indices: members(b), weight: 0.01 } },
          {
            value: 3,
            members: {
              axis: 'building',
              indices: Uint32Array.of(0, 1, 2, 3),
              weight: Float64Array.from(weights),
              kind: 'amounts',
            },
          },
        ];
        const run = await runWith(Array<number>(cells).fill(1), [Array<number>(cells).fill(0)], figures);
        const back = only(encodeRuns([run], stepOf));
        expect(canonicalJson(back.record)).toBe(canonicalJson(run.record));
        expect(canonicalJson(back.axes)).toBe(canonicalJson(run.axes));
        expect(back.result.indicators).toEqual(run.result.indicators);
        expect(Object.keys(back.result.indicators)).toEqual(['reached', 'area']);
        expect(back.result.diagnostics).toEqual(run.result.diagnostics);
      }),
      { numRuns: 60 },
    );
  });

  test('RU-92 several runs come back each as itself; one like another costs little', async () => {
    const wave = (phase: number) => Array.from({ length: cells }, (_, i) => ((i * 7919 + phase) % 97) / 20);
    const one = await runWith(wave(0), [wave(0), wave(3), wave(9)]);
    const other = await runWith(wave(5), [wave(1), wave(4), wave(11)]);
    const after = (run: RunToKeep): number => encodeRuns([one, run], stepOf).length;
    expect(after(one)).toBeLessThan(after(other));
    const back = [...decodeRuns(encodeRuns([one, other, one], stepOf))];
    expect(back.map((run) => decodeField(run.frames[2]!.fields['depth']!)[5])).toEqual([
      back[0] && decodeField(back[0].frames[2]!.fields['depth']!)[5],
      Math.fround(Math.round(wave(11)[5]! / step) * step),
      back[0] && decodeField(back[0].frames[2]!.fields['depth']!)[5],
    ]);
  });

  test('RU-92 values that span more than 65 533 steps take a coarser one, and a run of the real engine survives', async () => {
    const high = Array.from({ length: cells }, (_, i) => i * 30);
    const back = only(encodeRuns([await runWith(high, [high])], stepOf));
    const { step: taken } = back.frames[0]!.fields['depth']!;
    expect(taken).toBe(0.16);
    const real = only(encodeRuns([sample], () => 1e-6));
    expect(canonicalJson(real.record)).toBe(canonicalJson(sample.record));
    expect(Object.keys(real.result.fields)).toEqual(Object.keys(sample.result.fields));
  });

  test('RU-92 the same runs give the same bytes', () => {
    expect(encodeRuns([sample], stepOf)).toEqual(encodeRuns([sample], stepOf));
  });

  test('RU-93 what is cut, damaged or foreign is refused with a code, one of a later format says so', () => {
    const whole = encodeRuns([sample], stepOf);
    const codeOf = (bytes: Uint8Array): string => {
      try {
        return String([...decodeRuns(bytes)].length);
      } catch (error) {
        if (error instanceof AppError) return `${error.code} ${error.details['reason'] ?? ''}`.trim();
        throw error;
      }
    };
    expect(codeOf(whole)).toBe('1');
    expect(codeOf(whole.subarray(0, 20))).toBe('results/unreadable foreign');
    expect(codeOf(new TextEncoder().encode('<!doctype html>'.repeat(9)))).toBe('results/unreadable foreign');
    for (let length = 49; length < whole.length; length += 997)
      expect(codeOf(whole.subarray(0, length))).toBe('results/unreadable cut');
    const damaged = whole.slice();
    damaged[200] = (damaged[200] ?? 0) ^ 1;
    expect(codeOf(damaged)).toBe('results/unreadable digest');
    const later = whole.slice();
    later[8] = 2;
    expect(codeOf(later)).toBe('results/newer-format');
  });
});
