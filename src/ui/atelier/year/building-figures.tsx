import type { ReactElement } from 'react';
import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { FieldSpec } from '../../../simulation/contract.ts';
import { useWords } from '../../use-words.ts';
import { decimalsOf } from '../roads/edge-figures.ts';
import { yearTexts } from './sentences.ts';

/** Unit of a field in brackets; '' where its values or its name say it. */
export function unitText(words: Words, field: FieldSpec): string {
  const unit = field.unit === 's' ? '' : units[field.unit][words.language];
  return unit === '' || words.say(field.label).startsWith(unit) ? '' : `(${unit})`;
}

/** A value without its unit, or a dash where there is none. */
export function valueText(words: Words, field: FieldSpec, value: number | null): string {
  if (value === null) return '—';
  return field.unit === 's' ? words.duration(value) : words.number(value, decimalsOf(field));
}

interface Props {
  readonly field: FieldSpec;
  readonly change: number | null;
}

/** A difference with its sign; under the field's own step there is none to tell. */
export function Change({ field, change }: Props): ReactElement {
  const words = useWords();
  if (change === null) return <>—</>;
  if (Math.abs(change) < field.displayStep / 2)
    return (
      <>
        <span aria-hidden="true">=</span>
        <span className="visually-hidden">{words.say(yearTexts.same)}</span>
      </>
    );
  return (
    <>
      {change > 0 ? '+' : '−'}
      {valueText(words, field, Math.abs(change))}
    </>
  );
}
