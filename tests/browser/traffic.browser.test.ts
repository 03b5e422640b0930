import { expect, test } from 'vitest';
import { equilibriumDigest, expectedDigest } from '../contract/traffic-digest.ts';

test('TR-28 a browser finds the bits of the expected equilibrium', () => {
  expect(equilibriumDigest()).toBe(expectedDigest);
});
