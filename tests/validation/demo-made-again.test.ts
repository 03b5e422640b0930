import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoFiles } from '../../scripts/demo/folder.ts';

const folder = join(import.meta.dirname, '../../assets/demo');

test('DM-5 the generator gives the shipped bytes again, in under two minutes', { timeout: 600_000 }, () => {
  const before = process.cpuUsage();
  const files = demoFiles();
  // Its own work, whatever else the machine does.
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(120);
  expect(files.length).toBeGreaterThan(15);
  const other = files.filter(({ name, content }) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    return !bytes.equals(readFileSync(join(folder, name)));
  });
  expect(other.map(({ name }) => name)).toEqual([]);
});
