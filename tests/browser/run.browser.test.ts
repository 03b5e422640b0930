import { afterEach, describe, expect, test } from 'vitest';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import type { RunOutcome, RunUpdate } from '../../src/simulation/outcome.ts';
import type { EnginePort } from '../../src/simulation/remote.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject, publishedDigest } from '../contract/reservoir-case.ts';

const opened: Worker[] = [];
const pools: WorkerPool[] = [];

afterEach(() => {
  for (const pool of pools.splice(0)) pool.clear();
  for (const worker of opened.splice(0)) worker.terminate();
});

function openPort(): EnginePort {
  const worker = new Worker(new URL('./reservoir.worker.ts', import.meta.url), { type: 'module' });
  opened.push(worker);
  return worker;
}

function createPool(size: number, memoryBytes = 2 ** 32, open = openPort): WorkerPool {
  const pool = new WorkerPool({ openPort: open, host: 'test', appVersion: '0', size, memoryBytes });
  pools.push(pool);
  return pool;
}

interface Wanted {
  readonly key?: string;
  readonly alternative?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly frameEveryS?: number;
  readonly onStart?: () => void;
  readonly onUpdate?: (update: RunUpdate) => void;
}

function submit(pool: WorkerPool, wanted: Wanted = {}): Promise<RunOutcome> {
  const { alternative = 'hill', columns, rows, frameEveryS = 600 } = wanted;
  const territory = createPlace(columns, rows);
  const project = createReservoirProject(territory);
  return pool.submit({
    key: wanted.key ?? alternative,
    territory,
    request: createRequest(project, alternative, 'storm', reservoirSpec, frameEveryS),
    onStart: wanted.onStart ?? (() => {}),
    onUpdate: wanted.onUpdate ?? (() => {}),
  });
}

function digestOf(outcome: RunOutcome): string {
  return outcome.kind === 'done' ? outcome.record.resultDigest : outcome.kind;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

describe('runs in real workers', () => {
  test('RU-47 the result is bit for bit that of Node', async () => {
    expect(digestOf(await submit(createPool(1)))).toBe(publishedDigest);
  });

  test('RU-60 the number of workers changes nothing', async () => {
    const digests = await Promise.all(
      [1, 3].map(async (size) => {
        const pool = createPool(size);
        const runs = ['base', 'hill', 'hill'].map((alternative, i) =>
          submit(pool, { alternative, key: `${i}` }),
        );
        return (await Promise.all(runs)).map(digestOf);
      }),
    );
    expect(digests[0]).toEqual(digests[1]);
    expect(digests[0]?.[1]).toBe(publishedDigest);
  });

  test('RU-61 several runs go on at once, the others wait, what is looked at comes first', async () => {
    const pool = createPool(2);
    const started: string[] = [];
    const runs = ['a', 'b', 'c', 'd'].map((key) =>
      submit(pool, { key, columns: 300, rows: 300, onStart: () => started.push(key) }),
    );
    expect(started).toEqual(['a', 'b']);
    pool.prefer(['d']);
    await Promise.all(runs);
    expect(started).toEqual(['a', 'b', 'd', 'c']);
  });

  test('RU-61 runs that would not fit in memory together wait for each other', async () => {
    const pool = createPool(3, 1000);
    const started: string[] = [];
    const runs = ['a', 'b'].map((key) => submit(pool, { key, onStart: () => started.push(key) }));
    expect(started).toEqual(['a']);
    expect((await Promise.all(runs)).map((outcome) => outcome.kind)).toEqual(['done', 'done']);
  });

  test('RU-54 a cancel from the page ends a run of 4 million cells within 50 ms', { retry: 2 }, async () => {
    const pool = createPool(1);
    let cancelledAt = 0;
    let updates = 0;
    const outcome = await submit(pool, {
      columns: 2048,
      rows: 2048,
      frameEveryS: 1e9,
      onUpdate: () => {
        if (++updates !== 4) return;
        cancelledAt = performance.now();
        pool.cancel('hill');
      },
    });
    const tookMs = performance.now() - cancelledAt;
    expect(outcome.kind).toBe('cancelled');
    expect(updates).toBe(4);
    expect(tookMs).toBeLessThan(50);
  });

  test('RU-62 a worker that does not obey is replaced, and the next run goes on', { retry: 2 }, async () => {
    const pool = createPool(1);
    const running = submit(pool, { columns: 3000, rows: 3000 });
    // Still receiving and preparing its territory: no message gets in.
    await wait(5);
    const cancelledAt = performance.now();
    pool.cancel('hill');
    expect((await running).kind).toBe('cancelled');
    expect(performance.now() - cancelledAt).toBeLessThan(80);
    expect(digestOf(await submit(pool))).toBe(publishedDigest);
  });

  test('RU-56 a killed worker ends its run as lost; the others and the next ones go on', async () => {
    const pool = createPool(2);
    const doomed = submit(pool, { key: 'doomed', columns: 1500, rows: 1500, frameEveryS: 1e9 });
    const other = submit(pool, { key: 'other' });
    const first = opened[0];
    first?.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
    const outcome = await doomed;
    expect(outcome.kind === 'failed' && outcome.error.code).toBe('run/worker-lost');
    expect(digestOf(await other)).toBe(publishedDigest);
    expect(digestOf(await submit(pool, { key: 'again' }))).toBe(publishedDigest);
  });

  test('RU-17 memory that is not there becomes a sentence', async () => {
    const openGreedy = (): EnginePort => {
      const worker = new Worker(new URL('./greedy.worker.ts', import.meta.url), { type: 'module' });
      opened.push(worker);
      return worker;
    };
    const outcome = await submit(createPool(1, 2 ** 32, openGreedy));
    expect(outcome.kind === 'failed' && outcome.error.code).toBe('run/out-of-memory');
  });

  test('RU-55 pause holds a run, resume lets it end the same', async () => {
    const pool = createPool(1);
    let updates = 0;
    const running = submit(pool, {
      columns: 600,
      rows: 600,
      frameEveryS: 300,
      onUpdate: () => void updates++,
    });
    while (updates < 3) await wait(5);
    pool.pause('hill');
    await wait(100);
    const held = updates;
    await wait(200);
    expect(updates).toBe(held);
    pool.resume('hill');
    const reference = await submit(createPool(1), { columns: 600, rows: 600 });
    expect(digestOf(await running)).toBe(digestOf(reference));
  });
});
