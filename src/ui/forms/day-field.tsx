import { type ReactElement, useState } from 'react';
import { TextField } from '../controls/fields.tsx';
import { useWords } from '../use-words.ts';
import styles from './forms.module.css';

const dayHours = 24;

/** Numbers apart by spaces, tabs, semicolons or line breaks, with decimal comma or point; what is none is NaN. */
export function numbersOf(text: string): readonly number[] {
  return text
    .split(/[\s;]+/)
    .map((cell) => cell.replace(/,$/, '').replace(',', '.'))
    .filter((cell) => cell !== '')
    .map(Number);
}

interface Props {
  readonly label: string;
  /** null: left empty. */
  readonly value: readonly number[] | null;
  /** Given whatever is written, so that a day of other than 24 numbers is no finished form. */
  readonly onChange: (value: readonly number[] | null) => void;
}

interface Fault {
  readonly key: 'count' | 'number' | 'nothing';
  /** How many are written, or the hour from 0 of the one that is none. */
  readonly n: number;
}

/** What keeps numbers from being a day; null for a day, or for nothing at all. */
function faultOf(numbers: readonly number[]): Fault | null {
  if (numbers.length === 0) return null;
  if (numbers.length !== dayHours) return { key: 'count', n: numbers.length };
  const none = numbers.findIndex((one) => !(one >= 0 && Number.isFinite(one)));
  if (none !== -1) return { key: 'number', n: none };
  return numbers.every((one) => one === 0) ? { key: 'nothing', n: 0 } : null;
}

/** 24 numbers, from midnight to midnight, with their course. */
export function DayField({ label, value, onChange }: Props): ReactElement {
  const { t, language } = useWords();
  const [text, setText] = useState(() => {
    const numbers = (value ?? []).join(' ');
    return language === 'fr' ? numbers.replaceAll('.', ',') : numbers;
  });
  const numbers = numbersOf(text);
  const write = (next: string): void => {
    setText(next);
    const read = numbersOf(next);
    onChange(read.length === 0 ? null : read);
  };
  const fault = faultOf(numbers);
  return (
    <div>
      <TextField
        label={label}
        help={t('forms.day.help')}
        value={text}
        onChange={write}
        multiline
        error={fault === null ? undefined : t(`forms.day.${fault.key}`, { n: fault.n })}
      />
      {fault === null && numbers.length > 0 ? <DayChart numbers={numbers} label={label} /> : null}
    </div>
  );
}

/** A bar an hour, in a box of 240 × 72. */
function DayChart({ numbers, label }: { readonly numbers: readonly number[]; readonly label: string }) {
  const most = Math.max(...numbers);
  return (
    <svg
      className={styles['chart']}
      viewBox="0 0 240 72"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path
        d={numbers.map((one, hour) => `M${10 * hour + 5} 72V${72 - (64 * one) / most}`).join('')}
        stroke="var(--water)"
        strokeWidth="8"
      />
    </svg>
  );
}
