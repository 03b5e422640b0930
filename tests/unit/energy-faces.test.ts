import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { horizonStepDeg, litHours, litPlane } from '../../src/engines/energy/sun/shaded-gains.ts';
import { lightOf, planeYear, skyYear } from '../../src/engines/energy/sun/sky-year.ts';
import { addFaceGains, type FaceView, faceLight } from '../../src/engines/energy/year/face-light.ts';
import { facePlanes, flatFace, sectors } from '../../src/engines/energy/year/planes.ts';
import { sunnyYear } from './energy-fixture.ts';

const weather = sunnyYear();
const sky = skyYear(weather);
const lit = litHours(sky, sectors);
const planes = facePlanes.map((plane) => planeYear(sky, plane, 0.2));
const light = planes.map((plane) => litPlane(plane, lit));
const hours = weather.ghi.length;
const south = facePlanes.findIndex(({ tilt, azimuth }) => tilt === 90 && azimuth === 180);

function even(height: number, skyShare: number): FaceView {
  const horizon = new Uint8Array(sectors).fill(height);
  const share = new Float64Array(facePlanes.length).fill(skyShare);
  return { wallHorizon: horizon, roofHorizon: horizon, skyShare: share };
}

function gainsOf(view: FaceView, takenM2: Float64Array, faces = faceLight(light, lit)): Float64Array {
  const gains = new Float64Array(hours);
  addFaceGains(gains, faces, view, takenM2);
  return gains;
}

function only(face: number, areaM2: number): Float64Array {
  return Float64Array.from(facePlanes, (_, i) => (i === face ? areaM2 : 0));
}

describe('light on the faces of a building', () => {
  test('EN-7 without obstacles a shaded plane takes what an open one does, behind a wall the diffuse alone', () => {
    const open = lightOf(planes[south]!);
    const [free, walled] = [gainsOf(even(0, 1), only(south, 2)), gainsOf(even(255, 0.25), only(south, 2))];
    for (const hour of [9, 12, 15]) {
      expect(free[hour]).toBeCloseTo(2 * open[hour]!, 9);
      const { dome, ground } = planes[south]!;
      expect(walled[hour]).toBeCloseTo(2 * (0.25 * dome[hour]! + ground[hour]!), 9);
    }
  });

  test('EN-530 all faces in one pass take what each takes alone, also where a wall has less of the vault', () => {
    // A horizon darker than the vault gives takes from the walls that face the Sun (`onPlane`).
    const dim = light.map((plane, face) => ({
      ...plane,
      dome: plane.dome.map((w, k) =>
        face < flatFace && k % 7 === face % 7 ? w - 0.5 * plane.direct[k]! : w,
      ),
    }));
    const faces = faceLight(dim, lit);
    expect(faces.darker.length).toBeGreaterThan(100);
    const shares = fc.float64Array({ minLength: 9, maxLength: 9, min: 0, max: 1, noNaN: true });
    const horizon = fc.uint8Array({ minLength: sectors, maxLength: sectors, max: 200 });
    fc.assert(
      fc.property(shares, shares, horizon, horizon, (skyShare, taken, wallHorizon, roofHorizon) => {
        const found = gainsOf({ wallHorizon, roofHorizon, skyShare }, taken, faces);
        const due = new Float64Array(hours);
        for (const [face, { direct, dome, ground }] of dim.entries()) {
          const before = face === flatFace ? roofHorizon : wallHorizon;
          for (const [k, hour] of lit.hour.entries()) {
            const isSeen = sky[hour]!.sky.elevation > before[lit.sector[k]!]! * horizonStepDeg;
            const beam = isSeen ? direct[k]! : 0;
            due[hour]! += taken[face]! * (beam + skyShare[face]! * dome[k]! + ground[k]!);
          }
        }
        const most = Math.max(...due.map((w, hour) => Math.abs(w - found[hour]!)));
        // Sums of some ten terms of up to 1000 W/m², in another order.
        expect(most).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  test('EN-531 hours parted by whether shutters are closed are the whole year', () => {
    const isClosed = (hour: number): boolean => hour % 5 === 0;
    const taken = Float64Array.from(facePlanes, (_, face) => 1 + face);
    const parts = [true, false].map((closed) => faceLight(light, lit, (hour) => isClosed(hour) === closed));
    const gains = new Float64Array(hours);
    for (const part of parts) addFaceGains(gains, part, even(12, 0.9), taken);
    expect(gains).toEqual(gainsOf(even(12, 0.9), taken));
    expect(parts.map(({ lit: of }) => of.hour.length).reduce((a, b) => a + b)).toBe(lit.hour.length);
  });
});
