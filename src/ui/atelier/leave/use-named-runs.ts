import { useTold } from '../told.ts';
import { type Current, freshRun, useSeenRuns } from '../use-current.ts';
import type { NamedRun } from '../year/year-csv.ts';

/** Results under the hypothesis that are not older than a change, by the names of their alternatives. */
export function useNamedRuns(current: Current): {
  /** Those that may be told to those for whom the screen is. */
  readonly runs: readonly NamedRun[];
  readonly leftOut: readonly NamedRun[];
} {
  const seen = useSeenRuns(current);
  const told = useTold(current);
  const fresh = current.project.alternatives.flatMap(({ id, shortName }): NamedRun[] => {
    const run = freshRun(seen.get(id));
    return run === null ? [] : [{ name: shortName, run }];
  });
  const runs = fresh.filter(({ run }) => told?.runs.has(run) ?? true);
  return { runs, leftOut: fresh.filter((one) => !runs.includes(one)) };
}
