import { afterEach, describe, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { openEngine } from '../../src/app/engines.ts';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import type { Project } from '../../src/scenario/project.ts';
import type { RunOutcome } from '../../src/simulation/outcome.ts';
import { parseRecord } from '../../src/simulation/parse-record.ts';
import { createRequest } from '../../src/simulation/request.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { createFloodProject, createValley } from '../contract/flood-case.ts';

const pools: WorkerPool[] = [];

afterEach(() => {
  for (const pool of pools.splice(0)) pool.clear();
});

function createPool(): WorkerPool {
  const pool = new WorkerPool({
    openPort: openEngine,
    host: 'test',
    appVersion: '0',
    size: 1,
    memoryBytes: 2 ** 31,
  });
  pools.push(pool);
  return pool;
}

function runInWorker(alternative: string, frameEveryS: number): Promise<RunOutcome> {
  const pool = createPool();
  const territory = createValley();
  return pool.submit({
    key: alternative,
    territory,
    request: createRequest(createFloodProject(territory), alternative, 'storm', floodSpec, frameEveryS),
    onStart: () => {},
    onUpdate: () => {},
  });
}

/** A wet plain of 4096 × 4096 cells: 16.8 million of them under water. */
function createLake(): { readonly territory: Territory; readonly project: Project } {
  const side = 4096;
  const small = createValley();
  const { terrain } = small.layers;
  const values = new Float32Array(side * side);
  for (let i = 0; i < values.length; i++) values[i] = ((i * 7919) % 101) / 200;
  const grid = { ...terrain.grid, columns: side, rows: side };
  const territory = { ...small, layers: { terrain: { ...terrain, grid, values } } };
  const project = createFloodProject(small);
  const [storm] = project.hypotheses;
  if (!storm) throw new Error('a hypothesis');
  const rain = storm.conditions.filter((condition) => condition.kind === 'flood/rain');
  const still = { kind: 'flood/initial-level', id: 'still', label: '', area: null, levelM: 3 } as const;
  const hypotheses = [{ ...storm, conditions: [still, ...rain] }];
  return { territory, project: { ...project, hypotheses } };
}

describe('the flood engine in its worker', () => {
  test('RU-54 a cancel ends a run of 16 million wet cells within 50 ms, whatever it is doing', {
    retry: 2,
  }, async () => {
    const pool = createPool();
    const { territory, project } = createLake();
    const latenciesMs: number[] = [];
    for (const updatesBefore of [0, 1, 4]) {
      let updates = 0;
      let cancelledAt = 0;
      const cancel = (): void => {
        cancelledAt = performance.now();
        pool.cancel('lake');
      };
      const running = pool.submit({
        key: 'lake',
        territory,
        request: createRequest(project, 'base', 'storm', floodSpec, 1e6),
        onStart: () => {
          if (updatesBefore === 0) setTimeout(cancel, 500);
        },
        onUpdate: () => {
          if (++updates === updatesBefore) cancel();
        },
      });
      expect((await running).kind).toBe('cancelled');
      latenciesMs.push(performance.now() - cancelledAt);
    }
    console.info(`cancel at 16 M wet cells: ${latenciesMs.map((ms) => ms.toFixed(1)).join(', ')} ms`);
    expect(Math.max(...latenciesMs)).toBeLessThan(50);
  });

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
