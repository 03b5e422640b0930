import type { ReactElement } from 'react';
import { type Layout, useView } from '../../../app/view-store.ts';
import type { EngineSpec } from '../../../simulation/contract.ts';
import { SelectField } from '../../controls/fields.tsx';
import { Segments } from '../../controls/segments.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { isInstant } from '../../../simulation/derived-fields.ts';
import { counterpart } from './field-sources.ts';
import styles from './views.module.css';

interface Props {
  /** Every phenomenon that can be looked at. */
  readonly specs: readonly EngineSpec[];
  readonly spec: EngineSpec;
  /** Names of its fields that can be looked at. */
  readonly fields: readonly string[];
  readonly comparable: boolean;
  /** As it is drawn: a curtain stands in for two views that do not fit. */
  readonly layout: Layout;
  readonly fitsTwo: boolean;
}

const layouts = ['single', 'side', 'curtain', 'difference'] as const satisfies readonly Layout[];

/** How the views are laid out and what they show. */
export function Tools({ specs, spec, fields, comparable, layout, fitsTwo }: Props): ReactElement {
  const { t, say } = useWords();
  const { field, set } = useView();
  const other = counterpart(spec, field);
  const shown = spec.fields[field];
  const moment = shown && isInstant(shown) ? 'instant' : 'maximum';
  return (
    <div className={styles['tools']}>
      {specs.length > 1 ? (
        <div className={styles['fieldChoice']}>
          <SelectField
            label={t('atelier.views.engine')}
            hideLabel
            value={spec.id}
            options={specs.map((one) => ({ value: one.id, label: sentence(say(one.title)) }))}
            onChange={(engine) =>
              set({
                engine,
                field: '',
                fieldChosen: false,
                instant: 0,
                playing: false,
                pace: null,
                shown: null,
                explained: null,
                panel: 'figures',
                edge: null,
                building: null,
                users: false,
                desires: null,
              })
            }
          />
        </div>
      ) : null}
      {comparable ? (
        <Segments<Layout>
          label={t('atelier.views.layout')}
          options={layouts
            .filter((value) => fitsTwo || value !== 'side')
            .map((value) => ({ value, label: t(`atelier.views.layouts.${value}`) }))}
          value={layout}
          onChange={(value) => set({ layout: value })}
        />
      ) : null}
      <div className={styles['fieldChoice']}>
        <SelectField
          label={t('atelier.views.field')}
          hideLabel
          value={field}
          options={fields.map((value) => ({
            value,
            label: sentence(say(spec.fields[value]?.label ?? { fr: value, en: value })),
          }))}
          onChange={(value) => set({ field: value, fieldChosen: true })}
        />
      </div>
      {other === null ? null : (
        <Segments<'instant' | 'maximum'>
          label={t('atelier.views.moment')}
          options={[
            { value: 'instant', label: t('atelier.views.instant') },
            { value: 'maximum', label: t('atelier.views.maximum') },
          ]}
          value={moment}
          onChange={(value) => {
            if (value !== moment) set({ field: other, fieldChosen: true, playing: false });
          }}
        />
      )}
    </div>
  );
}
