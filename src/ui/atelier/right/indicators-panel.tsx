import type { ReactElement } from 'react';
import { usePanel } from '../../../app/panel-store.ts';
import { useView } from '../../../app/view-store.ts';
import { AppError } from '../../../base/errors.ts';
import { type Comparison, compareRuns, type FinishedRun } from '../../../simulation/compare.ts';
import { Button } from '../../controls/button.tsx';
import { SelectField } from '../../controls/fields.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { runOne } from '../../../app/run-actions.ts';
import { useRuns } from '../../../app/runs-store.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { useSeenRuns } from '../use-current.ts';
import { protects } from '../warnings.ts';
import { IndicatorTable } from './indicator-table.tsx';
import styles from './right.module.css';
import { RunTroubles } from './run-troubles.tsx';
import { ShownMembers } from './shown-members.tsx';

interface Props {
  readonly current: Current;
}

/** A comparison with the reference, or the reason why there is none. */
export type Compared = Comparison | AppError;

const known = new WeakMap<FinishedRun, WeakMap<FinishedRun, Compared>>();

/** Two runs compared, once. */
function compared(reference: FinishedRun, other: FinishedRun): Compared {
  const ofReference = known.get(reference) ?? new WeakMap<FinishedRun, Compared>();
  known.set(reference, ofReference);
  const found = ofReference.get(other);
  if (found) return found;
  const made = compareOrSay(reference, other);
  ofReference.set(other, made);
  return made;
}

function compareOrSay(reference: FinishedRun, other: FinishedRun): Compared {
  try {
    return compareRuns(reference, other);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Compares every finished, fresh run with the reference's; unlike ones are told, never compared. */
function comparisons(seen: ReadonlyMap<string, SeenRun>, reference: string): ReadonlyMap<string, Compared> {
  const base = seen.get(reference);
  const all = new Map<string, Compared>();
  if (!base?.entry?.finished || base.stale) return all;
  for (const [id, run] of seen) {
    if (id === reference || !run.entry?.finished || run.stale) continue;
    all.set(id, compared(base.entry.finished, run.entry.finished));
  }
  return all;
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
  const exists = project.alternatives.some((alternative) => alternative.id === reference);
  const base = exists ? reference : (project.alternatives[0]?.id ?? 'base');

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
