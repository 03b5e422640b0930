import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { afterFirstPicture, tellFirstPicture } from '../../src/app/first-picture.ts';
import { useProject } from '../../src/app/project-store.ts';
import { setParameter } from '../../src/app/project-commands.ts';
import { RunService } from '../../src/app/run-service.ts';
import { type RunEntry, runKey, useRuns } from '../../src/app/runs-store.ts';
import { type ArchiveWorker, loadArchive } from '../../src/app/shipped-results.ts';
import { isStale } from '../../src/app/staleness.ts';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import { AppError } from '../../src/base/errors.ts';
import { type ArchivedRun, decodeRuns, encodeRuns } from '../../src/simulation/archive/run-archive.ts';
import { type ArchiveAnswer, serveArchives } from '../../src/simulation/archive/serve.ts';
import { compareRuns } from '../../src/simulation/compare.ts';
import { execute } from '../../src/simulation/execute.ts';
import type { StoredFrame } from '../../src/simulation/frames.ts';
import { type EnginePort, exposeEngine } from '../../src/simulation/remote.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { verifyRecord } from '../../src/simulation/verify.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const place = createPlace();
const project = createReservoirProject(place);
const made = { at: '2026-11-25T12:00:00.000Z', host: 'Node', appVersion: '0' };
const everyS = 1800;
const closing: (() => void)[] = [];

beforeEach(() => useProject.getState().open(place, project));
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
  useRuns.getState().clear();
  useProject.getState().close();
});

/** The archive of both alternatives, as `scripts/make-demo-results.ts` makes it. */
async function makeArchive(): Promise<Uint8Array<ArrayBuffer>> {
  const runs = [];
  for (const { id } of project.alternatives) {
    const request = createRequest(project, id, 'storm', reservoirSpec, everyS);
    const frames: StoredFrame[] = [];
    const outcome = await execute(reservoirEngine, place, request, made, undefined, ({ frame }) => {
      if (frame) frames.push(frame);
    });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const { axes, result, record } = outcome;
    runs.push({ spec: reservoirSpec, axes, result, record, frames });
  }
  return encodeRuns(runs, () => 0.01);
}

function createService(): RunService {
  const openPort = (): EnginePort => {
    const { port1, port2 } = new MessageChannel();
    exposeEngine(reservoirEngine, port2);
    const close = (): void => {
      port1.close();
      port2.close();
    };
    closing.push(close);
    return Object.assign(port1, { terminate: close });
  };
  const pool = new WorkerPool({ openPort, host: 'test', appVersion: '0', size: 1, memoryBytes: 2 ** 30 });
  return new RunService(pool, null, () => undefined);
}

/** A worker that opens archives, at the other end of a channel. */
function openArchiveWorker(): ArchiveWorker {
  const { port1, port2 } = new MessageChannel();
  serveArchives({
    postMessage: (answer: ArchiveAnswer) => port2.postMessage(answer),
    addEventListener: (_type, listener) => {
      port2.addEventListener('message', (event) => listener(event as MessageEvent<ArrayBuffer>));
      port2.start();
    },
  });
  port1.start();
  const close = (): void => {
    port1.close();
    port2.close();
  };
  closing.push(close);
  return Object.assign(port1, { terminate: close }) as unknown as ArchiveWorker;
}

function serve(body: BodyInit | null, status = 200): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status })));
}

function entryOf(alternative: string): RunEntry | undefined {
  const id = { engine: reservoirSpec.id, alternative, hypothesis: 'storm' };
  return useRuns.getState().entries.get(runKey(id));
}

async function shipAll(service: RunService): Promise<void> {
  for (const run of decodeRuns(await makeArchive())) service.ship(run, [reservoirSpec]);
}

describe('results that come with the page', () => {
  test('RU-94 they are read in a worker, run by run, and compared as those just made', async () => {
    serve(await makeArchive());
    const service = createService();
    await loadArchive('results', (run) => service.ship(run, [reservoirSpec]), openArchiveWorker);
    const [base, hill] = [entryOf('base')!, entryOf('hill')!];
    expect([base.status, hill.status, base.shipped]).toEqual(['done', 'done', true]);
    expect(base.frames.map(({ timeS }) => timeS)).toEqual([30, 1800, 3600, 5400, 7200]);
    expect(isStale(project, reservoirSpec, hill)).toBe(false);
    const compared = compareRuns(base.finished!, hill.finished!);
    expect(Object.keys(compared)).toEqual(Object.keys(reservoirSpec.indicators));
  });

  test('RU-94 a shipped run is replayed to the same digest', async () => {
    const [run] = [...decodeRuns(await makeArchive())];
    const found = await verifyRecord(run!.record, reservoirEngine, place, made);
    expect(found).toMatchObject({ kind: 'replayed', engine: 'same', intact: true, sameResult: true });
  });

  test('RU-94 an edit, a parameter or another version of the engine makes them stale', async () => {
    await shipAll(createService());
    const hill = entryOf('hill')!;
    const changed = setParameter(project, reservoirSpec.id, 'residence', 600);
    expect(isStale(changed, reservoirSpec, hill)).toBe(true);
    expect(isStale(project, { ...reservoirSpec, version: 2 }, hill)).toBe(true);
    const moved = {
      ...project,
      alternatives: project.alternatives.map((one) => (one.id === 'hill' ? { ...one, edits: [] } : one)),
    };
    expect(isStale(moved, reservoirSpec, hill)).toBe(true);
  });

  test('RU-94 what was computed here goes before; another territory takes none', async () => {
    const service = createService();
    await service.start(reservoirSpec, 'hill', 'storm');
    await shipAll(service);
    expect(entryOf('hill')?.shipped).toBe(false);
    expect(entryOf('base')?.shipped).toBe(true);
    const [run] = [...decodeRuns(await makeArchive())] as [ArchivedRun];
    const other = createPlace(9, 9);
    useRuns.getState().clear();
    useProject.getState().open(other, createReservoirProject(other));
    expect(service.ship(run, [reservoirSpec])).toBe(false);
    expect(useRuns.getState().entries.size).toBe(0);
  });

  test('RU-94 what cannot be fetched or read says so, and nothing else is lost', async () => {
    const codeOf = (): Promise<string> =>
      loadArchive('results', () => true, openArchiveWorker).then(
        () => 'read',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );
    serve('absent', 404);
    expect(await codeOf()).toBe('results/unreadable');
    serve('<!doctype html><title>index</title>');
    expect(await codeOf()).toBe('results/unreadable');
    const archive = await makeArchive();
    serve(archive.slice(0, archive.length - 9));
    expect(await codeOf()).toBe('results/unreadable');
    const later = archive.slice();
    later[8] = 9;
    serve(later);
    expect(await codeOf()).toBe('results/newer-format');
  });

  test('RU-94 they wait for the first picture, or a while where none comes', async () => {
    const from = performance.now();
    await afterFirstPicture(30);
    expect(performance.now() - from).toBeGreaterThan(20);
    tellFirstPicture();
    await afterFirstPicture(60_000);
  });
});

describe('a run made again', () => {
  test('RU-95 says that it gave the same result, at the instants of the shipped one', async () => {
    const service = createService();
    await shipAll(service);
    await service.start(reservoirSpec, 'hill', 'storm');
    const hill = entryOf('hill')!;
    expect(hill.replay).toEqual({ isSame: true, unlike: [], formerAt: made.at });
    expect(hill.shipped).toBe(false);
    expect(hill.frames.map(({ timeS }) => timeS)).toEqual(entryOf('base')!.frames.map(({ timeS }) => timeS));
  });

  test('RU-95 says which parts differ, and says nothing of a run of another request', async () => {
    const service = createService();
    const [base] = [...decodeRuns(await makeArchive())] as [ArchivedRun];
    const parts = { ...base.record.parts, 'last:storage': base.record.resultDigest };
    service.ship({ ...base, record: { ...base.record, parts, resultDigest: base.record.fingerprint } }, [
      reservoirSpec,
    ]);
    await service.start(reservoirSpec, 'base', 'storm');
    expect(entryOf('base')?.replay).toMatchObject({ isSame: false, unlike: ['last:storage'] });
    useProject.getState().change((one) => setParameter(one, reservoirSpec.id, 'residence', 600));
    await service.start(reservoirSpec, 'base', 'storm');
    expect(entryOf('base')?.replay).toBeUndefined();
  });

  test('RU-95 a run that is cancelled leaves the shipped result, with its frames', async () => {
    const service = createService();
    await shipAll(service);
    const frames = entryOf('hill')!.frames;
    const again = service.start(reservoirSpec, 'hill', 'storm');
    service.cancel({ engine: reservoirSpec.id, alternative: 'hill', hypothesis: 'storm' });
    await again;
    expect(entryOf('hill')).toMatchObject({ status: 'cancelled', shipped: true });
    expect(entryOf('hill')?.frames).toBe(frames);
  });

  test('RU-95 runs asked for while results are on their way wait for them, and can be cancelled', async () => {
    const service = createService();
    let arrive: () => void = () => {};
    service.waitFor(
      new Promise<void>((resolve) => {
        arrive = resolve;
      }),
      [reservoirSpec.id],
    );
    const waiting = service.start(reservoirSpec, 'base', 'storm');
    const dropped = service.start(reservoirSpec, 'hill', 'storm');
    service.cancel({ engine: reservoirSpec.id, alternative: 'hill', hypothesis: 'storm' });
    expect([entryOf('base')?.status, entryOf('hill')?.status]).toEqual(['waiting', 'cancelled']);
    arrive();
    await Promise.all([waiting, dropped]);
    expect([entryOf('base')?.status, entryOf('hill')?.status]).toEqual(['done', 'cancelled']);
  });

  test('RU-95 runs of an engine of which no result is on its way do not wait', async () => {
    const service = createService();
    service.waitFor(new Promise<void>(() => undefined), ['another']);
    await service.start(reservoirSpec, 'base', 'storm');
    expect(entryOf('base')?.status).toBe('done');
  });
});
