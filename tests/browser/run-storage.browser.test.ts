import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { continueSaved, startAutosave, useSaving } from '../../src/app/autosave.ts';
import { keepFrame } from '../../src/app/kept-frames.ts';
import { Persistence } from '../../src/app/persistence.ts';
import { projectFile, recordFile, territoryFile } from '../../src/app/project-files.ts';
import { useProject } from '../../src/app/project-store.ts';
import {
  type ByteStore,
  type Database,
  DatabaseStore,
  FileStore,
  openByteStore,
  openDatabase,
  orFull,
} from '../../src/app/storage.ts';
import { AppError } from '../../src/base/errors.ts';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { readTerritoryFile } from '../../src/loaders/territory-file.ts';
import { parseProject } from '../../src/scenario/parse.ts';
import { execute } from '../../src/simulation/execute.ts';
import type { StoredFrame } from '../../src/simulation/frames.ts';
import { parseRecord } from '../../src/simulation/parse-record.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const databaseName = 'jumelles-test';
let database: Database;
let stopAutosave = (): void => {};

beforeEach(async () => {
  database = await openDatabase(databaseName);
});

afterEach(async () => {
  stopAutosave();
  useProject.getState().close();
  database.close();
  indexedDB.deleteDatabase(databaseName);
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(databaseName, { recursive: true }).catch(() => {});
});

function createTerritory(): Territory {
  return sealTerritory(createPlace());
}

/** A store that refuses large things, as a full disk does. */
function createFullStore(own: ByteStore): ByteStore {
  return {
    read: (name) => own.read(name),
    remove: (name) => own.remove(name),
    names: () => own.names(),
    write: () => orFull(() => Promise.reject(new DOMException('full', 'QuotaExceededError'))),
  };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function createFinished(territory: Territory) {
  const request = createRequest(createReservoirProject(territory), 'hill', 'storm', reservoirSpec, 600);
  const frames: StoredFrame[] = [];
  const surroundings = { at: '2026-01-01T00:00:00Z', host: 'test', appVersion: '0' };
  const outcome = await execute(reservoirEngine, territory, request, surroundings, undefined, ({ frame }) => {
    if (frame) frames.push(frame);
  });
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  const { axes, result, record } = outcome;
  return { request, frames, finished: { spec: reservoirSpec, axes, result, record } };
}

describe.each(['files', 'database'])('large arrays kept in %s', (kind) => {
  async function createStore(): Promise<ByteStore> {
    const store =
      kind === 'files' ? await openByteStore(database, databaseName) : new DatabaseStore(database);
    expect(store instanceof FileStore).toBe(kind === 'files');
    return store;
  }

  test('RU-70 what is written is read back, replaced and removed', async () => {
    const store = await createStore();
    expect(await store.read('a/b')).toBeNull();
    await store.write('a/b', Uint8Array.of(1, 2));
    await store.write('a/b', Uint8Array.of(3));
    await store.write('c', Uint8Array.of(4));
    expect(await store.read('a/b')).toEqual(Uint8Array.of(3));
    expect(await store.names()).toEqual(['a/b', 'c']);
    await store.remove('a/b');
    await store.remove('a/b');
    expect(await store.names()).toEqual(['c']);
  });

  test('RU-73 a write that was cut short left nothing, and the next one is made', async () => {
    const root = await navigator.storage.getDirectory();
    const directory = await root.getDirectoryHandle(databaseName, { create: true });
    const territory = createTerritory();
    await directory.getFileHandle(`territories~${territory.digest}`, { create: true });
    const store = new FileStore(directory);
    expect(await store.names()).toEqual([]);
    const persistence = new Persistence(database, store);
    await persistence.saveTerritory(territory);
    expect((await persistence.loadTerritory(territory.digest))?.digest).toBe(territory.digest);
  });

  test('RU-71 a project comes back with its territory, and its results with their frames', async () => {
    const territory = createTerritory();
    const project = createReservoirProject(territory);
    const before = new Persistence(database, await createStore());
    await before.saveTerritory(territory);
    await before.saveProject('p', project, 5);
    const { request, frames, finished } = await createFinished(territory);
    await before.saveRun(finished, frames);
    const after = new Persistence(database, await createStore());
    expect(await after.list()).toEqual([
      { id: 'p', title: 'Essai', territoryName: 'Essai', territoryDigest: territory.digest, savedAt: 5 },
    ]);
    expect(await after.open('p')).toEqual({ project, territory });
    expect(await after.loadRun(request, reservoirSpec)).toEqual({ finished, frames });
    expect(await after.loadRun({ ...request, seed: 8 }, reservoirSpec)).toBeNull();
    await after.remove('p');
    expect(await after.list()).toEqual([]);
    expect(await (await createStore()).names()).toEqual([]);
  });

  test('RU-71 a territory that another project needs stays', async () => {
    const territory = createTerritory();
    const persistence = new Persistence(database, await createStore());
    await persistence.saveTerritory(territory);
    await persistence.saveProject('p', createReservoirProject(territory), 1);
    await persistence.saveProject('q', createReservoirProject(territory), 2);
    await persistence.remove('p');
    expect((await persistence.open('q')).territory.digest).toBe(territory.digest);
  });
});

describe('keeping the open project', () => {
  test('RU-72 every change is kept at once, in its own entry', async () => {
    const territory = createTerritory();
    const persistence = new Persistence(database, new DatabaseStore(database));
    stopAutosave = startAutosave(persistence);
    const store = useProject.getState();
    store.open(territory, createReservoirProject(territory));
    store.change((project) => ({ ...project, title: 'Premier' }));
    store.open(territory, { ...createReservoirProject(territory), title: 'Autre' });
    store.change((project) => ({ ...project, title: 'Second' }));
    await until(() => useSaving.getState().status === 'saved');
    expect((await persistence.list()).map((saved) => saved.title).toSorted()).toEqual(['Premier', 'Second']);
  });

  test('RU-72 « Reprendre » goes on in the same entry', async () => {
    const territory = createTerritory();
    const persistence = new Persistence(database, new DatabaseStore(database));
    await persistence.saveTerritory(territory);
    await persistence.saveProject('p', createReservoirProject(territory), 1);
    stopAutosave = startAutosave(persistence);
    const saved = await persistence.open('p');
    continueSaved('p');
    useProject.getState().open(saved.territory, saved.project);
    useProject.getState().change((project) => ({ ...project, title: 'Repris' }));
    await until(() => useSaving.getState().status === 'saved');
    expect((await persistence.list()).map(({ id, title }) => [id, title])).toEqual([['p', 'Repris']]);
  });

  test('RU-73 a full disk says so, and the project is intact on screen and in its entry', async () => {
    const territory = createTerritory();
    const full = createFullStore(new DatabaseStore(database));
    const persistence = new Persistence(database, full);
    stopAutosave = startAutosave(persistence);
    useProject.getState().open(territory, createReservoirProject(territory));
    await until(() => useSaving.getState().status === 'failed');
    expect(useSaving.getState().error?.code).toBe('storage/full');
    expect(useProject.getState().project?.title).toBe('Essai');
    expect((await persistence.list()).map((saved) => saved.title)).toEqual(['Essai']);
  });

  test('RU-73 a result that does not fit leaves the former ones as they were', async () => {
    const territory = createTerritory();
    const { request, frames, finished } = await createFinished(territory);
    const store = new DatabaseStore(database);
    await new Persistence(database, store).saveRun(finished, frames);
    const full = new Persistence(database, createFullStore(store));
    await expect(full.saveRun(finished, frames)).rejects.toBeInstanceOf(AppError);
    expect(await full.loadRun(request, reservoirSpec)).toEqual({ finished, frames });
  });

  test('RU-71 a damaged result is as good as none, a damaged territory says so', async () => {
    const territory = createTerritory();
    const { request, frames, finished } = await createFinished(territory);
    const store = new DatabaseStore(database);
    const persistence = new Persistence(database, store);
    await persistence.saveRun(finished, frames);
    await persistence.saveTerritory(territory);
    for (const name of await store.names()) {
      const bytes = await store.read(name);
      if (bytes) await store.write(name, bytes.slice(0, bytes.length / 2));
    }
    expect(await persistence.loadRun(request, reservoirSpec)).toBeNull();
    await expect(persistence.loadTerritory(territory.digest)).rejects.toMatchObject({
      code: 'territory/unreadable',
    });
  });
});

describe('files to send', () => {
  test('RU-74 project, territory and record come back from their files', async () => {
    const territory = createTerritory();
    const project = { ...createReservoirProject(territory), title: 'Crue à Saint-Étienne / 1' };
    const { finished } = await createFinished(territory);
    const file = projectFile(project);
    expect(file.name).toBe('Crue-a-Saint-Etienne-1.json');
    expect(parseProject(await file.text())).toEqual(project);
    const built = await territoryFile(territory);
    expect(built.name).toBe('Essai.jumelles');
    expect(await readTerritoryFile(fileFromBlob(built, built.name))).toEqual(territory);
    const record = recordFile(finished.record);
    expect(record.name).toBe('Butte-Orage.record.json');
    expect(parseRecord(await record.text())).toEqual(finished.record);
  });
});

describe('frames in memory', () => {
  function createFrame(timeS: number): StoredFrame {
    const tiles = new Uint32Array(1);
    const field = { columns: 2, rows: 2, tile: 2, step: 1, base: 0, empty: 0, tiles } as const;
    return { timeS, fields: { depth: { ...field, values: new Uint16Array(48).fill(timeS) } } };
  }

  test('RU-22 never outgrow their budget for long, and keep the first and the newest', () => {
    let frames: readonly StoredFrame[] = [];
    for (let i = 0; i < 100; i++) {
      frames = keepFrame(frames, createFrame(i), 1000);
      expect(frames.length).toBeLessThanOrEqual(10);
      expect(frames[0]?.timeS).toBe(0);
      expect(frames.at(-1)?.timeS).toBe(i);
    }
  });

  test('RU-138 a field that stays as it was is kept once, and weighs once', () => {
    let frames: readonly StoredFrame[] = [];
    for (let i = 0; i < 100; i++) {
      const { depth: access } = createFrame(Math.floor(i / 50)).fields;
      frames = keepFrame(frames, { timeS: i, fields: { access: access! } }, 1000);
    }
    expect(frames).toHaveLength(100);
    expect(new Set(frames.map(({ fields }) => fields['access']))).toHaveProperty('size', 2);
    expect(frames[49]?.fields['access']?.values[0]).toBe(0);
    expect(frames[50]?.fields['access']?.values[0]).toBe(1);
  });
});
