import type { ReactElement } from 'react';
import type { FinishedRun } from '../../simulation/compare.ts';
import type { EngineSpec } from '../../simulation/contract.ts';
import { noteTexts, notesOfFields } from '../../simulation/notes.ts';
import type { Words } from '../../i18n/i18n.ts';
import { sentence } from '../text.ts';
import { useWords } from '../use-words.ts';

/** What has to be said beside fields of runs of one engine, each once; all of them unless some are named. */
export function fieldTexts(
  { fill }: Words,
  spec: EngineSpec,
  runs: readonly FinishedRun[],
  isAbout: (field: string) => boolean = () => true,
): readonly string[] {
  return noteTexts(fill, spec, notesOfFields(runs, isAbout)).map(sentence);
}

interface Props {
  readonly runs: readonly FinishedRun[];
  readonly isAbout?: (field: string) => boolean;
  readonly className: string | undefined;
}

/** The same, once for a panel: what stands over its figures holds for all of them. */
export function FieldNotes({ runs, isAbout, className }: Props): ReactElement | null {
  const words = useWords();
  const [first] = runs;
  if (first === undefined) return null;
  const texts = fieldTexts(words, first.spec, runs, isAbout);
  return texts.length === 0 ? null : (
    <p className={className} data-part="notes">
      {texts.join(' · ')}
    </p>
  );
}
