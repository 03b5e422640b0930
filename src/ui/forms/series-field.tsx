import { type ReactElement, useState } from 'react';
import {
  firstPeak,
  formatSeries,
  isFault,
  type Peak,
  parseSeries,
  peakOfSeries,
  seriesOfPeak,
} from '../../app/series-text.ts';
import { type Unit, units } from '../../base/units.ts';
import type { Series } from '../../scenario/project.ts';
import { NumberField, TextField } from '../controls/fields.tsx';
import { Segments } from '../controls/segments.tsx';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';
import { SeriesChart } from './series-chart.tsx';

interface Props {
  readonly label: string;
  readonly unit: Unit;
  readonly value: Series | null;
  readonly durationS: number;
  readonly onChange: (series: Series | null) => void;
}

const wide = 1e6;

/** A quantity in time: a peak described by four numbers, or a table pasted from elsewhere. */
export function SeriesField({ label, unit, value, durationS, onChange }: Props): ReactElement {
  const { t, language } = useWords();
  const known = value === null ? firstPeak(unit) : peakOfSeries(value);
  const [way, setWay] = useState<'peak' | 'table'>(known === null ? 'table' : 'peak');
  const [text, setText] = useState(value === null ? '' : formatSeries(value));
  const shown = known ?? firstPeak(unit);
  const symbol = units[unit][language];
  const parsed = way === 'table' && text.trim() !== '' ? parseSeries(text) : null;

  const choose = (next: 'peak' | 'table'): void => {
    setWay(next);
    if (next === 'table') setText(formatSeries(value ?? seriesOfPeak(firstPeak(unit))));
    if (next === 'peak') onChange(seriesOfPeak(known ?? firstPeak(unit)));
  };
  const write = (next: string): void => {
    setText(next);
    const series = parseSeries(next);
    onChange(isFault(series) ? null : series);
  };
  const setPeak = (change: Partial<Peak>): void =>
    onChange(seriesOfPeak({ ...(known ?? firstPeak(unit)), ...change }));

  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <Segments
        label={t('forms.series.way')}
        options={[
          { value: 'peak', label: t('forms.series.byPeak') },
          { value: 'table', label: t('forms.series.byTable') },
        ]}
        value={way}
        onChange={choose}
      />
      {way === 'peak' ? (
        <div className={styles['row']}>
          <NumberField
            label={t('forms.series.base')}
            unit={symbol}
            value={shown.base}
            min={-wide}
            max={wide}
            onChange={(base) => setPeak({ base })}
          />
          <NumberField
            label={t('forms.series.top')}
            unit={symbol}
            value={shown.peak}
            min={-wide}
            max={wide}
            onChange={(peak) => setPeak({ peak })}
          />
          <NumberField
            label={t('forms.series.rise')}
            unit="h"
            value={shown.riseH}
            min={0.02}
            max={2000}
            onChange={(riseH) => setPeak({ riseH })}
          />
          <NumberField
            label={t('forms.series.fall')}
            unit="h"
            value={shown.fallH}
            min={0.02}
            max={2000}
            onChange={(fallH) => setPeak({ fallH })}
          />
        </div>
      ) : (
        <TextField
          label={t('forms.series.table', { unit: symbol })}
          help={t('forms.series.tableHelp')}
          value={text}
          onChange={write}
          multiline
          error={
            parsed !== null && isFault(parsed)
              ? t(`forms.series.fault.${parsed.reason}`, { line: parsed.line })
              : undefined
          }
        />
      )}
      {value === null ? null : <SeriesChart series={value} durationS={durationS} description={label} />}
    </fieldset>
  );
}
