import { expect, test } from 'vitest';
import { equilibriumDigest, expectedDigest } from './traffic-digest.ts';

test('TR-28 Node finds the bits of the expected equilibrium', () => {
  expect(equilibriumDigest()).toBe(expectedDigest);
});
