import { describe, expect, test } from 'vitest';
import { dataFolder, dataPath } from '../data.ts';

describe('tests', () => {
  test('refuse what would leave the machine', async () => {
    await expect(fetch('https://example.org/tile')).rejects.toThrow('tests use no network');
  });

  test('read their data where JUMELLES_DATA says', () => {
    const before = process.env['JUMELLES_DATA'];
    process.env['JUMELLES_DATA'] = '/elsewhere/data';
    try {
      expect(dataFolder()).toBe('/elsewhere/data');
      expect(dataPath('flood', 'ea_test2')).toBe('/elsewhere/data/flood/ea_test2');
    } finally {
      if (before === undefined) delete process.env['JUMELLES_DATA'];
      else process.env['JUMELLES_DATA'] = before;
    }
  });
});
