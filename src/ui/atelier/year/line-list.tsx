import type { ReactElement, ReactNode } from 'react';
import { CheckField } from '../../controls/fields.tsx';
import { useWords } from '../../use-words.ts';
import type { LineLook } from './line-looks.ts';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import type { YearRun, YearRuns } from './year-runs.ts';

/** A short piece of a line, as it is drawn. */
export function LineSample({ look }: { readonly look: LineLook }): ReactElement {
  return (
    <svg width="34" height="12" aria-hidden="true" className={styles['sample']}>
      <path
        d="M0 6H34"
        stroke={look.colour}
        strokeWidth={look.width}
        strokeDasharray={look.dash}
        fill="none"
      />
    </svg>
  );
}

interface Props {
  readonly runs: YearRuns;
  /** What is said beside the name of a line that is drawn. */
  readonly said: (run: YearRun) => ReactNode;
}

/** The alternatives with their lines: which are drawn, and what each comes to. */
export function LineList({ runs, said }: Props): ReactElement {
  const { say, fill, number } = useWords();
  const drawn = new Set(runs.drawn.map(({ id }) => id));
  return (
    <div>
      <ul className={styles['lines']} aria-label={say(yearTexts.drawn)}>
        {runs.all.map((run) => (
          <li key={run.id}>
            <CheckField checked={drawn.has(run.id)} onChange={() => runs.toggle(run.id)}>
              <LineSample look={run.look} /> {run.name}
            </CheckField>
            {drawn.has(run.id) ? <span className={styles['quiet']}>{said(run)}</span> : null}
          </li>
        ))}
      </ul>
      {runs.missing === 0 ? null : (
        <p className={styles['quiet']}>{fill(yearTexts.undrawn, { n: number(runs.missing) })}</p>
      )}
    </div>
  );
}
