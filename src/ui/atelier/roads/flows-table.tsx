import { type ReactElement, useMemo } from 'react';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { desiresOf } from '../../../simulation/edge-results.ts';
import { useWords } from '../../use-words.ts';
import { FigureLines } from './figure-lines.tsx';
import { namedFlows } from './flow-ends.ts';
import styles from './roads.module.css';
import { roadTexts } from './texts.ts';

interface Props {
  readonly run: FinishedRun;
  /** Edge that the vehicles use; absent: all of them, both directions in a row. */
  readonly through?: number;
}

/** As many rows as a person reads; the rest is counted. */
const mostRows = 10;

/** From which road to which one vehicles go, the most first. */
export function FlowsTable({ run, through }: Props): ReactElement | null {
  const words = useWords();
  const { say, fill, number } = words;
  const { edge: edges } = run.axes;
  const flows = useMemo(
    () => (edges ? namedFlows(words, edges, desiresOf(run, through) ?? [], through === undefined) : []),
    [words, run, edges, through],
  );
  if (flows.length === 0) return null;
  const sumOf = (some: typeof flows): number => some.reduce((sum, one) => sum + one.there + one.back, 0);
  const shown = flows.slice(0, mostRows);
  const isEither = through === undefined;
  return (
    <>
      <p className={styles['quiet']}>
        {fill(roadTexts.largest, {
          n: number(shown.length, 0),
          all: number(flows.length, 0),
          vehicles: number(sumOf(shown), 0),
          total: number(sumOf(flows), 0),
        })}
      </p>
      <FigureLines
        heads={(isEither ? (['there', 'back', 'together'] as const) : (['vehicles'] as const)).map((key) =>
          say(roadTexts[key]),
        )}
        lines={shown.map(({ from, to, there, back }) => ({
          label: fill(isEither ? roadTexts.eitherWay : roadTexts.oneWay, { from, to }),
          cells: (isEither ? [there, back, Math.round(there) + Math.round(back)] : [there]).map((value) =>
            number(value, 0),
          ),
        }))}
      />
    </>
  );
}
