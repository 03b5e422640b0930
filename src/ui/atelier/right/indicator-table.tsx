import { Fragment, type ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useView } from '../../../app/view-store.ts';
import { AppError } from '../../../base/errors.ts';
import { units } from '../../../base/units.ts';
import type { Hypothesis } from '../../../scenario/project.ts';
import type { ComparedRow } from '../../../simulation/compare.ts';
import type { IndicatorRow, IndicatorSpec } from '../../../simulation/contract.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorText } from '../../error-text.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { DifferenceCell } from './difference-cell.tsx';
import type { Compared } from './indicators-panel.tsx';
import styles from './right.module.css';
import { rowName, valueText } from './row-text.ts';
import { RunStatusCell } from './run-status-cell.tsx';

interface Props {
  readonly current: Current;
  readonly hypothesis: Hypothesis;
  readonly seen: ReadonlyMap<string, SeenRun>;
  readonly reference: string;
  readonly compared: ReadonlyMap<string, Compared>;
}

/** Keys of an indicator's rows over all the runs shown, in the order of the first that has them. */
function rowKeys(name: string, seen: ReadonlyMap<string, SeenRun>): readonly (string | undefined)[] {
  const keys = new Set<string | undefined>();
  for (const { entry } of seen.values())
    for (const row of entry?.finished?.result.indicators[name] ?? []) keys.add(row.key);
  return [...keys];
}

/** Indicators as rows, alternatives as columns in the order of creation. */
export function IndicatorTable({ current, hypothesis, seen, reference, compared }: Props): ReactElement {
  const words = useWords();
  const { t, say, language } = words;
  const setView = useView((view) => view.set);
  const { spec, project, alternative: chosen } = current;
  const columns = project.alternatives;

  const rowOf = (name: string, id: string, key: string | undefined): IndicatorRow | undefined =>
    seen.get(id)?.entry?.finished?.result.indicators[name]?.find((row) => row.key === key);
  const comparedRow = (name: string, id: string, key: string | undefined): ComparedRow | undefined => {
    const found = compared.get(id);
    if (found === undefined || found instanceof AppError) return undefined;
    return found[name]?.find((row) => row.key === key);
  };

  const cell = (
    name: string,
    indicator: IndicatorSpec,
    id: string,
    key: string | undefined,
  ): ReactElement => {
    const run = seen.get(id);
    const row = rowOf(name, id, key);
    const difference = comparedRow(name, id, key);
    const stale = run?.stale === true;
    const explain = (): void => setView({ explained: { indicator: name, alternative: id } });
    return (
      <td key={id} data-chosen={id === chosen.id} className={stale ? (styles['stale'] ?? '') : ''}>
        {row === undefined ? (
          <span className={styles['missing']}>—</span>
        ) : (
          <>
            <AriaButton
              className={styles['value'] ?? ''}
              data-size={key === undefined ? 'm' : 's'}
              data-stale={stale}
              onPress={explain}
              aria-label={t('atelier.indicators.explainValue', {
                value: valueText(words, spec, indicator, row),
                alternative: columns.find((column) => column.id === id)?.shortName ?? '',
              })}
            >
              {valueText(words, spec, indicator, row)}
            </AriaButton>
            {difference === undefined || stale ? null : (
              <DifferenceCell name={name} indicator={indicator} alternative={id} row={difference} />
            )}
          </>
        )}
      </td>
    );
  };

  return (
    <div className={styles['scrollX']}>
      <table className={styles['table']}>
        <caption className="visually-hidden">
          {t('atelier.indicators.caption', { hypothesis: hypothesis.title || hypothesis.shortName })}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-chosen={column.id === chosen.id} title={column.title}>
                {column.shortName}
                {column.id === reference && columns.length > 1 ? (
                  <span className={styles['quiet']}> · {t('atelier.indicators.isReference')}</span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {columns.map((column) => {
              const found = compared.get(column.id);
              return (
                <td key={column.id} data-chosen={column.id === chosen.id}>
                  <RunStatusCell
                    run={seen.get(column.id) ?? { entry: undefined, stale: false }}
                    alternative={column.id}
                    hypothesis={hypothesis.id}
                  />
                  {found instanceof AppError ? <ErrorText error={found} /> : null}
                </td>
              );
            })}
          </tr>
          {Object.entries(spec.indicators).map(([name, indicator]) => {
            const keys = rowKeys(name, seen);
            if (keys.length === 0) return null;
            const unit = indicator.unit === 's' ? '' : units[indicator.unit][language];
            return (
              <Fragment key={name}>
                <tr className={styles['name']}>
                  <th scope="rowgroup" colSpan={columns.length}>
                    <span className={styles['nameRow']}>
                      <span>
                        {sentence(say(indicator.label))}{' '}
                        {unit === '' || say(indicator.label).startsWith(unit) ? null : (
                          <span className={styles['unit']}>({unit})</span>
                        )}
                      </span>
                      <Button
                        kind="link"
                        size="s"
                        aria-label={t('atelier.indicators.whyAbout', { indicator: say(indicator.label) })}
                        onPress={() => setView({ explained: { indicator: name, alternative: chosen.id } })}
                      >
                        {t('atelier.indicators.why')}
                      </Button>
                    </span>
                  </th>
                </tr>
                {keys.map((key) => (
                  <Fragment key={key ?? ''}>
                    {key === undefined ? null : (
                      <tr className={styles['rowName']}>
                        <th scope="row" colSpan={columns.length}>
                          {rowName(words, indicator, key, seen)}
                        </th>
                      </tr>
                    )}
                    <tr>{columns.map((column) => cell(name, indicator, column.id, key))}</tr>
                  </Fragment>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
