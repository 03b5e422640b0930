import type { Words } from '../../../i18n/i18n.ts';
import type { FieldRole, FieldSpec } from '../../../simulation/contract.ts';
import { secondsText } from '../instant-text.ts';

/** Roles of which a road that is not there has none: no vehicle, no hour. A speed that is not there is no speed of 0. */
export const amounts: ReadonlySet<FieldRole> = new Set(['flow', 'count', 'duration']);

const minuteS = 60;

type Stepped = Pick<FieldSpec, 'unit' | 'displayStep' | 'role'>;

/** Digits after the point with which a change of one step of a field is seen. */
function decimalsOfStep({ displayStep }: Stepped): number {
  return Math.max(0, Math.ceil(-Math.log10(displayStep || 1)));
}

/** A value as it is written, as a number: what a change that stands beside it has to be the change of. */
function written(field: Stepped, value: number): number {
  if (field.unit === 's') {
    const size = Math.round(Math.abs(value));
    return Math.sign(value) * (size < minuteS ? size : size - (size % minuteS));
  }
  const scale = 10 ** decimalsOfStep(field);
  return Math.round(value * scale) / scale;
}

/** Two values and their change in words, without the unit; the change is that of the two as they are written. */
export interface ShownChange {
  readonly before: string;
  readonly after: string;
  /** Signed, or a dash where there is none to tell. */
  readonly change: string;
}

/** @param isAmount Whether what is not there counts for none. */
export function shownChange(
  words: Words,
  field: Stepped,
  {
    before,
    after,
    isAmount,
    startS,
  }: {
    readonly before: number | null;
    readonly after: number | null;
    readonly isAmount: boolean;
    /** Second of the day at which the runs begin; null: their instants belong to no hour. */
    readonly startS: number | null;
  },
): ShownChange {
  const text = (value: number): string =>
    field.unit === 's' ? words.duration(value) : words.number(value, decimalsOfStep(field));
  // Instants by the clock; how far they are apart is a duration.
  const told = (value: number): string =>
    field.unit === 's' ? secondsText(words, field, startS, value) : text(value);
  const [a, b] = [before, after].map((value) => (value === null ? null : written(field, value)));
  const [from, to] = [a ?? (isAmount ? 0 : null), b ?? (isAmount ? 0 : null)];
  const size = from === null || to === null ? null : to - from;
  return {
    before: a == null ? '—' : told(a),
    after: b == null ? '—' : told(b),
    change: size === null ? '—' : signed(text, size),
  };
}

function signed(text: (value: number) => string, size: number): string {
  const shown = text(Math.abs(size));
  if (shown === text(0)) return shown;
  return `${size > 0 ? '+' : '−'}${shown}`;
}
