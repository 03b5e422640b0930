import { type ReactElement, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useView } from '../../../app/view-store.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { TextField } from '../../controls/fields.tsx';
import { plain } from '../../../base/plain.ts';
import { useWords } from '../../use-words.ts';
import { pairOf } from '../views/pair.ts';
import { FieldNotes } from '../field-notes.tsx';
import { type Current, useSeenRuns } from '../use-current.ts';
import { ChangedTable } from './changed-table.tsx';
import { DesiresControl } from './desires-control.tsx';
import { edgeTitle } from './edge-figures.ts';
import { RoadCard } from './road-card.tsx';
import styles from './roads.module.css';

/** As many roads as a person reads; the rest is counted. */
const mostListed = 30;

/** The roads of a run, one by one: found by their name or on the map, with what happens on them. */
export function RoadsPanel({ current }: { readonly current: Current }): ReactElement {
  const { t } = useWords();
  const { project, alternative, hypothesis } = current;
  const seen = useSeenRuns(current);
  const { edge: id, instant, reference: named, layout } = useView();
  const { reference, other } = pairOf(project, alternative, named);
  const [before, after] = [seen.get(reference.id), seen.get(other.id)];
  const runs = [before?.entry?.finished ?? null, after?.entry?.finished ?? null] as const;
  const isFresh = before?.stale !== true && after?.stale !== true && reference.id !== other.id;
  const names = [reference.shortName, other.shortName] as const;
  // Where the map shows a difference, the card tells of the same two.
  const against = layout === 'difference' && isFresh && runs[0] && runs[1] ? { run: runs[0], names } : null;
  const looked = against ? after : seen.get(alternative.id);
  const entry = looked?.entry;
  const run = entry?.finished ?? null;
  if (!run?.axes.edge || hypothesis === null)
    return <p className={styles['quiet']}>{t('atelier.roads.empty')}</p>;
  const edge = id === null ? -1 : run.axes.edge.ids.indexOf(id);
  const instantS = entry?.frames[Math.min(instant, entry.frames.length - 1)]?.timeS ?? 0;
  return (
    <div className={styles['stack']}>
      <FieldNotes
        runs={[run, ...runs.filter((one) => one !== null)]}
        isAbout={(field) => !isOfBuildings(run, field)}
        className={styles['note']}
      />
      {looked?.stale === true && edge < 0 ? <p className={styles['said']}>{t('atelier.run.stale')}</p> : null}
      <RoadSearch run={run} />
      {id !== null && edge < 0 ? <p className={styles['quiet']}>{t('atelier.roads.absent')}</p> : null}
      {edge < 0 ? null : (
        <RoadCard
          run={run}
          edge={edge}
          durationS={hypothesis.durationS}
          instantS={instantS}
          against={against}
          isStale={looked?.stale === true}
        />
      )}
      {run.spec.routes === undefined ? null : <DesiresControl run={run} />}
      {runs[0] && runs[1] && isFresh ? <ChangedTable before={runs[0]} after={runs[1]} names={names} /> : null}
    </div>
  );
}

function RoadSearch({ run }: { readonly run: FinishedRun }): ReactElement | null {
  const words = useWords();
  const { t, number } = words;
  const chosen = useView((view) => view.edge);
  const set = useView((view) => view.set);
  const [asked, setAsked] = useState('');
  const { edge: edges } = run.axes;
  const found = useMemo(() => {
    const wanted = plain(asked.trim());
    if (wanted === '' || !edges) return [];
    return edges.ids.flatMap((_, i) => (plain(edges.names[i] ?? '').includes(wanted) ? [i] : []));
  }, [edges, asked]);
  if (!edges) return null;
  return (
    <section>
      <TextField
        label={t('atelier.roads.search')}
        value={asked}
        onChange={setAsked}
        help={asked.trim() === '' ? t('atelier.roads.how') : undefined}
      />
      {asked.trim() === '' ? null : (
        <>
          <p className={styles['quiet']} role="status">
            {t('atelier.roads.found', { n: number(found.length, 0) })}
          </p>
          <ul className={styles['list']}>
            {found.slice(0, mostListed).map((edge) => (
              <li key={edges.ids[edge]}>
                <AriaButton
                  className={styles['choice'] ?? ''}
                  aria-pressed={edges.ids[edge] === chosen}
                  onPress={() => set({ edge: edges.ids[edge] ?? null, edgeFrom: 'list', building: null })}
                >
                  {edgeTitle(words, edges, edge)} <span className={styles['quiet']}>{edges.ids[edge]}</span>
                </AriaButton>
              </li>
            ))}
          </ul>
          {found.length > mostListed ? (
            <p className={styles['quiet']}>
              {t('atelier.roads.more', { n: number(found.length - mostListed, 0) })}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

function isOfBuildings({ spec }: FinishedRun, field: string): boolean {
  return spec.fields[field]?.per[0] === 'building';
}
