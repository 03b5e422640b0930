import { units } from '../base/units.ts';
import type { Words } from '../i18n/i18n.ts';
import type { FormField } from '../simulation/forms.ts';

/** A number of a form with its unit: a share in %, a year without a mark of thousands. */
export function numberText(
  { significant, language }: Words,
  { unit, isShare }: Pick<FormField & { readonly kind: 'number' }, 'unit' | 'isShare'>,
  value: number,
): string {
  if (unit === 'year') return String(value);
  if (isShare === true) return `${significant(100 * value, 6)}\u00a0%`;
  return `${significant(value, 6)}\u00a0${units[unit][language]}`.trim();
}
