import { type ReactElement, useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useDraft } from '../../app/draft-store.ts';
import { nearestFeature } from '../../app/features.ts';
import type { FromLonLat } from '../../app/geometry-text.ts';
import { featuresInside, listedFeatures } from '../../app/listed-features.ts';
import type { Point } from '../../scenario/project.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { flatXY } from '../../territory/rasterize.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { TextField } from '../controls/fields.tsx';
import { Bin } from '../controls/icons.tsx';
import { useTextDrop } from '../use-drop.ts';
import { featureNames } from '../feature-names.ts';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';

interface Props {
  readonly table: FeatureTable;
  readonly value: readonly string[];
  readonly fromLonLat: FromLonLat;
  readonly onChange: (ids: readonly string[]) => void;
}

/** Names shown at most: the rest is on the map and in the count. */
const mostNamed = 100;
const mostUnknown = 5;

type Tool = 'pick' | 'add' | 'remove';

/** Features chosen one by one: by clicks and lassos on the map, or as identifiers, cells of a table or GeoJSON. */
export function SelectionList({ table, value, fromLonLat, onChange }: Props): ReactElement {
  const words = useWords();
  const { t, number } = words;
  const { points, begin, end } = useDraft();
  const [tool, setTool] = useState<Tool | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [told, setTold] = useState<readonly string[]>([]);
  // The map keeps one callback for several clicks: each must see what the last one chose.
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });
  useEffect(() => () => end(), [end]);

  const change = (ids: readonly string[], isTaken: boolean): void => {
    const { value: before, onChange: put } = latest.current;
    const wanted = new Set(ids);
    put(isTaken ? [...new Set([...before, ...ids])] : before.filter((id) => !wanted.has(id)));
  };
  const toggle = (id: string): void => change([id], !latest.current.value.includes(id));
  const stop = (): void => {
    setTool(null);
    end();
  };
  const pick = (): void => {
    setTool('pick');
    begin(
      'feature',
      [],
      ([x, y], building) => {
        const met = building ?? table.ids[nearestFeature(table, x, y)?.feature ?? -1];
        if (met !== undefined && table.ids.some((id) => id === met)) toggle(met);
      },
      { onCancel: stop, onFinish: stop },
    );
  };
  const enclose = (isTaken: boolean): void => {
    const outline = useDraft.getState().points;
    const [first] = outline;
    stop();
    if (first === undefined || outline.length < 3) return;
    const inside = featuresInside(table, [flatXY([...outline, first])]);
    change(
      inside.map((feature) => String(table.ids[feature] ?? '')),
      isTaken,
    );
  };
  const lasso = (next: 'add' | 'remove'): void => {
    setTool(next);
    const corner = (at: Point): void => {
      const { points: drawn, setPoints } = useDraft.getState();
      setPoints([...drawn, at]);
    };
    const done = (): void => enclose(next === 'add');
    begin('area', [], corner, { onStroke: done, onCancel: stop, onFinish: done, fewest: 3 });
  };
  const bring = (given: string): void => {
    const listed = listedFeatures(table, given, fromLonLat);
    if (listed === null) setTold([t('forms.selection.unreadable')]);
    else {
      change(listed.ids, true);
      setTold([
        t('forms.selection.brought', { count: listed.ids.length, n: number(listed.ids.length) }),
        ...(listed.unknown.length === 0
          ? []
          : [
              t('forms.selection.unknown', {
                count: listed.unknown.length,
                n: number(listed.unknown.length),
                names: listed.unknown.slice(0, mostUnknown).join(' · '),
              }),
            ]),
      ]);
    }
    setText(null);
  };
  const { over, zone } = useTextDrop(bring);
  const nameOf = (id: string): string => {
    const feature = table.ids.findIndex((own) => own === id);
    return feature < 0 ? id : (featureNames(table, words)[feature] ?? id);
  };
  const shown = value.slice(0, mostNamed);
  return (
    <div className={[styles['form'], over ? styles['drop'] : ''].join(' ')} {...zone}>
      {tool === null ? (
        <div className={styles['row']}>
          <Button size="s" onPress={pick}>
            {t('forms.feature.pick')}
          </Button>
          <Button size="s" onPress={() => lasso('add')}>
            {t('forms.selection.lassoAdd')}
          </Button>
          {value.length === 0 ? null : (
            <Button size="s" onPress={() => lasso('remove')}>
              {t('forms.selection.lassoRemove')}
            </Button>
          )}
          <Button size="s" onPress={() => setText(text === null ? '' : null)}>
            {t('forms.selection.paste')}
          </Button>
          <FileTrigger onSelect={(files) => void files?.[0]?.text().then(bring)}>
            <Button size="s">{t('forms.selection.file')}</Button>
          </FileTrigger>
        </div>
      ) : (
        <>
          <p aria-live="polite">{t(tool === 'pick' ? 'forms.features.how' : 'forms.geometry.how.lasso')}</p>
          <div className={styles['row']}>
            <Button
              kind="primary"
              size="s"
              isDisabled={tool !== 'pick' && points.length < 3}
              onPress={() => (tool === 'pick' ? stop() : enclose(tool === 'add'))}
            >
              {t('forms.geometry.finish')}
            </Button>
            {tool === 'pick' ? null : (
              <Button size="s" onPress={stop}>
                {t('common.cancel')}
              </Button>
            )}
          </div>
        </>
      )}
      {text === null ? null : (
        <>
          <TextField
            label={t('forms.selection.pasted')}
            help={t('forms.selection.pastedHelp')}
            value={text}
            onChange={setText}
            multiline
          />
          <div className={styles['row']}>
            <Button size="s" kind="primary" isDisabled={text.trim() === ''} onPress={() => bring(text)}>
              {t('forms.features.add')}
            </Button>
          </div>
        </>
      )}
      <div aria-live="polite">
        {told.map((sentence) => (
          <p key={sentence} className={styles['quiet']}>
            {sentence}
          </p>
        ))}
      </div>
      {value.length === 0 ? null : (
        <>
          <ul className={styles['chosen']}>
            {shown.map((id) => (
              <li key={id}>
                <span>{nameOf(id)}</span>
                <IconButton
                  name={t('forms.features.remove', { name: nameOf(id) })}
                  onPress={() => toggle(id)}
                >
                  <Bin />
                </IconButton>
              </li>
            ))}
          </ul>
          <div className={styles['row']}>
            {value.length > shown.length ? (
              <span className={styles['quiet']}>
                {t('forms.selection.others', { n: number(value.length - shown.length) })}
              </span>
            ) : null}
            <Button size="s" kind="quiet" onPress={() => onChange([])}>
              {t('forms.selection.clear')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
