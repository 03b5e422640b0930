import { type ReactElement, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { leave } from '../../../app/leaving.ts';
import { useView } from '../../../app/view-store.ts';
import { units } from '../../../base/units.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { FieldSpec } from '../../../simulation/contract.ts';
import { type ChangedEdge, changedEdges } from '../../../simulation/edge-results.ts';
import { Button } from '../../controls/button.tsx';
import { SelectField } from '../../controls/fields.tsx';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { fieldTexts } from '../field-notes.tsx';
import { bySize, inColumn, type Order, useOrder } from '../ordered-column.tsx';
import { changedCsv } from './changed-csv.ts';
import { unitText } from '../year/building-figures.tsx';
import { startOfDay } from '../instant-text.ts';
import { fieldsAlong } from './edge-figures.ts';
import styles from './roads.module.css';
import { amounts, shownChange } from './shown-change.ts';
import { roadTexts } from './texts.ts';

interface Props {
  readonly before: FinishedRun;
  readonly after: FinishedRun;
  readonly names: readonly [reference: string, other: string];
}

type Column = 'name' | 'wind' | 'before' | 'after' | 'change';

/** As many rows as are shown at once. */
const page = 50;

function compare(a: ChangedEdge, b: ChangedEdge, { column, falls }: Order<Column>): number {
  return column === 'none' ? 0 : inColumn(a[column], b[column], falls, byName);
}

/** Names as French does, numbers by size. */
function byName(x: string | number, y: string | number): number {
  return typeof x === 'string' && typeof y === 'string' ? x.localeCompare(y, 'fr') : bySize(x, y);
}

/** Roads on which a field is not the same in two runs, with the signed change; in the order of the data unless asked. */
export function ChangedTable({ before, after, names }: Props): ReactElement | null {
  const words = useWords();
  const { t, say, number } = words;
  const [chosen, setChosen] = useState('');
  const { order, head } = useOrder<Column>(styles['order'] ?? '');
  const [rowsShown, setRowsShown] = useState(page);
  const fields = fieldsAlong(after, 'edge');
  const shown = fields.find(({ name }) => name === chosen) ?? fields[0];
  const rows = useMemo(() => {
    const old = fieldsAlong(before, 'edge').find(({ name }) => name === shown?.name);
    const [from, to] = [before.axes.edge, after.axes.edge];
    if (!shown || !old || !from || !to) return [];
    return changedEdges(
      { edges: from, values: old.values },
      { edges: to, values: shown.values },
      { noise: shown.field.displayStep, isAmount: amounts.has(shown.field.role) },
    );
    // The arrays of a finished run never change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [before, after, shown?.name]);
  if (!shown) return null;
  const { field } = shown;
  const told = rows.filter((row) => !row.tooSmall);
  const sorted = told.toSorted((a, b) => compare(a, b, order));
  const startS = startOfDay(after.spec, after.record.request.parameters);
  const said = ({ there }: ChangedEdge): string => (there === 'both' ? '' : say(roadTexts[there]));
  const save = (): void => {
    const text = changedCsv(rows, {
      heads: [
        t('atelier.roads.changed.id'),
        t('atelier.roads.changed.road'),
        t('atelier.roads.changed.towards'),
        names[0],
        names[1],
        t('atelier.roads.changed.change'),
        t('atelier.roads.changed.note'),
      ],
      title: `${say(field.label)} (${units[field.unit][words.language]})`,
      wind: (wind) => t(`atelier.roads.winds.${wind}`),
      note: (row) =>
        [said(row), row.tooSmall ? t('atelier.roads.changed.tooSmall') : '']
          .filter((text) => text !== '')
          .join(' · '),
      notes: fieldTexts(words, after.spec, [before, after], (name) => name === shown.name),
    });
    // Roads: there is no household in them.
    leave('roads', 'published', new File([text], `${shown.name}.csv`, { type: 'text/csv' }));
  };
  return (
    <Section title={t('atelier.roads.changed.title')}>
      <div className={styles['stack']}>
        <SelectField
          label={`${t('atelier.roads.changed.field')} ${unitText(words, field)}`.trim()}
          value={shown.name}
          options={fields.map((one) => ({ value: one.name, label: sentence(say(one.field.label)) }))}
          onChange={setChosen}
        />
        <p className={styles['quiet']} role="status">
          {t('atelier.roads.changed.told', {
            n: number(told.length, 0),
            small: number(rows.length - told.length, 0),
          })}
        </p>
        {told.length === 0 ? null : (
          <table className={`${styles['changed']} ${styles['threes']}`}>
            <thead>
              <tr>
                {head('name', t('atelier.roads.changed.road'), 2)}
                {head('wind', t('atelier.roads.changed.towards'))}
              </tr>
              <tr>
                {head('before', names[0])}
                {head('after', names[1])}
                {head('change', t('atelier.roads.changed.change'))}
              </tr>
            </thead>
            {sorted.slice(0, rowsShown).map((row) => (
              <ChangedRows key={row.id} row={row} field={field} said={said(row)} startS={startS} />
            ))}
          </table>
        )}
        <div className={styles['actions']}>
          {sorted.length > rowsShown ? (
            <Button size="s" onPress={() => setRowsShown(rowsShown + page)}>
              {t('atelier.roads.more', { n: number(sorted.length - rowsShown, 0) })}
            </Button>
          ) : null}
          <Button size="s" onPress={save}>
            {t('atelier.roads.changed.csv')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

interface RowsProps {
  readonly row: ChangedEdge;
  readonly field: FieldSpec;
  /** What is said beside the change; '': nothing. */
  readonly said: string;
  readonly startS: number | null;
}

/** A road on one line, its three figures on the next: side by side they do not fit the panel, nor a phone. */
function ChangedRows({ row, field, said, startS }: RowsProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const set = useView((view) => view.set);
  const isAmount = row.there !== 'both' && amounts.has(field.role);
  const { before, after, change } = shownChange(words, field, { ...row, isAmount, startS });
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          <AriaButton
            className={styles['choice'] ?? ''}
            onPress={() => set({ edge: row.id, edgeFrom: 'list', building: null })}
          >
            {row.name || t('atelier.roads.nameless')}
          </AriaButton>
        </th>
        <td className={styles['wind']}>{t(`atelier.roads.winds.${row.wind}`)}</td>
      </tr>
      <tr>
        <td>{before}</td>
        <td>{after}</td>
        <td>
          {change}
          {said === '' ? null : <span className={styles['under']}>{said}</span>}
        </td>
      </tr>
    </tbody>
  );
}
