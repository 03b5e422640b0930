import { expect, test } from 'vitest';
import { digestOfArrays } from '../../src/base/digest.ts';
import { digests } from '../unit/base-math-digests.ts';
import { names, results } from '../unit/base-math-samples.ts';

test.each(names)('BA-2 %s gives the recorded bits on 10⁶ arguments in the browser', (name) => {
  expect(digestOfArrays([results(name)])).toBe(digests[name]);
});
