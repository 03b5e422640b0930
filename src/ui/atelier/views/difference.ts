import { useEffect, useMemo } from 'react';
import { useView } from '../../../app/view-store.ts';
import { sameGrid } from '../../../base/grid.ts';
import type { Difference } from '../../../scene/picture.ts';
import { differenceOf } from '../../../scene/sources.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { InstantSource, sourceOf } from './field-sources.ts';

/** What the second run's field has more or less than the first's; null while one is missing, stale or unlike. */
export function useDifference(
  current: Current,
  first: SeenRun | undefined,
  second: SeenRun | undefined,
): Difference | null {
  const { spec } = current;
  const { field, instant } = useView();
  const [a, b] = [first?.entry?.finished ?? null, second?.entry?.finished ?? null];
  const [framesA, framesB] = [first?.entry?.frames, second?.entry?.frames];
  const stale = first?.stale === true || second?.stale === true;
  const made = useMemo(() => {
    if (!a || !b || !framesA || !framesB || stale || a === b) return null;
    const [from, to] = [sourceOf(spec, a, framesA, field), sourceOf(spec, b, framesB, field)];
    if (!from || !to || !sameGrid(from.grid, to.grid)) return null;
    return { difference: differenceOf(from, to), sources: [from, to] };
  }, [spec, a, b, framesA, framesB, field, stale]);
  useEffect(() => {
    for (const source of made?.sources ?? []) if (source instanceof InstantSource) source.show(instant);
  }, [made, instant]);
  return made?.difference ?? null;
}
