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

/** A number as people write it, with a comma or a point, spaces between thousands; NaN when it is none. */
export function numberOfText(text: string): number {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}
