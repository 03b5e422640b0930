import { expect, it } from 'vitest';
import { expectedDigest, sampleDigest } from '../contract/raster-digest.ts';

it('RA-23 a browser reads rasters and territory files to the expected digest', async () => {
  expect(await sampleDigest()).toBe(expectedDigest);
});
