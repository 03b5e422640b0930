import { type ReactElement, useEffect, useRef } from 'react';
import type { Hypothesis } from '../../../scenario/project.ts';
import { useWords } from '../../use-words.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { useWidth } from '../use-width.ts';
import { IndicatorRows } from './indicator-rows.tsx';
import type { Compared } from './compared-runs.ts';
import styles from './right.module.css';
import { RunStatusCell } from './run-status-cell.tsx';

/** A column is never narrower, px; as in the style sheet. */
const leastColumnPx = 104;

export interface TableProps {
  readonly current: Current;
  readonly hypothesis: Hypothesis;
  readonly seen: ReadonlyMap<string, SeenRun>;
  readonly reference: string;
  readonly compared: ReadonlyMap<string, Compared>;
}

/** Indicators as rows, alternatives as columns in the order of creation. */
export function IndicatorTable(props: TableProps): ReactElement {
  const { current, hypothesis, seen, reference } = props;
  const { t } = useWords();
  const { spec, project, alternative: chosen } = current;
  const columns = project.alternatives;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const beside = width === null ? 0 : columns.length - Math.max(1, Math.round(width / leastColumnPx));
  const figures = seen.get(chosen.id)?.entry?.finished;
  // Again when its figures come: they make columns wider.
  useEffect(() => {
    const heading = box.current?.querySelector<HTMLElement>('th[data-chosen=true]');
    if (box.current && heading) showColumn(box.current, heading);
  }, [chosen.id, width, figures]);
  return (
    <div ref={box} className={styles['scrollX']}>
      {beside > 0 ? (
        <p className={styles['beside']}>{t('atelier.indicators.beside', { count: beside, n: beside })}</p>
      ) : null}
      <table className={styles['table']}>
        <caption className="visually-hidden">
          {t('atelier.indicators.caption', { hypothesis: hypothesis.title || hypothesis.shortName })}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-chosen={column.id === chosen.id} title={column.title}>
                {column.shortName}
                {column.id === reference && columns.length > 1 ? (
                  <span className={styles['quiet']}> · {t('atelier.indicators.isReference')}</span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {columns.map((column) => (
              <td key={column.id} data-chosen={column.id === chosen.id}>
                <RunStatusCell
                  spec={spec}
                  run={seen.get(column.id) ?? { entry: undefined, stale: false }}
                  alternative={column.id}
                  hypothesis={hypothesis.id}
                />
              </td>
            ))}
          </tr>
          {Object.keys(spec.indicators).map((name) => (
            <IndicatorRows key={name} name={name} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Scrolls a table sideways, no farther than it takes to see a column whole. */
function showColumn(box: HTMLElement, { offsetLeft, offsetWidth }: HTMLElement): void {
  const end = offsetLeft + offsetWidth;
  if (offsetLeft < box.scrollLeft) box.scrollLeft = offsetLeft;
  else if (end > box.scrollLeft + box.clientWidth) box.scrollLeft = end - box.clientWidth;
}
