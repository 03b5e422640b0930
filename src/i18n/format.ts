import type { Language } from '../base/text.ts';
import { type Unit, units } from '../base/units.ts';

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const noBreak = '\u00a0';
const minus = '\u2212';

/** Figures and dates as a language writes them. */
export interface Formats {
  /** A number with exactly so many decimals. */
  readonly number: (value: number, decimals?: number) => string;
  /** A number with at most so many significant digits: for values of unknown size. */
  readonly significant: (value: number, digits?: number) => string;
  /** A number with its unit. */
  readonly quantity: (value: number, unit: Unit, decimals?: number) => string;
  /** A difference, always with its sign. */
  readonly signed: (value: number, decimals?: number) => string;
  /** `6 h 40`, `12 min`, `45 s`. */
  readonly duration: (seconds: number) => string;
  /** A time of day: `7 h 05`, `7:05`. */
  readonly clock: (secondOfDay: number) => string;
  /** Bytes in the largest fitting unit. */
  readonly bytes: (bytes: number) => string;
  /** Day, month, year of an ISO date; the text itself when it is no full date. */
  readonly date: (iso: string) => string;
  readonly dateTime: (iso: string) => string;
  /** Day and month of a day of a year of 365 days, from 0 on. */
  readonly dayOfYear: (day: number) => string;
  readonly percent: (share: number) => string;
  /** Words joined as a sentence does: `a, b et c`. */
  readonly list: (items: readonly string[]) => string;
}

function duration(seconds: number): string {
  const total = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && total > 0 ? minus : '';
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  if (hours > 0) return `${sign}${hours}${noBreak}h${noBreak}${String(minutes).padStart(2, '0')}`;
  if (minutes > 0) return `${sign}${minutes}${noBreak}min`;
  return `${sign}${total}${noBreak}s`;
}

function clockOf(language: Language, secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  const [hour, minute] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
  return language === 'fr' ? `${hour}${noBreak}h${noBreak}${minute}` : `${hour}:${minute}`;
}

/** The first of a month as a language writes it, at the head of a date. */
function firstOf(language: Language, text: string): string {
  return text.replace(/^1(?:er)? /, language === 'fr' ? '1ᵉʳ ' : '1 ');
}

/** The figures of a language. */
export function formatsOf(language: Language): Formats {
  const locale = locales[language];
  const fixed = new Map<number, Intl.NumberFormat>();
  const number = (value: number, decimals = 0): string => {
    let format = fixed.get(decimals);
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        // What rounds to zero has no sign.
        signDisplay: 'negative',
      });
      fixed.set(decimals, format);
    }
    // Intl writes the hyphen-minus.
    return format.format(value).replace('-', minus);
  };
  const significant = (value: number, digits = 3): string =>
    new Intl.NumberFormat(locale, { maximumSignificantDigits: digits, signDisplay: 'negative' })
      .format(value)
      .replace('-', minus);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  const percentage = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const byteUnits =
    language === 'fr' ? (['o', 'ko', 'Mo', 'Go'] as const) : (['B', 'kB', 'MB', 'GB'] as const);
  return {
    number,
    significant,
    quantity: (value, unit, decimals = 0) => {
      const symbol = units[unit][language];
      return symbol === '' ? number(value, decimals) : `${number(value, decimals)}${noBreak}${symbol}`;
    },
    signed: (value, decimals = 0) => {
      const text = number(Math.abs(value), decimals);
      if (text === number(0, decimals)) return text;
      return `${value < 0 ? minus : '+'}${text}`;
    },
    duration,
    clock: (secondOfDay) => clockOf(language, secondOfDay),
    bytes: (bytes) => {
      const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
      const value = bytes / 1000 ** power;
      return `${number(value, power === 0 || value >= 100 ? 0 : 1)}${noBreak}${byteUnits[power]}`;
    },
    date: (iso) =>
      /^\d{4}-\d{2}-\d{2}/.test(iso) ? firstOf(language, date.format(new Date(iso.slice(0, 10)))) : iso,
    dateTime: (iso) => dateTime.format(new Date(iso)),
    dayOfYear: (day) => firstOf(language, dayMonth.format(Date.UTC(2023, 0, day + 1))),
    percent: (share) => percentage.format(share).replace('-', minus),
    list: (items) => conjunction.format(items),
  };
}
