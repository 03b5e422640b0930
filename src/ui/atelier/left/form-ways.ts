import { type RefObject, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../../app/draft-store.ts';

/** The title of a form: brought into sight and given the focus when the form opens, wherever its button stood. */
export function useTitleInSight(): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: 'start' });
  }, []);
  return title;
}

/** What has an Escape of its own, so that one press does one thing. */
const ownEscape = '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]';

/**
 * Escape gives up what is being drawn or picked; else it closes the form, at once where nothing was changed. Else it warns, and
 * closes when it is pressed again before another change.
 *
 * @param content What the form holds, as a text. @param isActive Whether no other form stands over it.
 * @returns Whether the warning stands.
 */
export function useEscape(
  form: RefObject<HTMLElement | null>,
  content: string,
  onClose: () => void,
  isActive = true,
): boolean {
  const [start] = useState(content);
  const [warnedAt, setWarnedAt] = useState<string | null>(null);
  const latest = useRef({ content, warnedAt, onClose, isActive });
  useEffect(() => {
    latest.current = { content, warnedAt, onClose, isActive };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere(event.target, form.current)) return;
      const { onCancel } = useDraft.getState();
      const { content: now, warnedAt: told, onClose: close, isActive: isFirst } = latest.current;
      if (!isFirst) return;
      event.preventDefault();
      if (onCancel !== null) onCancel();
      else if (now === start || told === now) close();
      else setWarnedAt(now);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [form, start]);
  return warnedAt === content;
}

/** Whether a key was pressed in another panel or in something over the page. */
function isElsewhere(target: EventTarget | null, form: HTMLElement | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(ownEscape) !== null) return true;
  const panel = target.closest('aside');
  return panel !== null && !panel.contains(form);
}
