import { type ReactElement, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useView } from '../../../app/view-store.ts';
import { type BuildingChange, buildingChange, buildingFields } from '../../../simulation/building-results.ts';
import { buildingsOf } from '../../../simulation/published-view.ts';
import { Button } from '../../controls/button.tsx';
import { SelectField, TextField } from '../../controls/fields.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { bySize, inColumn, type Order, useOrder } from '../ordered-column.tsx';
import { Change, unitText, valueText } from './building-figures.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { yearTexts } from './sentences.ts';
import styles from './year.module.css';
import type { YearRun } from './year-runs.ts';

/** As many rows as are shown at once. */
const page = 50;
/** Signs in common that are worth leaving out. */
const leastPrefix = 6;

type Column = 'id' | 'before' | 'after' | 'change';

export interface BuildingRow extends BuildingChange {
  readonly id: string;
}

/** Rows in the order that a person asks for; those without a value come last, whichever way the column runs. */
export function sortedRows(
  rows: readonly BuildingRow[],
  { column, falls }: Order<Column>,
): readonly BuildingRow[] {
  if (column === 'none') return rows;
  return rows.toSorted((a, b) => inColumn(a[column], b[column], falls, bySize));
}

/** What all identifiers begin with, where it is long enough to be in the way; '' elsewhere. */
export function commonPrefix(rows: readonly { readonly id: string }[]): string {
  const [first] = rows;
  if (first === undefined || rows.length < 2) return '';
  let length = first.id.length;
  for (const { id } of rows) while (!id.startsWith(first.id.slice(0, length))) length--;
  return length >= leastPrefix ? first.id.slice(0, length) : '';
}

/** Every building with one of its fields, before and after; in the order of the data unless asked. */
export function BuildingsTable({ pair }: { readonly pair: readonly YearRun[] }): ReactElement | null {
  const words = useWords();
  const { say, fill, number } = words;
  const chosen = useView((view) => view.building);
  const set = useView((view) => view.set);
  const [asked, setAsked] = useState('');
  const [wanted, setWanted] = useState('');
  const { order, head } = useOrder<Column>(styles['order'] ?? '');
  const [shownRows, setShownRows] = useState(page);
  const after = pair.at(-1);
  const before = pair.length > 1 ? pair[0] : undefined;
  const fields = after === undefined ? [] : buildingFields(after.run);
  const shown = fields.find(({ name }) => name === asked) ?? fields[0];
  const rows = useMemo(() => {
    if (!after || !shown) return [];
    return buildingsOf(before ? [before.run, after.run] : [after.run]).map((id) => ({
      id,
      ...buildingChange(shown.name, id, before?.run ?? null, after.run),
    }));
    // The arrays of a finished run never change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [before?.run, after?.run, shown?.name]);
  if (!after || !shown) return null;
  const { field } = shown;
  const found = rows.filter(({ id }) => id.toLowerCase().includes(wanted.trim().toLowerCase()));
  const sorted = sortedRows(found, order);
  const value = (one: number | null): string => valueText(words, field, one);
  const prefix = commonPrefix(rows);
  return (
    <div className={styles['stack']}>
      <div className={styles['pair']}>
        <SelectField
          label={`${say(yearTexts.field)} ${unitText(words, field)}`.trim()}
          value={shown.name}
          options={fields.map((one) => ({ value: one.name, label: sentence(say(one.field.label)) }))}
          onChange={setAsked}
        />
        <TextField label={say(yearTexts.search)} value={wanted} onChange={setWanted} />
      </div>
      <p className={styles['quiet']} role="status">
        {fill(yearTexts.buildingsTold, { n: number(found.length) })}
        {prefix === '' ? null : ` ${fill(yearTexts.prefix, { prefix })}`}
      </p>
      <ScrollBox name={say(yearTexts.buildings)}>
        <table className={styles['figures']}>
          <thead>
            <tr>
              {head('id', say(yearTexts.identifier))}
              {before ? head('before', before.name) : null}
              {head('after', after.name)}
              {before ? head('change', say(yearTexts.change)) : null}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shownRows).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <AriaButton
                    className={styles['choice'] ?? ''}
                    aria-label={row.id}
                    aria-pressed={row.id === chosen}
                    onPress={() => set({ building: row.id })}
                  >
                    {row.id.slice(prefix.length)}
                  </AriaButton>
                </th>
                {before ? <td>{value(row.before)}</td> : null}
                <td>{value(row.after)}</td>
                {before ? (
                  <td>
                    <Change field={field} change={row.change} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {sorted.length > shownRows ? (
        <div>
          <Button size="s" onPress={() => setShownRows(shownRows + page)}>
            {fill(yearTexts.more, { n: number(sorted.length - shownRows) })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
