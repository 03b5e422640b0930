import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useDraft, type Way } from '../../app/draft-store.ts';
import {
  areaM2,
  crossesItself,
  type FromLonLat,
  formatGeometry,
  lengthM,
  parseGeometry,
  simplified,
} from '../../app/geometry-text.ts';
import { groundRange } from '../../app/ground-range.ts';
import type { Point } from '../../scenario/project.ts';
import type { RasterValues } from '../../territory/raster.ts';
import { Button } from '../controls/button.tsx';
import { TextField } from '../controls/fields.tsx';
import { useTextDrop } from '../use-drop.ts';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';
import { useHeld } from './use-held.ts';

interface Props {
  readonly kind: 'point' | 'line' | 'area';
  readonly label: string;
  readonly value: readonly Point[];
  readonly onChange: (points: readonly Point[]) => void;
  readonly fromLonLat: FromLonLat;
  /** Elevations, m: told beside what is drawn, so that crests and levels can be chosen. */
  readonly ground: RasterValues;
  /** Which way a line is taken, shown by an arrow; absent: it is not told. */
  readonly way?: Way;
}

const fewest = { point: 1, line: 2, area: 3 } as const;

/** A place drawn by clicks on the map, or given as coordinates or GeoJSON. */
export function GeometryField(props: Props): ReactElement {
  const { kind, label, value, onChange, fromLonLat, ground, way = 0 } = props;
  const { t, quantity, number } = useWords();
  const { wanted, points, onStroke, begin, setPoints, end } = useDraft();
  const [text, setText] = useState<string | null>(null);
  const [mine, setMine] = useState(false);
  // A stroke that crossed itself: another one is waited for.
  const [spoilt, setSpoilt] = useState(false);
  const drawing = mine && wanted === kind;
  useHeld(
    kind,
    useMemo(() => (value.length === 0 ? [] : [value]), [value]),
    way,
  );

  useEffect(() => () => end(), [end]);

  const finish = (drawn: readonly Point[]): void => {
    onChange(drawn);
    setMine(false);
    end();
  };
  const stop = (): void => {
    setMine(false);
    end();
  };
  const finishAsDrawn = (): void => {
    const drawn = useDraft.getState().points;
    if (kind !== 'area' || !crossesItself(drawn)) finish(drawn);
  };
  const draw = (): void => {
    setMine(true);
    begin(
      kind,
      [],
      (at) => {
        const next = [...useDraft.getState().points, at];
        if (kind === 'point') finish(next);
        else setPoints(next);
      },
      kind === 'point'
        ? { onCancel: stop }
        : { onCancel: stop, onFinish: finishAsDrawn, fewest: fewest[kind] },
    );
  };
  const drawByHand = (): void => {
    setMine(true);
    setSpoilt(false);
    const onStroke = (): void => {
      const outline = simplified(useDraft.getState().points);
      const isSpoilt = outline.length < fewest.area || crossesItself(outline);
      setSpoilt(isSpoilt);
      if (isSpoilt) setPoints([]);
      else finish(outline);
    };
    begin(kind, [], () => undefined, { onStroke, onCancel: stop });
  };
  const write = (next: string): void => {
    setText(next);
    const parsed = parseGeometry(next, fromLonLat);
    if (parsed === null || parsed.length < fewest[kind]) return;
    if (kind !== 'area' || !crossesItself(parsed)) onChange(parsed);
  };
  const [unread, setUnread] = useState(false);
  // A file may be long: only its geometry is taken.
  const bring = (given: string): void => {
    const parsed = parseGeometry(given, fromLonLat);
    const isFit =
      parsed !== null && parsed.length >= fewest[kind] && (kind !== 'area' || !crossesItself(parsed));
    setUnread(!isFit);
    if (isFit) onChange(kind === 'point' ? parsed.slice(0, 1) : parsed);
  };
  const { over, zone } = useTextDrop(bring);
  const shown = drawing ? points : value;
  const sizes = {
    point: () => [],
    line: () => [quantity(lengthM(shown), 'm')],
    area: () => [quantity(areaM2(shown) / 10_000, 'ha', 2)],
  } as const satisfies Record<Props['kind'], () => readonly string[]>;
  const range = groundRange(ground, shown);
  const facts = [
    t('forms.geometry.points', { count: shown.length, n: number(shown.length) }),
    ...sizes[kind](),
    ...(range === null
      ? []
      : [t('forms.geometry.ground', { low: number(range.lowM, 1), high: quantity(range.highM, 'm', 1) })]),
  ];
  const crossed = kind === 'area' && crossesItself(shown);
  const faulty = text !== null && text.trim() !== '' && parseGeometry(text, fromLonLat) === null;

  return (
    <fieldset className={[styles['group'], over ? styles['drop'] : ''].join(' ')} {...zone}>
      <legend className={styles['legend']}>{label}</legend>
      <p className={styles['quiet']} aria-live="polite">
        {shown.length === 0 ? t('forms.geometry.none') : facts.join(' · ')}
      </p>
      {crossed ? (
        <p className={styles['fault']} role="alert">
          {t('forms.geometry.crossed')}
        </p>
      ) : null}
      {drawing && spoilt && points.length === 0 ? (
        <p className={styles['fault']} role="alert">
          {t('forms.geometry.spoilt')}
        </p>
      ) : null}
      {unread ? (
        <p className={styles['fault']} role="alert">
          {t('forms.geometry.fileFault')}
        </p>
      ) : null}
      {drawing ? (
        <>
          <p>{t(`forms.geometry.how.${onStroke === null ? kind : 'stroke'}`)}</p>
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
            <Button size="s" onPress={stop}>
              {t('common.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles['row']}>
          <Button size="s" onPress={draw}>
            {value.length === 0 ? t('forms.geometry.draw') : t('forms.geometry.redraw')}
          </Button>
          {kind === 'area' ? (
            <Button size="s" onPress={drawByHand}>
              {t('forms.geometry.byHand')}
            </Button>
          ) : null}
          <FileTrigger onSelect={(files) => void files?.[0]?.text().then(bring)}>
            <Button size="s">{t('forms.geometry.file')}</Button>
          </FileTrigger>
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
