import { type ReactElement, useMemo } from 'react';
import { leastDwellings, leastHouseholds } from '../../../simulation/privacy.ts';
import { useWords } from '../../use-words.ts';
import type { Told } from '../told.ts';
import { type Current, freshRun, useSeenRuns } from '../use-current.ts';
import { ScrollBox } from '../year/scroll-box.tsx';
import { yearTexts } from '../year/sentences.ts';
import { FigureTable } from './figure-table.tsx';
import { figureLines } from './figures.ts';
import styles from './leave.module.css';
import { leaveTexts } from './texts.ts';

/** Figures of an engine that tells of households, as those outside the studio may read them: nothing in them is clicked. */
export function PublishedPanel({
  current,
  told,
}: {
  readonly current: Current;
  readonly told: Told;
}): ReactElement {
  const words = useWords();
  const { say, fill, number } = words;
  const seen = useSeenRuns(current);
  const fresh = current.project.alternatives.flatMap(({ id, shortName }) => {
    const run = freshRun(seen.get(id));
    return run === null ? [] : [{ name: shortName, run }];
  });
  const runs = fresh.filter(({ run }) => told.runs.has(run));
  const leftOut = fresh.filter((one) => !runs.includes(one));
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
      <p className={styles['quiet']}>{fill(leaveTexts.figuresSaid, { least: String(leastHouseholds) })}</p>
      <p className={styles['quiet']}>{say(leaveTexts.yearLeft)}</p>
      {left === 0 ? null : (
        <p className={styles['quiet']}>{fill(yearTexts.indicatorsLeft, { n: number(left, 0) })}</p>
      )}
      {leftOut.length === 0 ? null : (
        <p className={styles['quiet']}>
          {fill(leaveTexts.leftOut, {
            names: leftOut.map(({ name }) => name).join(', '),
            least: String(leastDwellings),
          })}
        </p>
      )}
    </div>
  );
}
