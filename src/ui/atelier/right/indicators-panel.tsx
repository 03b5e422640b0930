import type { ReactElement } from 'react';
import { usePanel } from '../../../app/panel-store.ts';
import { useView } from '../../../app/view-store.ts';
import { Button } from '../../controls/button.tsx';
import { SelectField } from '../../controls/fields.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { runOne } from '../../../app/run-actions.ts';
import { useRuns } from '../../../app/runs-store.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { protects } from '../warnings.ts';
import { comparisons, referenceOf } from './compared-runs.ts';
import { IndicatorTable } from './indicator-table.tsx';
import styles from './right.module.css';
import { RunTroubles } from './run-troubles.tsx';
import { ShownMembers } from './shown-members.tsx';

interface Props {
  readonly current: Current;
}

/** What each alternative changes under the chosen hypothesis. */
export function IndicatorsPanel({ current }: Props): ReactElement {
  const { t } = useWords();
  const seen = useSeenRuns(current);
  const reference = useView((view) => view.reference);
  const isShipping = useRuns((runs) => runs.isShipping);
  const shown = useView((view) => view.shown);
  const setView = useView((view) => view.set);
  const openHypothesis = usePanel((panel) => panel.openHypothesis);
  const { project, hypothesis } = current;
  const base = referenceOf(project, reference);

  if (hypothesis === null)
    return (
      <div className={styles['empty']}>
        <p className={styles['quiet']}>{t('atelier.indicators.noHypothesis')}</p>
        <Button kind="primary" onPress={() => openHypothesis(null)}>
          {t('atelier.hypotheses.new')}
        </Button>
      </div>
    );
  if (isShipping && seen.size > 0 && [...seen.values()].every((run) => run.entry === undefined))
    return (
      <div className={styles['empty']} role="status">
        <p className={styles['quiet']}>{sentence(t('atelier.run.shipping'))}.</p>
      </div>
    );
  const any = [...seen.values()].some((run) => run.entry !== undefined);
  if (!any)
    return (
      <div className={styles['empty']}>
        <p className={styles['quiet']}>
          {t('atelier.indicators.empty', { hypothesis: hypothesis.shortName })}
        </p>
        <Button kind="primary" onPress={() => runOne(current.spec, current.alternative.id, hypothesis.id)}>
          {t('atelier.run.start')}
        </Button>
      </div>
    );
  const withReference = comparisons(seen, base);
  return (
    <>
      {project.alternatives.length > 1 ? (
        <SelectField
          label={t('atelier.indicators.reference')}
          value={base}
          options={project.alternatives.map((alternative) => ({
            value: alternative.id,
            label: alternative.shortName,
          }))}
          onChange={(id) => setView({ reference: id, shown: null })}
        />
      ) : null}
      {shown === null ? null : <ShownMembers current={current} seen={seen} shown={shown} />}
      <RunTroubles project={project} spec={current.spec} seen={seen} compared={withReference} />
      <IndicatorTable
        current={current}
        hypothesis={hypothesis}
        seen={seen}
        reference={base}
        compared={withReference}
      />
      <p className={styles['note']}>{t('atelier.indicators.note')}</p>
      {protects(project, current.alternative.id) ? (
        <p className={styles['note']}>
          {t('atelier.dike.limit')} {t('atelier.dike.notComputed')}
        </p>
      ) : null}
    </>
  );
}
