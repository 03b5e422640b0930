import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useDraft } from '../../../app/draft-store.ts';
import { linesOf } from '../../../app/features.ts';
import { type RoadEffects as Effects, roadEffects } from '../../../app/road-effects.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { Edit } from '../../../scenario/project.ts';
import type { Territory } from '../../../territory/territory.ts';
import { mostOutlined } from '../../forms/use-chosen.ts';
import { useWords } from '../../use-words.ts';
import styles from './left.module.css';

/** Time without a change after which effects are looked for, ms. */
const calmMs = 400;

/**
 * What the edit of a form would do to roads and to who uses them, found while it is made; null: nothing is known yet.
 *
 * @param others Those that apply before it. @param edit As its form stands; null: not complete yet.
 */
export function useRoadEffects(
  territory: Territory,
  others: readonly Edit[],
  edit: Edit | null,
): Effects | null {
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
  return effects;
}

/** What chosen roads are before the edit: « 1 voie par sens · 50 km/h · … »; undefined: nothing is known of them. */
export function presentText(words: Words, effects: Effects | null): string | undefined {
  const present = effects?.present;
  if (!present) return undefined;
  const { t, quantity, number, significant } = words;
  const { lanes, speedKmh, capacityPerH, direction } = present;
  // A range has its unit once, after the higher end.
  const span = ([low, high]: readonly [number, number], unit: 'km/h' | 'vehicle/h', round = 1): string => {
    const [from, to] = [Math.round(low / round) * round, Math.round(high / round) * round];
    return from === to
      ? quantity(to, unit)
      : t('atelier.effects.present.span', { low: number(from), high: quantity(to, unit) });
  };
  const [fewest, most] = lanes ?? [0, 0];
  const told = [
    ...(lanes === null
      ? []
      : [
          fewest === most
            ? t('atelier.effects.present.lanes', { count: most, n: significant(most, 2) })
            : t('atelier.effects.present.severalLanes', {
                low: significant(fewest, 2),
                high: significant(most, 2),
              }),
        ]),
    ...(speedKmh === null ? [] : [span(speedKmh, 'km/h')]),
    ...(capacityPerH === null
      ? []
      : [t('atelier.effects.present.capacity', { capacity: span(capacityPerH, 'vehicle/h', 10) })]),
    t(`atelier.effects.present.${direction}`),
  ];
  return t('atelier.effects.present.before', { values: told.join(' · ') });
}

interface Props {
  readonly territory: Territory;
  readonly effects: Effects | null;
}

/** What the edit of a form would do, told while it is made; the buildings that are told of are outlined on the map. */
export function RoadEffects({ territory, effects }: Props): ReactElement | null {
  const words = useWords();
  const { t } = words;
  const buildings = territory.layers.buildings?.table;
  const hold = useDraft((draft) => draft.hold);
  const outlined = useMemo(() => {
    if (effects === null || buildings === undefined) return [];
    const told = [...new Set([...effects.changed, ...(effects.newRoad?.under ?? [])])];
    return told.slice(0, mostOutlined).flatMap((building) => linesOf(buildings, building));
  }, [effects, buildings]);
  useEffect(() => {
    hold('effects', outlined.length === 0 ? null : { kind: 'features', lines: outlined, way: 0 });
    return () => hold('effects', null);
  }, [hold, outlined]);

  const sentences = effects === null ? [] : sentencesOf(words, effects);
  const ways = effects === null ? [] : waysOf(words, effects);
  const isAboutWays = effects !== null && Object.keys(effects.byUse).length > 0;
  return (
    <div aria-live="polite" className={styles['quiet']}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {isAboutWays && ways.length === 0 ? <p>{t('atelier.effects.none')}</p> : null}
      {ways.length === 0 ? null : (
        <>
          <p>{t('atelier.effects.title')}</p>
          <ul>
            {ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </>
      )}
      {outlined.length === 0 ? null : <p>{t('atelier.effects.outlined')}</p>}
    </div>
  );
}

/** Who loses, wins and keeps a way, where somebody loses or wins one. */
function waysOf({ t, number }: Words, { byUse }: Effects): readonly string[] {
  return (['car', 'rescue', 'walk'] as const).flatMap((use) => {
    const counts = byUse[use];
    if (!counts || counts.noLonger + counts.newly === 0) return [];
    const told = (['noLonger', 'newly', 'still', 'never'] as const).map((part) =>
      t(`atelier.effects.${part}`, { count: counts[part], n: number(counts[part]) }),
    );
    return [`${t(`atelier.effects.${use}`)}${t('common.colon')} ${told.join(' · ')}`];
  });
}

function sentencesOf({ t, number, quantity }: Words, effects: Effects): readonly string[] {
  const { newRoad, isTurn, zone, trips } = effects;
  const sentences: string[] = [];
  if (newRoad && newRoad.freeEnds > 0)
    sentences.push(t('atelier.effects.freeEnds', { count: newRoad.freeEnds, n: number(newRoad.freeEnds) }));
  if (newRoad && newRoad.under.length > 0)
    sentences.push(
      t('atelier.effects.under', { count: newRoad.under.length, n: number(newRoad.under.length) }),
    );
  if (isTurn === false) sentences.push(t('atelier.effects.noTurn'));
  if (zone)
    sentences.push(
      t('atelier.effects.zone', {
        count: zone.roads,
        n: number(zone.roads),
        length: quantity(zone.lengthM / 1000, 'km', 1),
      }),
    );
  if (trips) {
    const round = (value: number): string => number(Math.round(value / 10) * 10);
    if (trips.residents > 0)
      sentences.push(
        t('atelier.effects.trips', {
          residents: round(trips.residents),
          trips: round(trips.trips),
          car: round(trips.byCar),
        }),
      );
    if (trips.tripsToJobs > 0)
      sentences.push(t('atelier.effects.tripsToJobs', { trips: round(trips.tripsToJobs) }));
    sentences.push(t('atelier.effects.rates'));
  }
  return sentences;
}
