import type { ReactElement } from 'react';
import { gridBounds } from '../../base/grid.ts';
import { units } from '../../base/units.ts';
import { wayOf } from '../../app/draft-store.ts';
import type { FromLonLat } from '../../app/geometry-text.ts';
import { firstPeak, seriesOfPeak } from '../../app/series-text.ts';
import type { Border, Edit, Point, Series } from '../../scenario/project.ts';
import type { FormField } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { RasterValues } from '../../territory/raster.ts';
import type { LayerKind, Territory } from '../../territory/territory.ts';
import { NumberField, SelectField } from '../controls/fields.tsx';
import { Section } from '../controls/section.tsx';
import { lazily } from '../lazily.tsx';
import { numberText } from '../number-text.ts';
import { sentence } from '../text.ts';
import { useWords } from '../use-words.ts';
import { BorderField, wholeSide } from './border-field.tsx';
import { ChoicesField } from './choices-field.tsx';
import { DayField } from './day-field.tsx';
import { FeatureField } from './feature-field.tsx';
import { FeaturesField } from './features-field.tsx';
import { type FormValues, textsOf } from './form-values.ts';
import styles from './forms.module.css';
import { GeometryField } from './geometry-field.tsx';
import { SeriesField } from './series-field.tsx';

const SelectionField = lazily(
  async () => (await import('./selection-field.tsx')).SelectionField,
  <p className={styles['quiet']}>…</p>,
);

export type { FormValues } from './form-values.ts';

interface Props {
  readonly fields: readonly FormField[];
  readonly values: FormValues;
  readonly territory: Territory;
  /** Length of the event: how far the curves of series go. */
  readonly durationS: number;
  readonly fromLonLat: FromLonLat;
  /** The edit that the form is for, as it stands; absent or null: none, or not complete yet. */
  readonly edit?: Edit | null;
  /** What is to be known beside a field, by its key. */
  readonly notes?: Readonly<Record<string, string | undefined>>;
  readonly onChange: (values: FormValues) => void;
}

/** What a form holds before anybody touched it. */
export function startingValues(fields: readonly FormField[], territory: Territory): FormValues {
  const bounds = gridBounds(territory.layers.terrain.grid);
  const start = (field: Exclude<FormField, { kind: 'selection' | 'group' }>): unknown => {
    switch (field.kind) {
      case 'number':
        return field.default;
      case 'choice':
        return defaultChoice(field, territory);
      case 'border':
        return wholeSide('north', bounds);
      case 'series':
        return seriesOfPeak(firstPeak(field.unit));
      case 'point':
      case 'line':
      case 'area':
      case 'feature':
      case 'instant':
        return null;
      case 'features':
        return [];
      case 'choices':
      case 'day':
        return field.default;
      case 'load-profile':
        return '';
    }
  };
  const entries = fields.map((field): FormValues => {
    if (field.kind === 'group') return startingValues(field.fields, territory);
    return field.kind === 'selection'
      ? { [field.key]: [], [field.area.key]: null, ...startingValues(field.query, territory) }
      : { [field.key]: start(field) };
  });
  return Object.assign({}, ...entries) as FormValues;
}

/** The territory's own datum where that is the question, else the first option. */
function defaultChoice(field: FormField & { kind: 'choice' }, territory: Territory): string {
  const own = field.options.find((option) => option.value === territory.verticalDatum);
  return (own ?? field.options[0])?.value ?? '';
}

function tableOf(territory: Territory, layer: LayerKind): FeatureTable | null {
  const found = territory.layers[layer];
  return found && 'table' in found ? found.table : null;
}

/** Criteria of a selection that something is known of in its layer, or that have been used. */
function offered(
  { query, layer }: FormField & { kind: 'selection' },
  values: FormValues,
  territory: Territory,
): readonly FormField[] {
  const columns = tableOf(territory, layer)?.columns;
  return query.filter((field) => {
    if (field.kind !== 'choice' || field.knownBy === undefined) return true;
    const column = columns?.[field.knownBy];
    const isKnown = column?.type === 'text' && column.codes.some((code) => column.dictionary[code] !== '');
    const used = values[field.key];
    return isKnown || (used !== undefined && used !== field.options[0]?.value);
  });
}

/** A single point is kept as the schema wants it: a list when the form asks for a line. */
function pointsOf(value: unknown): readonly Point[] {
  return Array.isArray(value) ? (value as readonly Point[]) : [];
}

function numbersIn(value: unknown): readonly number[] | null {
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : null;
}

/** The territory's load profiles, with the one that is chosen even where the territory lacks it. */
function profileOptions(
  { loadProfiles = [] }: Territory,
  value: unknown,
  automatic: string,
): readonly { readonly value: string; readonly label: string }[] {
  const names = new Set(loadProfiles.map(({ name }) => name));
  if (typeof value === 'string' && value !== '') names.add(value);
  return [{ value: '', label: automatic }, ...[...names].map((name) => ({ value: name, label: name }))];
}

/** What a number is multiplied by as it is written: shares are in %. */
function scaleOf({ isShare }: FormField & { kind: 'number' }): number {
  return isShare === true ? 100 : 1;
}

const secondsPerHour = 3600;
/** A hypothesis lasts a year at most. */
const hoursPerYear = 8760;

/** The entries of a form that an engine's spec describes. */
export function SpecForm(props: Props): ReactElement {
  const { fields, values, territory, durationS, fromLonLat, onChange } = props;
  const words = useWords();
  const { t, say, language, significant } = words;
  const bounds = gridBounds(territory.layers.terrain.grid);
  const { grid, values: elevations } = territory.layers.terrain;
  const ground = { grid, values: elevations as RasterValues['values'] };

  const usualText = (field: FormField & { kind: 'number' }, value: number): string =>
    field.isShare === true ? numberText(words, field, value) : significant(value, 6);
  /** Where a usual value comes from; beside another one, which it was. */
  const helpOf = (field: FormField & { kind: 'number' }, value: unknown): string | undefined => {
    const source = field.help ? say(field.help) : undefined;
    if (field.isUsual !== true || field.default === null || value === field.default) return source;
    const usual = t('common.usualValue', { value: usualText(field, field.default) });
    return source === undefined ? usual : `${usual} (${source})`;
  };
  const entry = (field: FormField): ReactElement => {
    const label = sentence(say(field.label));
    const value = values[field.key];
    const put = (next: unknown): void => onChange({ ...values, [field.key]: next });
    switch (field.kind) {
      case 'number':
        return (
          <NumberField
            key={field.key}
            label={label}
            unit={field.isShare === true ? '%' : units[field.unit][language]}
            value={typeof value === 'number' ? value * scaleOf(field) : null}
            min={field.min * scaleOf(field)}
            max={field.max * scaleOf(field)}
            onChange={(written) => put(written / scaleOf(field))}
            onClear={() => put(null)}
            help={helpOf(field, value)}
            isYear={field.unit === 'year'}
          />
        );
      case 'group':
        return (
          <Section key={field.key} title={label} level={4}>
            <p className={styles['quiet']}>{say(field.help)}</p>
            <div className={styles['sourced']}>
              <SpecForm {...props} fields={field.fields} />
            </div>
          </Section>
        );
      case 'choice':
        return (
          <SelectField
            key={field.key}
            label={label}
            value={String(value)}
            options={field.options.map((option) => ({ value: option.value, label: say(option.label) }))}
            onChange={put}
          />
        );
      case 'point':
      case 'line':
      case 'area':
        return (
          <GeometryField
            key={field.key}
            kind={field.kind}
            label={label}
            value={pointsOf(value)}
            onChange={put}
            fromLonLat={fromLonLat}
            ground={ground}
            way={wayOf(field.directedBy === undefined ? null : values[field.directedBy])}
          />
        );
      case 'border':
        return (
          <BorderField
            key={field.key}
            label={label}
            value={value as Border | null}
            bounds={bounds}
            onChange={put}
          />
        );
      case 'series':
        return (
          <SeriesField
            key={field.key}
            label={label}
            unit={field.unit}
            value={value as Series | null}
            durationS={durationS}
            onChange={put}
          />
        );
      case 'feature':
        return (
          <FeatureField
            key={field.key}
            label={label}
            table={tableOf(territory, field.layer)}
            value={typeof value === 'string' ? value : ''}
            onChange={put}
          />
        );
      case 'features':
        return (
          <FeaturesField
            key={field.key}
            label={label}
            table={tableOf(territory, field.layer)}
            value={textsOf(value)}
            note={props.notes?.[field.key]}
            onChange={put}
            way={wayOf(field.directedBy === undefined ? null : values[field.directedBy])}
          />
        );
      case 'selection':
        return (
          <SelectionField
            key={field.key}
            {...props}
            listKey={field.key}
            isByArea={field.query.length === 0}
            label={label}
            table={tableOf(territory, field.layer)}
            edit={props.edit ?? null}
          >
            <div className={styles['pairs']}>
              <SpecForm {...props} fields={offered(field, values, territory)} />
            </div>
            <SpecForm {...props} fields={[field.area]} />
          </SelectionField>
        );
      case 'choices':
        return (
          <ChoicesField
            key={field.key}
            label={label}
            options={field.options.map((option) => ({ value: option.value, label: say(option.label) }))}
            value={textsOf(value)}
            onChange={put}
          />
        );
      case 'day':
        return <DayField key={field.key} label={label} value={numbersIn(value)} onChange={put} />;
      case 'load-profile':
        return (
          <SelectField
            key={field.key}
            label={label}
            value={typeof value === 'string' ? value : ''}
            options={profileOptions(territory, value, t('forms.day.automatic'))}
            onChange={put}
          />
        );
      case 'instant':
        return (
          <NumberField
            key={field.key}
            label={label}
            unit={units['h'][language]}
            value={typeof value === 'number' ? value / secondsPerHour : null}
            min={0}
            max={hoursPerYear}
            onChange={(hours) => put(hours * secondsPerHour)}
            onClear={() => put(null)}
          />
        );
    }
  };
  return <div className={styles['form']}>{fields.map(entry)}</div>;
}
