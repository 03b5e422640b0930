/** Languages of the application; French is the reference. */
export type Language = 'fr' | 'en';

/** A sentence or label in every language. */
export type Text = Readonly<Record<Language, string>>;
