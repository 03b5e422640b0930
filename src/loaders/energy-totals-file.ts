import type { EnergyTotal } from '../territory/energy-totals.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { plain } from '../territory/land-cover-codes.ts';
import { textAt } from '../territory/table-ops.ts';
import { readEnergyTotals } from './energy-totals.ts';
import type { LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { problem, type Problem, problemOf } from './problem.ts';
import { decodedText } from './windows-1252.ts';

/** The published energy of a folder, or why there is none. */
interface BuiltTotals {
  readonly totals: readonly EnergyTotal[];
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
}

/**
 * Reads all tables of yearly energy among the parts that can be read: totals of the territory's communes and their IRIS. Without
 * limits of communes nothing can be held against buildings, and the file is told.
 */
export async function buildEnergyTotals(
  parts: readonly Part[],
  limits: FeatureTable | null,
  options: LoadOptions,
): Promise<BuiltTotals> {
  const codes = Array.from({ length: limits?.count ?? 0 }, (_, i) =>
    limits ? textAt(limits, 'insee', i) : '',
  );
  const known = new Set(codes.filter((code) => code !== ''));
  const problems: Problem[] = [];
  const totals: EnergyTotal[] = [];
  const used: Part[] = [];
  for (const part of parts) {
    const [file] = part.opened.files;
    if (part.understanding.kind !== 'energyTotals' || file === undefined) continue;
    try {
      const text = decodedText(new Uint8Array(await file.bytes()));
      const read = readEnergyTotals(text, file.path, carrierOf(file.path), (place) =>
        known.has(place.slice(0, 5)),
      );
      if (read.length === 0)
        problems.push(
          problem('load/places', 'dropped', `${file.path}: no commune of here`, {
            file: file.path,
            communes: [...known].slice(0, 3).join(', ') || '–',
          }),
        );
      else used.push(part);
      for (const one of read) totals.push(one);
    } catch (error) {
      problems.push(problemOf(error, file.path, options.signal));
    }
  }
  return { totals, used, problems };
}

/** Of files without a column for it, by their name: Enedis tells of electricity alone, GRDF of gas alone. */
function carrierOf(path: string): EnergyTotal['carrier'] {
  const name = plain(path);
  if (/gaz|grdf|grtgaz|terega/.test(name)) return 'gas';
  return /chaleur|froid/.test(name) ? 'district-heat' : 'electricity';
}
