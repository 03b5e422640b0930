import { describe, expect, test } from 'vitest';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { isInstant, valuesOf, velocityOf } from '../../src/simulation/derived-fields.ts';
import { reservoirSpec } from '../contract/linear-reservoir.ts';

const held = {
  ground: Float32Array.of(10, 12, Number.NaN, -3),
  depth: Float32Array.of(0.5, 0.04, 0, 2),
  maxDepth: Float32Array.of(1, 1, 0, 2),
  eastwardVelocity: Float32Array.of(3, 0, 0, -0.6),
  northwardVelocity: Float32Array.of(4, 0, 0, 0.8),
};
const read = (name: string) => (held as Record<string, Float32Array<ArrayBuffer>>)[name];

describe('fields made from others', () => {
  test('CO-12 a level is ground + depth where water is drawn, and there is none elsewhere', () => {
    expect([...valuesOf(floodSpec, 'level', read)!]).toEqual([10.5, Number.NaN, Number.NaN, -1]);
    expect([...valuesOf(floodSpec, 'maxLevel', read)!]).toEqual([11, 13, Number.NaN, -1]);
  });

  test('CO-12 a speed is the length of the velocity', () => {
    const speed = valuesOf(floodSpec, 'speed', read)!;
    expect(speed[0]).toBe(5);
    expect(speed[1]).toBe(0);
    expect(speed[3]).toBeCloseTo(1, 6);
  });

  test('CO-12 a computed field is itself, and one whose parts are missing is missing', () => {
    expect(valuesOf(floodSpec, 'depth', read)).toBe(held.depth);
    expect(
      valuesOf(floodSpec, 'level', (name) => (name === 'depth' ? held.depth : undefined)),
    ).toBeUndefined();
  });

  test('CO-12 the velocities of the instants are found by what comes from them', () => {
    expect(velocityOf(floodSpec)).toEqual(['eastwardVelocity', 'northwardVelocity']);
    expect(velocityOf(reservoirSpec)).toBeNull();
    expect(isInstant(floodSpec.fields.level)).toBe(true);
    expect(isInstant(floodSpec.fields.maxLevel)).toBe(false);
  });
});
