import { expect, test } from 'vitest';
import { energyDigest, expectedDigest } from './energy-digest.ts';

test('EN-231 Node finds the bits of the expected year', () => {
  expect(energyDigest()).toBe(expectedDigest);
});
