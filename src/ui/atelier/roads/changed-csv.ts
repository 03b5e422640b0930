import type { ChangedEdge, Wind } from '../../../simulation/edge-results.ts';

interface Heads {
  readonly heads: readonly string[];
  /** Field and unit, on a line of its own before the heads. */
  readonly title: string;
  readonly wind: (wind: Wind) => string;
  readonly tooSmall: string;
}

/** Changed roads as CSV: UTF-8 with its mark, semicolons, decimal points; one line per road and direction. */
export function changedCsv(rows: readonly ChangedEdge[], { heads, title, wind, tooSmall }: Heads): string {
  const lines = rows.map((row) => [
    row.id,
    row.name,
    wind(row.wind),
    row.before,
    row.after,
    row.change,
    row.tooSmall ? tooSmall : '',
  ]);
  return `\uFEFF${[[title], heads, ...lines].map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  // What begins like a formula would be run as one by a spreadsheet; a number may begin with its sign.
  const safe = typeof value === 'string' && /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
