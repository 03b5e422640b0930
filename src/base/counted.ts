import type { Text } from './text.ts';

/** A whole number by thousands, as each language writes it: « 8 717 » with a narrow no-break space, `8,717`. */
export function grouped(value: number): Text {
  const digits = String(Math.round(value));
  const by = (mark: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, mark);
  return { fr: by('\u202f'), en: by(',') };
}

/** A noun for one thing and for several. */
export interface Noun {
  readonly one: Text;
  readonly many: Text;
}

/** So many of something, never parted at the end of a line: « 1 bâtiment », « 0 véhicule » but `0 vehicles`. */
export function counted(value: number, { one, many }: Noun): Text {
  const n = Math.round(value);
  const { fr, en } = grouped(n);
  return {
    fr: `${fr}\u00a0${(n > 1 ? many : one).fr}`,
    en: `${en}\u00a0${(n === 1 ? one : many).en}`,
  };
}
