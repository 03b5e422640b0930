import { useState } from 'react';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { yearCurves } from '../../../simulation/year-results.ts';
import { type Current, freshRun, useSeenRuns } from '../use-current.ts';
import { type LineLook, lineLook } from './line-looks.ts';

/** An alternative whose year can be drawn. */
export interface YearRun {
  readonly id: string;
  readonly name: string;
  readonly run: FinishedRun;
  readonly look: LineLook;
}

/** As many lines as are told apart without a choice made by a person. */
const drawnAtFirst = 4;

/** The years of all alternatives under the hypothesis, in the order of creation, and which of them are drawn. */
export interface YearRuns {
  readonly all: readonly YearRun[];
  readonly drawn: readonly YearRun[];
  /** Alternatives without a fresh year. */
  readonly missing: number;
  readonly toggle: (id: string) => void;
}

/** Which years there are; the alternatives `always` are drawn from the start. */
export function useYearRuns(current: Current, always: readonly string[]): YearRuns {
  const seen = useSeenRuns(current);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const { alternatives } = current.project;
  const all = alternatives.flatMap(({ id, shortName }, position) => {
    const run = freshRun(seen.get(id));
    return run !== null && yearCurves(run).length > 0
      ? [{ id, name: shortName, run, look: lineLook(position) }]
      : [];
  });
  const ids = all.map(({ id }) => id);
  const wanted = new Set([...ids.filter((id) => always.includes(id)), ...ids]);
  const first = new Set([...wanted].slice(0, drawnAtFirst));
  return {
    all,
    drawn: all.filter(({ id }) => first.has(id) !== changed.has(id)),
    missing: alternatives.length - all.length,
    toggle: (id) =>
      setChanged((old) => {
        const next = new Set(old);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
  };
}
