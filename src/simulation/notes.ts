import { canonicalJson } from '../base/canonical.ts';
import type { Text } from '../base/text.ts';
import type { FinishedRun } from './compare.ts';
import type { EngineSpec, IndicatorRow, Note } from './contract.ts';

/** What has to be said beside rows, each once, in their order. */
export function notesOfRows(rows: readonly IndicatorRow[]): readonly Note[] {
  return eachOnce(rows.flatMap(({ notes }) => notes ?? []));
}

/** What has to be said beside fields of runs of one engine, each once. */
export function notesOfFields(
  runs: readonly FinishedRun[],
  isAbout: (field: string) => boolean,
): readonly Note[] {
  const notes = runs.flatMap(({ result }) => result.notes ?? []);
  return eachOnce(
    notes.flatMap(({ fields, ...note }): Note[] => (fields.some((field) => isAbout(field)) ? [note] : [])),
  );
}

/** Notes in words, each once. @param fill `Words.fill`. */
export function noteTexts(
  fill: (text: Text, details: NonNullable<Note['details']>) => string,
  { reasons }: Pick<EngineSpec, 'reasons'>,
  notes: readonly Note[],
): readonly string[] {
  const texts = notes.flatMap(({ key, details }) => {
    const text = reasons[key];
    return text ? [fill(text, details ?? {})] : [];
  });
  return [...new Set(texts)];
}

function eachOnce(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [canonicalJson(note), note])).values()];
}
