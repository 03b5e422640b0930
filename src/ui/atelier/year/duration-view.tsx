import { type ReactElement, useMemo, useState } from 'react';
import { units } from '../../../base/units.ts';
import {
  type DurationCurve,
  evenly,
  everyHour,
  groupDuration,
  groupKinds,
  nearestHours,
  peakRow,
} from '../../../simulation/group-durations.ts';
import { durationCurve, hoursOfYear, peakHour } from '../../../simulation/year-results.ts';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { GroupChoice } from './group-choice.tsx';
import { hourText } from './hour-text.ts';
import { LineChart } from './line-chart.tsx';
import { LineList } from './line-list.tsx';
import { powerText } from './power-text.ts';
import { ScrollBox } from './scroll-box.tsx';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import type { ViewProps } from './year-panel.tsx';
import type { YearRun } from './year-runs.ts';

/** Hours at which the curve is told in the table: among those that are kept of groups. */
const toldHours = [1, 10, 50, 100, 200, 500, 1000, 2000, 3000, 4000, 6000, 8760];

/** The hours of the year from the strongest to the weakest, of the territory or of a group, for several alternatives. */
export function DurationView(props: ViewProps): ReactElement {
  const { runs, field: ofTerritory, curveOf, group, onGroup, widthPx } = props;
  const words = useWords();
  const { t, say, fill, number } = words;
  const [count, setCount] = useState(100);
  const key = runs.drawn.map(({ run }) => run.record.resultDigest).join();
  const allKeys = runs.all.map(({ run }) => run.record.resultDigest).join();
  // The arrays of a finished run never change.
  // oxlint-disable-next-line react/exhaustive-deps
  const kinds = useMemo(() => groupKinds(runs.all.map(({ run }) => run)), [allKeys]);
  const kind = kinds.find(({ peaks }) => peaks === group?.peaks);
  const name = kind?.groups.find((one) => one.key === group?.key)?.name;
  const field = kind?.field ?? ofTerritory;
  const sorted = useMemo(
    () =>
      runs.drawn.map(({ run, ...rest }): DurationCurve => {
        if (group !== null) return groupDuration(run, group);
        return { hours: everyHour, values: durationCurve(curveOf({ run, ...rest })) };
      }),
    // Sorting 8760 numbers of each alternative is worth doing once.
    // oxlint-disable-next-line react/exhaustive-deps
    [key, field, group?.peaks, group?.key],
  );
  const hours = sorted[0]?.hours ?? everyHour;
  const place = nearestHours(hours, count);
  const hoursAt = hours[place] ?? 1;
  const at = (line: number, position: number): string =>
    powerText(words, field, sorted[line]?.values[position] ?? Number.NaN);
  const values = runs.drawn.map((run, i) => `${run.name}${t('common.colon')} ${at(i, place)}`);
  const said = `${sentence(fill(yearTexts.durationAt, { n: number(hoursAt) }))} — ${values.join(say(yearTexts.between))}`;
  const move = (by: number): void =>
    setCount(hours[Math.min(hours.length - 1, Math.max(0, place + by))] ?? count);
  const [arrow, page] = group === null ? [10, 500] : [1, 10];
  const curveName = sentence(say(field.label));
  const ofWhom = name === undefined ? curveName : `${name}, ${say(field.label)}`;
  const step = widthPx < 480 ? 4000 : 2000;
  return (
    <div className={styles['stack']}>
      <GroupChoice kinds={kinds} group={group} onGroup={onGroup} />
      {name === undefined ? null : <p className={styles['window']}>{ofWhom}</p>}
      <LineChart
        widthPx={widthPx}
        unit={units[field.unit][words.language]}
        lines={runs.drawn.flatMap((run, i) => {
          const line = evenly(sorted[i] ?? { hours, values: [] }, 2 * Math.max(1, Math.round(widthPx)));
          return line.length === 0 ? [] : [{ id: run.id, look: run.look, values: line }];
        })}
        xTicks={Array.from({ length: Math.ceil(hoursOfYear / step) }, (_, i) => ({
          at: (i * step) / hoursOfYear,
          label: `${number(i * step)} h`,
        }))}
        marks={runs.drawn.flatMap((run, i) => {
          const value = sorted[i]?.values[0];
          return value === undefined ? [] : [{ id: run.id, at: 0, value, look: run.look }];
        })}
        at={(hoursAt - 0.5) / hoursOfYear}
        cursor={{
          name: fill(yearTexts.durationName, { curve: ofWhom }),
          value: hoursAt,
          min: 1,
          max: hoursOfYear,
          text: said,
          keys: {
            ArrowLeft: () => move(-arrow),
            ArrowRight: () => move(arrow),
            ArrowDown: () => move(-arrow),
            ArrowUp: () => move(arrow),
            PageUp: () => move(-page),
            PageDown: () => move(page),
            Home: () => setCount(1),
            End: () => setCount(hoursOfYear),
          },
        }}
        onPoint={(share) => setCount(Math.min(hoursOfYear, 1 + Math.floor(share * hoursOfYear)))}
      />
      <p className={styles['readout']}>{said}</p>
      <LineList
        runs={runs}
        said={(run) => {
          if (group !== null) return <GroupPeak run={run} group={group} field={field} />;
          const curve = curveOf(run);
          const peak = peakHour(curve);
          return fill(yearTexts.peak, {
            value: powerText(words, field, curve[peak] as number),
            when: hourText(words, peak),
          });
        }}
      />
      <p className={styles['quiet']}>{say(group === null ? yearTexts.durationSaid : field.definition)}</p>
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
              {toldHours.map((told) => (
                <tr key={told}>
                  <th scope="row">{number(told)}</th>
                  {runs.drawn.map((run, i) => (
                    <td key={run.id}>{at(i, nearestHours(hours, told))}</td>
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

interface PeakProps extends Pick<ViewProps, 'field'> {
  readonly run: YearRun;
  readonly group: NonNullable<ViewProps['group']>;
}

/** The peak of a group in an alternative: how much, when, for how long, and whose it is. */
function GroupPeak({ run: { run }, group, field }: PeakProps): ReactElement {
  const words = useWords();
  const { say, fill } = words;
  const row = peakRow(run, group);
  const { values } = groupDuration(run, group);
  const [first, last] = [values[0], values[values.length - 1]];
  if (first === undefined || last === undefined) return <>{say(yearTexts.noGroup)}</>;
  const told = { high: powerText(words, field, first), low: powerText(words, field, last) };
  return (
    <>
      {sentence(fill(yearTexts.groupPeak, told))} {row?.facts?.map((fact) => `${say(fact)}.`).join(' ')}
    </>
  );
}
