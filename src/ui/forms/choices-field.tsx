import type { ReactElement } from 'react';
import { CheckField } from '../controls/fields.tsx';
import styles from './forms.module.css';

interface Props {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Several of a few named values, kept in the order of the options. */
export function ChoicesField({ label, options, value, onChange }: Props): ReactElement {
  const set = (changed: string, isChosen: boolean): void =>
    onChange(
      options
        .map((option) => option.value)
        .filter((known) => (known === changed ? isChosen : value.includes(known))),
    );
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['legend']}>{label}</legend>
      <div className={styles['row']}>
        {options.map((option) => (
          <CheckField
            key={option.value}
            checked={value.includes(option.value)}
            onChange={(isChosen) => set(option.value, isChosen)}
          >
            {option.label}
          </CheckField>
        ))}
      </div>
    </fieldset>
  );
}
