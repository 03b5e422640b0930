import { expect, test } from 'vitest';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import { encodeField, type StoredFrame } from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import { countedSeries } from '../../src/ui/atelier/views/timeline.tsx';

async function frameAt(timeS: number, vehicles: readonly number[]): Promise<StoredFrame> {
  const pace = new Pace();
  const shape = { columns: vehicles.length, rows: 1, tile: 1, step: 0.01, empty: 0 as const };
  const field = await encodeField(Float32Array.from(vehicles), shape, pace);
  pace.close();
  return { timeS, fields: { vehicles: field } };
}

test('SR-44 a day without a series of its own is drawn by the vehicles counted at each instant', async () => {
  const frames = [
    await frameAt(0, [0, 0, 0]),
    await frameAt(900, [2, 0, 1.5]),
    await frameAt(1800, [0, 0.5, 0]),
  ];
  const series = countedSeries(trafficSpec, frames);
  expect(series?.timesS).toEqual([0, 900, 1800]);
  for (const [i, vehicles] of [0, 3.5, 0.5].entries()) expect(series?.values[i]).toBeCloseTo(vehicles, 6);
});

test('SR-44 an engine that counts nothing has none', async () => {
  expect(countedSeries(floodSpec, [])).toBeNull();
});
