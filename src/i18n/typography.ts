const noBreak = '\u00a0';
const narrowNoBreak = '\u202f';

/**
 * French typography for a text typed with plain spaces and apostrophes: no-break space before « : » and inside
 * « », narrow no-break space before « ; ! ? % », typographic apostrophe (Imprimerie nationale, Lexique des règles
 * typographiques).
 */
export function frenchTypography(text: string): string {
  return text
    .replaceAll(/ ([;!?%])/g, `${narrowNoBreak}$1`)
    .replaceAll(/ :(?=\s|$)/g, `${noBreak}:`)
    .replaceAll(/« */g, `«${noBreak}`)
    .replaceAll(/ *»/g, `${noBreak}»`)
    .replaceAll(/(?<=\p{L})'(?=[\p{L}«{])/gu, '’');
}

/** English typography: typographic apostrophe only. */
export function englishTypography(text: string): string {
  return text.replaceAll(/(?<=\p{L})'(?=\p{L}|\s|$)/gu, '’');
}

/** A tree of texts. */
export interface Tree {
  readonly [key: string]: string | Tree;
}

/** The same tree with `change` applied to every text. */
export function mapTexts<T extends Tree>(tree: T, change: (text: string) => string): T {
  const entries = Object.entries(tree).map(([key, value]) => [
    key,
    typeof value === 'string' ? change(value) : mapTexts(value, change),
  ]);
  return Object.fromEntries(entries) as T;
}
