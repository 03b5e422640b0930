import type { ReactElement } from 'react';
import type { EngineSpec, IndicatorRow } from '../../../simulation/contract.ts';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import styles from './right.module.css';

interface Props {
  readonly spec: EngineSpec;
  readonly rows: readonly IndicatorRow[];
}

/** What has to be said beside some figures, once each: « non calé », a warning on the method. */
export function RowNotes({ spec, rows }: Props): ReactElement | null {
  const { say } = useWords();
  const notes = [...new Set(rows.flatMap(({ note }) => (note === undefined ? [] : [note])))];
  const texts = notes.flatMap((note) => (spec.reasons[note] ? [spec.reasons[note]] : []));
  if (texts.length === 0) return null;
  return <p className={styles['note']}>{texts.map((text) => sentence(say(text))).join(' · ')}</p>;
}
