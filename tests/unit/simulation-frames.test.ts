import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  decodeField,
  encodeField,
  encodeFrame,
  type FieldShape,
  valueAt,
} from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import { reservoirSpec } from '../contract/linear-reservoir.ts';

const pace = new Pace();
afterAll(() => pace.close());

const shape: FieldShape = { columns: 70, rows: 45, tile: 32, step: 0.001, empty: 0 };

function createField(valueOf: (column: number, row: number) => number): Float32Array<ArrayBuffer> {
  const values = new Float32Array(shape.columns * shape.rows);
  for (let i = 0; i < values.length; i++)
    values[i] = valueOf(i % shape.columns, Math.floor(i / shape.columns));
  return values;
}

/** Rounding of the value to f32 on top of half a step: 2⁻²⁴ of the largest. */
function tolerance(step: number, largest: number): number {
  return step / 2 + Math.abs(largest) * 2 ** -23;
}

describe('frames kept for display', () => {
  test('RU-20 dry tiles are not kept', async () => {
    const stored = await encodeField(
      createField((column, row) => (column >= 64 && row < 3 ? 1.5 : 0)),
      shape,
      pace,
    );
    expect([...stored.tiles]).toEqual([2]);
    expect(stored.values.length).toBe(32 * 32);
    expect(valueAt(stored, 65, 1)).toBe(1.5);
    expect(valueAt(stored, 0, 0)).toBe(0);
    expect(valueAt(stored, 65, 40)).toBe(0);
  });

  test('RU-21 the worst error of a kept depth is half a millimetre', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.float({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 200 }),
        async (depths) => {
          const values = createField((column, row) => depths[(row * 31 + column) % depths.length] ?? 0);
          const decoded = decodeField(await encodeField(values, shape, pace));
          const worst = values.reduce((most, v, i) => Math.max(most, Math.abs(v - (decoded[i] ?? 9e9))), 0);
          expect(worst).toBeLessThanOrEqual(tolerance(0.001, 60));
        },
      ),
    );
  });

  test('RU-21 values that span more than 65 534 steps take a coarser step, and say it', async () => {
    const values = createField((column, row) => column * 30 + row - 700);
    const stored = await encodeField(values, shape, pace);
    expect(stored.step).toBeGreaterThan(0.001);
    const decoded = decodeField(stored);
    for (const [i, value] of values.entries()) {
      expect(Math.abs(value - (decoded[i] ?? 9e9))).toBeLessThanOrEqual(tolerance(stored.step, 2100));
    }
  });

  test('RU-21 levels far from zero keep the display step, and dry cells have none', async () => {
    const values = createField((column) => (column < 40 ? 812.3456 + column / 1000 : Number.NaN));
    const stored = await encodeField(values, { ...shape, empty: null }, pace);
    expect(stored.step).toBe(0.001);
    expect(valueAt(stored, 69, 0)).toBeNull();
    expect(valueAt(stored, 45, 0)).toBeNull();
    const decoded = decodeField(stored);
    expect(Array.from(decoded, Number.isNaN)).toEqual(Array.from(values, Number.isNaN));
    const worst = values.reduce((most, v, i) => Math.max(most, Math.abs(v - (decoded[i] ?? 0)) || 0), 0);
    expect(worst).toBeLessThanOrEqual(tolerance(0.001, 813));
  });

  test('negative values are kept too', async () => {
    const values = createField((column) => (column - 35) / 100);
    const decoded = decodeField(await encodeField(values, shape, pace));
    for (const [i, value] of values.entries()) {
      expect(Math.abs(value - (decoded[i] ?? 9e9))).toBeLessThanOrEqual(tolerance(0.001, 1));
    }
  });

  test('a field that is everywhere dry is nothing at all', async () => {
    const stored = await encodeField(
      createField(() => 0.0004),
      shape,
      pace,
    );
    expect(stored.tiles.length).toBe(0);
    expect(decodeField(stored).every((value) => value === 0)).toBe(true);
  });

  test('valueAt and decodeField agree everywhere', async () => {
    const values = createField((column, row) => (column * row) % 7);
    const stored = await encodeField(values, shape, pace);
    const decoded = decodeField(stored);
    for (let i = 0; i < values.length; i++) {
      const value = valueAt(stored, i % shape.columns, Math.floor(i / shape.columns));
      expect(Math.fround(value ?? Number.NaN)).toBe(decoded[i]);
    }
  });

  test('RU-21 values one after the other are kept as in tiles of their own, those that are nothing left out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.float({ min: -900, max: 9000, noNaN: true }), fc.constant(Number.NaN)), {
          maxLength: 60,
        }),
        fc.constantFrom(0 as const, null),
        async (all, empty) => {
          const values = Float32Array.from(all, (value) => (empty === 0 ? value || 0 : value));
          const line = { columns: values.length, rows: 1, tile: 1, step: 1, empty };
          const stored = await encodeField(values, line, pace);
          const decoded = decodeField(stored);
          expect(stored.tiles).toHaveLength(stored.values.length);
          for (const [i, value] of values.entries()) {
            const isNothing = empty === null ? Number.isNaN(value) : Math.abs(value) < 0.5;
            expect(stored.tiles.includes(i)).toBe(!isNothing);
            const error = isNothing && empty === null ? 0 : Math.abs(value - decoded[i]!);
            expect(error).toBeLessThanOrEqual(tolerance(1, 9000));
            expect(Number.isNaN(decoded[i]!)).toBe(isNothing && empty === null);
          }
        },
      ),
    );
  });

  test('a frame keeps each field of the checkpoint, none without frame', async () => {
    const grid = { columns: 70, rows: 45, cellSizeM: 1, westM: 0, northM: 0 };
    const frame = { depth: createField(() => 2) };
    const stored = await encodeFrame(reservoirSpec, { cell: grid }, { progress: 0, timeS: 60, frame }, pace);
    expect(stored?.timeS).toBe(60);
    expect(stored?.fields['depth']?.tiles.length).toBe(6);
    expect(await encodeFrame(reservoirSpec, {}, { progress: 0, timeS: 1 }, pace)).toBeUndefined();
  });
});
