import type { ChangedEdge, Wind } from '../../../simulation/edge-results.ts';
import { csvText } from '../../csv.ts';

interface Heads {
  readonly heads: readonly string[];
  /** Field and unit, on a line of its own before the heads. */
  readonly title: string;
  readonly wind: (wind: Wind) => string;
  /** What is said of a row beside its figures; '': nothing. */
  readonly note: (row: ChangedEdge) => string;
  /** What has to be said beside the figures, each on a line of its own. */
  readonly notes: readonly string[];
}

/** Changed roads as CSV, one line per road and direction; a change is that of the figures beside it. */
export function changedCsv(rows: readonly ChangedEdge[], { heads, title, wind, note, notes }: Heads): string {
  const lines = rows.map((row) => {
    const [before, after] = [row.before, row.after].map(known);
    const change = row.change === null ? null : rounded((after ?? 0) - (before ?? 0), 12);
    return [row.id, row.name, wind(row.wind), before ?? null, after ?? null, change, note(row)];
  });
  return csvText([[title], ...notes.map((text) => [text]), heads, ...lines]);
}

/** Seven digits: as many as a field's values (32 bits) have for sure. */
function known(value: number | null): number | null {
  return value === null ? null : rounded(value, 7);
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
