import { type ReactElement, useMemo } from 'react';
import { useWords } from '../../use-words.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { ScrollBox } from '../year/scroll-box.tsx';
import { FigureTable } from './figure-table.tsx';
import { figureLines } from './figures.ts';
import styles from './leave.module.css';
import { leaveTexts } from './texts.ts';
import { toldBeside } from './told-beside.ts';
import { useNamedRuns } from './use-named-runs.ts';

/** Figures of an engine that tells of households, as those outside the studio may read them: nothing in them is clicked. */
export function PublishedPanel({ current }: { readonly current: Current }): ReactElement {
  const words = useWords();
  const { say } = words;
  const seen = useSeenRuns(current);
  const { runs, leftOut } = useNamedRuns(current);
  const key = runs.map(({ name, run }) => `${name} ${run.record.resultDigest}`).join();
  // The runs are told apart by their digests: what is found in them does not change while one looks at another map.
  // oxlint-disable-next-line react/exhaustive-deps
  const { lines, left } = useMemo(() => figureLines(words, 'published', runs, seen), [words, key]);
  if (lines.length === 0) return <p className={styles['quiet']}>{say(leaveTexts.noFigures)}</p>;
  return (
    <div className={styles['stack']}>
      <ScrollBox name={say(leaveTexts.figures)}>
        <FigureTable names={runs.map(({ name }) => name)} lines={lines} title={say(leaveTexts.figures)} />
      </ScrollBox>
      {toldBeside(words, { runs, leftOut, isMasked: true, left }).map((text) => (
        <p key={text} className={styles['quiet']}>
          {text}
        </p>
      ))}
    </div>
  );
}
