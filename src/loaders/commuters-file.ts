import type { PlaceFlows } from '../territory/place-flows.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { communesOf } from '../territory/communes.ts';
import type { LoadOptions } from './input-file.ts';
import { readOdMatrix } from './od-matrix.ts';
import type { Part } from './opened.ts';
import { readTables, type TableReadings } from './table-files.ts';

/** Whether a text begins as INSEE's file of commuters (MOBPRO) does: its columns among those of the first line. */
export function isMobpro(start: string): boolean {
  const [heading = ''] = start.split(/\r|\n/, 1);
  const titles = new Set(
    heading
      .replace(/^(\uFEFF|\u00ef\u00bb\u00bf)/, '')
      .split(/[;,\t]/)
      .map((title) => title.replaceAll('"', '').trim()),
  );
  return ['COMMUNE', 'DCLT', 'IPONDI'].every((title) => titles.has(title));
}

/**
 * Reads the first table of commuters, or of trips, among the parts that can be read. Of commuters, pairs that touch one of
 * the territory's communes, or all pairs where its limits are not known.
 */
export function buildFlows(
  kind: 'commuters' | 'trips',
  parts: readonly Part[],
  limits: FeatureTable | null,
  options: LoadOptions,
): Promise<TableReadings<PlaceFlows>> {
  const known = kind === 'commuters' ? communesOf(limits) : new Set<string>();
  return readTables(kind, parts, 1, options, async (file) => {
    const { names, origin, destination, trips, problems } = await readOdMatrix(file, {
      ...(known.size > 0 ? { communes: known } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return { value: { names, origin, destination, trips }, problems };
  });
}
