import { useEffect, useMemo } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { Difference } from '../../../scene/picture.ts';
import { areAlike, differenceOf } from '../../../scene/sources.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { useDrawnField } from '../drawn-field.ts';
import { sourcesOf } from './field-sources.ts';

/** What the second run's field has more or less than the first's; null while one is missing, stale or unlike. */
export function useDifference(
  current: Current,
  first: SeenRun | undefined,
  second: SeenRun | undefined,
): Difference | null {
  const { field, instant } = useView();
  const drawn = useDrawnField(current);
  const [a, b] = [first?.entry?.finished ?? null, second?.entry?.finished ?? null];
  const [framesA, framesB] = [first?.entry?.frames, second?.entry?.frames];
  const stale = first?.stale === true || second?.stale === true;
  const made = useMemo(() => {
    if (!a || !b || !framesA || !framesB || stale || a === b || drawn === null) return null;
    const [from, to] = [sourcesOf(a, framesA, field, drawn), sourcesOf(b, framesB, field, drawn)];
    if (!from || !to || !areAlike(from.field, to.field)) return null;
    return { difference: differenceOf(from.field, to.field), moved: [from.instants, to.instants] };
  }, [a, b, framesA, framesB, field, stale, drawn]);
  useEffect(() => {
    for (const instants of made?.moved ?? []) instants?.show(instant);
  }, [made, instant]);
  return made?.difference ?? null;
}
