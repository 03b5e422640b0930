import type { ReactElement } from 'react';
import { ProgressBar } from 'react-aria-components';
import { useWords } from '../use-words.ts';
import styles from './controls.module.css';

interface Props {
  readonly label: string;
  /** 0 … 1. */
  readonly value: number;
}

/** How far something is, in words and as a bar. */
export function Progress({ label, value }: Props): ReactElement {
  const { percent } = useWords();
  return (
    <ProgressBar aria-label={label} value={value * 100} className={styles['progress'] ?? ''}>
      <span className={styles['progressLabel']}>
        <span>{label}</span>
        <span>{percent(value)}</span>
      </span>
      <span className={styles['track']}>
        <span className={styles['fill']} style={{ display: 'block', width: `${value * 100}%` }} />
      </span>
    </ProgressBar>
  );
}
