import type { ReactElement } from 'react';
import type { EngineSpec, IndicatorRow } from '../../../simulation/contract.ts';
import { noteTexts, notesOfRows } from '../../../simulation/notes.ts';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import styles from './right.module.css';

interface Props {
  readonly spec: EngineSpec;
  readonly rows: readonly IndicatorRow[];
  /** Rows whose notes are said already. */
  readonly besides?: readonly IndicatorRow[];
}

/** What has to be said beside some figures, once each: « non calé », a warning on the method. */
export function RowNotes({ spec, rows, besides = [] }: Props): ReactElement | null {
  const { fill } = useWords();
  const said = new Set(noteTexts(fill, spec, notesOfRows(besides)));
  const texts = noteTexts(fill, spec, notesOfRows(rows)).filter((text) => !said.has(text));
  if (texts.length === 0) return null;
  return <p className={styles['note']}>{texts.map(sentence).join(' · ')}</p>;
}
