import { expect, test } from 'vitest';
import { equilibriumDigest, expectedDigest } from '../contract/traffic-digest.ts';
import { expectedRunDigest, trafficRunDigest } from '../contract/traffic-run-digest.ts';

test('TR-28 a browser finds the bits of the expected equilibrium', () => {
  expect(equilibriumDigest()).toBe(expectedDigest);
});

test('TR-198 a browser finds the bits of the expected morning', () => {
  expect(trafficRunDigest()).toBe(expectedRunDigest);
});
