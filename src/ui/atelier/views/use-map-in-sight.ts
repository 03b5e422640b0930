import { type RefObject, useEffect, useRef } from 'react';
import { useDraft } from '../../../app/draft-store.ts';

/**
 * Brings the map into sight while a form takes something from it, where both do not fit on a screen, and the form back when it
 * is done.
 */
export function useMapInSight(map: RefObject<HTMLElement | null>): void {
  const isTaking = useDraft((draft) => draft.wanted !== null);
  const asked = useRef<Element | null>(null);
  // The button that asks is gone once what it asked for is drawn: its field is looked up before.
  useEffect(
    () =>
      useDraft.subscribe((draft, before) => {
        if (draft.wanted !== null && before.wanted === null)
          asked.current = document.activeElement?.closest('fieldset') ?? null;
      }),
    [],
  );
  useEffect(() => {
    if (!isTaking) {
      const form = asked.current;
      asked.current = null;
      if (form instanceof HTMLElement) {
        form.scrollIntoView({ block: 'center' });
        form.querySelector('button')?.focus({ preventScroll: true });
      }
      return;
    }
    const box = map.current?.getBoundingClientRect();
    if (!box || (box.top < innerHeight / 2 && box.bottom > innerHeight / 2)) asked.current = null;
    else map.current?.scrollIntoView({ block: 'center' });
  }, [isTaking, map]);
}
