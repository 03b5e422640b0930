import type { ReactElement } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { entriesByHour, usersOf } from '../../../simulation/edge-results.ts';
import { Button } from '../../controls/button.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { edgeTitle, fieldsAlong, figureOf } from './edge-figures.ts';
import { startOfDay } from '../instant-text.ts';
import { HoursChart } from './hours-chart.tsx';
import styles from './roads.module.css';
import { TimeSpace } from './time-space.tsx';

interface Props {
  readonly run: FinishedRun;
  readonly edge: number;
  readonly durationS: number;
  readonly instantS: number;
}

/** All that a run says of one road in one direction, beside the other direction where there is one. */
export function RoadCard({ run, edge, durationS, instantS }: Props): ReactElement | null {
  const words = useWords();
  const { t, say, number } = words;
  const showsUsers = useView((view) => view.users);
  const set = useView((view) => view.set);
  const { edge: edges } = run.axes;
  if (!edges) return null;
  const back = edges.opposite[edge] ?? -1;
  const fields = fieldsAlong(run, 'edge');
  const startS = startOfDay(run.spec, run.record.request.parameters);
  const there = entriesByHour(run, edge, durationS);
  const backThere = back < 0 ? null : entriesByHour(run, back, durationS);
  const users = showsUsers ? usersOf(run, edge) : null;
  const figure = (values: Float32Array, at: number, field: (typeof fields)[number]['field']): string => {
    const value = values[at] ?? Number.NaN;
    return Number.isNaN(value) ? '—' : figureOf(words, field, value, startS);
  };
  return (
    <section className={styles['card']} aria-labelledby="road-title">
      <div className={styles['head']}>
        <h3 id="road-title">{edgeTitle(words, edges, edge)}</h3>
        <Button kind="quiet" size="s" onPress={() => set({ edge: null, users: false })}>
          {t('atelier.roads.leave')}
        </Button>
      </div>
      <table className={styles['figures']}>
        <thead>
          <tr>
            <th scope="col">{t('atelier.roads.value')}</th>
            <th scope="col">{t('atelier.roads.thisWay')}</th>
            {back < 0 ? null : <th scope="col">{t('atelier.roads.otherWay')}</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, field, values }) => (
            <tr key={name}>
              <th scope="row">{sentence(say(field.label))}</th>
              <td>{figure(values, edge, field)}</td>
              {back < 0 ? null : <td>{figure(values, back, field)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {there === null ? null : <HoursChart there={there} back={backThere} startS={startS} />}
      <div className={styles['actions']}>
        {run.spec.routes === undefined ? null : (
          <Button size="s" onPress={() => set({ users: !showsUsers })}>
            {t(showsUsers ? 'atelier.roads.users.end' : 'atelier.roads.users.show')}
          </Button>
        )}
        {back < 0 ? null : (
          <Button size="s" onPress={() => set({ edge: edges.ids[back] ?? null })}>
            {t('atelier.roads.turn')}
          </Button>
        )}
      </div>
      {users === null ? null : (
        <p className={styles['said']} role="status">
          {t('atelier.roads.users.told', {
            n: number(users.total, 0),
            road: edgeTitle(words, edges, edge),
            roads: number(users.perEdge.filter((value) => value > 0).length - (users.total > 0 ? 1 : 0), 0),
          })}
        </p>
      )}
      {there === null ? null : <TimeSpace run={run} edge={edge} instantS={instantS} durationS={durationS} />}
    </section>
  );
}
