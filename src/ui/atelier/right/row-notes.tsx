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
  const { fill } = useWords();
  const texts = rows.flatMap(({ note, noteDetails }) => {
    const text = note === undefined ? undefined : spec.reasons[note];
    return text ? [sentence(fill(text, noteDetails ?? {}))] : [];
  });
  if (texts.length === 0) return null;
  return <p className={styles['note']}>{[...new Set(texts)].join(' · ')}</p>;
}
