import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../base/errors.ts';
import { fileFromBlob } from '../loaders/input-file.ts';
import { readTerritoryFile } from '../loaders/territory-file.ts';
import type { Territory } from '../territory/territory.ts';

/** Reads a built territory. @throws AppError as `readTerritoryFile`. */
export async function readTerritory(path: string): Promise<Territory> {
  return readTerritoryFile(fileFromBlob(await openAsBlob(path), basename(path)));
}

/**
 * The territory that a project or a record was written against: the file that was named, else the one beside it
 * that has the digest; null when there is none.
 *
 * @throws AppError `project/other-territory` when the named file is another one, and those of reading.
 */
async function findTerritory(
  documentPath: string,
  digest: string,
  named: string | undefined,
): Promise<Territory | null> {
  if (named !== undefined) {
    const territory = await readTerritory(named);
    if (territory.digest === digest) return territory;
    const details = { expected: digest, found: territory.digest, name: territory.name };
    throw new AppError('project/other-territory', `${named} is another territory`, details);
  }
  const folder = dirname(documentPath);
  for (const name of (await readdir(folder)).toSorted()) {
    if (!name.endsWith('.jumelles')) continue;
    const territory = await readTerritory(join(folder, name)).catch(ignoreUnreadable);
    if (territory?.digest === digest) return territory;
  }
  return null;
}

/**
 * The territory that a project or a record was written against, as `findTerritory` finds it.
 *
 * @throws AppError `project/no-territory` when there is none, and those of `findTerritory`.
 */
export async function territoryOf(
  documentPath: string,
  digest: string,
  named: string | undefined,
): Promise<Territory> {
  const territory = await findTerritory(documentPath, digest, named);
  if (territory) return territory;
  const folder = dirname(documentPath);
  throw new AppError('project/no-territory', `no territory ${digest} in ${folder}`, { folder, digest });
}

/** A broken neighbour is not the one that is looked for. */
function ignoreUnreadable(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
