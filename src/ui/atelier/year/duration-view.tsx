import { type ReactElement, useMemo, useState } from 'react';
import { units } from '../../../base/units.ts';
import { durationCurve, hoursOfYear } from '../../../simulation/year-results.ts';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { LineChart } from './line-chart.tsx';
import { LineList } from './line-list.tsx';
import { powerText } from './power-text.ts';
import { ScrollBox } from './scroll-box.tsx';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import type { ViewProps } from './year-panel.tsx';

/** Hours at which the curve is told in the table. */
const toldHours = [1, 10, 50, 100, 200, 500, 1000, 2000, 3000, 4000, 6000, 8760];

/** The hours of the year from the strongest to the weakest, for several alternatives. */
export function DurationView({ runs, field, curveOf, widthPx }: ViewProps): ReactElement {
  const words = useWords();
  const { t, say, fill, number } = words;
  const [count, setCount] = useState(100);
  const key = runs.drawn.map(({ run }) => run.record.resultDigest).join();
  // Sorting 8760 numbers of each alternative is worth doing once.
  // oxlint-disable-next-line react/exhaustive-deps
  const sorted = useMemo(() => runs.drawn.map((run) => durationCurve(curveOf(run))), [key, field]);
  const at = (line: number, hours: number): string =>
    powerText(words, field, sorted[line]?.[hours - 1] ?? Number.NaN);
  const values = runs.drawn.map((run, i) => `${run.name}${t('common.colon')} ${at(i, count)}`);
  const said = `${sentence(fill(yearTexts.durationAt, { n: number(count) }))} — ${values.join(say(yearTexts.between))}`;
  const move = (by: number): void => setCount(Math.min(hoursOfYear, Math.max(1, count + by)));
  const step = widthPx < 480 ? 4000 : 2000;
  return (
    <div className={styles['stack']}>
      <LineChart
        widthPx={widthPx}
        unit={units[field.unit][words.language]}
        lines={runs.drawn.map((run, i) => ({
          id: run.id,
          look: run.look,
          values: thinned(sorted[i] ?? new Float64Array(0), widthPx),
        }))}
        xTicks={Array.from({ length: Math.ceil(hoursOfYear / step) }, (_, i) => ({
          at: (i * step) / hoursOfYear,
          label: `${number(i * step)} h`,
        }))}
        marks={[]}
        at={(count - 0.5) / hoursOfYear}
        cursor={{
          name: fill(yearTexts.durationName, { curve: sentence(say(field.label)) }),
          value: count,
          min: 1,
          max: hoursOfYear,
          text: said,
          keys: {
            ArrowLeft: () => move(-10),
            ArrowRight: () => move(10),
            ArrowDown: () => move(-10),
            ArrowUp: () => move(10),
            PageUp: () => move(-500),
            PageDown: () => move(500),
            Home: () => setCount(1),
            End: () => setCount(hoursOfYear),
          },
        }}
        onPoint={(share) => setCount(Math.min(hoursOfYear, 1 + Math.floor(share * hoursOfYear)))}
      />
      <p className={styles['readout']}>{said}</p>
      <LineList runs={runs} said={() => null} />
      <p className={styles['quiet']}>{say(yearTexts.durationSaid)}</p>
      <Section title={say(yearTexts.asTable)} level={4}>
        <ScrollBox name={say(yearTexts.asTable)}>
          <table className={styles['figures']}>
            <thead>
              <tr>
                <th scope="col">{say(yearTexts.hoursCount)}</th>
                {runs.drawn.map((run) => (
                  <th key={run.id} scope="col">
                    {run.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {toldHours.map((hours) => (
                <tr key={hours}>
                  <th scope="row">{number(hours)}</th>
                  {runs.drawn.map((run, i) => (
                    <td key={run.id}>{at(i, hours)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </Section>
    </div>
  );
}

/** Every so many values of a falling curve, its first and last kept: two a pixel. */
function thinned(values: Float64Array, widthPx: number): readonly number[] {
  const count = Math.min(values.length, 2 * Math.max(1, Math.round(widthPx)));
  return Array.from(
    { length: count },
    (_, i) => values[Math.round((i * (values.length - 1)) / Math.max(1, count - 1))] ?? 0,
  );
}
