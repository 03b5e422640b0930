import type { ReactElement } from 'react';
import { useSaving } from '../../app/autosave.ts';
import { useNotices } from '../../app/notices.ts';
import { IconButton } from '../controls/button.tsx';
import { Cross } from '../controls/icons.tsx';
import { ErrorText } from '../error-text.tsx';
import { useWords } from '../use-words.ts';
import styles from './atelier.module.css';

/** What went wrong outside any panel; the work itself is never behind it. */
export function NoticesBar(): ReactElement | null {
  const { t } = useWords();
  const { errors, dismiss } = useNotices();
  const saving = useSaving((state) => state.error);
  if (errors.length === 0 && saving === null) return null;
  return (
    <div className={styles['notices']} role="alert">
      {saving === null ? null : <ErrorText error={saving} />}
      {errors.map((error) => (
        <div key={error.code} className={styles['noticeRow']}>
          <ErrorText error={error} />
          <IconButton name={t('common.close')} onPress={() => dismiss(error)}>
            <Cross />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
