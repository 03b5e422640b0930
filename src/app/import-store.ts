import { create } from 'zustand';
import { AppError } from '../base/errors.ts';
import type { BuiltFolder } from '../loaders/build.ts';
import { LoadingClient } from '../loaders/loading-client.ts';
import type { LoadingOutcome } from '../loaders/loading.ts';
import type { Problem } from '../loaders/problem.ts';
import type { Override, Understanding } from '../loaders/understanding.ts';
import { hypothesisFromForcings } from '../scenario/from-forcings.ts';
import { parseProject } from '../scenario/parse.ts';
import type { Project } from '../scenario/project.ts';
import type { Territory } from '../territory/territory.ts';
import type { DroppedFile } from './dropped-files.ts';
import { emptyProject, freshId } from './project-commands.ts';
import { openWork } from './session.ts';

export type ImportPhase = 'empty' | 'reading' | 'understood' | 'building' | 'built';

export interface ImportState {
  readonly phase: ImportPhase;
  /** 0 … 1 of the reading or the building under way. */
  readonly progress: number;
  readonly files: readonly DroppedFile[];
  readonly understandings: readonly Understanding[];
  /** A person's corrections, by the id of what was understood. */
  readonly overrides: ReadonlyMap<string, Override>;
  readonly name: string;
  readonly built: BuiltFolder | null;
  /** Why the whole reading or building failed. */
  readonly failure: Problem | null;
}

const empty: ImportState = {
  phase: 'empty',
  progress: 0,
  files: [],
  understandings: [],
  overrides: new Map(),
  name: '',
  built: null,
  failure: null,
};

/** The files being brought in, and what came of them. */
export const useImport = create<ImportState>()(() => empty);

let client: LoadingClient | null = null;

function loading(): LoadingClient {
  client ??= new LoadingClient(
    new Worker(new URL('../../workers/loading.worker.ts', import.meta.url), {
      type: 'module',
      name: 'loading',
    }),
  );
  return client;
}

/** Lets go of a worker that failed or is no longer needed. */
function letGo(): void {
  client?.terminate();
  client = null;
}

/** Name of the folder that all the files share, or ''. */
function commonFolder(files: readonly DroppedFile[]): string {
  const first = files[0]?.path.split('/') ?? [];
  const folder = first.length > 1 ? (first[0] ?? '') : '';
  return files.every((file) => file.path.startsWith(`${folder}/`)) ? folder : '';
}

/** The name that the folder gives itself, or ''. */
function ownName(understandings: readonly Understanding[]): string {
  const about = understandings.find(({ reason }) => reason.key === 'about');
  return String(about?.reason.details['name'] ?? '');
}

/** The first project by name that came with the files and was made on the territory that they build, or null. */
async function projectOf(files: readonly DroppedFile[], territory: Territory): Promise<Project | null> {
  const { understandings } = useImport.getState();
  const paths = new Set(
    understandings.filter(({ reason }) => reason.key === 'project').flatMap((one) => one.files),
  );
  const found = files.filter(({ path }) => paths.has(path));
  for (const { file } of found.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const project = await file.text().then(parseProject).catch(notAProject);
    if (project?.territory.digest === territory.digest) return project;
  }
  return null;
}

/** A project that cannot be read leaves the territory to be opened alone. */
function notAProject(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

function onProgress(progress: number): void {
  useImport.setState({ progress });
}

/** Ends a call: its value, or the phase to return to. */
function settled<T>(outcome: LoadingOutcome<T>, before: ImportPhase): T | null {
  if (outcome.kind === 'done') return outcome.value;
  if (outcome.kind === 'failed') letGo();
  useImport.setState({ phase: before, failure: outcome.kind === 'failed' ? outcome.problem : null });
  return null;
}

/** Reads files with those brought before; a same path is replaced. */
export async function bringFiles(files: readonly DroppedFile[]): Promise<void> {
  if (files.length === 0) return;
  const state = useImport.getState();
  const paths = new Set(files.map((file) => file.path));
  const all = [...state.files.filter((file) => !paths.has(file.path)), ...files];
  useImport.setState({ phase: 'reading', progress: 0, failure: null, built: null });
  const brought = all.map(({ file, path }) => ({ blob: file, name: file.name, path }));
  const outcome = await loading().read(brought, onProgress);
  const understandings = settled(outcome, state.phase);
  if (!understandings) return;
  const name = state.name || ownName(understandings) || commonFolder(all);
  useImport.setState({ phase: 'understood', files: all, understandings, name });
}

/** Corrects what was understood of one layer; the territory has to be built again. */
export function correct(id: string, change: Omit<Override, 'id'>): void {
  const { overrides, phase } = useImport.getState();
  const next = new Map(overrides).set(id, { ...overrides.get(id), ...change, id });
  useImport.setState({
    overrides: next,
    built: null,
    phase: phase === 'built' ? 'understood' : phase,
  });
}

export function nameTerritory(name: string): void {
  useImport.setState({ name, built: null, phase: 'understood' });
}

/** Builds the territory from what was read and corrected. */
export async function buildBrought(): Promise<void> {
  const { overrides, name } = useImport.getState();
  useImport.setState({ phase: 'building', progress: 0, failure: null });
  const outcome = await loading().build([...overrides.values()], name, onProgress);
  const built = settled(outcome, 'understood');
  if (built) useImport.setState({ phase: 'built', built });
}

/** Stops the reading or the building under way. */
export function cancelImport(): void {
  client?.cancel();
}

/** Forgets what was brought. */
export function clearImport(): void {
  letGo();
  useImport.setState(empty, true);
}

/**
 * Opens what was built: with the project that came along and was made on it, else with one hypothesis for each event
 * that the files deliver.
 *
 * @throws AppError `territory/no-terrain` when nothing was built.
 */
export async function openBuilt(): Promise<void> {
  const { built, files } = useImport.getState();
  const territory = built?.territory;
  if (!territory) throw new AppError('territory/no-terrain', 'nothing was built');
  const brought = await projectOf(files, territory);
  const project = brought ?? emptyProject(territory);
  for (const set of brought ? [] : built.forcingSets) {
    const id = freshId('hypothesis', project.hypotheses);
    project.hypotheses.push(hypothesisFromForcings(set, territory, id));
  }
  await openWork(territory, project);
  clearImport();
}
