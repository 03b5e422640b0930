import { expect, test } from 'vitest';
import { digestOfArrays } from '../../src/base/digest.ts';
import { digests } from './base-math-digests.ts';
import { names, results } from './base-math-samples.ts';

test.each(names)('BA-2 %s gives the recorded bits on 10⁶ arguments in Node', (name) => {
  expect(digestOfArrays([results(name)])).toBe(digests[name]);
});
