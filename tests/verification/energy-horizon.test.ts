import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../src/base/grid.ts';
import { drained } from '../../src/base/steps.ts';
import {
  hillock,
  hillockCase,
  horizonAt,
  sweepCase,
  sweepErrors,
} from '../../src/cli/validate/energy/horizon-cases.ts';
import { farReliefOf, raiseByFarRelief } from '../../src/engines/energy/sun/far-relief.ts';
import { horizons, horizonTowards, openSkyShare } from '../../src/engines/energy/sun/horizon.ts';
import { horizonStepDeg } from '../../src/engines/energy/sun/shaded-gains.ts';

const degrees = 180 / Math.PI;
const hill = hillock();

function at(found: Uint8Array, east: number, north: number): number {
  return horizonAt(hill, found, east, north);
}

describe('horizons', () => {
  test('EN-40 the flat top of a hillock has no horizon, its slope rises by 45° uphill and by 35.264° askew', () => {
    const [north, askew, south] = [0, 45, 180].map((azimuth) => horizonTowards(hill, azimuth));
    for (const horizon of [north!, askew!, south!]) expect(at(horizon, 3, 4)).toBe(0);
    // On the south slope, north is uphill; 45° off, the same slope is atan(1/√2).
    expect(Math.abs(at(north!, 0, -35) - 45)).toBeLessThan(0.5);
    expect(Math.abs(at(askew!, -10, -40) - 35.264)).toBeLessThan(0.5);
    expect(at(south!, 0, -35)).toBe(0);
    // From the plain: the edge of the top, 30 m up and 60 m away.
    expect(Math.abs(at(north!, 0, -80) - Math.atan(30 / 60) * degrees)).toBeLessThan(0.5);
  });

  test('EN-40 every direction sees the same slope as its mirror', () => {
    const [left, right] = [horizonTowards(hill, 337.5), horizonTowards(hill, 22.5)];
    for (const east of [-60, -20, 0, 35]) {
      const difference = at(left!, -east, -70) - at(right!, east, -70);
      expect(Math.abs(difference)).toBeLessThanOrEqual(horizonStepDeg + 1e-9);
    }
  });

  test('EN-41 the sweep agrees with a march along the ray over roofs and hills, 1° in the mean', () => {
    const errors = sweepErrors();
    expect(errors).toHaveLength(32 * 60);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(1);
    expect(hillockCase().pass).toBe(true);
    expect(sweepCase().pass).toBe(true);
  });

  test('EN-42 open sky is whole, a wall of 90° leaves none, and an even horizon on flat ground leaves cos²', () => {
    const flat = { tilt: 0, azimuth: 180 };
    const even = (height: number): Uint8Array => new Uint8Array(32).fill(Math.round(height / horizonStepDeg));
    for (const plane of [flat, { tilt: 90, azimuth: 200 }, { tilt: 30, azimuth: 90 }]) {
      expect(openSkyShare(even(0), plane)).toBe(1);
      expect(openSkyShare(even(90), plane)).toBeLessThan(1e-12);
    }
    const height = Math.round(30 / horizonStepDeg) * horizonStepDeg;
    const cosine = Math.cos(height / degrees);
    expect(openSkyShare(even(30), flat)).toBeCloseTo(cosine * cosine, 9);
  });

  test('EN-42 a wall loses by what stands before it, not by what stands behind', () => {
    const horizon = new Uint8Array(32);
    for (let sector = 12; sector <= 20; sector++) horizon[sector] = Math.round(40 / horizonStepDeg);
    expect(openSkyShare(horizon, { tilt: 90, azimuth: 0 })).toBe(1);
    expect(openSkyShare(horizon, { tilt: 90, azimuth: 180 })).toBeLessThan(0.7);
    expect(horizons(hill, 8)).toHaveLength(8);
  });
});

describe('EN-520 relief beyond a surface', () => {
  // 200 m of plain in the middle of 2 km.
  const near: Grid = { columns: 20, rows: 20, cellSizeM: 10, westM: 900, northM: 1100 };
  const far: Grid = { columns: 20, rows: 20, cellSizeM: 100, westM: 0, northM: 2000 };
  const plain = new Float32Array(400);
  const surface = { columns: 20, rows: 20, cellSizeM: 10, heightM: plain };
  const raised = (aroundM: Float32Array, azimuth: number, groundM = plain): Uint8Array => {
    const horizon = horizonTowards({ ...surface, heightM: groundM }, azimuth);
    drained(raiseByFarRelief(horizon, farReliefOf(near, groundM, far, aroundM), azimuth));
    return horizon;
  };
  /** Found steps are whole ones of a share in 8192 parts: half a step, and a little. */
  const stepsOf = (rise: number): number => (Math.atan(rise) * degrees) / horizonStepDeg;

  test('a ridge that lies beyond it stands on its horizon, in its direction alone', () => {
    const ridge = new Float32Array(400).map((_, cell) => (cell % 20 === 16 ? 400 : 0));
    const [east, west] = [raised(ridge, 90), raised(ridge, 270)];
    // The middle of the plain lies in columns 9 and 10 of the far cells: 700 and 600 m from the ridge.
    expect(Math.abs(east[0]! - stepsOf(400 / 700))).toBeLessThanOrEqual(0.6);
    expect(Math.abs(east[19]! - stepsOf(400 / 600))).toBeLessThanOrEqual(0.6);
    expect(Math.max(...west)).toBe(0);
  });

  test('what stands on the surface itself is left to its own cells, and holes in the relief hide nothing', () => {
    const tower = plain.slice();
    tower[10 * 20 + 10] = 100;
    const around = new Float32Array(400).fill(Number.NaN);
    for (const azimuth of [0, 90, 200]) {
      expect(raised(around, azimuth, tower)).toEqual(horizonTowards({ ...surface, heightM: tower }, azimuth));
    }
  });

  test('along the grid it is the highest of all that is beyond, whatever the ground', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 400, maxLength: 400 }),
        (heights) => {
          const around = Float32Array.from(heights);
          const found = raised(around, 0);
          for (const column of [0, 19]) {
            const at = column < 10 ? 9 : 10;
            // The plain lies in rows 9 and 10 of the far cells; its first row in 9.
            const rises = Array.from({ length: 9 }, (_, row) => around[row * 20 + at]! / ((9 - row) * 100));
            expect(Math.abs(found[column]! - stepsOf(Math.max(...rises)))).toBeLessThanOrEqual(0.6);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
