import { Fragment, type ReactElement } from 'react';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { totalKey } from '../../../simulation/class-totals.ts';
import { termsOf } from '../../../simulation/compare-terms.ts';
import type { IndicatorRow, IndicatorSpec } from '../../../simulation/contract.ts';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import styles from './right.module.css';
import { amountText } from './row-text.ts';

interface Props {
  readonly indicator: IndicatorSpec;
  readonly rows: readonly IndicatorRow[];
  readonly run: FinishedRun;
  readonly nameOf: (key: string) => string;
}

/** What each figure is made of, term by term; null where its run does not say. */
export function RowTerms({ indicator, rows, run, nameOf }: Props): ReactElement | null {
  const words = useWords();
  const { t, say } = words;
  const told = rows.flatMap((row) => {
    // Its classes stand above.
    if (row.key === totalKey) return [];
    const terms = (termsOf(row, run) ?? []).filter(({ value }) => value !== 0);
    return terms.length === 0 ? [] : [{ key: row.key, terms }];
  });
  if (told.length === 0) return null;
  return (
    <section>
      <h3>{t('atelier.explain.terms')}</h3>
      {told.map(({ key, terms }) => (
        <Fragment key={key ?? ''}>
          {key === undefined ? null : <p className={styles['quiet']}>{sentence(nameOf(key))}</p>}
          <dl className={styles['facts']}>
            {terms.map((term) => (
              <Fragment key={term.key}>
                <dt>{say(term.label)}</dt>
                <dd>{amountText(words, indicator, term.value)}</dd>
              </Fragment>
            ))}
          </dl>
        </Fragment>
      ))}
    </section>
  );
}
