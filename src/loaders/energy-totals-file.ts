import { communesOf } from '../territory/communes.ts';
import type { EnergyTotal } from '../territory/energy-totals.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { plain } from '../base/plain.ts';
import { readEnergyTotals } from './energy-totals.ts';
import type { LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { problem } from './problem.ts';
import { readTables, type TableReadings } from './table-files.ts';
import { decodedText } from './windows-1252.ts';

/**
 * Reads all tables of yearly energy among the parts that can be read: totals of the territory's communes and their IRIS. Without
 * limits of communes nothing can be held against buildings, and the file is told.
 */
export function buildEnergyTotals(
  parts: readonly Part[],
  limits: FeatureTable | null,
  options: LoadOptions,
): Promise<TableReadings<readonly EnergyTotal[]>> {
  const known = communesOf(limits);
  return readTables('energyTotals', parts, Infinity, options, async (file) => {
    const text = decodedText(new Uint8Array(await file.bytes()));
    const { totals, faulty } = readEnergyTotals(text, file.path, carrierOf(file.path), (place) =>
      known.has(place.slice(0, 5)),
    );
    const [first] = faulty;
    const problems = first
      ? [
          problem('load/rows', 'partial', `${file.path}: ${faulty.length} rows not understood`, {
            file: file.path,
            count: faulty.length,
            ...first,
          }),
        ]
      : [];
    if (totals.length > 0) return { value: totals, problems };
    const communes = [...known].slice(0, 3).join(', ') || '–';
    const details = { file: file.path, communes };
    const told = problem('load/places', 'dropped', `${file.path}: no commune of here`, details);
    return { value: null, problems: [...problems, told] };
  });
}

/** Of files without a column for it, by their name: Enedis tells of electricity alone, GRDF of gas alone. */
function carrierOf(path: string): EnergyTotal['carrier'] {
  const name = plain(path);
  if (/gaz|grdf|grtgaz|terega/.test(name)) return 'gas';
  return /chaleur|froid/.test(name) ? 'district-heat' : 'electricity';
}
