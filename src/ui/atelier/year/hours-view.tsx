import { type ReactElement, useId, useState } from 'react';
import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { firstHourOf, monthDays, peakHour, stretches } from '../../../simulation/year-results.ts';
import { Button } from '../../controls/button.tsx';
import { Section } from '../../controls/section.tsx';
import { Segments } from '../../controls/segments.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { dayText, hourText, monthText, shortDayText, windowText } from './hour-text.ts';
import {
  dayBands,
  type HourWindow,
  seenValues,
  type Span,
  spans,
  stepped,
  tableBounds,
  windowAt,
  zoomed,
} from './hour-window.ts';
import { LineChart } from './line-chart.tsx';
import { LineList } from './line-list.tsx';
import { powerText } from './power-text.ts';
import { ScrollBox } from './scroll-box.tsx';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import type { ViewProps } from './year-panel.tsx';

/** The year hour by hour: as a day, a week, a month or whole, with the peak of each alternative. */
export function HoursView({ runs, chosen, field, curveOf, hour, onHour, widthPx }: ViewProps): ReactElement {
  const words = useWords();
  const { t, say, fill } = words;
  const [span, setSpan] = useState<Span>('year');
  const how = useId();
  const window = windowAt(span, hour);
  const length = window.to - window.from;
  const unit = units[field.unit][words.language];
  const share = (at: number): number => (at + 0.5 - window.from) / length;
  const move = (by: number): void =>
    onHour(Math.min(window.to - 1, Math.max(window.from, hour + by * (span === 'year' ? 24 : 1))));
  const name = fill(yearTexts.hoursName, { curve: sentence(say(field.label)) });
  const values = runs.drawn.map((run) => {
    const value = curveOf(run)[hour] ?? Number.NaN;
    return `${run.name}${t('common.colon')} ${powerText(words, field, value)}`;
  });
  const said = `${hourText(words, hour)} — ${values.join(words.say(yearTexts.between))}`;
  const chosenRun = runs.drawn.find(({ id }) => id === chosen);
  const marks = runs.drawn.flatMap((run) => {
    const curve = curveOf(run);
    const peak = peakHour(curve);
    return peak < window.from || peak >= window.to
      ? []
      : [{ id: run.id, at: share(peak), value: curve[peak] as number, look: run.look }];
  });
  return (
    <div className={styles['stack']}>
      <div className={styles['actions']}>
        <Segments<Span>
          label={say(yearTexts.span)}
          options={spans.map((one) => ({ value: one, label: say(yearTexts[one]) }))}
          value={span}
          onChange={setSpan}
        />
        {span === 'year' ? null : (
          <>
            <Button size="s" onPress={() => onHour(stepped(span, hour, -1))}>
              {say(yearTexts.before)}
            </Button>
            <Button size="s" onPress={() => onHour(stepped(span, hour, 1))}>
              {say(yearTexts.after)}
            </Button>
          </>
        )}
      </div>
      <p className={styles['window']}>{sentence(windowText(words, window))}</p>
      <LineChart
        widthPx={widthPx}
        unit={unit}
        lines={runs.drawn.map((run) => ({
          id: run.id,
          look: run.look,
          values: seenValues(curveOf(run), span, window),
        }))}
        band={span === 'year' && chosenRun ? dayBands(curveOf(chosenRun)) : null}
        xTicks={xTicks(words, span, window, widthPx)}
        marks={marks}
        at={share(hour)}
        cursor={{
          name,
          value: hour,
          min: window.from,
          max: window.to - 1,
          text: said,
          describedBy: how,
          keys: {
            ArrowLeft: () => move(-1),
            ArrowRight: () => move(1),
            ArrowDown: () => move(-1),
            ArrowUp: () => move(1),
            Home: () => onHour(window.from),
            End: () => onHour(window.to - 1),
            PageUp: () => onHour(stepped(span, hour, -1)),
            PageDown: () => onHour(stepped(span, hour, 1)),
            Enter: () => setSpan(zoomed(span, -1)),
            Escape: () => setSpan(zoomed(span, 1)),
          },
          onDouble: () => setSpan(zoomed(span, -1)),
        }}
        onPoint={(at) =>
          onHour(Math.min(window.to - 1, Math.max(window.from, window.from + Math.floor(at * length))))
        }
      />
      <p className={styles['readout']}>{said}</p>
      <LineList
        runs={runs}
        said={(run) => {
          const curve = curveOf(run);
          const peak = peakHour(curve);
          const told = fill(yearTexts.peak, {
            value: powerText(words, field, curve[peak] as number),
            when: hourText(words, peak),
          });
          return (
            <Button
              kind="link"
              size="s"
              aria-label={`${told} · ${run.name}`}
              onPress={() => {
                onHour(peak);
                setSpan('day');
              }}
            >
              {told}
            </Button>
          );
        }}
      />
      <p className={styles['quiet']}>
        {span === 'year' && chosenRun ? `${fill(yearTexts.yearMeans, { alternative: chosenRun.name })} ` : ''}
        {say(yearTexts.winterTime)}
      </p>
      <p id={how} className={styles['quiet']}>
        {say(yearTexts.hoursHow)}
      </p>
      <Section title={say(yearTexts.asTable)} level={4}>
        <WindowTable runs={runs} field={field} curveOf={curveOf} span={span} window={window} />
      </Section>
    </div>
  );
}

function xTicks(
  words: Words,
  span: Span,
  { from, to }: HourWindow,
  widthPx: number,
): readonly { readonly at: number; readonly label: string }[] {
  const share = (hour: number): number => (hour - from) / (to - from);
  if (span === 'year') {
    const step = widthPx < 480 ? 3 : 1;
    return [...monthDays.keys()]
      .filter((month) => month % step === 0)
      .map((month) => ({ at: share(firstHourOf(month)), label: monthText(words, month, 'short') }));
  }
  if (span === 'day') {
    const step = widthPx < 480 ? 6 : 3;
    return Array.from({ length: 24 / step + 1 }, (_, i) => ({ at: (i * step) / 24, label: `${i * step} h` }));
  }
  const wanted = span === 'week' ? (widthPx < 480 ? 2 : 1) : widthPx < 480 ? 10 : 5;
  const days = Math.floor((to - from) / 24);
  return Array.from({ length: Math.ceil(days / wanted) }, (_, i) => i * wanted)
    .filter((day) => day < days - wanted / 3)
    .map((day) => ({ at: share(from + day * 24), label: shortDayText(words, from + day * 24) }));
}

interface TableProps extends Pick<ViewProps, 'runs' | 'field' | 'curveOf'> {
  readonly span: Span;
  readonly window: HourWindow;
}

/** The window as a table: hours of a day, days of a week or month, months of a year, each with its mean and peak. */
function WindowTable({ runs, field, curveOf, span, window }: TableProps): ReactElement {
  const words = useWords();
  const { say, fill } = words;
  const bounds = tableBounds(span, window);
  const columns = runs.drawn.map((run) => ({ run, rows: stretches(curveOf(run), bounds) }));
  const nameOf = (from: number, row: number): string => {
    if (span === 'day') return `${from % 24} h`;
    return span === 'year' ? monthText(words, row, 'long') : dayText(words, from);
  };
  return (
    <ScrollBox name={say(yearTexts.asTable)}>
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{say(yearTexts.from)}</th>
            {columns.flatMap(({ run }) => [
              <th key={`${run.id} mean`} scope="col">
                {fill(yearTexts.meanOf, { alternative: run.name })}
              </th>,
              span === 'day' ? null : (
                <th key={`${run.id} peak`} scope="col">
                  {fill(yearTexts.peakOf, { alternative: run.name })}
                </th>
              ),
            ])}
          </tr>
        </thead>
        <tbody>
          {bounds.slice(0, -1).map((from, row) => (
            <tr key={from}>
              <th scope="row">{nameOf(from, row)}</th>
              {columns.flatMap(({ run, rows }) => [
                <td key={`${run.id} mean`}>{powerText(words, field, rows[row]?.meanKw ?? Number.NaN)}</td>,
                span === 'day' ? null : (
                  <td key={`${run.id} peak`}>{powerText(words, field, rows[row]?.peakKw ?? Number.NaN)}</td>
                ),
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
