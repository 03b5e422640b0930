import type { PlaceFlows } from '../territory/place-flows.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { textAt } from '../territory/table-ops.ts';
import type { LoadOptions } from './input-file.ts';
import { readOdMatrix } from './od-matrix.ts';
import type { Part } from './opened.ts';
import { type Problem, problemOf } from './problem.ts';

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

/** The commuters or trips of a folder, or why there are none. */
interface BuiltFlows {
  readonly flows: PlaceFlows | null;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the first table of commuters, or of trips, among the parts that can be read. Of commuters, pairs that touch one of
 * the territory's communes, or all pairs where its limits are not known.
 */
export async function buildFlows(
  kind: 'commuters' | 'trips',
  parts: readonly Part[],
  limits: FeatureTable | null,
  options: LoadOptions,
): Promise<BuiltFlows> {
  const codes =
    limits && kind === 'commuters'
      ? Array.from({ length: limits.count }, (_, commune) => textAt(limits, 'insee', commune))
      : [];
  const known = new Set(codes.filter((code) => code !== ''));
  const problems: Problem[] = [];
  for (const part of parts) {
    const [file] = part.opened.files;
    if (part.understanding.kind !== kind || file === undefined) continue;
    try {
      const read = await readOdMatrix(file, {
        ...(known.size > 0 ? { communes: known } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      });
      const { names, origin, destination, trips } = read;
      const flows = { names, origin, destination, trips };
      return { flows, used: [part], problems: [...problems, ...read.problems] };
    } catch (error) {
      problems.push(problemOf(error, file.path, options.signal));
    }
  }
  return { flows: null, used: [], problems };
}
