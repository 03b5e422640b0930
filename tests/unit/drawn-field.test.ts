import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { difference, seenBy } from '../../src/scene/colour.ts';
import { classColours, palettes } from '../../src/scene/palette.ts';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import { drawnField, drawnNames, evenClasses } from '../../src/ui/atelier/drawn-field.ts';

/** A run that reached these levels: ground 0, one cell each. */
function runOf(levels: readonly number[]): FinishedRun {
  const fields = {
    ground: new Float32Array(levels.length).fill(-1000),
    maxDepth: Float32Array.from(levels, (level) => level + 1000),
  };
  return { spec: floodSpec, result: { fields } } as unknown as FinishedRun;
}

describe('classes that follow the values', () => {
  test('SR-24 steps are equal and round, few, and hold the range', () => {
    const values = fc.double({ min: -500, max: 4000, noNaN: true });
    fc.assert(
      fc.property(values, fc.double({ min: 0.001, max: 2000, noNaN: true }), (low, span) => {
        const [open, ...bounds] = evenClasses(low, low + span);
        expect(open).toBe(Number.NEGATIVE_INFINITY);
        expect(bounds.length).toBeGreaterThan(0);
        expect(bounds.length).toBeLessThan(6);
        const step = bounds.length > 1 ? bounds[1]! - bounds[0]! : Number.POSITIVE_INFINITY;
        for (let i = 1; i < bounds.length; i++) expect(bounds[i]! - bounds[i - 1]!).toBeCloseTo(step, 6);
        // The outer classes are no wider than the others, as far as the range goes.
        expect(bounds[0]! - low).toBeLessThanOrEqual(step * (1 + 1e-6));
        expect(low + span - bounds.at(-1)!).toBeLessThanOrEqual(step * (1 + 1e-6));
      }),
    );
  });

  test('SR-24 a valley that falls by three metres is cut at whole metres', () => {
    expect(evenClasses(57.3, 60.4)).toEqual([Number.NEGATIVE_INFINITY, 58, 59, 60]);
    expect(evenClasses(1.02, 1.31)).toEqual([Number.NEGATIVE_INFINITY, 1.1, 1.2, 1.3]);
  });

  test('SR-24 every alternative has the same classes, which one puddle on a hill does not stretch', () => {
    const valley = Array.from({ length: 99 }, (_, i) => 57 + i / 33);
    const lower = runOf([...valley, 180]);
    const higher = runOf(valley.map((level) => level + 1));
    const bounds = drawnField(floodSpec, 'level', [lower, higher])?.classes ?? [];
    expect(bounds).toEqual(drawnField(floodSpec, 'maxLevel', [lower, higher])?.classes);
    expect(bounds).toEqual([Number.NEGATIVE_INFINITY, 58, 59, 60]);
  });

  test('SR-24 without a result there is one class, and fixed classes stay as they are', () => {
    expect(drawnField(floodSpec, 'level', [])?.classes).toEqual([Number.NEGATIVE_INFINITY]);
    expect(drawnField(floodSpec, 'depth', [])?.classes).toEqual(floodSpec.fields.depth.classes);
    expect(drawnField(floodSpec, 'ground', [])).toBeNull();
    expect(drawnNames(floodSpec)).not.toContain('eastwardVelocity');
  });

  test('SC-1 six classes of levels are told apart by every eye and in grey', () => {
    for (const palette of Object.values(palettes)) {
      const colours = classColours({ role: 'level', classes: [0, 1, 2, 3, 4, 5] }, palette);
      for (let i = 1; i < colours.length; i++)
        for (const vision of ['protan', 'deutan', 'tritan', 'grey'] as const)
          expect(difference(seenBy(vision, colours[i - 1]!), seenBy(vision, colours[i]!))).toBeGreaterThan(
            3 * 2.3,
          );
    }
  });
});
