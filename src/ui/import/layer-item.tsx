import type { ReactElement } from 'react';
import { correct } from '../../app/import-store.ts';
import { correctOne } from '../../loaders/corrections.ts';
import { reasonTexts } from '../../loaders/reason-texts.ts';
import {
  kindsWithoutPlace,
  type Override,
  type TableKind,
  type Understanding,
  type UnderstoodKind,
} from '../../loaders/understanding.ts';
import type { fr } from '../../i18n/fr/index.ts';
import { attributes } from '../../territory/attributes.ts';
import { crsList } from '../../territory/crs.ts';
import {
  type FeatureKind,
  featureKinds,
  rasterKinds,
  type VerticalDatum,
} from '../../territory/territory.ts';
import { namesOf } from '../atelier/attribution.ts';
import { SelectField } from '../controls/fields.tsx';
import { Section } from '../controls/section.tsx';
import { useWords } from '../use-words.ts';
import styles from './import.module.css';
import { ProblemText } from './problem-text.tsx';

interface Props {
  readonly understood: Understanding;
  readonly override: Override | undefined;
}

type AttributeName = keyof (typeof fr)['import']['attributes'];

const datums = [
  'NGF-IGN69',
  'IGN78',
  'chart',
  'local',
  'unknown',
] as const satisfies readonly VerticalDatum[];

function isFeatureKind(kind: UnderstoodKind): kind is FeatureKind {
  return (featureKinds as readonly string[]).includes(kind);
}

/** Formats that hold one kind of thing. */
const tableFormats: Partial<Record<Understanding['format'], TableKind>> = {
  weather: 'weather',
  gtfs: 'transit',
  mobpro: 'commuters',
  od: 'trips',
  diagnoses: 'diagnoses',
  'energy-totals': 'energyTotals',
  'load-profiles': 'loadProfiles',
};

/** Kinds that a layer of this shape may be. */
function possibleKinds({ geometry, format, kind }: Understanding): readonly UnderstoodKind[] {
  if (format === 'lisflood' && kind === 'forcing') return ['forcing', 'unused'];
  const table = tableFormats[format];
  if (table !== undefined) return [table, 'unused'];
  const kinds =
    geometry === null ? rasterKinds : [...featureKinds, 'landCover' as const, 'diagnoses' as const];
  return [...kinds, 'unused'];
}

/** House names of the attributes of a kind. */
function houseAttributes(kind: FeatureKind): readonly AttributeName[] {
  return Object.keys(attributes[kind]) as AttributeName[];
}

/** One layer of what was brought: what it was taken for and why, its faults, and the means to correct it. */
export function LayerItem({ understood, override }: Props): ReactElement {
  const { t, say, fill, number } = useWords();
  const layer = override ? correctOne(understood, override) : understood;
  const kindName = (kind: UnderstoodKind): string =>
    kind === 'unused' ? t('import.unused') : kind === 'forcing' ? t('import.forcing') : t(`layers.${kind}`);
  const readable = layer.geometry !== null || layer.bounds !== null;
  const crs = crsList.find((one) => one.epsg === layer.crs);
  const house = isFeatureKind(layer.kind) ? houseAttributes(layer.kind) : [];
  const reason = layer.reason;

  return (
    <li className={styles['item']}>
      <div className={styles['itemHead']}>
        <span>
          <span className={styles['itemKind']}>{kindName(layer.kind)}</span>{' '}
          <span className={styles['itemFile']}>— {layer.id}</span>
        </span>
      </div>
      <p className={styles['facts']}>
        <span>{fill(reasonTexts[reason.key], { product: layer.provenance.product, ...reason.details })}</span>
        {layer.count > 0 && !kindsWithoutPlace.has(layer.kind) ? (
          <span>
            {layer.geometry === null
              ? t('import.cells', { n: number(layer.count) })
              : t('import.features', { count: layer.count, n: number(layer.count) })}
          </span>
        ) : null}
        {layer.resolutionM === null ? null : (
          <span>
            {t('import.resolution', {
              value: number(layer.resolutionM, layer.resolutionM % 1 === 0 ? 0 : 2),
            })}
          </span>
        )}
        {readable ? <span>{crs ? crs.name : t('import.crsUnknown')}</span> : null}
        {layer.provenance.product === '' ? null : (
          <span>{namesOf(layer.provenance.producer, layer.provenance.product)}</span>
        )}
      </p>
      {layer.problems.map((problem) => (
        <ProblemText key={`${problem.code}-${problem.message}`} problem={problem} />
      ))}
      {readable ? (
        <Section title={t('import.correct')}>
          <div className={styles['corrections']}>
            <SelectField<UnderstoodKind>
              label={t('import.kind')}
              value={layer.kind}
              options={possibleKinds(understood).map((kind) => ({ value: kind, label: kindName(kind) }))}
              onChange={(kind) => correct(layer.id, { kind })}
            />
            <SelectField
              label={t('import.crs')}
              value={String(layer.crs ?? '')}
              options={[
                ...(layer.crs === null ? [{ value: '', label: t('import.crsUnknown') }] : []),
                ...crsList.map((one) => ({
                  value: String(one.epsg),
                  label: `${one.name} · ${say(one.place)} · EPSG:${one.epsg}`,
                })),
              ]}
              onChange={(epsg) => {
                if (epsg !== '') correct(layer.id, { crs: Number(epsg) });
              }}
            />
            {layer.geometry === null || layer.kind === 'dikes' ? (
              <SelectField<VerticalDatum>
                label={t('import.datum')}
                value={layer.verticalDatum}
                options={datums.map((datum) => ({ value: datum, label: t(`import.datums.${datum}`) }))}
                onChange={(verticalDatum) => correct(layer.id, { verticalDatum })}
              />
            ) : null}
            {layer.fields.length === 0
              ? null
              : house.map((name) => (
                  <SelectField
                    key={name}
                    label={t(`import.attributes.${name}`)}
                    value={layer.mapping.find((one) => one.house === name)?.field ?? ''}
                    options={[
                      { value: '', label: t('import.noField') },
                      ...layer.fields.map((field) => ({ value: field, label: field })),
                    ]}
                    onChange={(field) => {
                      const others = (override?.mapping ?? []).filter((one) => one.house !== name);
                      correct(layer.id, { mapping: [...others, { house: name, field }] });
                    }}
                  />
                ))}
          </div>
        </Section>
      ) : null}
    </li>
  );
}
