import type { DrawnField, DrawnRole } from '../../simulation/contract.ts';
import type { ValueSource } from '../picture.ts';
import type { RibbonWidths } from './edge-ribbons.ts';
import type { DrapeStyle } from './field-drape.ts';

/** Roles whose size is how wide a ribbon is; others are told by colour, on thin ribbons. */
const wide: ReadonlySet<DrawnRole> = new Set(['flow', 'count', 'ratio']);

export function isWide({ role }: Pick<DrawnField, 'role'>): boolean {
  return wide.has(role);
}

const growing = { metres: [1.5, 9], pixels: [1.2, 8] } as const;

/** Value at which ribbons of a field are at their widest: half as much again as its last class starts with. */
export function fullWidthAt(steps: readonly number[]): number {
  return 1.5 * (steps[steps.length - 1] ?? 0);
}

/** Width on the screen of a ribbon seen from far, px. */
export function ribbonPx(steps: readonly number[], value: number): number {
  const [least, most] = growing.pixels;
  return least + (most - least) * Math.max(0, Math.min(1, value / fullWidthAt(steps)));
}

/** Widths on the screen of desire lines, px. */
export const desirePixels = [1, 9] as const;

/** That of one of so many vehicles, where the largest drawn has `most`. */
export function desirePx(vehicles: number, most: number): number {
  return desirePixels[0] + ((desirePixels[1] - desirePixels[0]) * vehicles) / Math.max(1, most);
}

/** @param other Field that says how wide they are instead of the one that is shown; null: none does. */
export function widthsOf({ spec }: ValueSource, style: DrapeStyle, other: ValueSource | null): RibbonWidths {
  if (other !== null && style.kind !== 'difference')
    return { ...growing, full: fullWidthAt(other.spec.classes), sizes: other.values() };
  if (isWide(spec) || style.kind === 'difference') return { ...growing, full: fullWidthAt(style.steps) };
  return { metres: [3, 3], pixels: [2.4, 2.4], full: null };
}
