import type { Words } from '../../i18n/i18n.ts';
import type { Territory } from '../../territory/territory.ts';

/** Producer and product, said once when they have the same name. */
export function namesOf(producer: string, product: string): string {
  return [...new Set([producer, product])].filter((part) => part !== '').join(', ');
}

/**
 * The line inside every picture: producer, product and date of each source (Licence Ouverte 2.0), or that the
 * place is made up, which names no producer.
 */
export function attributionOf(words: Words, territory: Territory): string {
  if (territory.fictional) return words.t('common.fictionalNotice');
  const lines = territory.sources.map((source) => {
    const name = namesOf(source.producer, source.product);
    const date = source.editionDate === null ? '' : ` (${words.date(source.editionDate)})`;
    return name === '' ? '' : `${name}${date}`;
  });
  const known = [...new Set(lines.filter((line) => line !== ''))];
  return known.length === 0 ? words.t('atelier.views.unknownSources') : known.join(' · ');
}
