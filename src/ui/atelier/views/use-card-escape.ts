import { useEffect } from 'react';
import { useDraft } from '../../../app/draft-store.ts';
import { usePanel } from '../../../app/panel-store.ts';
import { useView } from '../../../app/view-store.ts';

/** What has an Escape of its own. */
const ownEscape = '[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]';

/** Escape leaves the road looked at, unless a form or an explanation is open: it leaves those. */
export function useCardEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(ownEscape) !== null) return;
      const { wanted, edited } = useDraft.getState();
      const { edge, explained, set } = useView.getState();
      const isFormOpen = edited !== '' || usePanel.getState().over.what === 'hypothesis';
      if (edge === null || explained !== null || wanted !== null || isFormOpen) return;
      event.preventDefault();
      set({ edge: null, users: false });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
