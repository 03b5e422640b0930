import type { ReactElement } from 'react';
import { runOne } from '../../../app/run-actions.ts';
import { useRuns } from '../../../app/runs-store.ts';
import type { EngineSpec } from '../../../simulation/contract.ts';
import { Button } from '../../controls/button.tsx';
import { useWords } from '../../use-words.ts';
import type { SeenRun } from '../use-current.ts';
import styles from './right.module.css';

interface Props {
  readonly spec: EngineSpec;
  readonly run: SeenRun;
  readonly alternative: string;
  readonly hypothesis: string;
}

/** Where the run of a column stands, and the one action that it offers. */
export function RunStatusCell({ spec, run, alternative, hypothesis }: Props): ReactElement | null {
  const { t, percent } = useWords();
  const { entry, stale } = run;
  const isShipping = useRuns((runs) => runs.isShipping);
  const start = (label: string): ReactElement => (
    <Button kind="link" size="s" onPress={() => runOne(spec, alternative, hypothesis)}>
      {label}
    </Button>
  );
  if (entry === undefined && isShipping)
    return <span className={styles['status']}>{t('atelier.run.shipping')}</span>;
  if (entry === undefined)
    return (
      <span className={styles['status']}>
        {t('atelier.run.none')}
        {start(t('atelier.run.startShort'))}
      </span>
    );
  switch (entry.status) {
    case 'waiting':
      return <span className={styles['status']}>{t('atelier.run.waiting')}</span>;
    case 'running':
      return (
        <span className={styles['status']}>
          {t('atelier.run.runningAt', { progress: percent(entry.progress) })}
        </span>
      );
    case 'paused':
      return (
        <span className={styles['status']}>
          {t('atelier.run.pausedAt', { progress: percent(entry.progress) })}
        </span>
      );
    case 'cancelled':
      return (
        <span className={styles['status']}>
          {t('atelier.run.cancelled')}
          {start(t('atelier.run.again'))}
        </span>
      );
    case 'refused':
    case 'failed':
      return (
        <span className={styles['status']}>
          <strong>{t(entry.status === 'refused' ? 'atelier.run.refused' : 'atelier.run.failed')}</strong>
          {start(t('atelier.run.again'))}
        </span>
      );
    case 'done':
      return stale ? (
        <span className={styles['status']}>
          {t('atelier.run.stale')}
          {start(t('atelier.run.rerun'))}
        </span>
      ) : null;
  }
}
