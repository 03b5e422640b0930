import { expect, test } from 'vitest';
import { floodBits, floodBitsExpected } from '../flood-bits.ts';

test('FL-5 these bits are those of every platform', () => {
  expect(floodBits()).toBe(floodBitsExpected);
});
