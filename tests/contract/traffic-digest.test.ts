import { expect, test } from 'vitest';
import { equilibriumDigest, expectedDigest } from './traffic-digest.ts';
import { expectedRunDigest, trafficRunDigest } from './traffic-run-digest.ts';

test('TR-28 Node finds the bits of the expected equilibrium', () => {
  expect(equilibriumDigest()).toBe(expectedDigest);
});

test('TR-198 Node finds the bits of the expected morning', () => {
  expect(trafficRunDigest()).toBe(expectedRunDigest);
});
