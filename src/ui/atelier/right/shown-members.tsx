import type { ReactElement } from 'react';
import { type Shown, useView } from '../../../app/view-store.ts';
import type { Axes, Members } from '../../../simulation/contract.ts';
import { Button } from '../../controls/button.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import type { Current, SeenRun } from '../use-current.ts';
import styles from './right.module.css';
import { membersText } from './row-text.ts';

interface Props {
  readonly current: Current;
  readonly seen: ReadonlyMap<string, SeenRun>;
  readonly shown: Shown;
}

/** As many names as a person reads; the rest is counted. */
const mostNamed = 60;

/** Names of members along their axis; null when they have none (cells). */
function namesOf({ axis, indices }: Members, axes: Axes): readonly string[] | null {
  const first = [...indices.subarray(0, mostNamed)];
  if (axis === 'building') return first.map((i) => axes.building?.[i] ?? String(i));
  if (axis === 'place') return first.map((i) => axes.place?.[i]?.name ?? String(i));
  if (axis === 'edge') return [...new Set(first.map((i) => axes.edge?.names[i] || String(i)))];
  return null;
}

/** What the map points out, in words: the part of a difference that was asked for, member by member. */
export function ShownMembers({ current, seen, shown }: Props): ReactElement | null {
  const words = useWords();
  const { t, say, number } = words;
  const setView = useView((view) => view.set);
  const reference = useView((view) => view.reference);
  const axes = seen.get(shown.alternative)?.entry?.finished?.axes;
  const before = seen.get(reference)?.entry?.finished?.axes;
  const indicator = current.spec.indicators[shown.indicator];
  if (axes === undefined || indicator === undefined) return null;
  const { members, gone, part } = shown;
  const count = members.indices.length + (gone?.indices.length ?? 0);
  const known = namesOf(members, axes);
  const names = known && [...known, ...((gone && before && namesOf(gone, before)) ?? [])].slice(0, mostNamed);
  const partText =
    part === 'less' || part === 'more' || part === 'same'
      ? t(`atelier.indicators.changed.${part}`, { who: membersText(words, members.axis, count) })
      : t(`atelier.indicators.parts.${part}`, { n: number(count) });
  return (
    <section className={styles['shown']} aria-live="polite">
      <p>
        <strong>{t('atelier.indicators.onMap')}</strong> {sentence(say(indicator.label))} · {partText}
        {names === null ? ` (${t('atelier.indicators.cells')})` : ''}
      </p>
      {names === null ? null : (
        <p className={styles['quiet']}>
          {names.join(', ')}
          {count > names.length ? ' …' : ''}
        </p>
      )}
      <Button kind="link" size="s" onPress={() => setView({ shown: null })}>
        {t('atelier.indicators.hide')}
      </Button>
    </section>
  );
}
