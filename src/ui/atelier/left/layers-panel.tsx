import type { ReactElement } from 'react';
import { usePreferences } from '../../../app/preferences.ts';
import { useView } from '../../../app/view-store.ts';
import { palettes } from '../../../scene/palette.ts';
import type { SceneLayer } from '../../../scene/picture.ts';
import type { EngineSpec, FieldSpec } from '../../../simulation/contract.ts';
import { landCoverClasses, landCoverLabels } from '../../../territory/land-cover.ts';
import type { RasterLayer, Territory } from '../../../territory/territory.ts';
import { CheckField } from '../../controls/fields.tsx';
import { Section } from '../../controls/section.tsx';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import { differenceLegend, legendOf } from '../legend.ts';
import styles from './left.module.css';

interface Props {
  readonly territory: Territory;
  readonly spec: EngineSpec;
}

const sceneLayers = [
  'landCover',
  'surroundings',
  'buildings',
  'roads',
  'waterLines',
  'waterSurfaces',
  'dikes',
  'limits',
  'places',
] as const satisfies readonly SceneLayer[];

/** Codes of land cover that a raster holds, in the order of the nomenclature. */
function coversOf(raster: RasterLayer): readonly number[] {
  const present = new Uint8Array(landCoverClasses.length);
  for (const code of raster.values) present[code] = 1;
  return [...present.keys()].filter((code) => code > 0 && present[code] === 1);
}

/** What the map draws: the shown result's classes, then the territory's layers, each with its legend. */
export function LayersPanel({ territory, spec }: Props): ReactElement {
  const words = useWords();
  const { t, say } = words;
  const palette = palettes[usePreferences((preferences) => preferences.theme)];
  const { field, hidden, layout, toggleLayer } = useView();
  const rows = (one: FieldSpec) =>
    layout === 'difference' ? differenceLegend(words, one, palette) : legendOf(words, one, palette);
  const shown = spec.fields[field];
  const colours: Partial<Record<SceneLayer, string>> = {
    buildings: palette.building.roof,
    roads: palette.road.fill,
    waterLines: palette.water.line,
    waterSurfaces: palette.water.surface,
    dikes: palette.dike.wall,
    limits: palette.limit,
  };
  return (
    <div className={styles['stack']}>
      {shown === undefined ? null : (
        <div className={styles['layer']}>
          <strong>
            {layout === 'difference'
              ? t('atelier.legend.difference', { field: say(shown.label) })
              : sentence(say(shown.label))}
          </strong>
          <ul className={styles['legend']}>
            {rows(shown).map((row) => (
              <li key={row.label} className={styles['swatchRow']}>
                <span
                  className={styles['swatch']}
                  data-sign={row.sign}
                  style={{ backgroundColor: row.colour }}
                  aria-hidden="true"
                />
                {row.label}
              </li>
            ))}
          </ul>
        </div>
      )}
      {sceneLayers
        .filter((layer) => territory.layers[layer] !== undefined)
        .map((layer) => (
          <div key={layer} className={styles['layer']}>
            <CheckField checked={!hidden.has(layer)} onChange={() => toggleLayer(layer)}>
              {t(`layers.${layer}`)}{' '}
              {colours[layer] === undefined ? null : (
                <span
                  className={styles['swatch']}
                  style={{ background: colours[layer], display: 'inline-block' }}
                  aria-hidden="true"
                />
              )}
            </CheckField>
            {layer === 'landCover' && territory.layers.landCover && !hidden.has('landCover') ? (
              <Section title={t('atelier.layers.legend')} level={4}>
                <ul className={styles['legend']}>
                  {coversOf(territory.layers.landCover).map((code) => {
                    const cover = landCoverClasses[code] ?? 'unknown';
                    return (
                      <li key={cover} className={styles['swatchRow']}>
                        <span
                          className={styles['swatch']}
                          style={{ background: palette.landCover[cover] }}
                          aria-hidden="true"
                        />
                        {say(landCoverLabels[cover])}
                      </li>
                    );
                  })}
                </ul>
              </Section>
            ) : null}
          </div>
        ))}
    </div>
  );
}
