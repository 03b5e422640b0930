import type { ReactElement } from 'react';
import { useSpecs } from '../../../app/specs-store.ts';
import type { Condition } from '../../../scenario/project.ts';
import { statedEntries, type StatedEntry } from '../../../simulation/forms.ts';
import { numberText } from '../../number-text.ts';
import { sentence } from '../../text.ts';
import { useWords } from '../../use-words.ts';
import styles from './right.module.css';

/** The conditions of a run with the figures that they state; what replaces a usual value says which. */
export function StatedConditions({
  conditions,
}: {
  readonly conditions: readonly Condition[];
}): ReactElement | null {
  const words = useWords();
  const { t, say } = words;
  const specs = useSpecs((state) => state.specs);
  if (conditions.length === 0) return null;
  const told = ({ field, under, value }: StatedEntry): ReactElement => {
    const label = sentence([...under, field.label].map(say).join(', '));
    const chosen =
      field.kind === 'choice' ? field.options.find((option) => option.value === value)?.label : undefined;
    const text =
      field.kind === 'number' && typeof value === 'number'
        ? numberText(words, field, value)
        : chosen === undefined
          ? String(value)
          : say(chosen);
    const usual = field.kind === 'number' && field.isUsual === true ? field.default : null;
    return (
      <li key={field.key}>
        {label}
        {t('common.colon')} {text}
        {field.kind !== 'number' || usual === null ? null : (
          <span className={styles['quiet']}>
            {' '}
            {t('atelier.explain.insteadOf', { value: numberText(words, field, usual) })}
          </span>
        )}
      </li>
    );
  };
  return (
    <ul>
      {conditions.map((condition) => {
        const form = specs.flatMap((spec) => spec.conditions).find(({ kind }) => kind === condition.kind);
        if (form === undefined) return null;
        return (
          <li key={condition.id}>
            {condition.label || sentence(say(form.label))}
            <ul>{statedEntries(form.fields, condition).map(told)}</ul>
          </li>
        );
      })}
    </ul>
  );
}
