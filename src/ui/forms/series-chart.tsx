import type { ReactElement } from 'react';
import { seriesAt } from '../../app/series-text.ts';
import type { Series } from '../../scenario/project.ts';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';

interface Props {
  readonly series: Series;
  readonly durationS: number;
  readonly description: string;
}

/** Outline of a series between 0 and `durationS`, in a box of 300 × 72. */
export function seriesPath(series: Series, durationS: number, closed: boolean): string {
  const times = [0, ...series.timesS.filter((t) => t > 0 && t < durationS), durationS];
  const values = times.map((t) => seriesAt(series, t));
  const low = Math.min(0, ...values);
  const span = Math.max(...values) - low || 1;
  const points = times.map((t, i) => {
    const x = (t / durationS) * 300;
    const y = 70 - (((values[i] ?? 0) - low) / span) * 64;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  const line = `M${points.join('L')}`;
  return closed ? `${line}L300 72L0 72Z` : line;
}

/** A series as a small curve, its extremes in words. */
export function SeriesChart({ series, durationS, description }: Props): ReactElement {
  const { t, duration, significant } = useWords();
  const peak = Math.max(...series.values);
  const at = series.timesS[series.values.indexOf(peak)] ?? 0;
  return (
    <figure>
      <svg
        className={styles['chart']}
        viewBox="0 0 300 72"
        preserveAspectRatio="none"
        role="img"
        aria-label={description}
      >
        <path d={seriesPath(series, durationS, true)} fill="var(--water-wash)" />
        <path
          d={seriesPath(series, durationS, false)}
          fill="none"
          stroke="var(--water)"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className={styles['quiet']}>
        {t('forms.series.peak', { value: significant(peak, 4), time: duration(at) })}
      </figcaption>
    </figure>
  );
}
