import { describe, expect, test } from 'vitest';
import {
  hillock,
  hillockCase,
  horizonAt,
  sweepCase,
  sweepErrors,
} from '../../src/cli/validate/energy/horizon-cases.ts';
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
