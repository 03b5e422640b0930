import { type CSSProperties, type ReactElement, useEffect, useRef } from 'react';
import type { Hypothesis } from '../../../scenario/project.ts';
import { useWords } from '../../use-words.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { useWidth } from '../use-width.ts';
import { IndicatorRows } from './indicator-rows.tsx';
import type { Compared } from './compared-runs.ts';
import styles from './right.module.css';
import { RunStatusCell } from './run-status-cell.tsx';

/** A column is never narrower, px. */
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
  // As many as there is room for, each seen whole: a figure of which half is cut away reads as another one.
  const room = width === null ? columns.length : Math.max(1, Math.floor(width / leastColumnPx));
  const beside = columns.length - room;
  const figures = seen.get(chosen.id)?.entry?.finished;
  // Again when its figures come: they make columns wider.
  useEffect(() => {
    const heading = box.current?.querySelector<HTMLElement>('th[data-chosen=true]');
    if (box.current && heading) showColumn(box.current, heading);
  }, [chosen.id, width, figures]);
  return (
    <div
      ref={box}
      className={styles['scrollX']}
      style={{ '--columns': Math.min(room, columns.length) } as CSSProperties}
    >
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

/** Scrolls a table sideways, from column to column, no farther than it takes to see one whole. */
function showColumn(box: HTMLElement, heading: HTMLElement): void {
  const { offsetLeft, offsetWidth } = heading;
  const first = offsetLeft + offsetWidth - box.clientWidth;
  if (offsetLeft < box.scrollLeft) box.scrollLeft = offsetLeft;
  else if (first > box.scrollLeft) box.scrollLeft = columnFrom(heading, first - 1);
}

/** Where the first column of a table begins that begins no sooner, px. */
function columnFrom({ offsetLeft, parentElement }: HTMLElement, leastPx: number): number {
  const starts = Array.from(parentElement?.children ?? [], (column) => (column as HTMLElement).offsetLeft);
  return starts.find((start) => start >= leastPx) ?? offsetLeft;
}
