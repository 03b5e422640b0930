import { type ReactElement, useDeferredValue, useState } from 'react';
import { useView } from '../../../app/view-store.ts';
import {
  type BuildingChange,
  buildingAt,
  buildingChange,
  buildingFields,
} from '../../../simulation/building-results.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { Button } from '../../controls/button.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { FieldNotes } from '../field-notes.tsx';
import { assumedNames } from './assumed-names.ts';
import { Change, valueText, unitText } from './building-figures.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { yearTexts } from './sentences.ts';
import { TypicalDay } from './typical-day.tsx';
import styles from './year.module.css';

export interface SheetRun {
  readonly name: string;
  readonly run: FinishedRun;
}

interface Props {
  readonly id: string;
  /** What the other is compared with; null: there is nothing to compare. */
  readonly before: SheetRun | null;
  readonly after: SheetRun;
}

/** All that a model says of one building: its values before and after, its mean days, what was assumed. */
export function BuildingSheet({ id, before, after }: Props): ReactElement {
  const words = useWords();
  const { say, fill, list } = words;
  const set = useView((view) => view.set);
  const [month, setMonth] = useState(0);
  // Figures come first: the chart follows once they are on screen.
  const drawn = useDeferredValue<string | null>(id, null);
  const { spec } = after.run;
  const isThere = buildingAt(after.run, id) >= 0;
  const fields = isThere ? buildingFields(after.run) : [];
  const changeOf = (name: string): BuildingChange => buildingChange(name, id, before?.run ?? null, after.run);
  const hasValue = ({ name }: { readonly name: string }): boolean => {
    const { before: from, after: to } = changeOf(name);
    return from !== null || to !== null;
  };
  const told = fields.filter(hasValue);
  const silent = fields.filter((field) => !hasValue(field));
  const names = assumedNames(words, after.run, id);
  return (
    <section className={styles['sheet']} aria-labelledby="building-title">
      <div className={styles['head']}>
        <h3 id="building-title">{fill(yearTexts.sheet, { id })}</h3>
        <Button kind="quiet" size="s" onPress={() => set({ building: null })}>
          {say(yearTexts.leave)}
        </Button>
      </div>
      {spec.sheet === undefined ? null : <p className={styles['said']}>{say(spec.sheet.note)}</p>}
      {isThere ? (
        <>
          <FieldNotes
            runs={before === null ? [after.run] : [before.run, after.run]}
            isAbout={(name) => told.some((one) => one.name === name)}
            className={styles['quiet']}
          />
          <ScrollBox name={fill(yearTexts.sheet, { id })}>
            <table className={styles['figures']}>
              <thead>
                <tr>
                  <th scope="col">{say(yearTexts.value)}</th>
                  {before === null ? null : <th scope="col">{before.name}</th>}
                  <th scope="col">{after.name}</th>
                  {before === null ? null : <th scope="col">{say(yearTexts.change)}</th>}
                </tr>
              </thead>
              <tbody>
                {told.map(({ name, field }) => {
                  const change = changeOf(name);
                  return (
                    <tr key={name}>
                      <th scope="row" title={say(field.definition)}>
                        {sentence(say(field.label))}{' '}
                        <span className={styles['quiet']}>{unitText(words, field)}</span>
                      </th>
                      {before === null ? null : <td>{valueText(words, field, change.before)}</td>}
                      <td>{valueText(words, field, change.after)}</td>
                      {before === null ? null : (
                        <td>
                          <Change field={field} change={change.change} />
                        </td>
                      )}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollBox>
          {silent.length === 0 ? null : (
            <p className={styles['quiet']}>
              {fill(yearTexts.withoutValue, { list: silent.map(({ field }) => say(field.label)).join(', ') })}
            </p>
          )}
          <p className={styles['quiet']}>
            {names.length === 0
              ? say(yearTexts.nothingAssumed)
              : fill(yearTexts.assumed, { list: list(names) })}
          </p>
          {drawn === null ? null : (
            <TypicalDay
              id={drawn}
              runs={before === null ? [after] : [before, after]}
              month={month}
              onMonth={setMonth}
            />
          )}
        </>
      ) : (
        <p className={styles['quiet']}>{say(yearTexts.noSuch)}</p>
      )}
    </section>
  );
}
