import type { ReactElement } from 'react';
import { units } from '../../../base/units.ts';
import { monthBounds, stretches } from '../../../simulation/year-results.ts';
import { Section } from '../../controls/section.tsx';
import { useWords } from '../../use-words.ts';
import { BuildingsTable } from './buildings-table.tsx';
import { hourText, monthText } from './hour-text.ts';
import { ScrollBox } from './scroll-box.tsx';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import { YearExports } from './year-exports.tsx';
import type { ViewProps } from './year-panel.tsx';

/** All that the author may see as tables, and the files of it. */
export function TablesView(props: ViewProps): ReactElement {
  const { runs, compared } = props;
  const { say } = useWords();
  const pair = runs.all.filter(({ id }) => compared.includes(id));
  return (
    <div className={styles['stack']}>
      <Section title={say(yearTexts.buildings)} open>
        <BuildingsTable pair={pair} />
      </Section>
      <Section title={say(yearTexts.monthly)}>
        <MonthsTable {...props} />
      </Section>
      <YearExports current={props.current} runs={runs.drawn} pair={pair} />
    </div>
  );
}

/** Energy and peak of each month, alternative by alternative. */
function MonthsTable({ runs, field, curveOf }: ViewProps): ReactElement {
  const words = useWords();
  const { fill, number } = words;
  const columns = runs.drawn.map((run) => ({ run, months: stretches(curveOf(run), monthBounds) }));
  const unit = units[field.unit][words.language];
  return (
    <ScrollBox name={words.say(yearTexts.monthly)}>
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{words.say(yearTexts.month)}</th>
            {columns.flatMap(({ run }) => [
              <th key={`${run.id} energy`} scope="col">
                {fill(yearTexts.energyOf, { alternative: run.name })} (MWh)
              </th>,
              <th key={`${run.id} peak`} scope="col">
                {fill(yearTexts.peakOf, { alternative: run.name })} ({unit})
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {monthBounds.slice(0, -1).map((from, month) => (
            <tr key={from}>
              <th scope="row">{monthText(words, month, 'long')}</th>
              {columns.flatMap(({ run, months }) => [
                <td key={`${run.id} energy`}>{number(months[month]?.energyMwh ?? 0, 1)}</td>,
                <td key={`${run.id} peak`} title={hourText(words, months[month]?.peakHour ?? 0)}>
                  {number(months[month]?.peakKw ?? 0)}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
