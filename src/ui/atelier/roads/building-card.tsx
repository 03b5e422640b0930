import { type ReactElement, useMemo } from 'react';
import { useView } from '../../../app/view-store.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { isDrawn, isLacking } from '../../../simulation/derived-fields.ts';
import { decodeField, type StoredFrame } from '../../../simulation/frames.ts';
import { Button } from '../../controls/button.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { fieldTexts } from '../field-notes.tsx';
import { instantText, startOfDay, startOfFrames } from '../instant-text.ts';
import { edgesPointedAt, edgeTitle, fieldsAlong, figureOf } from './edge-figures.ts';
import styles from './roads.module.css';

interface Props {
  readonly run: FinishedRun;
  readonly frames: readonly StoredFrame[];
  readonly id: string;
}

type Figure = ReturnType<typeof fieldsAlong>[number];

/** All that a run says of one building: what changes under way at its longest and at the instant shown, then the rest. */
export function BuildingCard({ run, frames, id }: Props): ReactElement | null {
  const words = useWords();
  const { t, say } = words;
  const set = useView((view) => view.set);
  const instant = useView((view) => view.instant);
  const at = run.axes.building?.indexOf(id) ?? -1;
  const frame = frames[Math.min(instant, frames.length - 1)];
  const now = useMemo(() => valuesNow(run, frame, at), [run, frame, at]);
  const fields = at < 0 ? [] : fieldsAlong(run, 'building');
  if (fields.length === 0) return null;
  const startS = startOfDay(run.spec, run.record.request.parameters);
  // Times without traffic stand beside times in traffic: a mark says which figures a note is about.
  const notes = fields.flatMap(({ name }) => fieldTexts(words, run.spec, [run], (one) => one === name));
  const marks = new Map([...new Set(notes)].map((text, i) => [text, '*'.repeat(i + 1)]));
  const markOf = (name: string): string =>
    fieldTexts(words, run.spec, [run], (one) => one === name)
      .map((text) => `\u00a0${marks.get(text) ?? ''}`)
      .join('');
  const lacks = lackTexts().filter((text) => !marks.has(text));
  const changing = frame ? fields.filter(({ name }) => now.has(name)) : [];
  const steady = fields.filter((one) => !changing.includes(one));

  function lackTexts(): readonly string[] {
    return fieldTexts(words, run.spec, [run], (name) => {
      const field = run.spec.fields[name];
      const isOfBuildings = field !== undefined && field.per[0] === 'building' && isDrawn(field);
      return isOfBuildings && isLacking(run.spec, name, run.result.fields);
    });
  }
  function figure({ field }: Pick<Figure, 'field'>, value: number | undefined): string {
    if (value !== undefined && !Number.isNaN(value)) return figureOf(words, field, value, startS);
    return field.role === 'travelTime' ? t('atelier.legend.noWay') : '—';
  }
  function head({ name, field }: Figure): ReactElement {
    return (
      <th scope="row">
        {sentence(say(field.label))}
        {markOf(name)}
      </th>
    );
  }
  return (
    <section className={styles['card']} aria-labelledby="building-title">
      <div className={styles['head']}>
        <h3 id="building-title">{t('atelier.roads.building', { id })}</h3>
        <Button kind="quiet" size="s" onPress={() => set({ building: null })}>
          {t('atelier.roads.leave')}
        </Button>
      </div>
      {changing.length === 0 || !frame ? null : (
        <table className={styles['figures']}>
          <thead>
            <tr>
              <th scope="col">{t('atelier.roads.value')}</th>
              <th scope="col">{t('atelier.roads.longest')}</th>
              <th scope="col">
                {t('atelier.roads.at', {
                  instant: instantText(words, startOfFrames(run, frames), frame.timeS),
                })}
              </th>
            </tr>
          </thead>
          <tbody>
            {changing.map((one) => (
              <tr key={one.name}>
                {head(one)}
                <td className={styles['wraps']}>{figure(one, one.values[at])}</td>
                <td className={styles['wraps']}>{figure(one, now.get(one.name))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table className={styles['figures']}>
        <tbody>
          {steady.map((one) => (
            <tr key={one.name}>
              {head(one)}
              <td>{figure(one, one.values[at])}</td>
            </tr>
          ))}
          {edgesPointedAt(run, at).map(({ name, label, edges, edge }) => (
            <tr key={name}>
              <th scope="row">{sentence(say(label))}</th>
              <td className={styles['wraps']}>{edgeTitle(words, edges, edge)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {[...marks].map(([text, mark]) => (
        <p key={mark} className={styles['note']}>
          {mark}&nbsp;{text}
        </p>
      ))}
      {lacks.map((text) => (
        <p key={text} className={styles['note']}>
          {text}
        </p>
      ))}
    </section>
  );
}

/** Values of one building at an instant, by the field of the whole run that shows what the instants come to. */
function valuesNow(
  { spec }: FinishedRun,
  frame: StoredFrame | undefined,
  building: number,
): ReadonlyMap<string, number> {
  const told = Object.entries(spec.fields).flatMap(([name, { per, whole }]): [string, number][] => {
    const stored = frame?.fields[name];
    if (typeof whole !== 'string' || per[0] !== 'building' || !stored) return [];
    return [[whole, decodeField(stored)[building] ?? Number.NaN]];
  });
  return new Map(told);
}
