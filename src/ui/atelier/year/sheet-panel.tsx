import type { ReactElement } from 'react';
import { useView } from '../../../app/view-store.ts';
import { useWords } from '../../use-words.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { pairOf } from '../views/pair.ts';
import { BuildingSheet } from './building-sheet.tsx';
import styles from './year.module.css';

interface Props {
  readonly current: Current;
  readonly id: string;
}

/** The sheet of a building of the alternative looked at, beside the one that it is compared with. */
export function SheetPanel({ current, id }: Props): ReactElement | null {
  const { t } = useWords();
  const { project, alternative } = current;
  const seen = useSeenRuns(current);
  const named = useView((view) => view.reference);
  const { reference } = pairOf(project, alternative, named);
  const [old, shown] = [seen.get(reference.id), seen.get(alternative.id)];
  const [from, run] = [old?.entry?.finished ?? null, shown?.entry?.finished ?? null];
  if (run === null) return null;
  const isStale = shown?.stale === true;
  const isCompared = reference.id !== alternative.id && from !== null && !isStale && old?.stale !== true;
  return (
    <>
      {isStale ? <p className={styles['quiet']}>{t('atelier.run.stale')}</p> : null}
      <BuildingSheet
        id={id}
        before={isCompared ? { name: reference.shortName, run: from } : null}
        after={{ name: alternative.shortName, run }}
      />
    </>
  );
}
