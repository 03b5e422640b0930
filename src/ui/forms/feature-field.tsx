import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useDraft } from '../../app/draft-store.ts';
import { linesOf, nearestFeature } from '../../app/features.ts';
import type { Point } from '../../scenario/project.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { Button } from '../controls/button.tsx';
import { SelectField } from '../controls/fields.tsx';
import { featureNames } from '../feature-names.ts';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';
import { useHeld } from './use-held.ts';

interface Props {
  readonly label: string;
  readonly table: FeatureTable | null;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** The lines of the feature of an identifier; none where there is no such one. */
export function linesNamed(table: FeatureTable | null, id: string): readonly (readonly Point[])[] {
  const feature = id === '' || table === null ? -1 : table.ids.findIndex((own) => own === id);
  return table === null || feature < 0 ? [] : linesOf(table, feature);
}

/** One feature of a layer: chosen in a list, or by a click near it. */
export function FeatureField({ label, table, value, onChange }: Props): ReactElement {
  const words = useWords();
  const { t } = words;
  const { begin, end, lookAt, pointOut } = useDraft();
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
        options={featureNames(table, words).map((name, feature) => ({
          value: String(table.ids[feature] ?? ''),
          label: name,
        }))}
        onChange={(id) => {
          onChange(id);
          lookAt(linesNamed(table, id).flat());
        }}
        onPoint={(id) => pointOut(linesNamed(table, id ?? ''))}
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
