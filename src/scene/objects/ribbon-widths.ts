import type { DrawnField, DrawnRole } from '../../simulation/contract.ts';
import type { ValueSource } from '../picture.ts';
import type { RibbonWidths } from './edge-ribbons.ts';
import type { DrapeStyle } from './field-drape.ts';

/** Roles whose size is how wide a ribbon is; others are told by colour, on thin ribbons. */
const wide: ReadonlySet<DrawnRole> = new Set(['flow', 'count', 'ratio']);

export function isWide({ role }: Pick<DrawnField, 'role'>): boolean {
  return wide.has(role);
}

/** A ribbon is widest at half as much again as its last class starts with; so are all differences. */
export function widthsOf({ spec }: ValueSource, style: DrapeStyle): RibbonWidths {
  const top = style.steps[style.steps.length - 1] ?? 0;
  if (isWide(spec) || style.kind === 'difference')
    return { metres: [1.5, 9], pixels: [1.2, 8], full: 1.5 * top };
  return { metres: [3, 3], pixels: [2.4, 2.4], full: null };
}
