import { useEffect, useMemo } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { Difference } from '../../../scene/picture.ts';
import { areAlike, differenceOf } from '../../../scene/sources.ts';
import { useTold } from '../told.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { useDrawnField } from '../drawn-field.ts';
import { layersFor } from './applied.ts';
import { sourcesOf } from './field-sources.ts';

/** An alternative and its run. */
interface End {
  readonly alternative: string;
  readonly run: SeenRun | undefined;
}

/** What the second run's field has more or less than the first's; null while one is missing, stale or unlike. */
export function useDifference(
  current: Current,
  { alternative: from, run: first }: End,
  { alternative: to, run: second }: End,
): Difference | null {
  const { territory, project } = current;
  const { field, instant } = useView();
  const drawn = useDrawnField(current);
  const told = useTold(current);
  const [a, b] = [first?.entry?.finished ?? null, second?.entry?.finished ?? null];
  const [framesA, framesB] = [first?.entry?.frames, second?.entry?.frames];
  const stale = first?.stale === true || second?.stale === true;
  const layersA = layersFor(territory, project, from);
  const layersB = layersFor(territory, project, to);
  const made = useMemo(() => {
    if (!a || !b || !framesA || !framesB || stale || a === b || drawn === null) return null;
    const before = sourcesOf(a, framesA, field, drawn, layersA, told);
    const after = sourcesOf(b, framesB, field, drawn, layersB, told);
    if (!before || !after || !areAlike(before.field, after.field)) return null;
    return { difference: differenceOf(before.field, after.field), moved: [before.instants, after.instants] };
  }, [a, b, framesA, framesB, field, stale, drawn, layersA, layersB, told]);
  useEffect(() => {
    for (const instants of made?.moved ?? []) instants?.show(instant);
  }, [made, instant]);
  return made?.difference ?? null;
}
