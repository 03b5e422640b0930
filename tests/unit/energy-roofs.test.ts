import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRoof, type RoofPlane, type Unread } from '../../src/engines/energy/roofs/read-roof.ts';
import { angled, gable, hip, type RoofShape, seen, type SeenRoof, shed } from './roof-shapes.ts';

function read(
  one: SeenRoof,
  change: (surfaceM: Float32Array) => void = () => {},
): readonly RoofPlane[] | Unread {
  const surfaceM = one.surfaceM.slice();
  change(surfaceM);
  const survey = { grid: one.grid, surfaceM, groundM: one.groundM, convergenceDeg: 0 };
  return readRoof([one.ring], one.bounds, one.areaM2, survey);
}

function planesOf(one: SeenRoof, change?: (surfaceM: Float32Array) => void): readonly RoofPlane[] {
  const found = read(one, change);
  if (typeof found === 'string') throw new Error(`not read: ${found}`);
  return found;
}

function between(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}

/** Each true plane has one that was found: tilt within 2°, azimuth within 5° (of flat ones any), surface within 5 %. */
function expectPlanes(found: readonly RoofPlane[], { truth }: SeenRoof): void {
  expect(found.length).toBe(truth.length);
  for (const due of truth) {
    const off = (one: RoofPlane): number =>
      Math.abs(one.tilt - due.tilt) + (due.tilt < 1 ? 0 : between(one.azimuth, due.azimuth));
    const own = found.toSorted((a, b) => off(a) - off(b))[0]!;
    expect(Math.abs(own.tilt - due.tilt)).toBeLessThanOrEqual(2);
    if (due.tilt >= 1) expect(between(own.azimuth, due.azimuth)).toBeLessThanOrEqual(5);
    expect(Math.abs(own.slopedM2 / due.slopedM2 - 1)).toBeLessThanOrEqual(0.05);
  }
}

type Make = (length: number, width: number, pitch: number) => RoofShape;

/** Surveys whose planes hold enough cells for the noise: a slope of 5 m at 0.5 m, of 8 m at 1 m. */
const surveys = fc.record({
  fine: fc.boolean(),
  turnDeg: fc.integer({ min: 0, max: 359 }),
  noiseM: fc.double({ min: 0.05, max: 0.1, noNaN: true }),
  longer: fc.double({ min: 1.3, max: 1.8, noNaN: true }),
  wider: fc.double({ min: 0, max: 5, noNaN: true }),
  seed: fc.nat(1e6),
});

function holds(make: Make, leastPitch: number): void {
  const pitches = fc.integer({ min: leastPitch, max: 60 });
  fc.assert(
    fc.property(surveys, pitches, ({ fine, turnDeg, noiseM, longer, wider, seed }, pitch) => {
      const width = (fine ? 11 : 18) + wider;
      const shape = make(width * longer, width, pitch);
      const one = seen({ shape, turnDeg, cellSizeM: fine ? 0.5 : 1, noiseM, seed });
      expectPlanes(planesOf(one), one);
    }),
    { numRuns: 25 },
  );
}

describe('planes of a roof', () => {
  test('EN-540 two slopes, at any orientation and pitch, at 0.5 and at 1 m, under noise of 5 to 10 cm', () => {
    holds(gable, 10);
  });

  test('EN-540 one slope', () => {
    holds(shed, 10);
  });

  test('EN-540 a hip', () => {
    holds(hip, 20);
  });

  test('EN-540 round a corner', () => {
    holds(angled, 20);
  });

  test('EN-540 a flat roof is one flat plane', () => {
    holds((length, width) => shed(length, width, 0), 10);
  });
});
