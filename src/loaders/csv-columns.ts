import { plain } from '../base/plain.ts';

/** Columns of a table of text by what they mean; −1: absent. */
export type ColumnPlaces<K extends string> = Readonly<Record<K, number>>;

/** Finds columns by their usual names, in any case and with or without accents; the first name that is there wins. */
export function columnsOf<K extends string>(
  heading: readonly string[],
  names: Readonly<Record<K, readonly string[]>>,
): ColumnPlaces<K> {
  const titles = heading.map((title) => plain(title).replace(/[^a-z0-9]+/g, ''));
  const places = Object.entries(names as Record<string, readonly string[]>).map(([key, aliases]) => {
    const found = aliases.map((alias) => titles.indexOf(alias)).find((at) => at >= 0);
    return [key, found ?? -1];
  });
  return Object.fromEntries(places) as ColumnPlaces<K>;
}
