import type { Source, SourceNote } from '../territory/territory.ts';
import { fileDigest } from './file-digest.ts';
import type { Part } from './opened.ts';
import type { LoadOptions } from './input-file.ts';

/**
 * Where a built layer comes from: its product, the digest of each of its files, what was guessed. Unknown
 * producer, product and licence stay '' and are told by a note.
 */
export async function sourceOf(
  id: string,
  used: readonly Part[],
  notes: readonly SourceNote[],
  options: LoadOptions,
): Promise<Source> {
  const files: Source['files'][number][] = [];
  for (const file of used.flatMap((part) => part.opened.files)) {
    const sha256 = await fileDigest(file, options.signal);
    files.push({ name: file.path, bytes: file.size, sha256 });
  }
  const told = used.map((part) => part.understanding);
  const join = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))].join(', ');
  const dates = told.map((layer) => layer.provenance.editionDate).filter((date) => date !== null);
  const resolutions = told.map((layer) => layer.resolutionM).filter((size) => size !== null);
  const producer = join(told.map((layer) => layer.provenance.producer));
  const licence = join(told.map((layer) => layer.provenance.licence));
  const unknown: SourceNote[] = [];
  if (producer === '') unknown.push({ key: 'producer-unknown', details: {} });
  if (licence === '') unknown.push({ key: 'licence-unknown', details: {} });
  if (dates.length === 0) unknown.push({ key: 'date-unknown', details: {} });
  const guessed = new Map<number, SourceNote>();
  for (const { crs, crsFrom, files: names } of told) {
    if (crsFrom !== 'place' || crs === null || guessed.has(crs)) continue;
    guessed.set(crs, { key: 'crs-guessed', details: { file: names[0] ?? '', epsg: crs } });
  }
  return {
    id,
    producer,
    product: join(told.map((layer) => layer.provenance.product)),
    editionDate: dates.sort()[0] ?? null,
    licence,
    resolutionM: resolutions.length > 0 ? Math.max(...resolutions) : null,
    accuracyM: null,
    files,
    notes: [...guessed.values(), ...unknown, ...notes],
  };
}
