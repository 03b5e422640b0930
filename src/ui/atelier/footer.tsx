import type { ReactElement } from 'react';
import { runOne } from '../../app/run-actions.ts';
import { isActive } from '../../app/runs-store.ts';
import { leaveRecord } from '../../app/project-files.ts';
import { Button } from '../controls/button.tsx';
import { useWords } from '../use-words.ts';
import styles from './atelier.module.css';
import { ReplayText } from './replay-text.tsx';
import { type Current, useSeenRuns } from './use-current.ts';

/** What the page is not, and the mark of the run that is shown. */
export function Footer({ current }: { readonly current: Current }): ReactElement {
  const { t, quantity, date } = useWords();
  const seen = useSeenRuns(current);
  const { territory, alternative, hypothesis, spec } = current;
  const run = seen.get(alternative.id);
  const record = run?.entry?.finished?.record;
  return (
    <footer className={styles['footer']}>
      <p>
        {territory.fictional ? `${t('common.fictionalNotice')} · ` : ''}
        {t('common.disclaimer')}
      </p>
      <span className={styles['grow']} />
      {record === undefined || hypothesis === null ? null : (
        <>
          <span className={styles['mark']} data-testid="fingerprint" title={t('atelier.explain.fingerprint')}>
            {record.fingerprint.slice(0, 4)}·{record.fingerprint.slice(4, 8)}
          </span>
          {run?.entry?.shipped === true ? (
            <span>
              {t('atelier.run.shipped', { date: date(record.made.at), version: record.engine.version })}
            </span>
          ) : null}
          <ReplayText replay={run?.entry?.replay} />
          <span>{quantity(record.made.wallTimeS, 's', record.made.wallTimeS < 10 ? 1 : 0)}</span>
          <Button
            kind="link"
            size="s"
            isDisabled={isActive(run?.entry)}
            onPress={() => runOne(spec, alternative.id, hypothesis.id)}
          >
            {t('atelier.run.replay')}
          </Button>
          <Button kind="link" size="s" onPress={() => leaveRecord(record, territory)}>
            {t('atelier.exports.record')}
          </Button>
        </>
      )}
    </footer>
  );
}
