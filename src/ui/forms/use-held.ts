import { useEffect, useId } from 'react';
import { type Held, useDraft } from '../../app/draft-store.ts';

/** Keeps what a field holds on the map as long as its form is open. `lines` is to be the same array until it changes. */
export function useHeld(kind: Held['kind'], lines: Held['lines'], way: Held['way'] = 0): void {
  const field = useId();
  const hold = useDraft((draft) => draft.hold);
  useEffect(() => {
    hold(field, lines.length === 0 ? null : { kind, lines, way });
    return () => hold(field, null);
  }, [hold, field, kind, lines, way]);
}
