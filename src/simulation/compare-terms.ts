import type { Text } from '../base/text.ts';
import type { EngineSpec, IndicatorRow, RowPart } from './contract.ts';
import type { RunRecord } from './record.ts';

/** A run as far as the names of its figures' parts go. */
interface NamedRun {
  readonly spec: EngineSpec;
  readonly record: RunRecord;
}

/** One term of a figure, or of a difference, under its name. */
export interface Term {
  readonly key: string;
  readonly label: Text;
  readonly value: number;
}

/** What a figure is made of, by name; null where its run does not say. */
export function termsOf(row: IndicatorRow, run: NamedRun): readonly Term[] | null {
  return row.parts?.map((part) => ({ ...namedPart(part, run), value: part.value })) ?? null;
}

/** Parts that come from edits have the edit's name, and meet by its identifier: two alternatives number them unlike. */
function namedPart({ key, of }: RowPart, { spec, record }: NamedRun): Omit<Term, 'value'> {
  if (typeof of !== 'number') return { key, label: of };
  const edit = record.request.edits[of];
  if (!edit) return { key, label: { fr: key, en: key } };
  const form = spec.edits.find(({ kind }) => kind === edit.kind)?.label ?? { fr: edit.kind, en: edit.kind };
  return { key: edit.id, label: edit.label === '' ? form : { fr: edit.label, en: edit.label } };
}

/**
 * How much each term of a figure differs: other minus reference, those of the reference first. Null where neither row is
 * told in terms, or a figure has none.
 */
export function termsBetween(
  [reference, from]: readonly [IndicatorRow, NamedRun],
  [other, to]: readonly [IndicatorRow, NamedRun],
): readonly Term[] | null {
  const [was, is] = [termsOf(reference, from), termsOf(other, to)];
  if (was === null || is === null) return null;
  const left = new Map(is.map((term) => [term.key, term]));
  const met = was.map((term) => {
    const after = left.get(term.key)?.value ?? 0;
    left.delete(term.key);
    return { ...term, value: after - term.value };
  });
  return [...met, ...left.values()];
}
