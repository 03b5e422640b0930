import { type ReactElement, useEffect, useState } from 'react';
import { type RoadEffects as Effects, roadEffects } from '../../../app/road-effects.ts';
import type { Edit } from '../../../scenario/project.ts';
import type { Territory } from '../../../territory/territory.ts';
import { useWords } from '../../use-words.ts';
import styles from './left.module.css';

interface Props {
  readonly territory: Territory;
  /** Those that apply before it. */
  readonly others: readonly Edit[];
  /** The edit as its form stands; null: not complete yet. */
  readonly edit: Edit | null;
}

/** Time without a change after which effects are looked for, ms. */
const calmMs = 400;

/** Whom the edit of a form would cut off, and whom it would give a way to, told while it is made. */
export function RoadEffects({ territory, others, edit }: Props): ReactElement | null {
  const { t, number } = useWords();
  const [effects, setEffects] = useState<Effects | null>(null);
  // Equal edits are new objects each time the form is drawn: their text tells whether something changed.
  const content = JSON.stringify([others, edit]);

  useEffect(() => {
    const [before, draft] = JSON.parse(content) as [readonly Edit[], Edit | null];
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const next = draft === null ? null : await roadEffects(territory, before, draft, stop.signal);
      if (!stop.signal.aborted) setEffects(next);
    };
    const timer = setTimeout(() => void look(), calmMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [territory, content]);

  const changed = (['car', 'rescue', 'walk'] as const).flatMap((use) => {
    const counts = effects?.[use];
    return counts && counts.noLonger + counts.newly > 0 ? [{ use, counts }] : [];
  });
  return (
    <div aria-live="polite" className={styles['quiet']}>
      {effects !== null && changed.length === 0 ? <p>{t('atelier.effects.none')}</p> : null}
      {changed.length === 0 ? null : (
        <>
          <p>{t('atelier.effects.title')}</p>
          <ul>
            {changed.map(({ use, counts }) => (
              <li key={use}>
                {t(`atelier.effects.${use}`, {
                  noLonger: number(counts.noLonger),
                  newly: number(counts.newly),
                  still: number(counts.still),
                  never: number(counts.never),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
