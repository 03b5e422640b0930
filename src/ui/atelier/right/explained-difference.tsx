import { Fragment, type ReactElement } from 'react';
import { type Explained, useView } from '../../../app/view-store.ts';
import { AppError } from '../../../base/errors.ts';
import { useWords } from '../../use-words.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { comparisons, referenceOf } from './compared-runs.ts';
import { DifferenceCell } from './difference-cell.tsx';
import styles from './right.module.css';
import { RowNotes } from './row-notes.tsx';
import { rowName } from './row-text.ts';

interface Props {
  readonly current: Current;
  readonly explained: Explained;
  readonly seen: ReadonlyMap<string, SeenRun>;
}

/** How an explained figure differs from the reference's, row by row and in its parts; nothing where it is not compared. */
export function ExplainedDifference({ current, explained, seen }: Props): ReactElement | null {
  const words = useWords();
  const { t } = words;
  const reference = referenceOf(
    current.project,
    useView((view) => view.reference),
  );
  const { spec, project } = current;
  const found = comparisons(seen, reference).get(explained.alternative);
  const indicator = spec.indicators[explained.indicator];
  if (found === undefined || found instanceof AppError || indicator === undefined) return null;
  const rows = (found[explained.indicator] ?? []).filter((row) => row.difference !== null);
  const name = project.alternatives.find((one) => one.id === reference)?.shortName ?? '';
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{t('atelier.explain.difference', { name })}</h3>
      <dl className={styles['facts']}>
        {rows.map((row) => (
          <Fragment key={row.key ?? ''}>
            <dt>
              {row.key === undefined ? t('atelier.explain.value') : rowName(words, indicator, row.key, seen)}
            </dt>
            <dd>
              <DifferenceCell
                name={explained.indicator}
                indicator={indicator}
                alternative={explained.alternative}
                row={row}
              />
            </dd>
          </Fragment>
        ))}
      </dl>
      <RowNotes spec={spec} rows={rows.map((row) => row.reference)} besides={rows.map((row) => row.other)} />
    </section>
  );
}
