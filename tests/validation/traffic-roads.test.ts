import { expect, test } from 'vitest';
import { realRoads } from '../../src/cli/validate/traffic/real-roads.ts';
import { dataFolder, describeWithData } from '../data.ts';

describeWithData('roads of Dieppe', ['ign/littosim_dieppe'], () => {
  test('TR-126 real roads load and connect, and one that is closed says whom it cuts off', async () => {
    const { pass, figures, expected } = await realRoads(dataFolder());
    expect(pass, JSON.stringify({ figures, expected }, null, 1)).toBe(true);
    expect(figures['ends, passing, junctions']).toBe(figures['nodes']);
  }, 120_000);
});

test('TR-126 absent roads come out as not run', async () => {
  expect((await realRoads('/nowhere')).pass).toBeNull();
});
