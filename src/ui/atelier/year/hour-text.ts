import type { Words } from '../../../i18n/i18n.ts';
import type { HourWindow } from './hour-window.ts';
import { yearTexts } from './sentences.ts';

// Any year of 365 days: only months and days are written.
const yearMs = Date.UTC(2025, 0, 1);
const hourMs = 3_600_000;
const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

type Style = 'shortDay' | 'long' | 'short';
const styles: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  shortDay: { day: 'numeric', month: 'short' },
  long: { month: 'long' },
  short: { month: 'short' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

function format({ language }: Pick<Words, 'language'>, style: Style, ms: number): string {
  const key = `${language} ${style}`;
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...styles[style], timeZone: 'UTC' });
  formats.set(key, known);
  return known.format(ms);
}

/** Day and month of an hour of the year: `12 janvier`. */
export function dayText(words: Pick<Words, 'dayOfYear'>, hour: number): string {
  return words.dayOfYear(Math.floor(hour / 24));
}

/** The same, shorter: `12 janv.`. */
export function shortDayText(words: Pick<Words, 'language'>, hour: number): string {
  return format(words, 'shortDay', yearMs + hour * hourMs);
}

/** Name of a month, 0 … 11. */
export function monthText(words: Pick<Words, 'language'>, month: number, style: 'long' | 'short'): string {
  return format(words, style, Date.UTC(2025, month, 1));
}

/** An hour of the year: `12 janvier, de 7 h à 8 h`. */
export function hourText(words: Pick<Words, 'dayOfYear' | 'fill'>, hour: number): string {
  const from = hour % 24;
  return words.fill(yearTexts.hourAt, {
    day: dayText(words, hour),
    from: String(from),
    to: String(from + 1),
  });
}

/** Days of a window: one, or from one to another. */
export function windowText(words: Pick<Words, 'dayOfYear' | 'fill' | 'say'>, window: HourWindow): string {
  const { from, to } = window;
  if (to - from > 31 * 24) return words.say(yearTexts.wholeYear);
  if (to - from <= 24) return dayText(words, from);
  return words.fill(yearTexts.fromTo, { from: dayText(words, from), to: dayText(words, to - 1) });
}
