import { AppError } from '../base/errors.ts';
import type { LoadProfile } from '../territory/load-profiles.ts';
import { numberOfText, separatorOf, valuesOfLine } from './csv.ts';
import { foldedName } from './folded-name.ts';

/** Columns of values, the first that a sub-profile has in all its rows is taken: weather as it was, measured, or usual. */
const valueColumns = ['coefficient_ajuste', 'coefficient_dynamique', 'coefficient_prepare'] as const;

/** Whether a table of text begins as Enedis' coefficients do. */
export function isEnedisProfiles(start: string): boolean {
  const [head = ''] = start.replace(/^\uFEFF/, '').split(/\r|\n/, 1);
  const columns = valuesOfLine(head, separatorOf(head)).map(foldedName);
  return ['horodate', 'sous_profil'].every((name) => columns.includes(name));
}

/** Sum of the values of an hour and their count. */
interface Hour {
  sum: number;
  count: number;
}

/**
 * Reads « Coefficients des profils » of Enedis (data.enedis.fr, CSV): instants with their offset from UTC in `horodate`,
 * names in `sous_profil`, halves or quarters of hours.
 *
 * @throws AppError `load/columns` without these columns or any of the values; `load/values` at an instant or number
 * that is none.
 */
export function readEnedisProfiles(text: string, file: string): readonly LoadProfile[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const separator = separatorOf(head);
  const columns = valuesOfLine(head, separator).map(foldedName);
  const [timeAt, nameAt] = [columns.indexOf('horodate'), columns.indexOf('sous_profil')];
  const valueAt = valueColumns.map((column) => columns.indexOf(column)).filter((at) => at >= 0);
  if (timeAt < 0 || nameAt < 0 || valueAt.length === 0)
    throw new AppError('load/columns', `${file} has no column of profiles`, {
      file,
      columns: `horodate, sous_profil, ${valueColumns.join(' / ')}`,
    });
  const profiles = new Map<string, Map<number, Hour>[]>();
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const values = valuesOfLine(line, separator);
    const time = instantOf(values[timeAt] ?? '');
    if (Number.isNaN(time)) throw badValue(file, i + 2, values[timeAt] ?? '');
    const name = values[nameAt] ?? '';
    const hours = profiles.get(name) ?? valueAt.map(() => new Map<number, Hour>());
    profiles.set(name, hours);
    for (const [k, at] of valueAt.entries()) {
      const written = values[at] ?? '';
      if (written === '') continue;
      const value = numberOfText(written);
      if (Number.isNaN(value)) throw badValue(file, i + 2, written);
      addTo(hours[k] as Map<number, Hour>, Math.floor(time / 3600) * 3600, value);
    }
  }
  return [...profiles].map(([name, hours]) => profileOf(name, hours));
}

function addTo(hours: Map<number, Hour>, start: number, value: number): void {
  const hour = hours.get(start);
  if (hour) {
    hour.sum += value;
    hour.count += 1;
  } else hours.set(start, { sum: value, count: 1 });
}

/** The kind of value with the most hours; of those alike, the first. */
function profileOf(name: string, kinds: readonly Map<number, Hour>[]): LoadProfile {
  const fullest = kinds.reduce((most, one) => (one.size > most.size ? one : most));
  const hours = [...fullest].toSorted(([a], [b]) => a - b);
  return {
    name,
    startS: Float64Array.from(hours, ([start]) => start),
    coefficient: Float64Array.from(hours, ([, { sum, count }]) => sum / count),
  };
}

/** Unix time of an instant with its offset, s; NaN when it has none. */
function instantOf(text: string): number {
  return /T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) / 1000
    : Number.NaN;
}

function badValue(file: string, line: number, written: string): AppError {
  return new AppError('load/values', `${file}, line ${line}: ${written}`, { file, line, written });
}
