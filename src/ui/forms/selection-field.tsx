import { type ReactElement, type ReactNode, useState } from 'react';
import type { FromLonLat } from '../../app/geometry-text.ts';
import type { Edit } from '../../scenario/project.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Territory } from '../../territory/territory.ts';
import { Button } from '../controls/button.tsx';
import { Segments } from '../controls/segments.tsx';
import { useWords } from '../use-words.ts';
import { type FormValues, textsOf } from './form-values.ts';
import styles from './forms.module.css';
import { SelectionList } from './selection-list.tsx';
import { mostOutlined, useChosen } from './use-chosen.ts';

interface Props {
  /** Key of the list among the values. */
  readonly listKey: string;
  /** Whether an area is the only criterion. */
  readonly isByArea: boolean;
  readonly label: string;
  readonly table: FeatureTable | null;
  readonly values: FormValues;
  readonly territory: Territory;
  readonly fromLonLat: FromLonLat;
  readonly edit: Edit | null;
  readonly onChange: (values: FormValues) => void;
  /** The criteria. */
  readonly children: ReactNode;
}

type Way = 'query' | 'list';

/** Buildings of a programme, by what they are and where, or one by one; how many they are is told meanwhile. */
export function SelectionField(props: Props): ReactElement {
  const { listKey, isByArea, label, table, values, territory, fromLonLat, edit, onChange, children } = props;
  const { t, number } = useWords();
  const ids = textsOf(values[listKey]);
  const [way, setWay] = useState<Way>(ids.length > 0 ? 'list' : 'query');
  // The list of the other way, kept in case a person comes back to it.
  const [aside, setAside] = useState<readonly string[]>([]);
  const chosen = useChosen(territory, table, way === 'list' && ids.length === 0 ? null : edit);

  if (table === null || table.count === 0)
    return <p className={styles['quiet']}>{t('forms.feature.none', { layer: label })}</p>;

  const put = (next: readonly string[]): void => onChange({ ...values, [listKey]: next });
  const go = (next: Way): void => {
    setWay(next);
    setAside(ids);
    put(next === 'list' ? aside : []);
  };
  const list = (): void => {
    setWay('list');
    put([...(chosen?.buildings ?? [])].map((building) => String(table.ids[building] ?? '')));
  };
  const count = chosen?.buildings.length ?? 0;
  const isEmpty = way === 'list' ? ids.length === 0 : chosen !== null && count === 0;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <Segments<Way>
        label={t('forms.selection.way')}
        options={[
          { value: 'query', label: t(isByArea ? 'forms.selection.byArea' : 'forms.selection.query') },
          { value: 'list', label: t('forms.selection.list') },
        ]}
        value={way}
        onChange={go}
      />
      {way === 'query' ? (
        children
      ) : (
        <SelectionList table={table} value={ids} fromLonLat={fromLonLat} onChange={put} />
      )}
      <div aria-live="polite">
        {isEmpty ? <p className={styles['fault']}>{t(`forms.selection.none.${way}`)}</p> : null}
        {isEmpty || chosen === null ? null : (
          <p>
            <strong>
              {t('forms.selection.buildings', { count, n: number(count) })}
              {', '}
              {t('forms.selection.dwellings', { count: chosen.dwellings, n: number(chosen.dwellings) })}
            </strong>
          </p>
        )}
        {chosen !== null && chosen.unknownHeating > 0 ? (
          <p className={styles['quiet']}>
            {t('forms.selection.unknownHeating', {
              count: chosen.unknownHeating,
              n: number(chosen.unknownHeating),
            })}
          </p>
        ) : null}
        {count > mostOutlined ? (
          <p className={styles['quiet']}>{t('forms.selection.outlined', { n: number(mostOutlined) })}</p>
        ) : null}
      </div>
      {way === 'query' && count > 0 ? (
        <div className={styles['row']}>
          <Button size="s" kind="quiet" onPress={list}>
            {t('forms.selection.toList')}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
