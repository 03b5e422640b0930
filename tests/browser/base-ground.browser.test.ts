import { expect, test } from 'vitest';

test('tests in the page refuse another origin', async () => {
  await expect(fetch('https://example.org/tile')).rejects.toThrow('tests use no network');
});
