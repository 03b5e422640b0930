import type { ReactElement } from 'react';
import { Dialog } from '../controls/dialog.tsx';
import { useWords } from '../use-words.ts';
import styles from './atelier.module.css';

const steps = ['alternative', 'hypothesis', 'run', 'read', 'check'] as const;
const keys = ['space', 'arrows', 'ends', 'map', 'undo'] as const;

/** How the studio works, in five steps, and its keys. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <Dialog title={t('common.help')} onClose={onClose} widthPx={680}>
      <ol className={styles['list']}>
        {steps.map((step) => (
          <li key={step}>{t(`atelier.help.steps.${step}`)}</li>
        ))}
      </ol>
      <section>
        <h3>{t('atelier.help.keyboard')}</h3>
        <ul className={styles['list']}>
          {keys.map((key) => (
            <li key={key}>{t(`atelier.help.keys.${key}`)}</li>
          ))}
        </ul>
      </section>
    </Dialog>
  );
}
