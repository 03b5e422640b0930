import type { ReactElement } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { Button } from '../../controls/button.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { fieldTexts } from '../field-notes.tsx';
import { edgesPointedAt, edgeTitle, fieldsAlong, figureOf } from './edge-figures.ts';
import styles from './roads.module.css';

interface Props {
  readonly run: FinishedRun;
  readonly id: string;
}

/** All that a run says of one building. */
export function BuildingCard({ run, id }: Props): ReactElement | null {
  const words = useWords();
  const { t, say } = words;
  const set = useView((view) => view.set);
  const at = run.axes.building?.indexOf(id) ?? -1;
  const fields = at < 0 ? [] : fieldsAlong(run, 'building');
  if (fields.length === 0) return null;
  // Times without traffic stand beside times in traffic: a mark says which figures a note is about.
  const notes = fields.flatMap(({ name }) => fieldTexts(words, run.spec, [run], (one) => one === name));
  const marks = new Map([...new Set(notes)].map((text, i) => [text, '*'.repeat(i + 1)]));
  const markOf = (name: string): string =>
    fieldTexts(words, run.spec, [run], (one) => one === name)
      .map((text) => `\u00a0${marks.get(text) ?? ''}`)
      .join('');
  return (
    <section className={styles['card']} aria-labelledby="building-title">
      <div className={styles['head']}>
        <h3 id="building-title">{t('atelier.roads.building', { id })}</h3>
        <Button kind="quiet" size="s" onPress={() => set({ building: null })}>
          {t('atelier.roads.leave')}
        </Button>
      </div>
      <table className={styles['figures']}>
        <tbody>
          {fields.map(({ name, field, values }) => {
            const value = values[at] ?? Number.NaN;
            const none = field.role === 'travelTime' ? t('atelier.legend.noWay') : '—';
            return (
              <tr key={name}>
                <th scope="row">
                  {sentence(say(field.label))}
                  {markOf(name)}
                </th>
                <td>{Number.isNaN(value) ? none : figureOf(words, field, value)}</td>
              </tr>
            );
          })}
          {edgesPointedAt(run, at).map(({ name, label, edges, edge }) => (
            <tr key={name}>
              <th scope="row">{sentence(say(label))}</th>
              <td>{edgeTitle(words, edges, edge)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {[...marks].map(([text, mark]) => (
        <p key={mark} className={styles['note']}>
          {mark}&nbsp;{text}
        </p>
      ))}
    </section>
  );
}
