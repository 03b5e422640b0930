import { type ReactElement, useEffect, useState } from 'react';
import { useDraft } from '../../app/draft-store.ts';
import {
  areaM2,
  crossesItself,
  type FromLonLat,
  formatGeometry,
  lengthM,
  parseGeometry,
} from '../../app/geometry-text.ts';
import type { Point } from '../../scenario/project.ts';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/fields.tsx';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';

interface Props {
  readonly kind: 'point' | 'line' | 'area';
  readonly label: string;
  readonly value: readonly Point[];
  readonly onChange: (points: readonly Point[]) => void;
  readonly fromLonLat: FromLonLat;
}

const fewest = { point: 1, line: 2, area: 3 } as const;

/** A place drawn by clicks on the map, or given as coordinates or GeoJSON. */
export function GeometryField({ kind, label, value, onChange, fromLonLat }: Props): ReactElement {
  const { t, quantity, number } = useWords();
  const { wanted, points, begin, setPoints, end } = useDraft();
  const [text, setText] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [mine, setMine] = useState(false);
  const drawing = mine && wanted === kind;

  useEffect(() => () => end(), [end]);

  const finish = (drawn: readonly Point[]): void => {
    onChange(drawn);
    setMine(false);
    end();
  };
  const draw = (): void => {
    setMine(true);
    begin(kind, [], (at) => {
      const next = [...useDraft.getState().points, at];
      if (kind === 'point') finish(next);
      else setPoints(next);
    });
  };
  const write = (next: string): void => {
    setText(next);
    const parsed = parseGeometry(next, fromLonLat);
    if (parsed === null || parsed.length < fewest[kind]) return;
    if (kind !== 'area' || !crossesItself(parsed)) onChange(parsed);
  };
  const shown = drawing ? points : value;
  const size =
    kind === 'line'
      ? quantity(lengthM(shown), 'm')
      : kind === 'area'
        ? quantity(areaM2(shown) / 10_000, 'ha', 2)
        : '';
  const crossed = kind === 'area' && crossesItself(shown);
  const faulty = text !== null && text.trim() !== '' && parseGeometry(text, fromLonLat) === null;

  return (
    <fieldset
      className={[styles['group'], over ? styles['drop'] : ''].join(' ')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) void file.text().then(write);
      }}
    >
      <legend className={styles['legend']}>{label}</legend>
      <p className={styles['quiet']} aria-live="polite">
        {shown.length === 0
          ? t('forms.geometry.none')
          : t('forms.geometry.points', { count: shown.length, n: number(shown.length), size })}
      </p>
      {crossed ? (
        <p className={styles['fault']} role="alert">
          {t('forms.geometry.crossed')}
        </p>
      ) : null}
      {drawing ? (
        <>
          <p>{t(`forms.geometry.how.${kind}`)}</p>
          <div className={styles['row']}>
            <Button
              kind="primary"
              size="s"
              isDisabled={points.length < fewest[kind] || crossed}
              onPress={() => finish(points)}
            >
              {t('forms.geometry.finish')}
            </Button>
            <Button size="s" isDisabled={points.length === 0} onPress={() => setPoints(points.slice(0, -1))}>
              {t('forms.geometry.removeLast')}
            </Button>
            <Button
              size="s"
              onPress={() => {
                setMine(false);
                end();
              }}
            >
              {t('common.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles['row']}>
          <Button size="s" onPress={draw}>
            {value.length === 0 ? t('forms.geometry.draw') : t('forms.geometry.redraw')}
          </Button>
          <Button size="s" kind="quiet" onPress={() => setText(text === null ? formatGeometry(value) : null)}>
            {t('forms.geometry.coordinates')}
          </Button>
        </div>
      )}
      {text === null ? null : (
        <TextField
          label={t('forms.geometry.coordinates')}
          help={t('forms.geometry.coordinatesHelp')}
          value={text}
          onChange={write}
          multiline
          error={faulty ? t('forms.geometry.fault') : undefined}
        />
      )}
    </fieldset>
  );
}
