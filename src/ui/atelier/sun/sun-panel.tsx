import { type ReactElement, useEffect, useId, useMemo, useState } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { Territory } from '../../../territory/territory.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Cross, Pause, Play } from '../../controls/icons.tsx';
import { useWords } from '../../use-words.ts';
import styles from './sun.module.css';
import { sunTexts } from './sun-texts.ts';
import { dayMin, lightOf, sunAt, sunPlaceOf } from './sun-view.ts';

interface Props {
  readonly territory: Territory;
  readonly close: () => void;
}

/** Minutes between two positions of the slider; a step of playing, and how long it stays. */
const stepMin = 5;
const playedMin = 10;
const playedMs = 160;
const noonMin = 720;
const seasons = [
  ['spring', '03-21'],
  ['summer', '06-21'],
  ['winter', '12-21'],
] as const;

/** Lights the pictures as the Sun stands at a date and an hour, while it is open. */
export function SunPanel({ territory, close }: Props): ReactElement {
  const words = useWords();
  const { say, clock } = words;
  const setView = useView((view) => view.set);
  const hourId = useId();
  const place = useMemo(() => sunPlaceOf(territory), [territory]);
  const [year] = useState(() => new Date().getFullYear());
  const [date, setDate] = useState(`${year}-06-21`);
  const [minute, setMinute] = useState(noonMin);
  const [playing, setPlaying] = useState(false);
  const shown = useMemo(
    () => (place ? sunAt(words, place, date, minute) : null),
    [words, place, date, minute],
  );
  const [first, last] = useMemo(() => (place ? lightOf(place, date, playedMin) : [0, dayMin]), [place, date]);

  useEffect(() => setView({ sun: shown }), [shown, setView]);
  useEffect(() => () => setView({ sun: null }), [setView]);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      const next = minute + playedMin;
      if (next > last) setPlaying(false);
      else setMinute(next);
    }, playedMs);
    return () => clearTimeout(timer);
  }, [playing, minute, last]);

  const toggle = (): void => {
    if (!playing && (minute >= last || minute < first)) setMinute(first);
    setPlaying(!playing);
  };
  if (shown === null)
    return (
      <section data-over-map className={styles['panel']} aria-label={say(sunTexts.title)}>
        <p>{say(sunTexts.absent)}</p>
        <Button onPress={close}>{words.t('common.close')}</Button>
      </section>
    );
  return (
    <section data-over-map className={styles['panel']} aria-label={say(sunTexts.title)}>
      <label className={styles['date']}>
        {say(sunTexts.date)}
        <input
          type="date"
          value={date}
          min="1950-01-01"
          max="2049-12-31"
          onChange={(event) => {
            if (event.target.value !== '') setDate(event.target.value);
          }}
        />
      </label>
      <div className={styles['seasons']} role="group" aria-label={say(sunTexts.turn)}>
        {seasons.map(([name, day]) => (
          <Button
            key={name}
            size="s"
            onPress={() => setDate(`${date.slice(0, 4)}-${day}`)}
            aria-pressed={date.endsWith(day)}
          >
            {say(sunTexts[name])}
          </Button>
        ))}
      </div>
      <div className={styles['hour']}>
        <IconButton name={say(playing ? sunTexts.pause : sunTexts.play)} onPress={toggle}>
          {playing ? <Pause /> : <Play />}
        </IconButton>
        <label htmlFor={hourId}>
          {say(sunTexts.hour)} <strong className={styles['clock']}>{clock(60 * minute)}</strong>
        </label>
        <input
          id={hourId}
          type="range"
          min={0}
          max={dayMin - stepMin}
          step={stepMin}
          value={minute}
          aria-valuetext={shown.text}
          onChange={(event) => {
            setPlaying(false);
            setMinute(Number(event.target.value));
          }}
        />
      </div>
      <IconButton name={words.t('common.close')} onPress={close}>
        <Cross />
      </IconButton>
      <details className={styles['note']}>
        <summary>{say(sunTexts.about)}</summary>
        <p>{say(sunTexts.note)}</p>
      </details>
    </section>
  );
}
