import type { Words } from '../../../i18n/i18n.ts';
import type { TransitFeed } from '../../../territory/transit-feed.ts';
import type { TransitChoice } from '../../../territory/transit-network.ts';

/** Names told at once. */
const mostNames = 5;

/** A stop or lines in a few words: « arrêt Mairie », « lignes 1 et 12 ». */
export function transitName({ t, list }: Words, feed: TransitFeed, choice: TransitChoice): string {
  if (choice.kind === 'stop')
    return t('atelier.transit.stop', { name: feed.stopNames[feed.stopIds.indexOf(choice.stop)] ?? '' });
  const all = choice.lines.map((line) => feed.routeNames[feed.routeIds.indexOf(line)] ?? line);
  // A street by a station has dozens: the rest is told by the card.
  const names =
    all.length > mostNames + 1 ? [...all.slice(0, mostNames), `+ ${all.length - mostNames}`] : all;
  return t('atelier.transit.lines', { count: all.length, names: list(names) });
}
