import { afterEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { openEngine } from '../../src/app/engines.ts';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import type { RunOutcome } from '../../src/simulation/outcome.ts';
import { parseRecord } from '../../src/simulation/record.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { createFloodProject, createValley } from '../contract/flood-case.ts';

const pools: WorkerPool[] = [];

afterEach(() => {
  for (const pool of pools.splice(0)) pool.clear();
});

function runInWorker(alternative: string, frameEveryS: number): Promise<RunOutcome> {
  const pool = new WorkerPool({
    openPort: openEngine,
    host: 'test',
    appVersion: '0',
    size: 1,
    memoryBytes: 2 ** 31,
  });
  pools.push(pool);
  const territory = createValley();
  return pool.submit({
    key: alternative,
    territory,
    request: createRequest(createFloodProject(territory), alternative, 'storm', floodSpec, frameEveryS),
    onStart: () => {},
    onUpdate: () => {},
  });
}

describe('the flood engine in its worker', () => {
  test('RU-47 gives bit for bit what Node gives, whatever the frames', async () => {
    const [outcome, inNode] = await Promise.all([runInWorker('works', 60), commands.floodRecordInNode()]);
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    const expected = parseRecord(inNode);
    expect(outcome.record.parts).toEqual(expected.parts);
    expect(outcome.record.resultDigest).toBe(expected.resultDigest);
    expect(outcome.record.fingerprint).toBe(expected.fingerprint);
  });

  test('the works change the result', async () => {
    const [base, works] = [await runInWorker('base', 3600), await runInWorker('works', 3600)];
    if (base.kind !== 'done' || works.kind !== 'done') throw new Error('not done');
    expect(works.record.resultDigest).not.toBe(base.record.resultDigest);
  });
});
