import type { ReactElement } from 'react';
import { Section } from '../../controls/section.tsx';
import { useWords } from '../../use-words.ts';
import { clockText } from '../instant-text.ts';
import { clockTicks } from './clock-ticks.ts';
import styles from './roads.module.css';

interface Props {
  /** Vehicles of each hour of the run in this direction and in the other; null: there is no other. */
  readonly there: readonly number[];
  readonly back: readonly number[] | null;
  /** Second of the day at which the run begins; null: hours count from its start. */
  readonly startS: number | null;
  /** The alternative that it is of, where two are compared. */
  readonly name: string | null;
}

const [width, height] = [300, 60];
/** Under the bars, for their hours. */
const below = 16;
/** As many hours as are named. */
const mostNamed = 5;

/** Vehicles by hour: this direction upward, the other one downward, both on one scale; the same as a table. */
export function HoursChart({ there, back, startS, name }: Props): ReactElement {
  const words = useWords();
  const { t, number } = words;
  const hourText = (hour: number): string => clockText(words, startS, hour * 3600);
  const most = Math.max(1, ...there, ...(back ?? []));
  const foot = back === null ? height : 2 * height;
  const step = width / there.length;
  const bars = (values: readonly number[], isUp: boolean) =>
    values
      .map((value, i) => {
        const size = (value / most) * height;
        return `M${(i * step + 0.6).toFixed(2)} ${height}h${(step - 1.2).toFixed(2)}v${(isUp ? -size : size).toFixed(2)}h${(1.2 - step).toFixed(2)}Z`;
      })
      .join('');
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const busiest = there.indexOf(Math.max(...there));
  return (
    <figure className={styles['figure']}>
      <svg viewBox={`0 0 ${width} ${foot + below}`} role="img" aria-label={t('atelier.roads.hours.title')}>
        <path d={bars(there, true)} className={styles['bars']} />
        {back === null ? null : <path d={bars(back, false)} className={styles['barsBack']} />}
        <path d={`M0 ${height}H${width}`} className={styles['axis']} />
        {clockTicks(startS ?? 0, 0, 3600 * there.length, mostNamed).map((timeS) => {
          const x = (timeS / (3600 * there.length)) * width;
          return (
            <text
              key={timeS}
              x={x}
              y={foot + 12}
              textAnchor={x < 20 ? 'start' : x > width - 20 ? 'end' : 'middle'}
            >
              {clockText(words, startS, timeS)}
            </text>
          );
        })}
      </svg>
      <figcaption>
        {name === null ? null : `${name}${t('common.colon')} `}
        {t('atelier.roads.hours.told', {
          n: number(sum(there), 0),
          most: number(there[busiest] ?? 0, 0),
          from: hourText(busiest),
          to: hourText(busiest + 1),
        })}
        {back === null ? null : ` ${t('atelier.roads.hours.back', { n: number(sum(back), 0) })}`}
      </figcaption>
      <Section title={t('atelier.roads.hours.table')} level={4}>
        <table className={styles['figures']}>
          <thead>
            <tr>
              <th scope="col">{t('atelier.roads.hours.from')}</th>
              <th scope="col">{t('atelier.roads.thisWay')}</th>
              {back === null ? null : <th scope="col">{t('atelier.roads.otherWay')}</th>}
            </tr>
          </thead>
          <tbody>
            {there.map((value, hour) => (
              // Hours have no other name than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={hour}>
                <th scope="row">{hourText(hour)}</th>
                <td>{number(value, 0)}</td>
                {back === null ? null : <td>{number(back[hour] ?? 0, 0)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </figure>
  );
}
