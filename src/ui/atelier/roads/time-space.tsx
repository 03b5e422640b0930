import { type ReactElement, useMemo } from 'react';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { edgeLengthM, passagesAlong, roadOf } from '../../../simulation/edge-results.ts';
import { Section } from '../../controls/section.tsx';
import { useWords } from '../../use-words.ts';
import { clockText, startOfDay } from '../instant-text.ts';
import styles from './roads.module.css';

interface Props {
  readonly run: FinishedRun;
  readonly edge: number;
  readonly instantS: number;
  readonly durationS: number;
}

const [width, height] = [300, 220];
/** Time shown, s. */
const windowS = 900;

/** Vehicles along a road: distance across, time downward. A flat line runs, a steep one waits. */
export function TimeSpace({ run, edge, instantS, durationS }: Props): ReactElement | null {
  const words = useWords();
  const { t, number, duration, quantity } = words;
  const { edge: edges } = run.axes;
  const fromS = Math.max(0, Math.min(instantS - windowS / 2, durationS - windowS));
  const told = useMemo(() => {
    if (!edges) return null;
    const road = roadOf(edges, edge);
    const passages = passagesAlong(run, road, fromS, fromS + windowS) ?? [];
    return { road, passages, lengthM: road.reduce((sum, one) => sum + edgeLengthM(edges, one), 0) };
  }, [run, edges, edge, fromS]);
  if (!edges || told === null) return null;
  const { road, passages, lengthM } = told;
  const x = (distanceM: number) => ((distanceM / lengthM) * width).toFixed(1);
  const y = (timeS: number) => (((timeS - fromS) / windowS) * height).toFixed(1);
  const lines = passages
    .map((one) => `M${x(one.fromM)} ${y(one.enteredS)}L${x(one.toM)} ${y(one.leftS)}`)
    .join('');
  const own = passages.map((one) => one.leftS - one.enteredS).toSorted((a, b) => a - b);
  const startS = startOfDay(run.spec, run.record.request.parameters);
  const instant = (timeS: number): string => clockText(words, startS, timeS);
  const ends = { from: instant(fromS), to: instant(fromS + windowS), length: quantity(lengthM, 'm', 2) };
  return (
    <Section title={t('atelier.roads.timeSpace.title')} level={4}>
      <figure className={styles['figure']}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t('atelier.roads.timeSpace.name', ends)}
        >
          <rect width={width} height={height} className={styles['sheet']} />
          <path d={lines} className={styles['ways']} />
        </svg>
        <figcaption>
          {t('atelier.roads.timeSpace.told', {
            ...ends,
            n: number(passages.length, 0),
            edges: number(road.length, 0),
          })}{' '}
          {own.length === 0
            ? ''
            : t('atelier.roads.timeSpace.times', {
                shortest: duration(own[0] ?? 0),
                middle: duration(own[Math.floor(own.length / 2)] ?? 0),
                longest: duration(own[own.length - 1] ?? 0),
              })}
        </figcaption>
      </figure>
    </Section>
  );
}
