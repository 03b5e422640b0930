import type { ReactElement } from 'react';
import { layerKinds } from '../../layers.ts';
import { type TableKind, tableKinds } from '../../../loaders/understanding.ts';
import type { Territory } from '../../../territory/territory.ts';
import { lazily } from '../../lazily.tsx';
import { useWords } from '../../use-words.ts';
import { NoteText } from '../../note-text.tsx';
import styles from './left.module.css';

const TransitList = lazily(async () => (await import('../transit/transit-list.tsx')).TransitList);

function isTable(kind: string): kind is TableKind {
  return (tableKinds as readonly string[]).includes(kind);
}

/** What the territory is made of: each layer's source, dates, licence, and what had to be guessed. */
export function DataPanel({ territory }: { readonly territory: Territory }): ReactElement {
  const { t, date, number, bytes } = useWords();
  return (
    <div>
      <p className={styles['quiet']}>
        {territory.fictional ? t('common.fictionalNotice') : t('atelier.data.intro')}
      </p>
      {[...layerKinds, ...tableKinds].flatMap((kind) => {
        const layer = isTable(kind) ? undefined : territory.layers[kind];
        const source = territory.sources.find((one) => one.id === (layer?.source ?? kind));
        if (layer === undefined && (!isTable(kind) || source === undefined)) return [];
        const size =
          layer === undefined
            ? ''
            : 'table' in layer
              ? t('atelier.data.features', { count: layer.table.count, n: number(layer.table.count) })
              : t('atelier.data.cells', {
                  size: number(layer.grid.cellSizeM, layer.grid.cellSizeM % 1 === 0 ? 0 : 1),
                  columns: number(layer.grid.columns),
                  rows: number(layer.grid.rows),
                });
        const total = source?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
        return [
          <div key={kind} className={styles['source']}>
            <strong>{t(`layers.${kind}`)}</strong> <span className={styles['quiet']}>{size}</span>
            {source === undefined ? null : (
              <dl>
                {territory.fictional ? null : (
                  <>
                    <dt>{t('atelier.data.producer')}</dt>
                    <dd>{source.producer || t('common.unknown')}</dd>
                  </>
                )}
                <dt>{t('atelier.data.product')}</dt>
                <dd>{source.product || t('common.unknown')}</dd>
                <dt>{t('atelier.data.edition')}</dt>
                <dd>{source.editionDate === null ? t('common.unknown') : date(source.editionDate)}</dd>
                <dt>{t('atelier.data.licence')}</dt>
                <dd>{source.licence || t('common.unknown')}</dd>
                {source.files.length === 0 ? null : (
                  <>
                    <dt>{t('atelier.data.files')}</dt>
                    <dd>
                      {t('atelier.data.fileCount', {
                        count: source.files.length,
                        n: number(source.files.length),
                        size: bytes(total),
                      })}
                    </dd>
                  </>
                )}
              </dl>
            )}
            {source?.notes.map((note) => (
              <NoteText key={`${note.key}-${JSON.stringify(note.details)}`} note={note} />
            ))}
            {kind === 'transit' && territory.transit ? (
              <TransitList territory={territory} feed={territory.transit} />
            ) : null}
          </div>,
        ];
      })}
    </div>
  );
}
