import { AppError } from '../base/errors.ts';
import { formatProject, parseProject } from '../scenario/parse.ts';
import type { Project } from '../scenario/project.ts';
import type { Territory } from '../territory/territory.ts';
import { continueSaved } from './autosave.ts';
import { type Example, examples, exampleTerritoryUrl } from './example.ts';
import { useNotices } from './notices.ts';
import type { ProjectSummary } from './persistence.ts';
import { emptyProject } from './project-commands.ts';
import { useProject } from './project-store.ts';
import { useRuns } from './runs-store.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { initialView, useView } from './view-store.ts';

let opened: Promise<Runtime> | null = null;

/** Storage and workers, opened once at first use. */
export function runtime(): Promise<Runtime> {
  const version = import.meta.env['VITE_APP_VERSION'] ?? 'dev';
  opened ??= openRuntime(String(version), (error) => useNotices.getState().tell(error));
  return opened;
}

/** Puts a territory and a project in place of what was open. */
export async function openWork(territory: Territory, project: Project): Promise<void> {
  await runtime();
  useRuns.getState().clear();
  useView.setState({ ...initialView, field: '' });
  useProject.getState().open(territory, project);
}

/** A question of the example that the page ships; its results, where it has some, come after the first picture. */
export async function openExample(example: Example): Promise<void> {
  performance.mark('jumelles/open');
  const { projectUrl, engine } = examples[example];
  const [bytes, text] = await Promise.all([
    fetch(exampleTerritoryUrl).then((response) => response.blob()),
    fetch(projectUrl).then((response) => response.text()),
  ]);
  const project = parseProject(text);
  const untouched = await savedAsIs(project);
  if (untouched !== null) continueSaved(untouched);
  await openWork(await readTerritory(bytes, 'territory.jumelles'), project);
  useView.setState({ engine });
}

/** A kept work that can no longer be read is no match; anything else is our own fault. */
function unreadable(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

/** The kept work that is still exactly this project: opening it again makes no second one. */
async function savedAsIs(project: Project): Promise<string | null> {
  const { persistence } = await runtime();
  const document = formatProject(project);
  for (const { id, territoryDigest } of (await persistence?.list()) ?? []) {
    if (territoryDigest !== project.territory.digest) continue;
    const kept = await persistence?.loadProject(id).catch(unreadable);
    if (kept && formatProject(kept) === document) return id;
  }
  return null;
}

/** Works kept in this browser, the last saved first; none where nothing can be kept. */
export async function savedWorks(): Promise<readonly ProjectSummary[]> {
  const { persistence } = await runtime();
  return persistence === null ? [] : persistence.list();
}

/** @throws AppError `project/unreadable` or `territory/unreadable`. */
export async function resumeWork(id: string): Promise<void> {
  const { persistence } = await runtime();
  if (persistence === null) throw new AppError('project/unreadable', 'nothing is kept', { path: id });
  const { project, territory } = await persistence.open(id);
  continueSaved(id);
  await openWork(territory, project);
}

export async function forgetWork(id: string): Promise<void> {
  const { persistence } = await runtime();
  await persistence?.remove(id);
}

/**
 * Opens what a person kept in files: a territory, with its project when it is given along; or a project whose
 * territory is open or kept in this browser.
 *
 * @throws AppError `territory/unreadable`, `project/unreadable`, `project/other-territory`, or those of the
 * files.
 */
export async function openFile(files: readonly File[]): Promise<void> {
  const territoryFile = files.find((file) => file.name.endsWith('.jumelles'));
  const projectFile = files.find((file) => file.name.endsWith('.json'));
  const project = projectFile ? parseProject(await projectFile.text()) : null;
  const territory = territoryFile
    ? await readTerritory(territoryFile, territoryFile.name)
    : project && (await findTerritory(project.territory.digest));
  if (!territory) throw otherTerritory(project?.territory.name ?? '');
  if (project && project.territory.digest !== territory.digest) throw otherTerritory(project.territory.name);
  await openWork(territory, project ?? emptyProject(territory));
}

async function findTerritory(digest: string): Promise<Territory | null> {
  const { territory } = useProject.getState();
  if (territory?.digest === digest) return territory;
  const { persistence } = await runtime();
  return (await persistence?.loadTerritory(digest)) ?? null;
}

function otherTerritory(name: string): AppError {
  return new AppError('project/other-territory', `the territory "${name}" is not here`, { name });
}

async function readTerritory(blob: Blob, name: string): Promise<Territory> {
  const [{ fileFromBlob }, { readTerritoryFile }] = await Promise.all([
    import('../loaders/input-file.ts'),
    import('../loaders/territory-file.ts'),
  ]);
  return readTerritoryFile(fileFromBlob(blob, name));
}
