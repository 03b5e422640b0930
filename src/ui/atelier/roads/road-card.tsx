import { type ReactElement, useEffect, useRef } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { entriesByHour, usersOf } from '../../../simulation/edge-results.ts';
import { Button } from '../../controls/button.tsx';
import { useWords } from '../../use-words.ts';
import { startOfDay } from '../instant-text.ts';
import { useRoomy } from '../use-roomy.ts';
import { edgeTitle } from './edge-figures.ts';
import { FlowsTable } from './flows-table.tsx';
import { FigureLines } from './figure-lines.tsx';
import { HoursChart } from './hours-chart.tsx';
import { passageLines, queuesTell, roadFigures, type SideBySide } from './road-figures.ts';
import styles from './roads.module.css';
import { roadTexts } from './texts.ts';
import { TimeSpace } from './time-space.tsx';

/** The run that a road is compared with, and the names of that and of its own. */
export interface Against {
  readonly run: FinishedRun;
  readonly names: readonly [reference: string, other: string];
}

interface Props {
  readonly run: FinishedRun;
  readonly edge: number;
  readonly durationS: number;
  readonly instantS: number;
  /** Absent: the road's two directions stand side by side. */
  readonly against?: Against | null;
  /** Older than an edit or parameter that the run depends on. */
  readonly isStale?: boolean;
}

/** All that a run says of one road in one direction, beside the other direction, or beside the run compared with. */
export function RoadCard(props: Props): ReactElement | null {
  const { run, edge, durationS, instantS, against = null, isStale = false } = props;
  const words = useWords();
  const { t, say, fill, number } = words;
  const { users: showsUsers, edgeFrom, set } = useView();
  const title = useRef<HTMLHeadingElement>(null);
  const roomy = useRoomy();
  const { edge: edges } = run.axes;
  const id = edges?.ids[edge];
  useEffect(() => {
    if (edgeFrom === 'map') title.current?.scrollIntoView({ block: roomy ? 'start' : 'nearest' });
  }, [id, edgeFrom, roomy]);
  if (!edges) return null;
  const back = edges.opposite[edge] ?? -1;
  const side: SideBySide = against
    ? {
        heads: [...against.names, t('atelier.roads.changed.change')],
        of: [
          { run: against.run, edge: against.run.axes.edge?.ids.indexOf(id ?? '') ?? -1 },
          { run, edge },
        ],
        isChange: true,
      }
    : {
        heads: [t('atelier.roads.thisWay'), ...(back < 0 ? [] : [t('atelier.roads.otherWay')])],
        of: [{ run, edge }, ...(back < 0 ? [] : [{ run, edge: back }])],
        isChange: false,
      };
  const { wanted, others } = roadFigures(words, run, side);
  const there = entriesByHour(run, edge, durationS);
  const backThere = back < 0 ? null : entriesByHour(run, back, durationS);
  const users = showsUsers ? usersOf(run, edge) : null;
  return (
    <section className={`${styles['card']} ${isStale ? styles['stale'] : ''}`} aria-labelledby="road-title">
      <div className={styles['head']}>
        <h3 id="road-title" ref={title}>
          {edgeTitle(words, edges, edge)}
        </h3>
        <Button kind="quiet" size="s" onPress={() => set({ edge: null, users: false })}>
          {t('atelier.roads.leave')}
        </Button>
      </div>
      {isStale ? <p className={styles['said']}>{t('atelier.run.stale')}</p> : null}
      {against !== null && side.of[0]?.edge === -1 ? (
        <p className={styles['said']}>{fill(roadTexts.newRoad, { name: against.names[0] })}</p>
      ) : null}
      {wanted.length === 0 ? null : (
        <>
          <h4>{say(roadTexts.wanted)}</h4>
          <FigureLines heads={side.heads} lines={wanted} />
        </>
      )}
      {there === null ? null : (
        <>
          <h4>{say(roadTexts.passing)}</h4>
          {against === null ? null : (
            <FigureLines heads={side.heads} lines={passageLines(words, side, durationS)} />
          )}
          {queuesTell({ run, edge }, there) ? <p className={styles['note']}>{say(roadTexts.apart)}</p> : null}
          <HoursChart
            there={there}
            back={backThere}
            startS={startOfDay(run.spec, run.record.request.parameters)}
            name={against?.names[1] ?? null}
          />
        </>
      )}
      {others.length === 0 ? null : (
        <>
          {wanted.length === 0 ? null : <h4>{say(roadTexts.others)}</h4>}
          <FigureLines heads={side.heads} lines={others} />
        </>
      )}
      <div className={styles['actions']}>
        {run.spec.routes === undefined ? null : (
          <Button size="s" onPress={() => set({ users: !showsUsers })}>
            {t(showsUsers ? 'atelier.roads.users.end' : 'atelier.roads.users.show')}
          </Button>
        )}
        {back < 0 ? null : (
          <Button size="s" onPress={() => set({ edge: edges.ids[back] ?? null, edgeFrom: 'list' })}>
            {t('atelier.roads.turn')}
          </Button>
        )}
      </div>
      {users === null ? null : (
        <>
          <p className={styles['said']} role="status">
            {t('atelier.roads.users.told', {
              n: number(users.total, 0),
              road: edgeTitle(words, edges, edge),
              roads: number(users.perEdge.filter((value) => value > 0).length - (users.total > 0 ? 1 : 0), 0),
            })}
          </p>
          <FlowsTable run={run} through={edge} />
        </>
      )}
      {there === null ? null : <TimeSpace run={run} edge={edge} instantS={instantS} durationS={durationS} />}
    </section>
  );
}
