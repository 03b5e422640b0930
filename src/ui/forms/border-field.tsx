import type { ReactElement } from 'react';
import type { Bounds } from '../../base/grid.ts';
import type { Border } from '../../scenario/project.ts';
import { NumberField, SelectField } from '../controls/fields.tsx';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';

interface Props {
  readonly label: string;
  readonly value: Border | null;
  readonly bounds: Bounds;
  readonly onChange: (border: Border) => void;
}

const sides = ['north', 'east', 'south', 'west'] as const;
type Side = (typeof sides)[number];

/** The whole of one side, in projected coordinates along it. */
export function wholeSide(side: Side, [west, south, east, north]: Bounds): Border {
  return side === 'north' || side === 'south'
    ? { side, fromM: west, toM: east }
    : { side, fromM: south, toM: north };
}

/** A stretch of the territory's border: a side, and from where to where. */
export function BorderField({ label, value, bounds, onChange }: Props): ReactElement {
  const { t } = useWords();
  const border = value ?? wholeSide('north', bounds);
  const whole = wholeSide(border.side, bounds);
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <SelectField<Side>
        label={t('forms.border.side')}
        value={border.side}
        options={sides.map((side) => ({ value: side, label: t(`forms.border.${side}`) }))}
        onChange={(side) => onChange(wholeSide(side, bounds))}
      />
      <div className={styles['row']}>
        <NumberField
          label={t('forms.border.from')}
          unit="m"
          value={border.fromM}
          min={whole.fromM}
          max={whole.toM}
          onChange={(fromM) => onChange({ ...border, fromM })}
        />
        <NumberField
          label={t('forms.border.to')}
          unit="m"
          value={border.toM}
          min={whole.fromM}
          max={whole.toM}
          onChange={(toM) => onChange({ ...border, toM })}
        />
      </div>
    </fieldset>
  );
}
