import { type ReactElement, useRef, useState } from 'react';
import { units } from '../../../base/units.ts';
import { buildingAt } from '../../../simulation/building-results.ts';
import { monthDays, peakHour, typicalDaysOf } from '../../../simulation/year-results.ts';
import { SelectField } from '../../controls/fields.tsx';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { useWidth } from '../use-width.ts';
import type { SheetRun } from './building-sheet.tsx';
import { monthText } from './hour-text.ts';
import { LineChart } from './line-chart.tsx';
import { lineLook } from './line-looks.ts';
import { LineSample } from './line-list.tsx';
import { powerText } from './power-text.ts';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';

interface Props {
  readonly id: string;
  readonly runs: readonly SheetRun[];
  readonly month: number;
  readonly onMonth: (month: number) => void;
}

const usualWidthPx = 286;
const xTicks = [0, 6, 12, 18, 24].map((hour) => ({ at: hour / 24, label: `${hour} h` }));

/** The mean day of a building in a month, hour by hour, before and after. */
export function TypicalDay({ id, runs, month, onMonth }: Props): ReactElement | null {
  const words = useWords();
  const { t, say, fill, number } = words;
  const [asked, setAsked] = useState('');
  const [hour, setHour] = useState(19);
  const box = useRef<HTMLElement>(null);
  const widthPx = useWidth(box) ?? usualWidthPx;
  const told = runs.map(({ run }) => typicalDaysOf(run, buildingAt(run, id)));
  // A curve that is nothing all year round, in every run, is not offered.
  const curves = (told.at(-1) ?? []).filter(({ name }) =>
    told.some((days) => days.find((one) => one.name === name)?.values.some((value) => value > 0)),
  );
  const curve = curves.find(({ name }) => name === asked) ?? curves[0];
  if (curve === undefined) return null;
  const { field } = curve;
  const lines = runs.flatMap(({ name }, i) => {
    const values = told[i]
      ?.find((one) => one.name === curve.name)
      ?.values.subarray(24 * month, 24 * month + 24);
    return values ? [{ id: name, name, look: lineLook(i), values: [...values] }] : [];
  });
  const longMonth = monthText(words, month, 'long');
  const values = lines.map(
    (line) => `${line.name}${t('common.colon')} ${powerText(words, field, line.values[hour] ?? Number.NaN)}`,
  );
  const said = `${hour} h – ${hour + 1} h — ${values.join(' ; ')}`;
  const to = (next: number): void => setHour(Math.min(23, Math.max(0, next)));
  return (
    <figure ref={box} className={styles['stack']}>
      <h4 className={styles['window']}>{say(yearTexts.typicalDay)}</h4>
      <div className={styles['pair']}>
        <SelectField
          label={say(yearTexts.typicalMonth)}
          value={String(month)}
          options={[...monthDays.keys()].map((one) => ({
            value: String(one),
            label: sentence(monthText(words, one, 'long')),
          }))}
          onChange={(one) => onMonth(Number(one))}
        />
        {curves.length < 2 ? null : (
          <SelectField
            label={say(yearTexts.curve)}
            value={curve.name}
            options={curves.map((one) => ({ value: one.name, label: sentence(say(one.field.label)) }))}
            onChange={setAsked}
          />
        )}
      </div>
      <LineChart
        widthPx={widthPx}
        unit={units[field.unit][words.language]}
        lines={lines}
        xTicks={xTicks}
        marks={[]}
        at={(hour + 0.5) / 24}
        cursor={{
          name: fill(yearTexts.typicalName, { curve: sentence(say(field.label)), month: longMonth }),
          value: hour,
          min: 0,
          max: 23,
          text: said,
          keys: {
            ArrowLeft: () => to(hour - 1),
            ArrowRight: () => to(hour + 1),
            ArrowDown: () => to(hour - 1),
            ArrowUp: () => to(hour + 1),
            Home: () => to(0),
            End: () => to(23),
            PageUp: () => onMonth((month + 11) % 12),
            PageDown: () => onMonth((month + 1) % 12),
          },
        }}
        onPoint={(share) => to(Math.floor(share * 24))}
      />
      <p className={styles['readout']}>{said}</p>
      <figcaption>
        <ul className={styles['lines']}>
          {lines.map((line) => {
            const peak = peakHour(line.values);
            return (
              <li key={line.id} className={styles['quiet']}>
                <LineSample look={line.look} />{' '}
                {fill(yearTexts.typicalTold, {
                  alternative: line.name,
                  energy: words.quantity(
                    line.values.reduce((sum, value) => sum + value, 0),
                    'kWh',
                    1,
                  ),
                  peak: powerText(words, field, line.values[peak] ?? 0),
                  hour: String(peak),
                })}
              </li>
            );
          })}
        </ul>
      </figcaption>
      <Section title={say(yearTexts.asTable)} level={4}>
        <table className={styles['figures']}>
          <thead>
            <tr>
              <th scope="col">{say(yearTexts.hour)}</th>
              {lines.map((line) => (
                <th key={line.id} scope="col">
                  {line.name} ({units[field.unit][words.language]})
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: 24 }, (_, one) => (
              // Hours have no other name than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={one}>
                <th scope="row">{one} h</th>
                {lines.map((line) => (
                  <td key={line.id}>{number(line.values[one] ?? 0, 2)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </figure>
  );
}
