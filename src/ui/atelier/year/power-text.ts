import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { FieldSpec } from '../../../simulation/contract.ts';

/** A value of a curve with its unit, in as many digits as it deserves: three or four. */
export function powerText(words: Words, field: FieldSpec, value: number): string {
  if (Number.isNaN(value)) return '—';
  const size = Math.abs(value);
  const decimals = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
  return `${words.number(value, decimals)}\u00a0${units[field.unit][words.language]}`.trim();
}
