import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { usePreferences } from '../../../app/preferences.ts';
import { units } from '../../../base/units.ts';
import { rgbOf } from '../../../scene/colour.ts';
import { palettes, spread } from '../../../scene/palette.ts';
import { firstHourOf, hoursOfYear, meanDays, monthDays } from '../../../simulation/year-results.ts';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { ChartCursor } from './chart-cursor.tsx';
import { hourText, monthText } from './hour-text.ts';
import { powerText } from './power-text.ts';
import { ScrollBox } from './scroll-box.tsx';
import { yearTexts } from './sentences.ts';
import { roundTicks, tickDecimals } from './ticks.ts';
import styles from './year.module.css';
import type { ViewProps } from './year-panel.tsx';
import type { YearRun } from './year-runs.ts';

const days = hoursOfYear / 24;
/** Pixels of an hour in the picture. */
const hourPx = 7;
const hoursWidthPx = 34;
const legendMarginPx = 22;
/** Room that a bound of the legend takes. */
const leastLabelPx = 52;

/** The year as a carpet, days across and hours down, one for each alternative compared, in the same classes. */
export function CarpetView(props: ViewProps): ReactElement {
  const { runs, compared, field, curveOf, widthPx } = props;
  const words = useWords();
  const { say } = words;
  const theme = usePreferences((preferences) => preferences.theme);
  const shown = runs.all.filter(({ id }) => compared.includes(id));
  const key = runs.all.map(({ run }) => run.record.resultDigest).join();
  // Carpets are painted again where their classes change: not each time another hour is pointed at.
  const { ticks, colours } = useMemo(() => {
    const [low, high] = rangeOf(runs.all.map(curveOf));
    const bounds = roundTicks(low, high, 10);
    const classes = Math.max(2, bounds.length - 1);
    return { ticks: bounds, colours: spread(palettes[theme].classes.power, classes) };
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, field, theme]);
  const unit = units[field.unit][words.language];
  return (
    <div className={styles['stack']}>
      {shown.map((run) => (
        <Carpet key={run.id} {...props} run={run} ticks={ticks} colours={colours} />
      ))}
      <Legend ticks={ticks} colours={colours} unit={unit} widthPx={widthPx} />
      <p className={styles['quiet']}>
        {say(yearTexts.carpetSaid)} {say(yearTexts.winterTime)}
      </p>
      {shown.map((run) => (
        <Section key={run.id} title={`${say(yearTexts.asTable)} · ${run.name}`} level={4}>
          <MeanDaysTable values={curveOf(run)} field={field} />
        </Section>
      ))}
    </div>
  );
}

interface LegendProps {
  readonly ticks: readonly number[];
  readonly colours: readonly string[];
  readonly unit: string;
  readonly widthPx: number;
}

/** The classes side by side, with the bounds that have room to be written. */
function Legend({ ticks, colours, unit, widthPx }: LegendProps): ReactElement {
  const { number, fill } = useWords();
  const decimals = tickDecimals(ticks);
  const classes = ticks.length - 1;
  const width = Math.min(widthPx, 520) - 2 * legendMarginPx;
  const every = Math.ceil(leastLabelPx / (width / classes));
  const x = (i: number): number => legendMarginPx + (i * width) / classes;
  return (
    <svg
      width={width + 2 * legendMarginPx}
      height={34}
      role="img"
      aria-label={fill(yearTexts.legend, {
        from: number(ticks[0] ?? 0, decimals),
        to: number(ticks[classes] ?? 0, decimals),
        step: number((ticks[1] ?? 0) - (ticks[0] ?? 0), decimals),
        unit,
      })}
      className={styles['chart']}
    >
      {colours.map((colour, i) => (
        <rect key={ticks[i]} x={x(i)} y={0} width={width / classes} height={14} fill={colour} />
      ))}
      <rect x={x(0)} y={0} width={width} height={14} className={styles['frame']} />
      {ticks.map((tick, i) =>
        i % every === 0 ? (
          <text key={tick} x={x(i)} y={29} textAnchor="middle">
            {number(tick, decimals)}
            {i === 0 ? ` ${unit}` : ''}
          </text>
        ) : null,
      )}
    </svg>
  );
}

interface CarpetProps extends ViewProps {
  readonly run: YearRun;
  readonly ticks: readonly number[];
  readonly colours: readonly string[];
}

function Carpet(props: CarpetProps): ReactElement {
  const { run, field, curveOf, hour, onHour, widthPx, ticks, colours } = props;
  const words = useWords();
  const { say, fill } = words;
  const canvas = useRef<HTMLCanvasElement>(null);
  const values = curveOf(run);
  useEffect(() => {
    if (canvas.current) paint(canvas.current, values, ticks, colours);
  }, [values, ticks, colours]);
  const [day, ofDay] = [Math.floor(hour / 24), hour % 24];
  const said = `${hourText(words, hour)} — ${powerText(words, field, values[hour] ?? Number.NaN)}`;
  const to = (nextDay: number, nextHour: number): void =>
    onHour(24 * Math.min(days - 1, Math.max(0, nextDay)) + Math.min(23, Math.max(0, nextHour)));
  const width = Math.max(1, widthPx - hoursWidthPx);
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['window']}>{run.name}</figcaption>
      <div className={styles['carpet']}>
        <svg width={hoursWidthPx} height={24 * hourPx} aria-hidden="true" className={styles['chart']}>
          {[0, 6, 12, 18].map((one) => (
            <text key={one} x={hoursWidthPx - 5} y={one * hourPx + 10} textAnchor="end">
              {one} h
            </text>
          ))}
        </svg>
        <ChartCursor
          name={fill(yearTexts.carpetName, { curve: sentence(say(field.label)), alternative: run.name })}
          value={hour}
          min={0}
          max={hoursOfYear - 1}
          text={said}
          keys={{
            ArrowLeft: () => to(day - 1, ofDay),
            ArrowRight: () => to(day + 1, ofDay),
            ArrowUp: () => to(day, ofDay - 1),
            ArrowDown: () => to(day, ofDay + 1),
            PageUp: () => to(day - 30, ofDay),
            PageDown: () => to(day + 30, ofDay),
            Home: () => to(0, ofDay),
            End: () => to(days - 1, ofDay),
          }}
          onPoint={(x, y) => to(Math.floor(x * days), Math.floor(y * 24))}
        >
          <canvas
            ref={canvas}
            width={days}
            height={24 * hourPx}
            className={styles['cloth']}
            style={{ width, height: 24 * hourPx }}
          />
          <span
            className={styles['cross']}
            aria-hidden="true"
            style={{ left: ((day + 0.5) / days) * width, top: (ofDay + 0.5) * hourPx }}
          />
        </ChartCursor>
      </div>
      <svg width={widthPx} height={16} aria-hidden="true" className={styles['chart']}>
        {[...monthDays.keys()]
          .filter((month) => widthPx >= 480 || month % 3 === 0)
          .map((month) => (
            <text key={month} x={hoursWidthPx + (firstHourOf(month) / hoursOfYear) * width} y={12}>
              {monthText(words, month, 'short')}
            </text>
          ))}
      </svg>
      <p className={styles['readout']}>{said}</p>
    </figure>
  );
}

/** One row per hour of the day, one column per month: the mean of that hour. */
function MeanDaysTable({
  values,
  field,
}: {
  readonly values: ArrayLike<number>;
  readonly field: ViewProps['field'];
}): ReactElement {
  const words = useWords();
  const { say, fill, number } = words;
  const means = meanDays(values);
  const months = [...monthDays.keys()];
  return (
    <ScrollBox name={fill(yearTexts.carpetTable, { unit: units[field.unit][words.language] })}>
      <table className={styles['figures']}>
        <caption>{fill(yearTexts.carpetTable, { unit: units[field.unit][words.language] })}</caption>
        <thead>
          <tr>
            <th scope="col">{say(yearTexts.hour)}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {monthText(words, month, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 24 }, (_, hour) => (
            // Hours have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={hour}>
              <th scope="row">{hour} h</th>
              {months.map((month) => (
                <td key={month}>{number(means[24 * month + hour] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** Lowest and highest of several curves, zero included. */
function rangeOf(curves: readonly ArrayLike<number>[]): readonly [number, number] {
  let [low, high] = [0, 0];
  for (const curve of curves)
    for (let hour = 0; hour < curve.length; hour++) {
      low = Math.min(low, curve[hour] as number);
      high = Math.max(high, curve[hour] as number);
    }
  return high > low ? [low, high] : [0, 1];
}

/** Class in which a value lies, by the bounds of all classes; the outer ones keep what is beyond. */
export function classAt(ticks: readonly number[], value: number): number {
  let index = 0;
  while (index < ticks.length - 2 && value >= (ticks[index + 1] as number)) index++;
  return index;
}

function paint(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  ticks: readonly number[],
  colours: readonly string[],
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const picture = context.createImageData(days, 24 * hourPx);
  const parts = colours.map((colour) => rgbOf(colour).map((part) => Math.round(255 * part)));
  for (let row = 0; row < 24 * hourPx; row++)
    for (let day = 0; day < days; day++) {
      const value = values[24 * day + Math.floor(row / hourPx)] as number;
      picture.data.set([...(parts[classAt(ticks, value)] ?? []), 255], 4 * (row * days + day));
    }
  context.putImageData(picture, 0, 0);
}
