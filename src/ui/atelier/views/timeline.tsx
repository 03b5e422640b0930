import { type ReactElement, useEffect, useMemo, useSyncExternalStore } from 'react';
import { playClock } from '../../../app/play-clock.ts';
import { useView } from '../../../app/view-store.ts';
import { prefersReducedMotion } from '../../../scene/map-camera.ts';
import type { Hypothesis, Series } from '../../../scenario/project.ts';
import type { EngineSpec, Parameters } from '../../../simulation/contract.ts';
import { decodeField, type StoredFrame } from '../../../simulation/frames.ts';
import { IconButton } from '../../controls/button.tsx';
import { SelectField } from '../../controls/fields.tsx';
import { Pause, Play } from '../../controls/icons.tsx';
import { seriesPath } from '../../forms/series-chart.tsx';
import { useWords } from '../../use-words.ts';
import { instantText, type Start, startOfRun, stepOf } from '../instant-text.ts';
import { timeAt } from './field-sources.ts';
import styles from './views.module.css';

interface Props {
  readonly spec: EngineSpec;
  readonly hypothesis: Hypothesis;
  readonly frames: readonly StoredFrame[];
  /** null: an instant is shown. Otherwise the field to show instead as soon as an instant is asked for. */
  readonly instantField: string | null;
  readonly parameters: Parameters;
}

const frameMs = 160;
/** Simulated seconds in one second of playing, where single vehicles are to be seen: the usual one first. */
const paces = [60, 10, 300];

/**
 * What is counted on the edges, or the power of the buildings, at each instant, all together: the shape of a day or year
 * that has no series of its own. Null for engines that have neither.
 */
export function countedSeries(spec: EngineSpec, frames: readonly StoredFrame[]): Series | null {
  const name = spec.frameFields.find((one) => {
    const field = spec.fields[one];
    return (
      (field?.role === 'count' && field.per.includes('edge')) ||
      (field?.role === 'power' && field.per.includes('building'))
    );
  });
  if (name === undefined || frames.length < 2) return null;
  const values = frames.map(({ fields }) => {
    const stored = fields[name];
    return stored ? decodeField(stored).reduce((sum, value) => sum + (value || 0), 0) : 0;
  });
  return { timesS: frames.map(({ timeS }) => timeS), values };
}

/** The series that give the event its shape: the first condition that has one. */
export function eventSeries(hypothesis: Hypothesis): Series | null {
  const found = hypothesis.conditions.find(
    (condition) => 'series' in condition && condition.series.timesS.length > 1,
  );
  return found && 'series' in found ? found.series : null;
}

/** Elements that use the space bar and the arrows for themselves. */
const own =
  'input, textarea, select, button, summary, [role=application], [role=listbox], [role=menu], [role=dialog]';

/** The instant that is played, to the minute, between two of the frames too. */
function Clock({ frames, start }: Pick<Props, 'frames'> & { readonly start: Start | null }): ReactElement {
  const words = useWords();
  const minute = useSyncExternalStore(subscribeToClock, () =>
    Math.floor(timeAt(frames, Math.min(playClock.at, frames.length - 1)) / 60),
  );
  return <output className={styles['clock']}>{instantText(words, start, 60 * minute)}</output>;
}

function subscribeToClock(listener: () => void): () => void {
  return playClock.subscribe(listener);
}

/** Instants of the event, drawn over its own curve: play, step, first, last. */
export function Timeline({ spec, hypothesis, frames, instantField, parameters }: Props): ReactElement {
  const words = useWords();
  const { t, significant } = words;
  const { instant, playing, pace } = useView();
  const set = useView((view) => view.set);
  const last = frames.length - 1;
  const at = Math.min(instant, Math.max(last, 0));
  const timeS = frames[at]?.timeS ?? 0;
  const counted = useMemo(() => countedSeries(spec, frames), [spec, frames]);
  const series = counted ?? eventSeries(hypothesis);
  const stepS = stepOf(frames);
  const byFrames = Math.round(stepS / (frameMs / 1000));
  const start = startOfRun(spec, parameters, hypothesis.durationS, stepS);
  const times = pace ?? (spec.movement === undefined ? byFrames : (paces[0] ?? byFrames));

  const toInstant = useMemo(
    () => ({ fieldChosen: true, ...(instantField === null ? {} : { field: instantField }) }),
    [instantField],
  );
  const shownText = instantField === null ? instantText(words, start, timeS) : t('atelier.timeline.whole');

  useEffect(() => {
    if (!playing && Math.floor(playClock.at) !== at) playClock.set(at);
  }, [at, playing]);

  useEffect(() => {
    if (!playing || stepS <= 0) return undefined;
    const isStill = prefersReducedMotion();
    let elapsed = playClock.at;
    let before = performance.now();
    let request = requestAnimationFrame(function turn(now) {
      const next = Math.min(last, elapsed + ((now - before) / 1000) * (times / stepS));
      before = now;
      moveTo(next);
      if (next >= last) set({ playing: false });
      else request = requestAnimationFrame(turn);
    });
    return () => cancelAnimationFrame(request);

    /** Between instants outside React; to another instant through the store. */
    function moveTo(next: number): void {
      const whole = Math.floor(next);
      elapsed = next;
      playClock.set(isStill ? whole : next);
      if (whole !== useView.getState().instant) set({ instant: whole });
    }
  }, [playing, last, set, stepS, times]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target;
      if (target instanceof Element && target.closest(own)) return;
      const now = useView.getState();
      const moves: Readonly<Record<string, number>> = {
        ArrowLeft: now.instant - 1,
        ArrowRight: now.instant + 1,
        Home: 0,
        End: last,
      };
      const to = moves[event.key];
      if (event.key === ' ') set({ ...toInstant, playing: !now.playing });
      else if (to !== undefined)
        set({ ...toInstant, instant: Math.max(0, Math.min(last, to)), playing: false });
      else return;
      event.preventDefault();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [last, set, toInstant]);

  if (frames.length === 0)
    return (
      <div className={styles['timeline']}>
        <p className={styles['noTime']}>{t('atelier.timeline.empty')}</p>
      </div>
    );
  const toggle = (): void => {
    if (!playing && at >= last) {
      playClock.set(0);
      set({ ...toInstant, instant: 0, playing: true });
    } else set({ ...toInstant, playing: !playing });
  };
  return (
    <div className={styles['timeline']}>
      <IconButton name={playing ? t('atelier.timeline.pause') : t('atelier.timeline.play')} onPress={toggle}>
        {playing ? <Pause /> : <Play />}
      </IconButton>
      <div className={styles['track']} data-idle={instantField !== null}>
        <svg className={styles['curve']} viewBox="0 0 300 72" preserveAspectRatio="none" aria-hidden="true">
          {series === null ? null : (
            <>
              <path d={seriesPath(series, hypothesis.durationS, true)} fill="var(--water-wash)" />
              <path
                d={seriesPath(series, hypothesis.durationS, false)}
                fill="none"
                stroke="var(--water)"
                strokeWidth="1.5"
                vectorEffect="non-scaling-stroke"
              />
            </>
          )}
          <path d="M0 71.5H300" stroke="var(--line-strong)" vectorEffect="non-scaling-stroke" />
        </svg>
        <input
          type="range"
          className={styles['range']}
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={t('atelier.timeline.instant')}
          aria-valuetext={shownText}
          onChange={(event) => set({ ...toInstant, instant: Number(event.target.value), playing: false })}
          // At an end of the track a key changes no value, and yet asks for an instant.
          onKeyDown={(event) => {
            if (/^(Arrow|Home|End|Page)/.test(event.key)) set(toInstant);
          }}
        />
      </div>
      {instantField === null && spec.movement !== undefined ? (
        <Clock frames={frames} start={start} />
      ) : (
        <output className={styles['clock']}>{shownText}</output>
      )}
      {spec.movement === undefined ? (
        <span className={styles['speed']}>{start?.of === 'year' ? '' : `×${significant(byFrames, 2)}`}</span>
      ) : (
        <SelectField
          label={t('atelier.timeline.pace')}
          hideLabel
          value={String(times)}
          options={[...new Set([...paces, byFrames, times])].map((value) => ({
            value: String(value),
            label: t('atelier.timeline.paceOf', { times: significant(value, 2) }),
          }))}
          onChange={(value) => set({ pace: Number(value) })}
        />
      )}
    </div>
  );
}
