import { describe, expect, test } from 'vitest';
import { MapCamera } from '../../src/scene/map-camera.ts';

function cameraOver(side: number): MapCamera {
  const camera = new MapCamera();
  camera.limitTo([0, 0, side, side], 1.5);
  return camera;
}
const later = 1e9;

describe('what is brought in sight', () => {
  test('SR-105 what is small in the picture or out of it is framed with its neighbours; what is seen moves nothing', () => {
    const camera = cameraOver(10_000);
    const whole = camera.at(later);
    camera.bringInSight([7000, 7000, 7060, 7040]);
    const near = camera.at(later);
    expect(near.distanceM).toBeLessThan(whole.distanceM / 4);
    expect(Math.abs(near.xM - 7030)).toBeLessThan(300);
    camera.bringInSight([7040, 7000, 7140, 7040]);
    expect(camera.at(later)).toEqual(near);
    camera.bringInSight([2000, 7000, 2100, 7040]);
    expect(Math.abs(camera.at(later).xM - 2050)).toBeLessThan(300);
  });

  test('SR-105 what is large and in sight stays, whichever way the picture is turned', () => {
    for (const headingRad of [0, 1, 2.5]) {
      const camera = cameraOver(10_000);
      camera.goTo({ headingRad });
      const before = camera.at(later);
      camera.bringInSight([4000, 4000, 6000, 5000]);
      expect(camera.at(later)).toEqual(before);
    }
  });
});
