import { AppError } from '../base/errors.ts';
import { decodeTerritory, encodeTerritory } from '../territory/file.ts';
import type { Territory } from '../territory/territory.ts';
import { compress, decompress, isGzip } from './gzip.ts';
import type { InputFile, LoadOptions } from './input-file.ts';

/** Largest territory that is unfolded, bytes. */
const limit = 2_147_483_648;

/** A built territory as a `.jumelles` file: `encodeTerritory`, gzipped. */
export function writeTerritoryFile(territory: Territory): Promise<Uint8Array<ArrayBuffer>> {
  return compress(encodeTerritory(territory));
}

/**
 * Reads what `writeTerritoryFile` wrote; uncompressed bytes are read too.
 *
 * @throws AppError `file/empty`, `file/archive-bomb`, `file/unreadable`, `territory/unreadable`,
 *   `territory/newer-format`.
 */
export async function readTerritoryFile(file: InputFile, options: LoadOptions = {}): Promise<Territory> {
  if (file.size === 0) throw new AppError('file/empty', `${file.name} is empty`, { file: file.name });
  const head = new Uint8Array(await file.slice(0, 2));
  const bytes = isGzip(head)
    ? await decompress(file.stream(), file.name, limit, options.signal)
    : new Uint8Array(await file.bytes());
  options.signal?.throwIfAborted();
  options.onProgress?.(0.5);
  const territory = decodeTerritory(bytes);
  options.onProgress?.(1);
  return territory;
}
