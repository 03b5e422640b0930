import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cos } from '../../src/base/math.ts';
import { solarPosition } from '../../src/engines/energy/sun/solar-position.ts';
import { sunOver } from '../../src/territory/sun-position.ts';

const radians = Math.PI / 180;
const from1950 = Date.UTC(1950, 0, 1) / 1000;
const to2050 = Date.UTC(2050, 0, 1) / 1000;

/** The same angle in [−180, 180). */
function halfTurn(degrees: number): number {
  return degrees + 180 - 360 * Math.floor((degrees + 180) / 360) - 180;
}

describe('the Sun of the picture', () => {
  test('SC-50 stands where the solar position algorithm puts it, to 0.02°, anywhere from 1950 to 2050', () => {
    fc.assert(
      fc.property(
        fc.double({ min: from1950, max: to2050, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (timeS, latitudeDeg, longitudeDeg) => {
          const place = { latitudeDeg, longitudeDeg, altitudeM: 0, pressureHpa: 1010, temperatureC: 10 };
          const exact = solarPosition(timeS, place);
          const sun = sunOver(timeS, latitudeDeg, longitudeDeg);
          // Where one has set and the other not, refraction lifts one of them alone.
          const tolerance = Math.abs(exact.elevation + 0.8333) > 0.03 ? 0.02 : 0.6;
          expect(Math.abs(sun.elevation - exact.apparentElevation)).toBeLessThan(tolerance);
          // Near the zenith a small way over the sky is a large turn.
          const across = cos(exact.elevation * radians);
          expect(Math.abs(halfTurn(sun.azimuth - exact.azimuth)) * across).toBeLessThan(0.02);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('SC-50 rises in the east, stands in the south at noon and sets in the west', () => {
    const at = (hour: number) => sunOver(Date.UTC(2026, 2, 20, hour) / 1000, 48.85, 2.35);
    expect(at(6).azimuth).toBeCloseTo(90, -1);
    expect(Math.abs(at(12).azimuth - 180)).toBeLessThan(3);
    expect(at(18).azimuth).toBeCloseTo(270, -1);
    expect(at(0).elevation).toBeLessThan(-35);
  });
});
