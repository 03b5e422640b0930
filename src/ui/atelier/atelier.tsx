import { type CSSProperties, type ReactElement, useEffect } from 'react';
import { useProject } from '../../app/project-store.ts';
import { useSpecs } from '../../app/specs-store.ts';
import styles from './atelier.module.css';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { LeftPanel } from './left/left-panel.tsx';
import { NoticesBar } from './notices-bar.tsx';
import { usePanel } from '../../app/panel-store.ts';
import { RightPanel } from './right/right-panel.tsx';
import { UnseenDialog } from './unseen-dialog.tsx';
import { useView } from '../../app/view-store.ts';
import { lazily } from '../lazily.tsx';
import { useWords } from '../use-words.ts';
import { audienceFor } from './told.ts';
import { useCurrent } from './use-current.ts';
import { Views } from './views/views.tsx';

const LeaveDialog = lazily(async () => (await import('./leave/leave-dialog.tsx')).LeaveDialog);

/** Ctrl (or Cmd) Z undoes, with Shift redoes, except where a field has its own. */
function useUndoKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (inField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      const { undo, redo } = useProject.getState();
      if (event.shiftKey) redo();
      else undo();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, []);
}

/** The studio: alternatives on the left, the territory in the middle, what changes on the right. */
export function Atelier(): ReactElement | null {
  const current = useCurrent();
  const specs = useSpecs((state) => state.specs);
  const { left, right, wide, unseen, help, leaving, set } = usePanel();
  useUndoKeys();
  const title = current?.project.title;
  useEffect(() => {
    document.title = title === undefined ? 'Jumelles' : `${title} · Jumelles`;
    return () => {
      document.title = 'Jumelles';
    };
  }, [title]);
  const { t } = useWords();
  const chosen = useView((view) => view.audience);
  if (current === null) return null;
  const audience = audienceFor(current.territory, chosen);
  return (
    <div className={styles['page']}>
      {audience === 'internal' ? (
        <p className={styles['printMark']}>{t('atelier.exports.internalPrint')}</p>
      ) : null}
      <Header current={current} />
      <div
        className={styles['body']}
        data-left={left ? 'open' : 'folded'}
        data-right={right ? 'open' : 'folded'}
        style={{ '--right-width': wide ? 'min(50vw, 820px)' : '344px' } as CSSProperties}
      >
        <LeftPanel current={current} />
        <main className={styles['centre']}>
          <Views current={current} />
        </main>
        <RightPanel current={current} />
      </div>
      <Footer current={current} />
      <NoticesBar />
      {unseen ? <UnseenDialog specs={specs} onClose={() => set({ unseen: false })} /> : null}
      {leaving ? <LeaveDialog current={current} onClose={() => set({ leaving: false })} /> : null}
      {help ? <HelpDialog onClose={() => set({ help: false })} /> : null}
    </div>
  );
}
