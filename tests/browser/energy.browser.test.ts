import { expect, test } from 'vitest';
import { energyDigest, expectedDigest } from '../contract/energy-digest.ts';

test('EN-231 a browser finds the bits of the expected year', () => {
  expect(energyDigest()).toBe(expectedDigest);
});
