import { expect, it } from 'vitest';
import { expectedDigest, sampleDigest } from './raster-digest.ts';

it('RA-23 Node reads rasters and territory files to the expected digest', async () => {
  expect(await sampleDigest()).toBe(expectedDigest);
});
