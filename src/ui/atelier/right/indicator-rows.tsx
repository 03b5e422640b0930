import { Fragment, type ReactElement, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useView } from '../../../app/view-store.ts';
import { AppError } from '../../../base/errors.ts';
import { units } from '../../../base/units.ts';
import type { ComparedRow } from '../../../simulation/compare.ts';
import { rowsWithTotal, totalKey } from '../../../simulation/class-totals.ts';
import type { IndicatorRow, IndicatorSpec } from '../../../simulation/contract.ts';
import { Button } from '../../controls/button.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { usePanel } from '../../../app/panel-store.ts';
import type { SeenRun } from '../use-current.ts';
import { useRoomy } from '../use-roomy.ts';
import { DifferenceCell } from './difference-cell.tsx';
import type { TableProps } from './indicator-table.tsx';
import styles from './right.module.css';
import { RowNotes } from './row-notes.tsx';
import { rowName, valueText } from './row-text.ts';

/** Rows beyond which an indicator is folded until it is asked for. */
const mostUnfolded = 16;
type Seen = ReadonlyMap<string, SeenRun>;

/** Rows of an indicator in the run shown of an alternative, with their total. */
function rowsOf(indicator: IndicatorSpec, name: string, seen: Seen, id: string): readonly IndicatorRow[] {
  return rowsWithTotal(indicator, seen.get(id)?.entry?.finished?.result.indicators[name] ?? []);
}

/** Keys of an indicator's rows over all the runs shown, in the order of the first that has them. */
function rowKeys(indicator: IndicatorSpec, name: string, seen: Seen): readonly (string | undefined)[] {
  const keys = new Set<string | undefined>();
  for (const id of seen.keys()) for (const row of rowsOf(indicator, name, seen, id)) keys.add(row.key);
  return [...keys];
}

/**
 * One indicator: its name, then a row of figures, or one per class or place, folded where room is short: their total stays
 * where the spec says that they have one.
 */
export function IndicatorRows(props: TableProps & { readonly name: string }): ReactElement | null {
  const { name, current, seen, compared } = props;
  const words = useWords();
  const { t, say, language } = words;
  const setView = useView((view) => view.set);
  const wide = usePanel((panel) => panel.wide);
  const roomy = useRoomy();
  const [opened, setOpened] = useState<boolean | null>(null);
  const { spec, project, alternative: chosen } = current;
  const indicator = spec.indicators[name];
  if (indicator === undefined) return null;
  const keys = rowKeys(indicator, name, seen);
  if (keys.length === 0) return null;
  const columns = project.alternatives;
  const label = say(indicator.label);
  const unit = indicator.unit === 's' ? '' : units[indicator.unit][language];
  const foldable = keys.length > 1;
  const open = !foldable || (opened ?? ((wide || !roomy) && keys.length <= mostUnfolded));

  const rowOf = (id: string, key: string | undefined): IndicatorRow | undefined =>
    rowsOf(indicator, name, seen, id).find((row) => row.key === key);
  const shownRows = columns.flatMap(({ id }) =>
    keys.map((key) => rowOf(id, key)).filter((row) => row !== undefined),
  );
  const comparedRow = (id: string, key: string | undefined): ComparedRow | undefined => {
    const found = compared.get(id);
    if (found === undefined || found instanceof AppError) return undefined;
    return found[name]?.find((row) => row.key === key);
  };
  const cell = (id: string, key: string | undefined): ReactElement => {
    const row = rowOf(id, key);
    const difference = comparedRow(id, key);
    const stale = seen.get(id)?.stale === true;
    if (row === undefined)
      return (
        <td key={id} data-chosen={id === chosen.id}>
          <span className={styles['missing']}>—</span>
        </td>
      );
    const text = valueText(words, spec, indicator, row);
    const explained = t('atelier.indicators.explainValue', {
      value: text,
      alternative: columns.find((column) => column.id === id)?.shortName ?? '',
    });
    return (
      <td key={id} data-chosen={id === chosen.id} className={stale ? (styles['stale'] ?? '') : ''}>
        <AriaButton
          className={styles['value'] ?? ''}
          data-size={row.value === null ? 'none' : key === undefined || key === totalKey ? 'm' : 's'}
          data-stale={stale}
          onPress={() => setView({ explained: { indicator: name, alternative: id } })}
          aria-label={explained}
        >
          {text}
        </AriaButton>
        {difference === undefined || stale ? null : (
          <DifferenceCell name={name} indicator={indicator} alternative={id} row={difference} />
        )}
      </td>
    );
  };

  return (
    <>
      <tr className={styles['name']}>
        <th scope="rowgroup" colSpan={columns.length}>
          <span className={styles['nameRow']}>
            {foldable ? (
              <AriaButton
                className={styles['fold'] ?? ''}
                aria-expanded={open}
                onPress={() => setOpened(!open)}
              >
                {sentence(label)} {unit === '' ? null : <span className={styles['unit']}>({unit})</span>}
              </AriaButton>
            ) : (
              <span>
                {sentence(label)}{' '}
                {unit === '' || label.startsWith(unit) ? null : (
                  <span className={styles['unit']}>({unit})</span>
                )}
              </span>
            )}
            <Button
              kind="link"
              size="s"
              aria-label={t('atelier.indicators.whyAbout', { indicator: label })}
              onPress={() => setView({ explained: { indicator: name, alternative: chosen.id } })}
            >
              {t('atelier.indicators.why')}
            </Button>
          </span>
          <RowNotes spec={spec} rows={shownRows} />
        </th>
      </tr>
      {(open ? keys : keys.filter((key) => key === totalKey)).map((key) => (
        <Fragment key={key ?? ''}>
          {key === undefined ? null : (
            <tr className={styles['rowName']}>
              <th scope="row" colSpan={columns.length}>
                <span className={styles['held']}>{rowName(words, indicator, key, seen)}</span>
              </th>
            </tr>
          )}
          <tr>{columns.map((column) => cell(column.id, key))}</tr>
        </Fragment>
      ))}
    </>
  );
}
