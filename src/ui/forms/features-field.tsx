import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useDraft, type Way } from '../../app/draft-store.ts';
import { linesOf, nearestFeature } from '../../app/features.ts';
import type { Words } from '../../i18n/i18n.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { SelectField } from '../controls/fields.tsx';
import { Bin } from '../controls/icons.tsx';
import { featureNames } from '../feature-names.ts';
import { useWords } from '../use-words.ts';
import { linesNamed } from './feature-field.tsx';
import styles from './forms.module.css';

interface Props {
  readonly label: string;
  readonly table: FeatureTable | null;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** What is to be known of those that are chosen. */
  readonly note?: string | undefined;
  /** Which way lines are taken, shown by arrows; absent: it is not told. */
  readonly way?: Way;
}

/** The features of a layer by name. */
function optionsOf(
  table: FeatureTable | null,
  words: Words,
): readonly { readonly value: string; readonly label: string }[] {
  if (table === null) return [];
  return featureNames(table, words)
    .map((label, feature) => ({ value: String(table.ids[feature] ?? ''), label }))
    .sort((a, b) => a.label.localeCompare(b.label, words.language, { numeric: true }));
}

/** Several features of a layer: added and removed by clicks near them, or in a list. */
export function FeaturesField({ label, table, value, onChange, note, way = 0 }: Props): ReactElement {
  const words = useWords();
  const { t } = words;
  const { begin, choose, end, lookAt, pointOut } = useDraft();
  const [picking, setPicking] = useState(false);
  // The map keeps one callback for several clicks: each must see what the last one chose.
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });
  useEffect(() => () => end(), [end]);
  useEffect(() => {
    if (table === null || table.geometry !== 'line') return;
    choose(
      value.flatMap((id) =>
        linesOf(
          table,
          table.ids.findIndex((own) => own === id),
        ),
      ),
      way,
    );
    return () => choose([]);
  }, [table, value, way, choose]);
  const options = useMemo(() => optionsOf(table, words), [table, words]);

  if (table === null || table.count === 0)
    return <p className={styles['quiet']}>{t('forms.feature.none', { layer: label })}</p>;

  const nameOf = (id: string): string => options.find((option) => option.value === id)?.label ?? id;
  const toggle = (id: string): void => {
    const { value: chosen, onChange: put } = latest.current;
    put(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  };
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
        if (found !== null) toggle(table.ids[found.feature] ?? '');
      },
      { onCancel: stop, onFinish: stop },
    );
  };
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <p className={styles['quiet']} aria-live="polite">
        {t('forms.features.count', { count: value.length })}
      </p>
      {value.length === 0 ? null : (
        <ul className={styles['chosen']}>
          {value.map((id) => (
            <li key={id}>
              <span>{nameOf(id)}</span>
              <IconButton name={t('forms.features.remove', { name: nameOf(id) })} onPress={() => toggle(id)}>
                <Bin />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <p className={styles['quiet']} aria-live="polite">
        {note}
      </p>
      <SelectField
        label={t('forms.features.add')}
        value=""
        options={options.filter((option) => !value.includes(option.value))}
        onChange={(id) => {
          toggle(id);
          lookAt(linesNamed(table, id).flat());
        }}
        onPoint={(id) => pointOut(linesNamed(table, id ?? ''))}
      />
      <div className={styles['row']}>
        {picking ? (
          <>
            <p aria-live="polite">{t('forms.features.how')}</p>
            <Button kind="primary" size="s" onPress={stop}>
              {t('forms.geometry.finish')}
            </Button>
          </>
        ) : (
          <Button size="s" onPress={pick}>
            {t('forms.feature.pick')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
