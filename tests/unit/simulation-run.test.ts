import { describe, expect, test } from 'vitest';
import type { Checkpoint, Engine, RunResult } from '../../src/simulation/contract.ts';
import { RunControl } from '../../src/simulation/control.ts';
import { execute } from '../../src/simulation/execute.ts';
import type { RunOutcome, RunUpdate } from '../../src/simulation/outcome.ts';
import { createRequest, type RunRequest } from '../../src/simulation/request.ts';
import { runEngine } from '../../src/simulation/run.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const surroundings = { at: '2026-01-01T00:00:00Z', host: 'test', appVersion: '0' };

function createRun(columns?: number, rows?: number, frameEveryS = 600) {
  const place = createPlace(columns, rows);
  const request = createRequest(createReservoirProject(place), 'hill', 'storm', reservoirSpec, frameEveryS);
  return { place, request };
}

function digestOf(outcome: RunOutcome): string {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.record.resultDigest;
}

/** An engine that yields what it is given, then the result. */
function createScripted(
  checkpoints: () => Iterable<Checkpoint<'depth'>>,
  result: Partial<RunResult<'maxDepth'>> = {},
): Engine {
  return {
    ...(reservoirEngine as unknown as Engine),
    check: () => [],
    *run() {
      yield* checkpoints();
      return { fields: {}, indicators: {}, diagnostics: {}, ...result };
    },
  };
}

const noInput = { axes: {} };
const options = { seed: 1, frameEveryS: 60 };
const finalFrame: Checkpoint<'depth'> = { progress: 1, timeS: 9, frame: { depth: new Float32Array(1) } };

async function failureOf(engine: Engine, timeLimitS?: number): Promise<string> {
  const limit = timeLimitS === undefined ? {} : { timeLimitS };
  const outcome = await runEngine(engine, noInput, {}, { ...options, ...limit });
  return outcome.kind === 'failed' ? outcome.error.code : outcome.kind;
}

function busyFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('a run', () => {
  test('RU-10 neither frames, nor pauses, nor a slow listener change the result', async () => {
    const { place, request } = createRun(300, 200);
    const reference = digestOf(await execute(reservoirEngine, place, request, surroundings));
    const often = { ...request, frameEveryS: 7 };
    expect(digestOf(await execute(reservoirEngine, place, often, surroundings))).toBe(reference);
    const control = new RunControl();
    let pauses = 0;
    const outcome = await execute(reservoirEngine, place, request, surroundings, control, async () => {
      control.pause();
      pauses++;
      await new Promise((resolve) => setTimeout(resolve, 2));
      setTimeout(() => control.resume(), 2);
    });
    expect(pauses).toBeGreaterThan(3);
    expect(digestOf(outcome)).toBe(reference);
  });

  test('RU-10 names, labels and identifiers change neither fingerprint nor result', async () => {
    const { place, request } = createRun();
    const renamed: RunRequest = {
      ...request,
      alternative: { id: 'x', shortName: 'Y' },
      edits: request.edits.map((edit) => ({ ...edit, id: `${edit.id}!`, label: 'autre' })),
      hypothesis: { ...request.hypothesis, id: 'z', shortName: 'z', title: 'z', origin: 'z' },
    };
    const one = await execute(reservoirEngine, place, request, surroundings);
    const other = await execute(reservoirEngine, place, renamed, surroundings);
    if (one.kind !== 'done' || other.kind !== 'done') throw new Error('not done');
    expect(other.record.fingerprint).toBe(one.record.fingerprint);
    expect(other.record.resultDigest).toBe(one.record.resultDigest);
  });

  test('RU-11 progress never falls, ends at 1, and frames come at their instants', async () => {
    const { place, request } = createRun(40, 30, 900);
    const updates: RunUpdate[] = [];
    await execute(reservoirEngine, place, request, surroundings, undefined, (update) => {
      updates.push(update);
    });
    const progress = updates.map((update) => update.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    const instants = updates.flatMap((update) => (update.frame ? [update.frame.timeS] : []));
    expect(instants).toEqual([30, 900, 1800, 2700, 3600, 4500, 5400, 6300, 7200]);
  });

  test('RU-12 the event loop gets its turns: timers, immediates and messages', async () => {
    const { place, request } = createRun(1000, 800, 1e9);
    const turns = { timers: 0, immediates: 0, messages: 0 };
    let isRunning = true;
    const { port1, port2 } = new MessageChannel();
    const timer = setInterval(() => turns.timers++, 1);
    const again = (): void => {
      turns.immediates++;
      if (isRunning) setImmediate(again);
    };
    setImmediate(again);
    port1.onmessage = () => {
      turns.messages++;
      if (isRunning) setTimeout(() => port2.postMessage(null), 0);
    };
    port2.postMessage(null);
    const before = performance.now();
    await execute(reservoirEngine, place, request, surroundings);
    const slices = (performance.now() - before) / 20;
    isRunning = false;
    clearInterval(timer);
    port1.close();
    // A busy machine stretches slices and joins turns: a quarter is enough to tell a loop that turns.
    expect(slices).toBeGreaterThan(5);
    expect(Math.min(turns.timers, turns.immediates, turns.messages)).toBeGreaterThan(slices / 4);
  });

  test('RU-12 a cancel ends the run within 50 ms', { retry: 2 }, async () => {
    const { place, request } = createRun(2000, 1000, 1e9);
    const control = new RunControl();
    let cancelledAt = 0;
    setTimeout(() => {
      cancelledAt = performance.now();
      control.cancel();
    }, 100);
    const outcome = await execute(reservoirEngine, place, request, surroundings, control);
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(performance.now() - cancelledAt).toBeLessThan(50);
  });

  test('RU-19 a run does not wait for who hears of its progress, and waits at its frames', async () => {
    let told = 0;
    let frames = 0;
    let isOnItsWay = false;
    const engine = createScripted(function* () {
      for (let k = 0; k < 4; k++) {
        busyFor(110);
        yield { progress: k / 10, timeS: k };
      }
      expect(isOnItsWay).toBe(false);
      yield { ...finalFrame, progress: 0.5 };
      expect(isOnItsWay).toBe(false);
      yield finalFrame;
    });
    const never = new Promise<void>(() => undefined);
    const outcome = await runEngine(engine, noInput, {}, options, new RunControl(), async ({ frame }) => {
      if (!frame) {
        told++;
        return await never;
      }
      isOnItsWay = true;
      await new Promise((resolve) => setTimeout(resolve, 5));
      isOnItsWay = false;
      frames++;
    });
    expect(outcome.kind).toBe('done');
    expect([told, frames]).toEqual([1, 2]);
  });

  test('RU-19 what a listener of progress throws ends the run', async () => {
    const engine = createScripted(function* () {
      yield { progress: 0, timeS: 0 };
      busyFor(30);
      yield { progress: 0.5, timeS: 1 };
      yield finalFrame;
    });
    const outcome = await runEngine(engine, noInput, {}, options, new RunControl(), async ({ frame }) => {
      await Promise.resolve();
      if (!frame) throw new Error('full');
    });
    expect(outcome.kind).toBe('failed');
  });

  test('RU-12 a cancel does not wait for a listener that hangs', async () => {
    const { place, request } = createRun();
    const control = new RunControl();
    setTimeout(() => control.cancel(), 20);
    const hang = (): Promise<void> => new Promise(() => {});
    expect(await execute(reservoirEngine, place, request, surroundings, control, hang)).toEqual({
      kind: 'cancelled',
    });
  });

  test('RU-12 a paused run can be cancelled', async () => {
    const { place, request } = createRun();
    const control = new RunControl();
    control.pause();
    setTimeout(() => control.cancel(), 20);
    expect(await execute(reservoirEngine, place, request, surroundings, control)).toEqual({
      kind: 'cancelled',
    });
  });

  test('RU-13 the generator is always closed', async () => {
    let closed = 0;
    const engine = createScripted(function* () {
      try {
        for (;;) yield { progress: 0, timeS: 0, frame: { depth: Float32Array.of(Number.NaN) } };
      } finally {
        closed++;
      }
    });
    expect(await failureOf(engine)).toBe('engine/diverged');
    expect(closed).toBe(1);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'RU-14 %d is refused in frames, fields, indicators, noises and diagnostics',
    async (value) => {
      const frame = { ...finalFrame, frame: { depth: Float32Array.of(0, value) } };
      const cases = [
        createScripted(() => [frame]),
        createScripted(() => [finalFrame], { fields: { maxDepth: Float32Array.of(value) } }),
        createScripted(() => [finalFrame], { indicators: { volume: [{ value }] } as never }),
        createScripted(() => [finalFrame], { indicators: { volume: [{ value: 1, noise: value }] } as never }),
        createScripted(() => [finalFrame], { diagnostics: { massError: value } }),
      ];
      for (const engine of cases) expect(await failureOf(engine)).toBe('engine/diverged');
    },
  );

  test('RU-14 a missing value is not a diverged one', async () => {
    const engine = createScripted(() => [finalFrame], {
      indicators: { volume: [{ value: null, reason: 'noWater' }] } as never,
    });
    expect(await failureOf(engine)).toBe('done');
  });

  test('RU-15 the last checkpoint must carry a frame', async () => {
    expect(await failureOf(createScripted(() => [{ progress: 1, timeS: 1 }]))).toBe('engine/failed');
  });

  test('RU-16 the time limit ends a run, pauses apart', async () => {
    const endless = createScripted(function* () {
      for (;;) {
        busyFor(5);
        yield { progress: 0, timeS: 0 };
      }
    });
    expect(await failureOf(endless, 0.1)).toBe('run/time-limit');
    const control = new RunControl();
    control.pause();
    setTimeout(() => control.resume(), 300);
    const brief = createScripted(function* () {
      busyFor(25);
      yield finalFrame;
      busyFor(25);
      yield finalFrame;
    });
    const outcome = await runEngine(brief, noInput, {}, { ...options, timeLimitS: 0.2 }, control);
    expect(outcome.kind).toBe('done');
  });

  test.each([
    [new RangeError('Array buffer allocation failed'), 'run/out-of-memory'],
    [
      new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory: out of memory'),
      'run/out-of-memory',
    ],
    [new TypeError('x is undefined'), 'engine/failed'],
  ])('RU-17 what an engine throws becomes a sentence: %s', async (error, code) => {
    const engine = createScripted(() => {
      throw error;
    });
    expect(await failureOf(engine)).toBe(code);
  });
});

describe('what is refused before a run', () => {
  async function refusalOf(change: Partial<RunRequest>): Promise<readonly string[]> {
    const { place, request } = createRun();
    const outcome = await execute(reservoirEngine, place, { ...request, ...change }, surroundings);
    return outcome.kind === 'refused' ? outcome.errors.map((error) => error.code) : [outcome.kind];
  }

  test('RU-18 another territory, another engine, unknown or extreme parameters', async () => {
    expect(await refusalOf({ territory: createPlace(9, 9).digest })).toEqual(['project/other-territory']);
    expect(await refusalOf({ engine: 'traffic' })).toEqual(['engine/unknown']);
    expect(await refusalOf({ parameters: { residence: 1, step: 30, speed: 3 } })).toEqual([
      'parameter/out-of-range',
      'parameter/unknown',
    ]);
    expect(await refusalOf({ parameters: { residence: 60, step: 59 } })).toEqual(['parameter/out-of-range']);
  });

  test('RU-18 a parameter of the project that the engine does not know', async () => {
    const place = createPlace();
    const project = createReservoirProject(place);
    const { id } = reservoirSpec;
    const parameters = { ...project.parameters, [id]: { ...project.parameters[id], speed: 3, toString: 1 } };
    const request = createRequest({ ...project, parameters }, 'hill', 'storm', reservoirSpec, 600);
    expect(await refusalOf({ parameters: request.parameters })).toEqual([
      'parameter/unknown',
      'parameter/unknown',
    ]);
  });

  test('RU-18 an edit that finds nothing to change', async () => {
    const { request } = createRun();
    const edits = request.edits.map((edit) => ({
      ...edit,
      area: [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
    }));
    expect(await refusalOf({ edits: edits as never })).toEqual(['edit/outside']);
  });
});
