import { choosesBuildings } from '../scenario/chosen.ts';
import { formatProject } from '../scenario/parse.ts';
import type { Project } from '../scenario/project.ts';
import type { RunRecord } from '../simulation/record.ts';
import type { Territory } from '../territory/territory.ts';
import { leave } from './leaving.ts';

/** The project as a file to keep or to send; `parseProject` reads it back. */
export function projectFile(project: Project): File {
  return new File([formatProject(project)], `${fileStem(project.title)}.json`, { type: 'application/json' });
}

/** The built territory as a file; `readTerritoryFile` reads it back. */
export async function territoryFile(territory: Territory): Promise<File> {
  const { writeTerritoryFile } = await import('../loaders/territory-file.ts');
  const bytes = await writeTerritoryFile(territory);
  return new File([bytes], `${fileStem(territory.name)}.jumelles`, { type: 'application/octet-stream' });
}

/**
 * Hands over the record of a run; `npx jumelles verify` replays it. It holds edits and no result: it stays inside where an
 * edit chooses buildings, unless the territory is one that was made for release.
 */
export function leaveRecord(record: RunRecord, territory: Territory): void {
  const choosesHomes = record.request.edits.some(choosesBuildings);
  const audience = choosesHomes && territory.released !== true ? 'internal' : 'published';
  leave('record', audience, recordFile(record));
}

/** The record as a file. */
export function recordFile(record: RunRecord): File {
  const { alternative, hypothesis } = record.request;
  const stem = fileStem(`${alternative.shortName} ${hypothesis.shortName}`);
  return new File([`${JSON.stringify(record, null, 2)}\n`], `${stem}.record.json`, {
    type: 'application/json',
  });
}

/** A title without accents or signs that some file system refuses. */
export function fileStem(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const stem = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return stem.slice(0, 80) || 'jumelles';
}
