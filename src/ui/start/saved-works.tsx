import { type ReactElement, useCallback, useEffect, useState } from 'react';
import type { ProjectSummary } from '../../app/persistence.ts';
import { forgetWork, resumeWork, savedWorks } from '../../app/session.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Bin } from '../controls/icons.tsx';
import { useWords } from '../use-words.ts';
import styles from './start.module.css';

interface Props {
  /** Opens a work; the caller says when it fails. */
  readonly onOpen: (open: () => Promise<void>) => void;
}

/** Works kept in this browser. */
export function SavedWorks({ onOpen }: Props): ReactElement {
  const { t, dateTime } = useWords();
  const [works, setWorks] = useState<readonly ProjectSummary[]>([]);
  const [asked, setAsked] = useState<ProjectSummary | null>(null);
  const refresh = useCallback(() => void savedWorks().then(setWorks), []);
  useEffect(refresh, [refresh]);

  const forget = (work: ProjectSummary): void => {
    setAsked(null);
    void forgetWork(work.id).then(refresh);
  };
  if (works.length === 0) return <p>{t('start.resume.empty')}</p>;
  return (
    <>
      <ul className={styles['saved']}>
        {works.map((work) => (
          <li key={work.id} className={styles['savedItem']}>
            <span className={styles['savedOpen']}>
              <Button kind="link" onPress={() => onOpen(() => resumeWork(work.id))}>
                {work.title}
              </Button>
              <span className={styles['savedDate']}>
                {t('start.resume.saved', { date: dateTime(new Date(work.savedAt).toISOString()) })}
              </span>
            </span>
            <IconButton name={t('start.resume.forget', { title: work.title })} onPress={() => setAsked(work)}>
              <Bin />
            </IconButton>
          </li>
        ))}
      </ul>
      {asked === null ? null : (
        <Dialog
          title={t('start.resume.forgetTitle')}
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button onPress={() => setAsked(null)}>{t('common.cancel')}</Button>
              <Button kind="primary" onPress={() => forget(asked)}>
                {t('common.delete')}
              </Button>
            </>
          }
        >
          <p>{t('start.resume.forgetBody', { title: asked.title })}</p>
        </Dialog>
      )}
    </>
  );
}
