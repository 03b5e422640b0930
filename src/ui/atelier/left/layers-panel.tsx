import type { ReactElement } from 'react';
import { usePreferences } from '../../../app/preferences.ts';
import { useView } from '../../../app/view-store.ts';
import { isWooded } from '../../../scene/objects/tree-kinds.ts';
import { palettes } from '../../../scene/palette.ts';
import { isochroneReachM } from '../../../scene/isochrones.ts';
import { isWide } from '../../../scene/objects/ribbon-widths.ts';
import type { SceneLayer } from '../../../scene/picture.ts';
import { velocityOf } from '../../../simulation/derived-fields.ts';
import { landCoverClasses, landCoverLabels } from '../../../territory/land-cover.ts';
import type { RasterLayer, Territory } from '../../../territory/territory.ts';
import { CheckField } from '../../controls/fields.tsx';
import { Section } from '../../controls/section.tsx';
import { lazily } from '../../lazily.tsx';
import { useWords } from '../../use-words.ts';
import { useShownLegend } from '../shown-legend.ts';
import { useTold } from '../told.ts';
import type { Current } from '../use-current.ts';
import styles from './left.module.css';

const DensityNote = lazily(async () => (await import('./density-note.tsx')).DensityNote);

const WidthLegend = lazily(async () => (await import('../roads/width-legend.tsx')).WidthLegend);

const HiddenNote = lazily(async () => (await import('../leave/hidden-note.tsx')).HiddenNote);

const sceneLayers = [
  'landCover',
  'surroundings',
  'trees',
  'buildings',
  'roads',
  'footways',
  'railways',
  'transit',
  'waterLines',
  'waterSurfaces',
  'dikes',
  'limits',
  'places',
] as const satisfies readonly SceneLayer[];

/** Trees are drawn from the land cover's woods, vines and hedges. */
function isThere(layer: (typeof sceneLayers)[number], { layers, transit }: Territory): boolean {
  if (layer === 'trees') return layers.landCover !== undefined && isWooded(layers.landCover);
  if (layer === 'transit') return transit !== undefined;
  return layers[layer] !== undefined;
}

const knownCovers = new WeakMap<RasterLayer, readonly number[]>();

/** Codes of land cover that a raster holds, in the order of the nomenclature: looked for once, among millions. */
function coversOf(raster: RasterLayer): readonly number[] {
  const known = knownCovers.get(raster) ?? readCovers(raster);
  knownCovers.set(raster, known);
  return known;
}

function readCovers(raster: RasterLayer): readonly number[] {
  const present = new Uint8Array(landCoverClasses.length);
  for (const code of raster.values) present[code] = 1;
  return [...present.keys()].filter((code) => code > 0 && present[code] === 1);
}

/** What the map draws: the shown result's classes, then the territory's layers, each with its legend. */
export function LayersPanel({ current }: { readonly current: Current }): ReactElement {
  const { territory, spec } = current;
  const { t, say } = useWords();
  const palette = palettes[usePreferences((preferences) => preferences.theme)];
  const { hidden, toggleLayer } = useView();
  const told = useTold(current);
  const legend = useShownLegend(current);
  const shown = legend?.field ?? null;
  const isDifference = legend?.isDifference === true;
  const tellsTimes = shown?.role === 'travelTime' && legend?.isLacking === false;
  const isEven = shown !== null && !isDifference && shown.classes[0] === Number.NEGATIVE_INFINITY;
  const colours: Partial<Record<SceneLayer, string>> = {
    trees: palette.tree.broadleaf,
    buildings: palette.building.roof,
    roads: palette.road.fill,
    footways: palette.footway,
    railways: palette.railway.bed,
    transit: palette.transit,
    waterLines: palette.water.line,
    waterSurfaces: palette.water.surface,
    dikes: palette.dike.wall,
    limits: palette.limit,
  };
  return (
    <div className={styles['stack']}>
      {shown === null || legend === null ? null : (
        <div className={styles['layer']}>
          <strong>{legend.title}</strong>
          <ul className={styles['legend']}>
            {legend.rows.map((row) => (
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
            {tellsTimes && !isDifference ? (
              <li className={styles['swatchRow']}>
                <span className={styles['swatch']} data-sign="none" aria-hidden="true" />
                {t('atelier.legend.noWay')}
              </li>
            ) : null}
          </ul>
          {tellsTimes && !isDifference && shown.per.includes('building') ? (
            <p className={styles['quiet']}>
              {shown.along === undefined
                ? t('atelier.legend.nearTimes', { reach: isochroneReachM })
                : t('atelier.legend.isochrones')}
            </p>
          ) : null}
          {tellsTimes && isDifference ? <p className={styles['quiet']}>{t('atelier.legend.lost')}</p> : null}
          {legend.width === null ? null : <WidthLegend {...legend.width} />}
          {shown.per.includes('edge') && legend.width === null && (isWide(shown) || isDifference) ? (
            <p className={styles['quiet']}>{t('atelier.legend.width')}</p>
          ) : null}
          {shown.from?.kind === 'density' && !isDifference ? (
            <DensityNote current={current} density={shown.from} />
          ) : null}
          {told === null ? null : <HiddenNote field={shown} />}
          {legend.notes.map((note) => (
            <p key={note} className={styles['quiet']}>
              {note}
            </p>
          ))}
          {isEven ? <p className={styles['quiet']}>{t('atelier.legend.even')}</p> : null}
          {shown.role === 'level' ? (
            <p className={styles['quiet']}>
              {t('import.datum')}
              {t('common.colon')} {t(`import.datums.${territory.verticalDatum}`)}
            </p>
          ) : null}
        </div>
      )}
      {spec.movement === undefined ? null : (
        <div className={styles['layer']}>
          <CheckField checked={!hidden.has('vehicles')} onChange={() => toggleLayer('vehicles')}>
            {t('layers.vehicles')}
          </CheckField>
        </div>
      )}
      {velocityOf(spec) === null ? null : (
        <div className={styles['layer']}>
          <CheckField checked={!hidden.has('current')} onChange={() => toggleLayer('current')}>
            {t('layers.current')}
          </CheckField>
        </div>
      )}
      {sceneLayers
        .filter((layer) => isThere(layer, territory))
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
