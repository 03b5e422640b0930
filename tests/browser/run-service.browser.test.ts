import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Persistence } from '../../src/app/persistence.ts';
import { useProject } from '../../src/app/project-store.ts';
import { RunService } from '../../src/app/run-service.ts';
import { frameInterval } from '../../src/simulation/frame-interval.ts';
import { type RunEntry, type RunId, runKey, useRuns } from '../../src/app/runs-store.ts';
import { isStale } from '../../src/app/staleness.ts';
import { type ByteStore, type Database, DatabaseStore, openDatabase } from '../../src/app/storage.ts';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import { AppError } from '../../src/base/errors.ts';
import type { Project } from '../../src/scenario/project.ts';
import { reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject, publishedDigest } from '../contract/reservoir-case.ts';

const databaseName = 'jumelles-run-service-test';
let database: Database;
const opened: Worker[] = [];

beforeEach(async () => {
  database = await openDatabase(databaseName);
  useRuns.getState().clear();
});

afterEach(() => {
  for (const worker of opened.splice(0)) worker.terminate();
  useProject.getState().close();
  database.close();
  indexedDB.deleteDatabase(databaseName);
});

function createService(bytes: ByteStore = new DatabaseStore(database)) {
  const failures: AppError[] = [];
  const openPort = (): Worker => {
    const worker = new Worker(new URL('./reservoir.worker.ts', import.meta.url), { type: 'module' });
    opened.push(worker);
    return worker;
  };
  const pool = new WorkerPool({ openPort, host: 'test', appVersion: '0', size: 2, memoryBytes: 2 ** 30 });
  const persistence = new Persistence(database, bytes);
  return { service: new RunService(pool, persistence, (error) => failures.push(error)), failures };
}

function openProject(columns?: number, rows?: number): Project {
  const place = createPlace(columns, rows);
  const project = createReservoirProject(place);
  useProject.getState().open(place, project);
  return project;
}

function idOf(alternative: string): RunId {
  return { engine: reservoirSpec.id, alternative, hypothesis: 'storm' };
}

function entryOf(alternative: string): RunEntry {
  const entry = useRuns.getState().entries.get(runKey(idOf(alternative)));
  if (!entry) throw new Error(`no run of ${alternative}`);
  return entry;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('runs of the open project', () => {
  test('RU-63 the store follows a run from waiting to done, with its frames', async () => {
    openProject();
    const { service } = createService();
    const seen: string[] = [];
    const stop = useRuns.subscribe(() => seen.push(entryOf('hill').status));
    await service.start(reservoirSpec, 'hill', 'storm');
    stop();
    expect([...new Set(seen)]).toEqual(['waiting', 'running', 'done']);
    const entry = entryOf('hill');
    expect(entry.finished?.record.resultDigest).toBe(publishedDigest);
    expect(entry.progress).toBe(1);
    expect(entry.frames.length).toBeGreaterThan(50);
    expect(entry.frames.at(-1)?.timeS).toBe(7200);
  });

  test('RU-63 a cancelled run keeps what was there before; a refused one says why', async () => {
    const project = openProject();
    const { service } = createService();
    await service.start(reservoirSpec, 'hill', 'storm');
    const former = entryOf('hill').finished;
    const again = service.start(reservoirSpec, 'hill', 'storm');
    service.cancel(idOf('hill'));
    await again;
    expect(entryOf('hill').status).toBe('cancelled');
    expect(entryOf('hill').finished).toBe(former);
    useProject
      .getState()
      .change(() => ({ ...project, parameters: { reservoir: { residence: 60, step: 59 } } }));
    await service.start(reservoirSpec, 'hill', 'storm');
    expect(entryOf('hill').status).toBe('refused');
    expect(entryOf('hill').errors.map((error) => error.code)).toEqual(['parameter/out-of-range']);
  });

  test('RU-63 a run that replaces one under way is the one that is followed', async () => {
    openProject();
    const { service } = createService();
    const former = service.start(reservoirSpec, 'hill', 'storm');
    await until(() => entryOf('hill').status === 'running');
    const statuses: string[] = [];
    const again = service.start(reservoirSpec, 'hill', 'storm');
    const stop = useRuns.subscribe(() => statuses.push(entryOf('hill').status));
    await Promise.all([former, again]);
    stop();
    expect(statuses).not.toContain('cancelled');
    expect(entryOf('hill').status).toBe('done');
  });

  test('RU-63 a killed worker is told of, and the project is intact', async () => {
    const project = openProject(800, 800);
    const { service } = createService();
    const running = service.start(reservoirSpec, 'hill', 'storm');
    await until(() => entryOf('hill').progress > 0);
    opened[0]?.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
    await running;
    expect(entryOf('hill').status).toBe('failed');
    expect(entryOf('hill').errors[0]?.code).toBe('run/worker-lost');
    expect(useProject.getState().project).toBe(project);
  });

  test('RU-63 pause and resume are seen', async () => {
    openProject(400, 400);
    const { service } = createService();
    const running = service.start(reservoirSpec, 'hill', 'storm');
    await until(() => entryOf('hill').status === 'running');
    service.pause(idOf('hill'));
    expect(entryOf('hill').status).toBe('paused');
    service.resume(idOf('hill'));
    await running;
    expect(entryOf('hill').status).toBe('done');
  });

  test('RU-64 kept results come back with the project, and only those that it would give again', async () => {
    const project = openProject();
    const { service } = createService();
    await service.start(reservoirSpec, 'base', 'storm');
    await service.start(reservoirSpec, 'hill', 'storm');
    const kept = entryOf('base');
    useRuns.getState().clear();
    useProject.getState().change(() => ({
      ...project,
      alternatives: project.alternatives.map((one) => (one.id === 'hill' ? { ...one, edits: [] } : one)),
    }));
    await createService().service.restore(reservoirSpec);
    expect(entryOf('base').finished).toEqual(kept.finished);
    expect(entryOf('base').frames).toEqual(kept.frames);
    // Without its edit the hill is the base: same request, hence the base's own result.
    expect(entryOf('hill').finished?.record.resultDigest).toBe(kept.finished?.record.resultDigest);
  });

  test('RU-64 a result older than an edit is stale, and is not after an undo', async () => {
    const project = openProject();
    const { service } = createService();
    await service.start(reservoirSpec, 'hill', 'storm');
    expect(isStale(project, reservoirSpec, entryOf('hill'))).toBe(false);
    const renamed = { ...project, title: 'Autre' };
    expect(isStale(renamed, reservoirSpec, entryOf('hill'))).toBe(false);
    expect(isStale({ ...project, seed: 8 }, reservoirSpec, entryOf('hill'))).toBe(true);
  });

  test('RU-73 a result that finds no room stays on screen, and its loss is told', async () => {
    openProject();
    const own = new DatabaseStore(database);
    const { service, failures } = createService({
      read: (name) => own.read(name),
      remove: (name) => own.remove(name),
      names: () => own.names(),
      write: () => Promise.reject(new AppError('storage/full', 'no room')),
    });
    await service.start(reservoirSpec, 'hill', 'storm');
    expect(entryOf('hill').status).toBe('done');
    expect(failures.map((error) => error.code)).toEqual(['storage/full']);
  });
});

describe('instants of frames', () => {
  test('RU-65 are round, and give about a hundred frames', () => {
    for (const durationS of [30, 600, 3600, 7200, 6 * 3600, 86_400, 10 * 86_400]) {
      expect(durationS / frameInterval(durationS)).toBeLessThanOrEqual(120);
      expect(durationS / frameInterval(durationS)).toBeGreaterThan(25);
    }
  });
});
