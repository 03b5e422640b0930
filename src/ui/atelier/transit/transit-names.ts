import type { Words } from '../../../i18n/i18n.ts';
import type { TransitFeed } from '../../../territory/transit-feed.ts';
import type { TransitChoice } from '../../../territory/transit-network.ts';

/** A stop or lines in a few words: « arrêt Mairie », « lignes 1 et 12 ». */
export function transitName({ t, list }: Words, feed: TransitFeed, choice: TransitChoice): string {
  if (choice.kind === 'stop')
    return t('atelier.transit.stop', { name: feed.stopNames[feed.stopIds.indexOf(choice.stop)] ?? '' });
  const names = choice.lines.map((line) => feed.routeNames[feed.routeIds.indexOf(line)] ?? line);
  return t('atelier.transit.lines', { count: names.length, names: list(names) });
}
