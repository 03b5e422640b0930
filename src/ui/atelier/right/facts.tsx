import { type ReactElement, useState } from 'react';
import type { IndicatorRow } from '../../../simulation/contract.ts';
import { Button } from '../../controls/button.tsx';
import { useWords } from '../../use-words.ts';
import styles from './facts.module.css';

/** Facts told before the others are asked for. */
const first = 5;

/** The chain of facts behind a figure, in the order of time; null when its run tells none. */
export function Facts({ rows }: { readonly rows: readonly IndicatorRow[] }): ReactElement | null {
  const { t, say } = useWords();
  const [whole, setWhole] = useState(false);
  const facts = rows.flatMap((row) => row.facts ?? []);
  if (facts.length === 0) return null;
  const more = facts.length - first;
  return (
    <section>
      <h3>{t('atelier.explain.facts')}</h3>
      <ol className={styles['list']}>
        {(whole ? facts : facts.slice(0, first)).map((fact) => (
          <li key={fact.fr}>{say(fact)}</li>
        ))}
      </ol>
      {more > 0 ? (
        <Button kind="link" size="s" aria-expanded={whole} onPress={() => setWhole(!whole)}>
          {whole ? t('atelier.explain.fewerFacts') : t('atelier.explain.moreFacts', { count: more })}
        </Button>
      ) : null}
    </section>
  );
}
