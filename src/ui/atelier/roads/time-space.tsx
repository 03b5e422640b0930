import { type ReactElement, useMemo, useState } from 'react';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { edgeLengthM, passagesAlong, roadOf } from '../../../simulation/edge-results.ts';
import { Section } from '../../controls/section.tsx';
import { Segments } from '../../controls/segments.tsx';
import { useWords } from '../../use-words.ts';
import { clockText, startOfDay } from '../instant-text.ts';
import { roundTicks, tickDecimals } from '../year/ticks.ts';
import { edgeTitle } from './edge-figures.ts';
import styles from './roads.module.css';
import { roadTexts } from './texts.ts';
import { clockTicks } from './clock-ticks.ts';

interface Props {
  readonly run: FinishedRun;
  readonly edge: number;
  readonly instantS: number;
  readonly durationS: number;
}

const [width, height] = [300, 240];
/** What is left around the drawing for ticks and their names. */
const [left, right, top, bottom] = [38, 20, 18, 36];
const [across, upward] = [width - left - right, height - top - bottom];
/** Times that can be shown, s; Infinity: the whole run. */
const windows = { quarter: 900, hour: 3600, whole: Infinity } as const;
type Window = keyof typeof windows;
/** A whole day is drawn in so many layers that are seen through, so that many vehicles are darker than few. */
const mostLayers = 6;
const kmFromM = 2000;
/** As many ticks as have room for their hours. */
const mostTimes = 5;

/** Vehicles along a road: time across, distance upward. A steep line runs, a flat one waits. */
export function TimeSpace({ run, edge, instantS, durationS }: Props): ReactElement | null {
  const words = useWords();
  const { t, say, fill, number, duration } = words;
  const [chosen, setChosen] = useState<Window>('quarter');
  const { edge: edges } = run.axes;
  const spanS = Math.min(windows[chosen], durationS);
  const fromS = Math.max(0, Math.min(instantS - spanS / 2, durationS - spanS));
  const told = useMemo(() => {
    if (!edges) return null;
    const road = roadOf(edges, edge);
    const passages = passagesAlong(run, road, fromS, fromS + spanS) ?? [];
    const lengths = road.map((one) => edgeLengthM(edges, one));
    const before = lengths.slice(0, road.indexOf(edge)).reduce((sum, one) => sum + one, 0);
    return {
      road,
      passages,
      lengthM: lengths.reduce((sum, one) => sum + one, 0),
      ownM: [before, before + edgeLengthM(edges, edge)] as const,
    };
  }, [run, edges, edge, fromS, spanS]);
  if (!edges || told === null) return null;
  const { road, passages, lengthM, ownM } = told;
  const x = (timeS: number): number => left + ((timeS - fromS) / spanS) * across;
  const y = (distanceM: number): number => top + (1 - distanceM / lengthM) * upward;
  const at = (timeS: number, distanceM: number): string =>
    `${x(timeS).toFixed(1)} ${y(distanceM).toFixed(1)}`;
  const layers = chosen === 'whole' ? mostLayers : 1;
  const lines = Array.from({ length: layers }, (_, layer) =>
    passages
      .filter((_one, i) => i % layers === layer)
      .map((one) => `M${at(one.enteredS, one.fromM)}L${at(one.leftS, one.toM)}`)
      .join(''),
  );
  const own = passages
    .filter((one) => one.edge === edge)
    .map((one) => one.leftS - one.enteredS)
    .toSorted((a, b) => a - b);
  const startS = startOfDay(run.spec, run.record.request.parameters);
  const instant = (timeS: number): string => clockText(words, startS, timeS);
  const inKm = lengthM >= kmFromM;
  const perUnit = inKm ? 1000 : 1;
  const distances = roundTicks(0, lengthM / perUnit).filter((value) => value * perUnit <= lengthM);
  const length = inKm ? words.quantity(lengthM / 1000, 'km', 1) : words.quantity(lengthM, 'm');
  const ends = { from: instant(fromS), to: instant(fromS + spanS), length };
  const shown = (Object.keys(windows) as Window[]).filter(
    (one) => one === 'whole' || windows[one] < durationS,
  );
  return (
    <Section title={t('atelier.roads.timeSpace.title')} level={4}>
      <figure className={styles['figure']}>
        <div>
          <Segments<Window>
            label={say(roadTexts.windowShown)}
            options={shown.map((value) => ({ value, label: say(roadTexts[value]) }))}
            value={chosen}
            onChange={setChosen}
          />
        </div>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t('atelier.roads.timeSpace.name', ends)}
        >
          <rect x={left} y={top} width={across} height={upward} className={styles['sheet']} />
          <rect
            x={left}
            y={y(ownM[1])}
            width={across}
            height={y(ownM[0]) - y(ownM[1])}
            className={styles['band']}
          />
          {distances.map((value) => (
            <g key={value}>
              <path d={`M${left} ${y(value * perUnit)}h${across}`} className={styles['rule']} />
              <text x={left - 4} y={y(value * perUnit) + 4} textAnchor="end">
                {number(value, tickDecimals(distances))}
              </text>
            </g>
          ))}
          {clockTicks(startS ?? 0, fromS, spanS, mostTimes).map((timeS) => (
            <g key={timeS}>
              <path d={`M${x(timeS)} ${top}v${upward}`} className={styles['rule']} />
              <text x={x(timeS)} y={top + upward + 15} textAnchor="middle">
                {instant(timeS)}
              </text>
            </g>
          ))}
          <text x={left} y={top - 6} textAnchor="start">
            {fill(roadTexts.distance, { unit: inKm ? 'km' : 'm' })}
          </text>
          <text x={width - right} y={height - 4} textAnchor="end">
            {say(roadTexts.time)}
          </text>
          <svg x={left} y={top} width={across} height={upward} viewBox={`${left} ${top} ${across} ${upward}`}>
            {lines.map((line, layer) => (
              // Layers have no other name than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <path key={layer} d={line} className={styles['ways']} data-many={layers > 1} />
            ))}
            <path d={`M${x(instantS)} ${top}v${upward}`} className={styles['now']} />
          </svg>
        </svg>
        <figcaption>
          {fill(roadTexts.timeSpaceTold, {
            ...ends,
            road: edgeTitle(words, edges, edge),
            n: number(own.length, 0),
            edges: number(road.length, 0),
          })}{' '}
          {own.length === 0
            ? ''
            : fill(roadTexts.timeSpaceTimes, {
                shortest: duration(own[0] ?? 0),
                middle: duration(own[Math.floor(own.length / 2)] ?? 0),
                longest: duration(own[own.length - 1] ?? 0),
              })}
        </figcaption>
      </figure>
    </Section>
  );
}
