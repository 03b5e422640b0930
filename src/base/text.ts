/** Languages of the application; French is the reference. */
export type Language = 'fr' | 'en';

/** A sentence or label in every language. */
export type Text = Readonly<Record<Language, string>>;

/** A key with its first letter in capitals, as it stands within a longer name. */
export function capitalized<K extends string>(key: K): Capitalize<K> {
  return `${key.charAt(0).toUpperCase()}${key.slice(1)}` as Capitalize<K>;
}
