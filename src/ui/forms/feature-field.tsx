import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useDraft } from '../../app/draft-store.ts';
import { featureLengthM, linesOf, nearestFeature } from '../../app/features.ts';
import type { Point } from '../../scenario/project.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { textAt } from '../../territory/table-ops.ts';
import { Button } from '../controls/button.tsx';
import { SelectField } from '../controls/fields.tsx';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';
import { useHeld } from './use-held.ts';

interface Props {
  readonly label: string;
  readonly table: FeatureTable | null;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

type Quantity = ReturnType<typeof useWords>['quantity'];

/** What a feature is called in lists: its name, how long it is, and its identifier. */
export function featureName(table: FeatureTable, feature: number, quantity: Quantity): string {
  const id = table.ids[feature] ?? '';
  const name = textAt(table, 'name', feature) || textAt(table, 'nature', feature) || id;
  const length = table.geometry === 'line' ? ` · ${quantity(featureLengthM(table, feature), 'm')}` : '';
  return name === id ? `${id}${length}` : `${name}${length} · ${id}`;
}

/** The lines of the feature of an identifier; none where there is no such one. */
function linesNamed(table: FeatureTable | null, id: string): readonly (readonly Point[])[] {
  const feature = id === '' || table === null ? -1 : table.ids.findIndex((own) => own === id);
  return table === null || feature < 0 ? [] : linesOf(table, feature);
}

/** One feature of a layer: chosen in a list, or by a click near it. */
export function FeatureField({ label, table, value, onChange }: Props): ReactElement {
  const { t, quantity } = useWords();
  const { begin, end } = useDraft();
  const [picking, setPicking] = useState(false);
  useEffect(() => () => end(), [end]);
  useHeld(
    'features',
    useMemo(() => linesNamed(table, value), [table, value]),
  );

  if (table === null || table.count === 0)
    return <p className={styles['quiet']}>{t('forms.feature.none', { layer: label })}</p>;

  const stop = (): void => {
    setPicking(false);
    end();
  };
  const pick = (): void => {
    setPicking(true);
    begin(
      'feature',
      [],
      ([x, y]) => {
        const found = nearestFeature(table, x, y);
        if (found !== null) onChange(table.ids[found.feature] ?? '');
        stop();
      },
      { onCancel: stop },
    );
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <SelectField
        label={t('forms.feature.choose')}
        value={value}
        options={Array.from({ length: table.count }, (_, feature) => ({
          value: String(table.ids[feature] ?? ''),
          label: featureName(table, feature, quantity),
        }))}
        onChange={onChange}
      />
      {picking ? (
        <>
          <p aria-live="polite">{t('forms.feature.how')}</p>
          <div className={styles['row']}>
            <Button size="s" onPress={stop}>
              {t('common.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles['row']}>
          <Button size="s" onPress={pick}>
            {t('forms.feature.pick')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
