import { decodedText } from './windows-1252.ts';

/** Characters that separate the values of a line, the surest first. */
const separators = [';', '\t', ','] as const;

/** The separator of a text of values: the one that its first line has the most of. */
export function separatorOf(firstLine: string): string {
  const count = (separator: string): number => firstLine.split(separator).length;
  return separators.reduce((most, one) => (count(one) > count(most) ? one : most));
}

/** The values of one line (RFC 4180): those in double quotes may hold separators, and `""` for a quote. */
export function valuesOfLine(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((value) => value.trim());
  const values: string[] = [];
  let value = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i] as string;
    if (isQuoted && sign === '"' && line[i + 1] === '"') {
      value += '"';
      i += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      values.push(value.trim());
      value = '';
    } else value += sign;
  }
  return [...values, value.trim()];
}

/** Lines that a value in quotes may go over; a quote that is open for longer is a sign like others. */
const mostLines = 50;

/** Lines of a text of values: one goes on while a quote that began a value is open (RFC 4180). */
export function linesOfCsv(text: string): string[] {
  const rows = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  if (!text.includes('"')) return rows;
  const lines: string[] = [];
  let open: string[] = [];
  for (const row of rows) {
    const isOpen = isOpenAfter(row, open.length > 0);
    open.push(row);
    if (isOpen && open.length < mostLines) continue;
    if (isOpen) lines.push(...open);
    else lines.push(open.join('\n'));
    open = [];
  }
  return [...lines, ...open];
}

/** Whether a value in quotes goes on after a row. */
function isOpenAfter(row: string, wasOpen: boolean): boolean {
  if (!row.includes('"')) return wasOpen;
  let isOpen = wasOpen;
  for (let i = 0; i < row.length; i++) {
    if (row[i] !== '"') continue;
    if (!isOpen) isOpen = i === 0 || ';,\t'.includes(row[i - 1] as string);
    else if (row[i + 1] === '"') i += 1;
    else isOpen = false;
  }
  return isOpen;
}

/** A number as people write it, with a comma or a point, spaces between thousands; NaN when it is none. */
export function numberOfText(text: string): number {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

/** A table in text: the names of its columns, and its lines. */
interface Rows {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The lines of a table in text, less those that are blank. */
export function rowsOfCsv(bytes: Uint8Array): Rows {
  const text = decodedText(bytes);
  const separator = separatorOf(firstLine(text));
  const [head = '', ...lines] = linesOfCsv(text);
  const filled = lines.filter((line) => line.trim() !== '');
  return {
    fields: valuesOfLine(head, separator),
    rows: filled.map((line) => valuesOfLine(line, separator)),
  };
}

function firstLine(text: string): string {
  return (text.replace(/^(\ufeff|\u00ef\u00bb\u00bf)/, '').split(/\r\n|\n|\r/, 1)[0] ?? '').trim();
}

/** Names of the columns of a table in text, from its beginning. */
export function titlesOf(start: string): readonly string[] {
  const line = firstLine(start);
  return valuesOfLine(line, separatorOf(line));
}
