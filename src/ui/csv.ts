type Cell = string | number | null;

/** Lines of cells as CSV: UTF-8 with its mark, semicolons, decimal points. */
export function csvText(lines: readonly (readonly Cell[])[]): string {
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(value: Cell): string {
  const text = value === null ? '' : String(value);
  // What begins like a formula would be run as one by a spreadsheet; a number may begin with its sign.
  const safe = typeof value === 'string' && /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
