import i18next from 'i18next';
import type { Language, Text } from '../base/text.ts';
import { en } from './en/index.ts';
import { type Formats, formatsOf } from './format.ts';
import { fr } from './fr/index.ts';
import { englishTypography, frenchTypography, mapTexts } from './typography.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof fr };
    returnNull: false;
  }
}

const instance = i18next.createInstance();
void instance.init({
  lng: 'fr',
  fallbackLng: 'fr',
  initAsync: false,
  interpolation: { escapeValue: false },
  // A failure from elsewhere may lack a detail: the sentence stays readable.
  missingInterpolationHandler: () => '…',
  resources: {
    fr: { translation: mapTexts(fr, frenchTypography) },
    en: { translation: mapTexts(en, englishTypography) },
  },
});

/** Words and figures of one language. */
export interface Words extends Formats {
  readonly language: Language;
  /** The sentence of a key, its placeholders filled. */
  readonly t: ReturnType<typeof instance.getFixedT<'translation'>>;
  /** The sentence of a failure or a note, filled with the details that it carries, amounts as the language writes them. */
  readonly tell: (
    key: `errors.${keyof typeof fr.errors}` | `notes.${keyof typeof fr.notes}`,
    details: Readonly<Record<string, string | number>>,
  ) => string;
  /** A text that travels with an engine or a territory; what is the same in every language stays as it is. */
  readonly say: (text: Text | string) => string;
  /** The same, its `{{placeholders}}` filled; numbers are written as the language does. */
  readonly fill: (text: Text, details: Readonly<Record<string, string | number>>) => string;
}

/** Details of failures whose whole numbers are names, not amounts: systems of coordinates, nodes, editions. */
const numbersThatName: ReadonlySet<string> = new Set([
  'crs',
  'epsg',
  'suggested',
  'from',
  'to',
  'node',
  'zone',
  'feature',
  'first',
  'last',
  'date',
  'year',
  'id',
  'code',
  'recorded',
  'current',
]);

function wordsOf(language: Language): Words {
  const t = instance.getFixedT(language);
  // The placeholders of a sentence chosen at run time are not known to the compiler.
  const loose = t as unknown as (key: string, options: { readonly replace: object }) => string;
  const formats = formatsOf(language);
  const say = (text: Text | string): string => {
    if (typeof text === 'string') return text;
    return language === 'fr' ? frenchTypography(text.fr) : englishTypography(text.en);
  };
  const written = ([name, value]: [string, string | number]): [string, string | number] => {
    if (typeof value === 'string' || (numbersThatName.has(name) && Number.isInteger(value)))
      return [name, value];
    return [name, Number.isInteger(value) ? formats.number(value) : formats.significant(value, 6)];
  };
  return {
    language,
    t,
    tell: (key, details) => loose(key, { replace: Object.fromEntries(Object.entries(details).map(written)) }),
    say,
    fill: (text, details) =>
      say(text).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
        const value = details[name] ?? '…';
        return typeof value === 'number' ? formats.significant(value, 6) : value;
      }),
    ...formats,
  };
}

const byLanguage: Readonly<Record<Language, Words>> = { fr: wordsOf('fr'), en: wordsOf('en') };

/** Words and figures of a language. */
export function words(language: Language): Words {
  return byLanguage[language];
}
