import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import type { AnyEngine } from '../../src/simulation/contract.ts';
import { execute } from '../../src/simulation/execute.ts';
import type { RunUpdate } from '../../src/simulation/outcome.ts';
import { EngineClient, type EnginePort, exposeEngine, type Heartbeat } from '../../src/simulation/remote.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { buffersOf } from '../../src/simulation/transfer.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const surroundings = { at: '', host: 'test', appVersion: '0' };
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A client whose engine answers from the other end of a channel, as from a worker. */
function createPair(engine: AnyEngine = reservoirEngine, heartbeat?: Heartbeat) {
  const { port1, port2 } = new MessageChannel();
  exposeEngine(engine, port2);
  const close = (): void => {
    port1.close();
    port2.close();
  };
  closing.push(close);
  const port: EnginePort = Object.assign(port1, { terminate: close });
  return { client: new EngineClient(port, heartbeat), port };
}

function createRun(columns?: number, rows?: number, frameEveryS = 1200) {
  const place = createPlace(columns, rows);
  const request = createRequest(createReservoirProject(place), 'hill', 'storm', reservoirSpec, frameEveryS);
  return { place, request };
}

function ignore(): void {}

describe('an engine at the other end of a channel', () => {
  test('RU-50 gives what it gives at home, with the frames', async () => {
    const { client } = createPair();
    const { place, request } = createRun();
    const frames: RunUpdate[] = [];
    const far = await client.run(place, request, surroundings, (update) => {
      if (update.frame) frames.push(update);
    });
    const near = await execute(reservoirEngine, place, request, surroundings);
    if (far.kind !== 'done' || near.kind !== 'done') throw new Error('not done');
    expect(far.record.resultDigest).toBe(near.record.resultDigest);
    expect(far.result.fields).toEqual(near.result.fields);
    expect(far.result.indicators).toEqual(near.result.indicators);
    expect(frames.map((update) => update.timeS)).toEqual([30, 1200, 2400, 3600, 4800, 6000, 7200]);
  });

  test('RU-51 a second run on the same territory, then on another', async () => {
    const { client } = createPair();
    for (const { place, request } of [createRun(), createRun(), createRun(9, 9)]) {
      const outcome = await client.run(place, request, surroundings, ignore);
      expect(outcome.kind).toBe('done');
    }
  });

  test('RU-52 errors keep their code and details on the way', async () => {
    const { client } = createPair();
    const { place, request } = createRun();
    const wrong = { ...request, parameters: { residence: 60, step: 59 } };
    const outcome = await client.run(place, wrong, surroundings, ignore);
    if (outcome.kind !== 'refused') throw new Error(outcome.kind);
    expect(outcome.errors[0]).toBeInstanceOf(AppError);
    expect(outcome.errors[0]?.code).toBe('parameter/out-of-range');
    expect(outcome.errors[0]?.details).toEqual({ parameter: 'step', value: 59, min: 1, max: 30 });
  });

  test('RU-52 a listener that throws ends the run with its own code', async () => {
    const { client } = createPair();
    const { place, request } = createRun();
    const outcome = await client.run(place, request, surroundings, () => {
      throw new AppError('storage/full', 'no room', { neededMb: 3 });
    });
    if (outcome.kind !== 'failed') throw new Error(outcome.kind);
    expect([outcome.error.code, outcome.error.details]).toEqual(['storage/full', { neededMb: 3 }]);
  });

  test('RU-53 one frame at a time is on its way', async () => {
    const { client } = createPair();
    const { place, request } = createRun(40, 30, 60);
    let inFlight = 0;
    let most = 0;
    await client.run(place, request, surroundings, async (update) => {
      if (!update.frame) return;
      inFlight++;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inFlight--;
    });
    expect(most).toBe(1);
  });

  test('RU-54 a cancel ends the run, and the client serves again', async () => {
    const { client } = createPair();
    const { place, request } = createRun(2000, 1000, 1e9);
    let updates = 0;
    const outcome = await client.run(place, request, surroundings, () => {
      if (++updates === 2) client.cancel();
    });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(updates).toBeLessThan(5);
    const small = createRun();
    expect((await client.run(small.place, small.request, surroundings, ignore)).kind).toBe('done');
  });

  test('RU-54 a cancel that comes before the run starts is not lost, one that comes late strikes no other', async () => {
    const { client } = createPair();
    const { place, request } = createRun();
    const running = client.run(place, request, surroundings, ignore);
    client.cancel();
    expect(await running).toEqual({ kind: 'cancelled' });
    client.cancel();
    client.pause();
    expect((await client.run(place, request, surroundings, ignore)).kind).toBe('done');
  });

  test('RU-55 pause and resume through the channel change nothing', async () => {
    const { client } = createPair();
    const { place, request } = createRun(300, 200, 60);
    const near = await execute(reservoirEngine, place, request, surroundings);
    let pauses = 0;
    const far = await client.run(place, request, surroundings, () => {
      if (pauses++ > 4) return;
      client.pause();
      setTimeout(() => client.resume(), 5);
    });
    if (far.kind !== 'done' || near.kind !== 'done') throw new Error('not done');
    expect(far.record.resultDigest).toBe(near.record.resultDigest);
  });

  test('RU-56 terminating ends a pending run as lost, and later ones at once', async () => {
    const { client } = createPair();
    const { place, request } = createRun(500, 500, 1e9);
    setTimeout(() => client.terminate(), 50);
    const outcome = await client.run(place, request, surroundings, ignore);
    expect(outcome.kind === 'failed' && outcome.error.code).toBe('run/worker-lost');
    expect(client.isLost).toBe(true);
    const again = await client.run(place, request, surroundings, ignore);
    expect(again.kind === 'failed' && again.error.code).toBe('run/worker-lost');
  });

  test.each([
    ['Uncaught TypeError: x', 'run/worker-lost'],
    ['Uncaught RangeError: Array buffer allocation failed', 'run/out-of-memory'],
  ])('RU-56 a crash says which: %s', async (message, code) => {
    const { client, port } = createPair();
    const { place, request } = createRun(500, 500, 1e9);
    const crash = Object.assign(new Event('error'), { message });
    setTimeout(() => (port as unknown as EventTarget).dispatchEvent(crash), 50);
    const outcome = await client.run(place, request, surroundings, ignore);
    expect(outcome.kind === 'failed' && outcome.error.code).toBe(code);
  });

  test('RU-57 a worker that falls silent is given up', async () => {
    const { port1, port2 } = new MessageChannel();
    closing.push(() => port2.close());
    const port: EnginePort = Object.assign(port1, { terminate: () => port1.close() });
    const client = new EngineClient(port, { everyMs: 20, silenceMs: 100 });
    const { place, request } = createRun();
    const outcome = await client.run(place, request, surroundings, ignore);
    expect(outcome.kind === 'failed' && outcome.error.code).toBe('run/worker-lost');
  });

  test('RU-57 a worker at work is not given up, however long it works', async () => {
    const { client } = createPair(reservoirEngine, { everyMs: 30, silenceMs: 300 });
    const { place, request } = createRun(1500, 800, 1e9);
    const before = performance.now();
    const outcome = await client.run(place, request, surroundings, ignore);
    expect(outcome.kind).toBe('done');
    expect(performance.now() - before).toBeGreaterThan(300);
  });
});

describe('what is transferred', () => {
  test('every buffer inside plain data, once', () => {
    const shared = new Float32Array(4);
    const list = buffersOf({ a: shared, b: [{ c: new Uint8Array(shared.buffer, 4) }], d: 1, e: null });
    expect(list).toEqual([shared.buffer]);
  });
});
