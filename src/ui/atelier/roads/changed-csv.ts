import type { ChangedEdge, Wind } from '../../../simulation/edge-results.ts';
import { csvText } from '../../csv.ts';

interface Heads {
  readonly heads: readonly string[];
  /** Field and unit, on a line of its own before the heads. */
  readonly title: string;
  readonly wind: (wind: Wind) => string;
  readonly tooSmall: string;
  /** What has to be said beside the figures, each on a line of its own. */
  readonly notes: readonly string[];
}

/** Changed roads as CSV, one line per road and direction. */
export function changedCsv(
  rows: readonly ChangedEdge[],
  { heads, title, wind, tooSmall, notes }: Heads,
): string {
  const lines = rows.map((row) => [
    row.id,
    row.name,
    wind(row.wind),
    row.before,
    row.after,
    row.change,
    row.tooSmall ? tooSmall : '',
  ]);
  return csvText([[title], ...notes.map((note) => [note]), heads, ...lines]);
}
