import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meridianConvergence } from '../../src/territory/convergence.ts';
import { crsList } from '../../src/territory/crs.ts';
import { reproject } from '../../src/territory/reproject.ts';

const degrees = Math.PI / 180;

/** Bearing of grid north from true north, by a short step along the meridian. */
function measured(epsg: number, lon: number, lat: number): { convergence: number; x: number; y: number } {
  const step = 1e-3;
  const [x = 0, y = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0] = reproject(
    4326,
    epsg,
    Float64Array.of(lon, lat, lon, lat - step, lon, lat + step),
  );
  return { convergence: -Math.atan2(x1 - x0, y1 - y0), x, y };
}

describe('meridian convergence', () => {
  it('RA-16 Lambert-93: −5.4° at Brest, +4.7° at Bastia, nothing on 3° E', () => {
    for (const [lon, lat, expected] of [
      [-4.49, 48.39, -5.4],
      [9.45, 42.7, 4.7],
      [3, 46.5, 0],
    ] as const) {
      const { x, y } = measured(2154, lon, lat);
      expect((meridianConvergence(2154, x, y)! / degrees).toFixed(1)).toBe(expected.toFixed(1));
    }
  });

  it('RA-16 agrees with the projection itself wherever a territory can be', () => {
    for (const { epsg, area } of crsList.filter((crs) => crs.forTerritories)) {
      const unit = fc.double({ min: 0, max: 1, noNaN: true });
      fc.assert(
        fc.property(unit, unit, (u, v) => {
          const lon = area[0] + u * (area[2] - area[0]);
          const lat = area[1] + v * (area[3] - area[1]);
          const { convergence, x, y } = measured(epsg, lon, lat);
          // 0.01″ of the series, and the chord of the step.
          expect(Math.abs(meridianConvergence(epsg, x, y)! - convergence)).toBeLessThan(2e-7);
        }),
        { numRuns: 50 },
      );
    }
  });

  it('has none to give where no territory is built', () => {
    expect(meridianConvergence(4326, 3, 46)).toBeNull();
    expect(meridianConvergence(2056, 0, 0)).toBeNull();
  });
});
