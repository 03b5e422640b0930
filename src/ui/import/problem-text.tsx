import type { ReactElement } from 'react';
import type { Problem } from '../../loaders/problem.ts';
import { useWords } from '../use-words.ts';
import styles from './import.module.css';

/** What is wrong with a file, what became of it, and what to do. */
export function ProblemText({ problem }: { readonly problem: Problem }): ReactElement {
  const { t, tell } = useWords();
  return (
    <div className={styles['problem']}>
      <strong>{t(`import.effects.${problem.effect}`)}</strong>
      <p>{tell(`errors.${problem.code}`, problem.details)}</p>
    </div>
  );
}
