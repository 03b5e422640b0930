import { plain } from '../territory/land-cover-codes.ts';

/** Columns of a table of text by what they mean; −1: absent. */
export type ColumnPlaces<K extends string> = Readonly<Record<K, number>>;

const separators = [';', '\t', ','] as const;
export type Separator = (typeof separators)[number];

/** The separator that cuts a heading into most fields; of equal ones the first of `;`, tab and comma. */
export function separatorOf(heading: string): Separator {
  let found: Separator = ';';
  let most = 0;
  for (const separator of separators) {
    const fields = fieldsOf(heading, separator).length;
    if (fields > most) [found, most] = [separator, fields];
  }
  return found;
}

/** Fields of a line of CSV (RFC 4180), trimmed; a quoted field may hold separators, and quotes written twice. */
export function fieldsOf(line: string, separator: Separator): string[] {
  if (!line.includes('"')) return line.split(separator).map((field) => field.trim());
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line.charAt(i);
    if (isQuoted && sign === '"' && line[i + 1] === '"') {
      field += '"';
      i++;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      fields.push(field.trim());
      field = '';
    } else field += sign;
  }
  fields.push(field.trim());
  return fields;
}

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

/**
 * A number as French and English tables write it: decimal comma (unless commas may separate thousands, as between
 * digits in threes beside a point), spaces between thousands. NaN for anything else, and for nothing.
 */
export function numberIn(text: string): number {
  const tight = text.replace(/[\s\u00a0\u202f]/g, '');
  if (tight === '') return Number.NaN;
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(tight)) return Number(tight.replaceAll(',', ''));
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(tight)
    ? Number(tight.replace(',', '.'))
    : Number.NaN;
}
