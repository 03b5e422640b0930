import { afterEach, expect, test } from 'vitest';
import { useProject } from '../../src/app/project-store.ts';
import { RunService } from '../../src/app/run-service.ts';
import { runKey, useRuns } from '../../src/app/runs-store.ts';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import { type EnginePort, exposeEngine } from '../../src/simulation/remote.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
  useRuns.getState().clear();
  useProject.getState().close();
});

function openPort(): EnginePort {
  const { port1, port2 } = new MessageChannel();
  exposeEngine(reservoirEngine, port2);
  const close = (): void => {
    port1.close();
    port2.close();
  };
  closing.push(close);
  return Object.assign(port1, { terminate: close });
}

test('RU-63 a queued run that was paused waits for its turn when resumed', async () => {
  const place = createPlace();
  useProject.getState().open(place, createReservoirProject(place));
  const pool = new WorkerPool({ openPort, host: 'test', appVersion: '0', size: 1, memoryBytes: 2 ** 30 });
  const service = new RunService(pool, null, () => undefined);
  const queued = { engine: reservoirSpec.id, alternative: 'hill', hypothesis: 'storm' };
  const statusOf = () => useRuns.getState().entries.get(runKey(queued))?.status;

  const first = service.start(reservoirSpec, 'base', 'storm');
  const second = service.start(reservoirSpec, 'hill', 'storm');
  service.pause(queued);
  expect(statusOf()).toBe('paused');
  service.resume(queued);
  expect(statusOf()).toBe('waiting');
  await Promise.all([first, second]);
  expect(statusOf()).toBe('done');
});
