import type { ReactElement } from 'react';
import { fr } from '../i18n/fr/index.ts';
import type { SourceNote } from '../territory/territory.ts';
import { useWords } from './use-words.ts';

function isKnown(key: string): key is keyof typeof fr.notes {
  return key in fr.notes;
}

/** What a loader had to guess or correct, in words; territories outlive versions, so unknown keys are shown. */
export function NoteText({ note }: { readonly note: SourceNote }): ReactElement {
  const { tell } = useWords();
  return <p>{isKnown(note.key) ? tell(`notes.${note.key}`, note.details) : note.key}</p>;
}
