import { pack, unpack } from '../base/pack.ts';
import { AppError } from '../base/errors.ts';
import { formatProject, parseProject } from '../scenario/parse.ts';
import type { Project } from '../scenario/project.ts';
import type { FinishedRun } from '../simulation/compare.ts';
import type { Axes, EngineSpec, RunResult } from '../simulation/contract.ts';
import type { StoredFrame } from '../simulation/frames.ts';
import type { RunRecord } from '../simulation/record.ts';
import { fingerprint, type RunRequest } from '../simulation/request.ts';
import { decodeTerritory, encodeTerritory } from '../territory/file.ts';
import type { Territory } from '../territory/territory.ts';
import {
  type ByteStore,
  type Database,
  openByteStore,
  openDatabase,
  orFull,
  type SavedProject,
} from './storage.ts';

/** One line of « Reprendre ». */
export type ProjectSummary = Omit<SavedProject, 'document'>;

interface KeptRun {
  readonly axes: Axes;
  readonly result: RunResult;
  readonly record: RunRecord;
  readonly frames: readonly StoredFrame[];
}

/**
 * What this browser keeps: projects, their territories (by digest, shared) and results (by what was asked). A full
 * disk throws `storage/full` and leaves what was kept before as it was.
 */
export class Persistence {
  readonly #database: Database;
  readonly #bytes: ByteStore;

  constructor(database: Database, bytes: ByteStore) {
    this.#database = database;
    this.#bytes = bytes;
  }

  /** Saved projects, the last saved first. */
  async list(): Promise<readonly ProjectSummary[]> {
    const all = await this.#database.getAll('projects');
    return all.map(({ document: _, ...summary }) => summary).toSorted((a, b) => b.savedAt - a.savedAt);
  }

  async saveProject(id: string, project: Project, savedAt: number): Promise<void> {
    const saved: SavedProject = {
      id,
      title: project.title,
      territoryName: project.territory.name,
      territoryDigest: project.territory.digest,
      savedAt,
      document: formatProject(project),
    };
    await orFull(() => this.#database.put('projects', saved));
  }

  /** Writes a territory unless it is there already. */
  async saveTerritory(territory: Territory): Promise<void> {
    const name = territoryName(territory.digest);
    if ((await this.#bytes.names()).includes(name)) return;
    await this.#bytes.write(name, encodeTerritory(territory));
  }

  /**
   * A saved project with its territory.
   *
   * @throws AppError `project/unreadable`, or `territory/unreadable` when the territory is no longer there.
   */
  async open(id: string): Promise<{ readonly project: Project; readonly territory: Territory }> {
    const project = await this.loadProject(id);
    const territory = await this.loadTerritory(project.territory.digest);
    if (!territory) throw new AppError('territory/unreadable', 'no longer kept', { reason: 'missing' });
    return { project, territory };
  }

  /** A saved project alone. @throws AppError `project/unreadable`. */
  async loadProject(id: string): Promise<Project> {
    const saved = await this.#database.get('projects', id);
    if (!saved) throw new AppError('project/unreadable', `no project ${id}`, { path: id });
    return parseProject(saved.document);
  }

  /** null when it is not kept. @throws AppError `territory/unreadable` when it is damaged. */
  async loadTerritory(digest: string): Promise<Territory | null> {
    const bytes = await this.#bytes.read(territoryName(digest));
    return bytes && decodeTerritory(bytes);
  }

  /** Forgets a project, and the territory and results that no other project needs. */
  async remove(id: string): Promise<void> {
    const saved = await this.#database.get('projects', id);
    await this.#database.delete('projects', id);
    const rest = await this.#database.getAll('projects');
    if (!saved || rest.some((one) => one.territoryDigest === saved.territoryDigest)) return;
    await this.#bytes.remove(territoryName(saved.territoryDigest));
    const folder = runFolder(saved.territoryDigest);
    for (const name of await this.#bytes.names()) {
      if (name.startsWith(folder)) await this.#bytes.remove(name);
    }
  }

  /** Keeps a run with its full fields and its frames. */
  async saveRun({ axes, result, record }: FinishedRun, frames: readonly StoredFrame[]): Promise<void> {
    const kept: KeptRun = { axes, result, record, frames };
    await this.#bytes.write(runName(record.request, record.engine.version), pack(kept));
  }

  /** The kept result of a request, or null when there is none or it is damaged. */
  async loadRun(
    request: RunRequest,
    spec: EngineSpec,
  ): Promise<{ readonly finished: FinishedRun; readonly frames: readonly StoredFrame[] } | null> {
    const bytes = await this.#bytes.read(runName(request, spec.version));
    const kept = bytes && readKept(bytes);
    if (!kept) return null;
    const { frames, ...finished } = kept;
    return { finished: { ...finished, spec }, frames };
  }
}

/** Opens what this browser keeps. */
export async function openPersistence(): Promise<Persistence> {
  const database = await openDatabase();
  return new Persistence(database, await openByteStore(database));
}

function territoryName(digest: string): string {
  return `territories/${digest}`;
}

function runFolder(territory: string): string {
  return `runs/${territory}/`;
}

/** By all that decides the result but the kernels, which a page does not know before a worker runs. */
function runName(request: RunRequest, version: number): string {
  const asked = fingerprint(request, { id: request.engine, version, kernelsDigest: '' });
  return `${runFolder(request.territory)}${asked}`;
}

function readKept(bytes: Uint8Array): KeptRun | null {
  try {
    return unpack(bytes) as KeptRun;
  } catch (error) {
    // A result can be computed again: a damaged one is as good as none.
    if (error instanceof AppError) return null;
    throw error;
  }
}
